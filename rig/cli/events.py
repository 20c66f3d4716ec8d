"""`rig events FILE`: what was announced while a session was recorded, or is being announced now."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("events")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--follow", is_flag=True, help="Go on with a session that is being recorded, one line an event."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document (with --follow: one a line).")
def command(file: Path, follow: bool, as_json: bool) -> None:
    """List the reps, holds, rolls, gaps and marks of a session."""
    if follow:
        _follow(file, as_json)
        return
    from rig.cli.stored_quality import stored_quality
    from rig.record.reader import open_session

    session = open_session(file)
    quality = stored_quality(session)
    if as_json:
        from rig.cli.event_json import document, to_text

        click.echo(to_text(document(session.events, quality)))
    else:
        from rig.cli.event_table import print_events

        print_events(session.events, quality)


def _follow(file: Path, as_json: bool) -> None:
    """Print events as they reach the file, until the recording has ended."""
    from rig.cli.event_json import event_line
    from rig.cli.measuring import plain_line
    from rig.record.follow import follow

    line = event_line if as_json else plain_line
    for event in follow(file):
        print(line(event), flush=True)
