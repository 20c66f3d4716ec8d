"""One event as one line that a person reads."""

from __future__ import annotations

import math

from rig.channels import unit_of
from rig.events import Event, Gap, Hold, Mark, Rep, Rise, Roll

WHY_NOT_VALID = {
    "compensated": "the pelvis rolled",
    "roll_before_peak": "before the peak",
    "roll_after_peak": "after the peak",
    "flagged_samples": "samples not to be trusted",
    "gap": "samples missing",
    "cut_by_end": "cut by the end",
    "no_hold": "hold not done",
}


def event_words(event: Event) -> str:
    """Say what happened, without the time."""
    match event:
        case Rep():
            return _rep(event)
        case Hold():
            done = " done" if event.done else ""  # an exercise may ask for none
            return f"hold{done}: {_held(event):.1f} s at {event.mean_newtons:.1f} N"
        case Roll():
            towards = "" if event.direction == "unknown" else f" {event.direction}"
            return (
                f"pelvis rolled{towards} ({event.level}): "
                f"{abs(event.peak_percent):.0f} % for {event.end_s - event.start_s:.1f} s"
            )
        case Rise():
            return f"{event.channel} away from its line: {event.peak:.1f} {unit_of(event.channel)}"
        case Gap():
            return f"gap in {event.channel}: {event.lost_samples} samples lost ({event.cause})"
        case Mark():
            return f"{event.label.replace('_', ' ')}{': ' if event.detail else ''}{event.detail}"
    return event.kind


def _rep(rep: Rep) -> str:
    peak = "peak withheld" if rep.peak_newtons != rep.peak_newtons else f"peak {rep.peak_newtons:.1f} N"
    if rep.valid:
        return f"rep valid: {peak}, {rep.end_s - rep.start_s:.1f} s"
    why = ", ".join(WHY_NOT_VALID.get(flag, flag) for flag in rep.flags)
    return f"rep not counted: {peak}; {why}" if why else f"rep not counted: {peak}"


def start_s(event: Event) -> float:
    """Give when an event began, session seconds."""
    began: float = getattr(event, "start_s", float("nan"))
    return began


def _held(hold: Hold) -> float:
    """Give how long a hold lasted, cut to tenths: 4.96 s of 5 must not read as 5.0."""
    return math.floor((hold.end_s - hold.start_s) * 10 + 1e-6) / 10
