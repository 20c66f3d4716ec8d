"""Isometric strength against a rigid strap: every effort, the mean of three, the best beside it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from analysis.metric import Metric, withheld
from analysis.settings import AnalysisSettings
from analysis.stretch import Stretch
from rig.events import Event, Mark, Rep
from rig.measure.isometric_effort import Effort, measure_effort
from rig.measure.isometric_force import Rate
from rig.setup import SessionSetup

DEFAULTS = AnalysisSettings()
GO = "go"


@dataclass(frozen=True, slots=True)
class Trial:
    """One effort, and whether it is part of the headline."""

    number: int
    effort: Effort
    rejected: bool
    used: bool = False

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
    trials = [Trial(n, effort, struck[n - 1]) for n, effort in enumerate(efforts, 1)]
    usable = [trial for trial in trials if trial.usable]
    need = int(settings.efforts)
    if len(usable) < need:
        why = f"{len(usable)} usable effort{'' if len(usable) == 1 else 's'}; need {need}"
        names = ("strength", "strength_best", "strength_spread")
        return Strength(tuple(trials), *(withheld(name, why) for name in names))
    used = _closest(usable, need)
    peaks = [trial.effort.peak_newtons for trial in used]
    mean = sum(peaks) / need
    return Strength(
        tuple(Trial(t.number, t.effort, t.rejected, t in used) for t in trials),
        Metric("strength", mean),
        Metric("strength_best", max(peaks)),
        Metric("strength_spread", 100 * (max(peaks) - min(peaks)) / mean),
    )


def _closest(usable: list[Trial], need: int) -> tuple[Trial, ...]:
    """Take the efforts that differ least; of equals, the earlier ones."""

    def spread(chosen: tuple[Trial, ...]) -> float:
        peaks = [trial.effort.peak_newtons for trial in chosen]
        return (max(peaks) - min(peaks)) / (sum(peaks) / need)

    return min(combinations(usable, need), key=spread)


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
