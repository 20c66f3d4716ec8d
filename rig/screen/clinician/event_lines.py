"""One event as a line that a clinician reads: what it means, in the language of the screen."""

from __future__ import annotations

import math

from rig.channels import unit_of
from rig.errors import InputRefused
from rig.events import Event, Gap, Hold, Mark, Rep, Rise, Roll
from rig.exercises.catalogue import exercise
from rig.exercises.plan_file import SHIPPED_PLANS, load_plan
from rig.screen.clinician.happened import CONTEXT, MARKS, Happened
from rig.screen.clinician.words import STEP_NAMES, UNITS
from rig.screen.clinician.words import tr as of_window
from rig.screen.language import translated
from rig.screen.spoken import figure, plainly

WHY_NOT = {
    "compensated": Happened.WHY_ROLLED,
    "roll_before_peak": Happened.WHY_BEFORE,
    "roll_after_peak": Happened.WHY_AFTER,
    "flagged_samples": Happened.WHY_FLAGGED,
    "gap": Happened.WHY_GAP,
    "cut_by_end": Happened.WHY_CUT,
    "no_hold": Happened.WHY_NO_HOLD,
}
CAUSES = {
    "wire": Happened.BY_WIRE,
    "board": Happened.BY_BOARD,
    "unplugged": Happened.BY_UNPLUGGED,
    "restart": Happened.BY_RESTART,
    "file": Happened.BY_FILE,
}
ROLLS = {
    ("backward", "fault"): Happened.ROLLED_BACKWARD,
    ("forward", "fault"): Happened.ROLLED_FORWARD,
    ("backward", "warn"): Happened.ROLLED_A_LITTLE_BACKWARD,
    ("forward", "warn"): Happened.ROLLED_A_LITTLE_FORWARD,
}
KINDS = {"efforts": "test", "s": "time", "holds": "hold"}  # of dose, by the unit that a set is told in
STEPS = {kind.value: name for kind, name in STEP_NAMES.items()}


def event_line(event: Event) -> str:
    """Say what happened, without the time; "" for what tells a clinician nothing."""
    match event:
        case Rep():
            return _rep(event)
        case Hold():
            says = Happened.HOLD if event.done else Happened.HOLD_BEGUN
            return tr(says, lasted=_tenths(event.end_s - event.start_s), mean=figure(event.mean_newtons))
        case Roll():
            says = ROLLS.get((event.direction, event.level), Happened.MOVED)
            percent = f"{abs(event.peak_percent):.0f}"
            return tr(says, lasted=figure(event.end_s - event.start_s), percent=percent)
        case Rise():
            return _rise(event)
        case Gap():
            cause = tr(CAUSES[event.cause]) if event.cause in CAUSES else event.cause
            says = Happened.LOST_ONE if event.lost_samples == 1 else Happened.LOST
            return tr(says, channel=plainly(event.channel), lost=event.lost_samples, cause=cause)
        case Mark():
            return mark_line(f"{event.label}: {event.detail}" if event.detail else event.label)
    return event.kind


def mark_line(written: str) -> str:
    """Say what a mark means, from its label and detail; a label that somebody typed stays as it is."""
    for pattern, says in MARKS:
        found = pattern.fullmatch(written)
        if found:
            values = {name: _named(name, value) for name, value in found.groupdict().items()}
            return tr(says, **values) if says is not None else ""
    return written


def tr(says: Happened, **values: object) -> str:
    """Say a sentence in the language of the screen, filled in."""
    said = translated(CONTEXT, says)
    return said.format(**values) if values else said


def _rep(rep: Rep) -> str:
    peak, why = (
        figure(rep.peak_newtons),
        ", ".join(tr(WHY_NOT[flag]) for flag in rep.flags if flag in WHY_NOT),
    )
    if rep.valid:
        return tr(Happened.REP, peak=peak, lasted=figure(rep.end_s - rep.start_s))
    if math.isnan(rep.peak_newtons):
        return tr(Happened.REP_UNKNOWN, why=why)
    return tr(Happened.REP_NOT, peak=peak, why=why) if why else tr(Happened.REP_NOT_AT_ALL, peak=peak)


def _rise(rise: Rise) -> str:
    return tr(
        Happened.ROSE,
        channel=plainly(rise.channel),
        lasted=figure(rise.end_s - rise.start_s),
        peak=figure(rise.peak),
        unit=unit_of(rise.channel),
    )


def _named(place: str, value: str) -> str:
    """Say what stands in a place of a mark: an exercise, a plan or a step by its name, figures rounded."""
    match place:
        case "exercise":
            return plainly(_title(value))
        case "title":
            return plainly(load_plan(value).title if value in SHIPPED_PLANS else value)
        case "step":
            return of_window(STEPS.get(value, value))
        case "unit":
            return of_window(UNITS[KINDS.get(value, value)])
        case "at":
            return figure(float(value))
        case "done" | "goal":
            return _tenths(float(value)).removesuffix(figure(0.0)[1:])
        case "label":
            return value
        case "why" if value == "by the clinician":
            return tr(Happened.BY_CLINICIAN)
    return plainly(value)


def _title(exercise_id: str) -> str:
    try:
        return exercise(exercise_id).title
    except InputRefused:
        return exercise_id


def _tenths(value: float) -> str:
    """Write what was reached, cut to tenths: 4.96 s of 5 must not read as 5.0."""
    return figure(math.floor(value * 10 + 1e-6) / 10)
