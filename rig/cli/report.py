"""`rig report FILE`: one session as pages for the patient and the clinician."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("report")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--html", "as_html", is_flag=True, help="Write one self-contained web page instead of a PDF.")
@click.option("--out", type=click.Path(path_type=Path), help="Write here; beside the session if left out.")
def command(file: Path, as_html: bool, out: Path | None) -> None:
    """Write the report of a session: page one for the patient, the rest for the clinician."""
    from analysis.report import write_report

    click.echo(write_report(file, out, as_html))
