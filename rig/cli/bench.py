"""`rig bench`: how fast and how exact the rig is on this computer, peers beside us."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rig.bench.table import BenchTable

BENCHES = ("decode", "detection", "latency", "record", "cohort", "screen", "view")


@click.command("bench")
@click.argument("which", type=click.Choice([*BENCHES, "all"]), default="all")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(which: str, as_json: bool) -> None:
    """Measure decoding, detection, latency, recording, cohorts or the windows, or all of them."""
    chosen = BENCHES if which == "all" else (which,)
    if as_json:
        from rig.cli.event_json import to_text

        tables = {name: [table.to_json() for table in _run(name)] for name in chosen}
        click.echo(to_text({"bench": tables, "refused": None}))
        return
    from rich.console import Console

    console = Console(highlight=False)
    for name in chosen:
        for table in _run(name):
            console.print(table.as_rich())
            console.print()


def _run(name: str) -> tuple[BenchTable, ...]:
    measured = importlib.import_module(f"rig.bench.{name}").run()
    return measured if isinstance(measured, tuple) else (measured,)
