"""What today's software says otherwise than a session file, for `rig replay --compare`."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

import click

from analysis.compare import compare
from rig import __version__
from rig.cli.event_json import to_text
from rig.events import Event
from rig.record.reader import open_session


def print_comparison(file: Path, now: Sequence[Event], as_json: bool) -> None:
    """Print every difference between the events that a session holds and those of today.

    Raises
    ------
    InputRefused : the file is no session, and holds no events to compare with
    """
    session = open_session(file)
    found = compare(session.events, now)
    then_by, now_by = session.software, f"force-rig {__version__}"
    if as_json:
        rows = [dataclasses.asdict(difference) for difference in found]
        click.echo(to_text({"recorded_with": then_by, "now": now_by, "differences": rows, "refused": None}))
        return
    for difference in found:
        click.echo(difference.words)
    count = f"{len(found)} difference{'' if len(found) == 1 else 's'}" if found else "no difference"
    click.echo(f"{count} in {len(session.events)} events: recorded with {then_by}, now {now_by}")
