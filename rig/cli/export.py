"""`rig export FILE --to csv`: samples and events for other programs."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--to", "form", type=click.Choice(["csv"]), required=True, help="What to write.")
@click.option(
    "--out", type=click.Path(path_type=Path), help="Folder to write into; beside the session if left out."
)
def command(file: Path, form: str, out: Path | None) -> None:
    """Write one CSV per stream and one of the events; units are in the headers, a gap has no value."""
    from rig.cli.csv_files import write_csv
    from rig.record.reader import open_session

    for path in write_csv(open_session(file), out or file.parent):
        click.echo(path)
