"""The plan of a whole session: which rep happens when, on which channel, and what goes wrong in it."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from rig.device.simulator.movements import Path
from rig.device.simulator.performances import FOOT, KNEE, MIXED, Performance, Range

Generator = np.random.Generator

QUIET_S: Range = (3.0, 3.4)
"""Nobody moves: time to tare and to take the pelvis baseline."""

SET_REST_S: Range = (30.0, 45.0)
OPEN_SHARE = 0.75  # level-4: force with the knee up, of the force with the leg straight [E]
FOOT_STAYS = {"one_end_stays", "stays_bent"}  # the foot's band is not pulled along
FOOT_STRAYS = {"feet_apart", "heels_apart"}  # the foot's band is pulled beside the knee's
LEAST_STRAY_NEWTONS = 4.0  # [E] a band that feet part against
STRAIGHTEN_S: Range = (0.9, 1.3)
MIXED_ERRORS = {1: "roll_backward", 4: "cut_short", 6: "too_fast"}  # by place among eight reps
LEAST_STEP_S = 0.01

ROLL_INDEX = {  # how far the roll index goes; a deliberate roll is 0.30
    "roll_backward": (0.24, 0.33),
    "roll_forward": (-0.33, -0.24),
    "roll_slight": (0.12, 0.155),
}
STEADY_INDEX: Range = (-0.015, 0.015)  # what the pelvis does in a rep done well
UNLOADED: Range = (-0.6, -0.35)
DROPPED_KPA: Range = (4.0, 8.0)


@dataclass(slots=True)
class Line:
    """Knots of a path, in the making."""

    times_s: list[float] = field(default_factory=lambda: [0.0])
    levels: list[float] = field(default_factory=lambda: [0.0])

    def go(self, time_s: float, level: float) -> None:
        self.times_s.append(max(time_s, self.times_s[-1] + LEAST_STEP_S))
        self.levels.append(level)

    def stay(self, until_s: float) -> None:
        self.go(until_s, self.levels[-1])

    def visit(self, start_s: float, level: float, way_s: float, stay_s: float) -> None:
        """Go from the present level to another one and back to zero."""
        self.stay(start_s)
        self.go(start_s + way_s, level)
        self.stay(start_s + way_s + stay_s)
        self.go(start_s + 2 * way_s + stay_s, 0.0)

    def path(self) -> Path:
        return Path(tuple(self.times_s), tuple(self.levels))


@dataclass(frozen=True, slots=True)
class PlannedRep:
    """The moments of one rep; `phases_s` are the four ends of level-4's phases, else empty."""

    start_s: float
    top_s: float
    hold_end_s: float
    end_s: float
    errors: tuple[str, ...]
    phases_s: tuple[float, ...] = ()


@dataclass(slots=True)
class Choreography:
    """What every part of the body does, and the reps it was made of."""

    forces: dict[str, Line] = field(default_factory=lambda: {KNEE: Line(), FOOT: Line()})
    roll: Line = field(default_factory=Line)
    load: Line = field(default_factory=Line)
    reps: list[PlannedRep] = field(default_factory=list)


def choreograph(
    rng: Generator,
    performance: Performance,
    peaks_newtons: dict[str, float],
    errors: tuple[str, ...],
    tempo: float,
    duration_s: float,
) -> Choreography:
    """Plan reps until the time is up; a rep that would not be over by then is not begun."""
    plan = Choreography()
    fatigue = _within(rng, performance.fatigue_per_rep)
    in_set = int(rng.integers(performance.reps_in_set[0], performance.reps_in_set[1] + 1))
    time_s = _within(rng, QUIET_S)
    while True:
        number = len(plan.reps)
        rep = _draw_rep(rng, performance, time_s, _errors_of(number, errors, performance), tempo)
        if rep.end_s > duration_s:
            return plan
        share = max(1.0 - fatigue * number, 0.4)
        _move(rng, plan, rep, {name: share * newtons for name, newtons in peaks_newtons.items()})
        _move_pelvis(rng, plan, rep, performance.pelvis)
        plan.reps.append(rep)
        set_over = in_set > 0 and len(plan.reps) % in_set == 0
        time_s = rep.end_s + _within(rng, SET_REST_S if set_over else performance.rest_s)


def _errors_of(number: int, errors: tuple[str, ...], performance: Performance) -> tuple[str, ...]:
    """Give every second rep one of the errors, in turn; the first rep is done well."""
    if errors == (MIXED,):
        chosen = MIXED_ERRORS.get(number % 8)
        if chosen == "roll_backward" and performance.pelvis == "lifted":
            chosen = "hips_drop"
        return (chosen,) if chosen in performance.errors else ()
    if not errors or number % 2 == 0:
        return ()
    return (errors[number // 2 % len(errors)],)


def _draw_rep(
    rng: Generator, performance: Performance, start_s: float, errors: tuple[str, ...], tempo: float
) -> PlannedRep:
    fast = "too_fast" in errors
    rise = _within(rng, (0.25, 0.4)) if fast else tempo * _within(rng, performance.rise_s)
    hold = _within(rng, (1.5, 3.5)) if "cut_short" in errors else _within(rng, performance.hold_s)
    fall = _within(rng, (0.25, 0.4)) if fast else tempo * _within(rng, performance.fall_s)
    if not performance.four_phases:
        top = start_s + rise
        return PlannedRep(start_s, top, top + hold, top + hold + fall, errors)
    opened = start_s + rise
    straight = opened + tempo * _within(rng, STRAIGHTEN_S)
    bending = straight + hold
    bent = bending + tempo * _within(rng, STRAIGHTEN_S)
    end = bent + fall
    return PlannedRep(start_s, straight, bending, end, errors, (opened, straight, bending, end))


def _move(rng: Generator, plan: Choreography, rep: PlannedRep, peaks_newtons: dict[str, float]) -> None:
    stays = _within(rng, (0.12, 0.25)) if "incomplete_return" in rep.errors else 0.0
    for name, newtons in peaks_newtons.items():
        line = plan.forces[name]
        if name == FOOT and FOOT_STAYS & set(rep.errors):
            line.stay(rep.end_s)
            continue
        height = newtons * _within(rng, (0.985, 1.02))
        if rep.phases_s:
            along = name == KNEE or "feet_part_early" in rep.errors
            _move_in_phases(line, rep, height, stays, along)
            continue
        line.stay(rep.start_s)
        line.go(rep.top_s, height)
        line.go(rep.hold_end_s, height * _within(rng, (0.975, 1.0)))
        line.go(rep.end_s, height * stays)
    if "knee_rises" in rep.errors:
        level = _within(rng, (0.25, 0.6)) * peaks_newtons[FOOT]
        lifted = rep.hold_end_s - rep.top_s
        plan.forces[KNEE].visit(rep.top_s, level, _within(rng, (0.5, 0.9)), 0.5 * lifted)
    if FOOT_STRAYS & set(rep.errors):
        level = max(_within(rng, (0.2, 0.4)) * peaks_newtons[KNEE], LEAST_STRAY_NEWTONS)
        parted_s = (rep.start_s + rep.top_s) / 2
        stay_s = max(0.5 * (rep.hold_end_s - rep.top_s), 0.5)
        plan.forces[FOOT].visit(parted_s, level, _within(rng, (0.4, 0.7)), stay_s)


def _move_in_phases(line: Line, rep: PlannedRep, height: float, stays: float, along: bool) -> None:
    """Level-4: the knee opens, the leg straightens, stays, bends, is lowered; the foot pulls in between."""
    opened, straight, bending, end = rep.phases_s
    bent = bending + (straight - opened)
    between = OPEN_SHARE * height if along else 0.0
    line.stay(rep.start_s)
    line.go(opened, between)
    line.go(straight, height)
    line.go(bending, 0.985 * height)
    line.go(bent, between)
    line.go(end, height * stays)


def _move_pelvis(rng: Generator, plan: Choreography, rep: PlannedRep, posture: str) -> None:
    length = rep.end_s - rep.start_s
    begin = rep.start_s + length * _within(rng, (0.05, 0.3))
    stay = max(length * _within(rng, (0.2, 0.35)), 0.5)
    if posture != "lifted":
        rolls = [error for error in rep.errors if error in ROLL_INDEX]
        index = _within(rng, ROLL_INDEX[rolls[0]] if rolls else STEADY_INDEX)
        plan.roll.visit(begin, index, _within(rng, (0.35, 0.7)), min(stay, 3.0))
    if "pad_unloads" in rep.errors:
        plan.load.visit(begin, _within(rng, UNLOADED), 0.5, min(stay, 2.5))
    if "hips_drop" in rep.errors:
        plan.load.visit(begin, _within(rng, DROPPED_KPA), 0.5, min(stay, 2.5))


def _within(rng: Generator, span: Range) -> float:
    return float(rng.uniform(*span))
