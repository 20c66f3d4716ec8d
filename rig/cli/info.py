"""`rig info FILE`: what a session holds, in short."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rig.record.reader import Session


@click.command("info")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(file: Path, as_json: bool) -> None:
    """Say who, what, when, with which board and how well a session was recorded."""
    from rig.cli.event_json import to_text
    from rig.record.reader import open_session

    described = describe(open_session(file))
    if as_json:
        click.echo(to_text({**described, "refused": None}))
    else:
        _print(described)


def describe(session: Session) -> dict[str, Any]:
    """Put a session into plain JSON."""
    from rig.cli.stored_quality import stored_quality
    from rig.exercises.set_spans import plan_name

    setup, attributes = session.setup, session.attributes
    return {
        "file": session.path.name,
        "state": session.state,
        "being_recorded": session.being_recorded,
        "session_id": setup.session_id,
        "subject": setup.subject,
        "exercise": setup.exercise,
        "side": setup.side,
        "posture": setup.posture,
        "started_utc": setup.started_utc,
        "duration_s": _duration_s(session),
        "simulated": setup.simulated,
        "software": setup.software,
        "board": {
            name: attributes.get(name)
            for name in ("board_name", "board_serial", "firmware_version", "protocol_version")
        },
        "streams": _streams(session, stored_quality(session)),
        "events": dict(Counter(event.kind for event in session.events)),
        "clock_pairs": int(session.clock_pairs.size),
        "settings": setup.settings.to_json(),
        "plan": plan_name(session.events),
        "sets": _sets(session),
        "calibrations": [{"channel": c.channel, "source": c.source} for c in setup.calibrations],
    }


def _sets(session: Session) -> list[dict[str, Any]]:
    """Give what each set of a plan was of and came to; [] where no plan led."""
    from rig.events import Mark
    from rig.exercises.set_spans import SET_OVER, begun_set

    sets: list[dict[str, Any]] = []
    for event in session.events:
        begun = begun_set(event)
        if begun is not None and begun.exercise:
            of_plan = {"exercise": begun.exercise, "side": begun.side, "set": begun.number}
            sets.append({**of_plan, "start_s": begun.start_s, "came_to": ""})
        elif sets and isinstance(event, Mark) and event.label.startswith((SET_OVER, "set corrected")):
            sets[-1]["came_to"] = event.label.split(": ", 2)[2]
    return sets


def _duration_s(session: Session) -> float:
    ends = [float(s.time_s[-1]) for s in session.streams.values() if s.time_s.size]
    starts = [float(s.time_s[0]) for s in session.streams.values() if s.time_s.size]
    return round(max(ends) - min(starts), 3) if ends else 0.0


def _streams(session: Session, quality: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {
        name: {
            "kind": stream.kind,
            "unit": stream.unit,
            "nominal_rate_hz": float(stream.nominal_rate_hz),
            **quality[name],
        }
        for name, stream in session.streams.items()
    }


def _state_words(d: dict[str, Any]) -> str:
    """Tell a recording that goes on from one that was cut short: the file itself says the same of both."""
    from rig.record.layout import LIVE

    if d["state"] == LIVE and not d["being_recorded"]:
        return "cut short; rebuild it with rig recover"
    return str(d["state"])


def _print(d: dict[str, Any]) -> None:
    from rig.cli.event_table import quality_line

    simulated = ", simulated" if d["simulated"] else ""
    board = d["board"]
    events = ", ".join(f"{number} {kind}{'' if number == 1 else 's'}" for kind, number in d["events"].items())
    click.echo(f"{d['file']}  ({_state_words(d)}{simulated})")
    click.echo(f"  {_what(d)}")
    click.echo(f"  {d['started_utc']}, {d['duration_s']:.1f} s of samples, recorded with {d['software']}")
    click.echo(
        f"  {board['board_name'] or 'board'}, serial {board['board_serial']}, firmware "
        f"{board['firmware_version']}, protocol {board['protocol_version']}, {d['clock_pairs']} clock pairs"
    )
    for name, figures in d["streams"].items():
        click.echo(f"  {quality_line(name, figures)}")
    click.echo(f"  {events or 'no events'}")
    for one in d["sets"]:
        came_to = one["came_to"].replace("_", " ") or "not over"
        click.echo(f"  {one['start_s']:8.1f} s  {one['exercise']} {one['side']}, set {one['set']}: {came_to}")


def _what(d: dict[str, Any]) -> str:
    """Say what was done; a plan may lead through several exercises and both sides."""
    if d["plan"]:
        return f"plan {d['plan']}, subject {d['subject']}"
    return f"{d['exercise']}, {d['side']} side, subject {d['subject']}, {d['posture'] or 'posture not noted'}"
