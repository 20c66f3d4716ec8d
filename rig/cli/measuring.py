"""What demo and run have in common: set up a session, and sum it up when it is over."""

from __future__ import annotations

import dataclasses
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from rig import __version__
from rig.errors import RigError
from rig.events import Event, Gap, Hold, Rep, Roll
from rig.exercises.catalogue import exercise as find_exercise
from rig.exercises.exercise import Exercise
from rig.exercises.set_spans import set_spans, within
from rig.record.place import Place, find_place
from rig.screen.event_words import event_words, start_s
from rig.session.listener import Listener
from rig.session.session import Outcome
from rig.setup import SessionSetup


def new_setup(
    exercise: str | Exercise, side: str, subject: str, target_newtons: float = 0.0, simulated: bool = False
) -> SessionSetup:
    """Set a session up from what a person chose: an exercise by its name, or a clinic's own.

    Raises
    ------
    InputRefused : no such exercise
    """
    asked = find_exercise(exercise) if isinstance(exercise, str) else exercise
    return SessionSetup(
        session_id=uuid4().hex,
        subject=subject,
        side=side,
        exercise=asked.id,
        posture=asked.posture,
        task=asked.task(target_newtons),
        started_utc=datetime.now(UTC).isoformat(timespec="milliseconds"),
        software=f"force-rig {__version__}",
        simulated=simulated,
    )


def as_entered(
    setup: SessionSetup, body_mass_kg: float | None, pad_cells: int, exercise: Exercise | None = None
) -> SessionSetup:
    """Add what was entered about the person and the pad; `exercise` is a clinic's own."""
    task = (exercise or find_exercise(setup.exercise)).task(setup.task.target_newtons, pad_cells)
    return dataclasses.replace(setup, body_mass_kg=body_mass_kg or 0.0, task=task)


def where(folder: Path, setup: SessionSetup) -> Place:
    """Choose where to record, and tell the person when that is not where they said."""
    place = find_place(folder, setup)
    if place.says:
        print(f"rig: note: {place.says}", file=sys.stderr)
    return place


def listeners(lsl: bool) -> tuple[Listener, ...]:
    """Give whoever else is to hear the session.

    Raises
    ------
    MissingExtra : what they need is not installed
    """
    if not lsl:
        return ()
    from rig.session.lsl_outlet import LslOutlet

    return (LslOutlet(),)


def plain_line(event: Event) -> str:
    """Write one event for a person: when it began, and what it was."""
    return f"{start_s(event):9.2f} s  {event_words(event)}"


def sum_up(outcome: Outcome, as_json: bool, files: dict[str, Path]) -> None:
    """Print what the session came to and where its files are."""
    if as_json:
        print(json.dumps({"kind": "summary", **totals(outcome), **{n: str(p) for n, p in files.items()}}))
    else:
        print("\n" + total_words(totals(outcome)))
        width = max(len(name) for name in files)
        for name, path in files.items():
            print(f"{name.ljust(width)}  {path}")


def fail_if_troubled(*troubles: str) -> None:
    """End with what went wrong, after everything has been kept and said.

    Raises
    ------
    RigError : any of the troubles is not ""
    """
    if any(troubles):
        raise RigError("; ".join(filter(None, troubles)))


def totals(outcome: Outcome) -> dict[str, int]:
    """Count what was found; where a plan led, in its sets only."""
    events = within(outcome.events, set_spans(outcome.events))
    reps = [event for event in events if isinstance(event, Rep)]
    return {
        "reps": len(reps),
        "valid_reps": sum(rep.valid for rep in reps),
        "compensated_reps": sum("compensated" in rep.flags for rep in reps),
        "holds_done": sum(isinstance(event, Hold) and event.done for event in events),
        "roll_faults": sum(isinstance(event, Roll) and event.level == "fault" for event in events),
        "gaps": sum(isinstance(event, Gap) for event in outcome.events),
        "samples": sum(int(str(q["samples"])) for q in outcome.quality.values()),
        "lost_samples": sum(int(str(q["lost"])) for q in outcome.quality.values()),
    }


def total_words(found: dict[str, int]) -> str:
    """Say the totals in one line."""
    return (
        f"{_number(found['reps'], 'rep')}, {found['valid_reps']} valid, "
        f"{found['compensated_reps']} compensated · {_number(found['holds_done'], 'hold')} done · "
        f"{_number(found['roll_faults'], 'roll fault')} · "
        f"{found['samples']} samples, {found['lost_samples']} lost"
    )


def _number(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
