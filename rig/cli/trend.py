"""`rig trend DIR --subject ID`: the sessions of one subject over time."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("trend")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--subject", required=True, metavar="ID", help="The pseudonym whose sessions are wanted.")
@click.option("--html", "as_html", is_flag=True, help="Write one self-contained web page instead of a PDF.")
@click.option("--out", type=click.Path(path_type=Path), help="Write here; into DIR if left out.")
def command(folder: Path, subject: str, as_html: bool, out: Path | None) -> None:
    """Write the sessions of one subject over time: like with like, breaks drawn, measurement error shown."""
    from analysis.report.trend_document import write_trend

    click.echo(write_trend(folder, subject, out, as_html))
