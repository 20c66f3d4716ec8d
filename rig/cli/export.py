"""`rig export FILE --to csv|parquet|c3d|fhir`: samples and events for other programs."""

from __future__ import annotations

import importlib
from pathlib import Path

import click

WRITERS = {
    "csv": ("rig.cli.csv_files", "write_csv"),
    "parquet": ("analysis.exports.parquet", "write_parquet"),
    "c3d": ("analysis.exports.c3d", "write_c3d"),
    "fhir": ("analysis.exports.fhir", "write_fhir"),
}


@click.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--to", "form", type=click.Choice(list(WRITERS)), required=True, help="What to write.")
@click.option(
    "--out", type=click.Path(path_type=Path), help="Folder to write into; beside the session if left out."
)
def command(file: Path, form: str, out: Path | None) -> None:
    """Write a session for other programs; units travel along, and a gap has no value.

    csv, parquet: a table per stream and one of the events. c3d: analog channels at one even rate.
    fhir: HL7 FHIR R4 observations as JSON. How to read sessions without exporting them, in Python, MATLAB
    and R, is in hardware_docs/reading_sessions.md.
    """
    from rig.record.edits import read_edits
    from rig.record.judged import judged, said_of
    from rig.record.reader import open_session

    module, name = WRITERS[form]
    write = getattr(importlib.import_module(module), name)
    session = open_session(file)
    edited = said_of(judged(session.events, read_edits(file)))
    for path in write(session, out or file.parent):
        click.echo(path)
    if edited:
        click.echo(f"rig: note: {edited}; the verdict of each rep says so", err=True)
