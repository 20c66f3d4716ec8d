"""`rig agreement FILE...`: the detector against reps labelled by hand."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from analysis.agreement import Agreement


@click.command("agreement")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(files: tuple[Path, ...], as_json: bool) -> None:
    """Compare detected reps with those labelled by hand beside each session. FILES may be folders."""
    from analysis.agreement import agreement
    from rig.cli.event_json import to_text

    paths = [p for file in files for p in (sorted(file.glob("*.h5")) if file.is_dir() else [file])]
    found = agreement(paths)
    if as_json:
        click.echo(to_text({**_plain(found), "refused": None}))
    else:
        _print(found)


def _plain(found: Agreement) -> dict[str, Any]:
    """Put it into plain JSON; NaN becomes None."""

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: plain(one) for name, one in value.items()}
        return None if value != value else value

    rates = {"sensitivity": found.sensitivity, "precision": found.precision}
    return {name: plain(value) for name, value in {**dataclasses.asdict(found), **rates}.items()}


def _print(found: Agreement) -> None:
    click.echo(f"{found.files} sessions, {found.labels} reps by hand, {found.detected} detected")
    click.echo(f"sensitivity {found.sensitivity:.3f}, precision {found.precision:.3f}")
    click.echo(f"time under tension {found.tension_percent:+.1f} % of that labelled")
    for name in ("start_s", "end_s", "duration_s"):
        one = getattr(found, name)
        click.echo(
            f"{name[:-2].ljust(8)} detector - label: bias {one.bias:+.3f} s, limits of agreement "
            f"{one.low:+.3f} to {one.high:+.3f} s ({one.pairs} pairs)"
        )
