"""Isometric strength against a rigid strap: every effort, the mean of three, the best beside it."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.metric import Metric, withheld
from analysis.settings import AnalysisSettings
from analysis.stretch import Stretch
from rig.events import Event, Mark, Rep
from rig.exercises.isometric import EFFORT_S
from rig.exercises.isometric_marks import REJECTED, LedEffort, led_efforts
from rig.exercises.isometric_result import closest
from rig.measure.isometric_effort import Effort, measure_effort
from rig.measure.isometric_force import Rate
from rig.record.edits import REJECT, RESTORE, Edit
from rig.setup import SessionSetup

DEFAULTS = AnalysisSettings()
GO = "go"


@dataclass(frozen=True, slots=True)
class Trial:
    """One effort, and whether it is part of the headline; `said` is what a clinician said of it, or ""."""

    number: int
    effort: Effort
    rejected: bool
    used: bool = False
    said: str = ""

    @property
    def usable(self) -> bool:
        return not self.rejected and math.isfinite(self.effort.peak_newtons)


@dataclass(frozen=True, slots=True)
class Strength:
    """A test of one direction and side."""

    trials: tuple[Trial, ...]
    mean: Metric
    best: Metric
    spread: Metric


def is_isometric(setup: SessionSetup) -> bool:
    """Say whether a session was a test against a rigid strap: only then are there strength and RFD."""
    return setup.exercise.startswith("isometric") or setup.band.get("strap") == "rigid"


def strength(
    efforts: Sequence[Effort], rejected: Sequence[bool] = (), settings: AnalysisSettings = DEFAULTS
) -> Strength:
    """Choose the efforts of the headline and average them; doubtful ones stay until a person rejects them."""
    struck = [*rejected, *[False] * (len(efforts) - len(rejected))]
    return headline([Trial(n, effort, struck[n - 1]) for n, effort in enumerate(efforts, 1)], settings)


def headline(trials: Sequence[Trial], settings: AnalysisSettings = DEFAULTS) -> Strength:
    """Choose the efforts of the headline and average them."""
    usable = [trial for trial in trials if trial.usable]
    need = int(settings.efforts)
    if len(usable) < need:
        why = f"{len(usable)} usable effort{'' if len(usable) == 1 else 's'}; need {need}"
        names = ("strength", "strength_best", "strength_spread")
        return Strength(tuple(trials), *(withheld(name, why) for name in names))
    used = [usable[at] for at in closest([trial.effort.peak_newtons for trial in usable], need)]
    peaks = [trial.effort.peak_newtons for trial in used]
    mean = sum(peaks) / need
    return Strength(
        tuple(dataclasses.replace(trial, used=trial in used) for trial in trials),
        Metric("strength", mean),
        Metric("strength_best", max(peaks)),
        Metric("strength_spread", 100 * (max(peaks) - min(peaks)) / mean),
    )


def led_trials(force: Stretch, events: Sequence[Event], edits: Sequence[Edit] = ()) -> list[Trial]:
    """Measure the efforts of a test that was led, as it was measured then; practice is left out.

    An effort that the recording does not hold to its end is left out too.
    """
    last_s = float(force.time_s[-1]) if force.time_s.size else -math.inf
    return [
        _led(force, one, edits) for one in led_efforts(events) if one.number and one.go_s + EFFORT_S <= last_s
    ]


def _led(force: Stretch, one: LedEffort, edits: Sequence[Edit]) -> Trial:
    end_s = one.go_s + EFFORT_S
    effort = measure_effort(force.time_s, force.value, force.flags, one.go_s, end_s)
    words = [edit for edit in edits if edit.what in (REJECT, RESTORE) and edit.start_s < end_s]
    words = [edit for edit in words if edit.end_s > one.go_s]
    if words:
        rejected = words[-1].what == REJECT
        return Trial(one.number, effort, rejected, said=f"{words[-1].what} afterwards")
    return Trial(one.number, effort, one.verdict == REJECTED, said=one.verdict)


def efforts_of(
    force: Stretch, events: Sequence[Event], reps: Sequence[Rep], settings: AnalysisSettings = DEFAULTS
) -> list[Effort]:
    """Measure the effort of every rep, from the word go where it was marked."""
    goes_s = [e.start_s for e in events if isinstance(e, Mark) and e.label == GO]
    efforts, last_end_s = [], -math.inf
    for rep in reps:
        marked = [go_s for go_s in goes_s if last_end_s < go_s <= rep.start_s]
        go_s = marked[-1] if marked else rep.start_s - settings.effort_lead_s
        efforts.append(measure_effort(force.time_s, force.value, force.flags, go_s, rep.end_s))
        last_end_s = rep.end_s
    return efforts


def rate_metric(name: str, rate: Rate) -> Metric:
    """Take a rate of force development over, with the reason where it was refused."""
    return withheld(name, rate.refused) if rate.refused else Metric(name, rate.newtons_per_s)
