"""The isometric test of one direction and side: practice, three efforts, rests, and a fourth when they vary.

A pure state machine. It tells when to be still, to push, to stop and to rest. Whoever runs the session tells
it whether the band is quiet and, after each effort, what was measured (`Measured`; `rig.measure` makes it).
An effort with doubts is offered for rejection; a clinician decides. A rejected effort is repeated, and kept
on record.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from rig.exercises.feedback import SET, Cue
from rig.exercises.step import Step
from rig.setup import Control

EFFORT_S = 5.0
EFFORTS = 3
MOST_SPREAD_PERCENT = 10.0
MOST_TRIES = 6  # [E] rejected ones included: more would measure fatigue
GET_READY_S = 2.0  # [E] from the word that all is quiet to the word go, at the latest


class Measured(Protocol):
    """What the test needs of a measured effort."""

    @property
    def peak_newtons(self) -> float: ...
    @property
    def doubts(self) -> tuple[str, ...]: ...


class Stage(Enum):
    """Where the test is; the value is what a person reads."""

    QUIET = "let the strap go slack and lie still"
    PUSH = "push as hard as you can"
    MEASURE = "reading the effort"
    ASKING = "a clinician decides whether this effort counts"
    RESTING = "rest"
    OVER = "done"


@dataclass(frozen=True, slots=True)
class Try:
    """One effort as it counts: `number` from 1, 0 for practice."""

    number: int
    peak_newtons: float
    doubts: tuple[str, ...] = ()
    rejected: bool = False


@dataclass(frozen=True, slots=True)
class IsometricResult:
    """What the test came to; newtons are NaN with fewer than three efforts.

    Attributes
    ----------
    mean_newtons : the headline: mean of three; of four, of the three that lie closest together
    spread_percent : (highest - lowest) / mean of those three
    """

    direction: str
    side: str
    tries: tuple[Try, ...]
    mean_newtons: float
    best_newtons: float
    spread_percent: float

    def words(self) -> str:
        """Say it in one line, as it is recorded."""
        counted = sum(1 for one in self.tries if one.number and not one.rejected)
        return (
            f"isometric {self.direction} {self.side}: mean of three {self.mean_newtons:.1f} N, "
            f"best {self.best_newtons:.1f} N, spread {self.spread_percent:.1f} %, {counted} efforts"
        )


class IsometricTest:
    """Leads through one test from `begun_s` on, session seconds.

    Attributes
    ----------
    stage : where it is
    window_s : go and end of the newest effort; what is to be measured while the stage is ``MEASURE``
    tries : practice and efforts so far
    """

    def __init__(self, step: Step, begun_s: float) -> None:
        self.step = step
        self.stage = Stage.QUIET
        self.window_s = (math.nan, math.nan)
        self.tries: list[Try] = []
        self._now_s = self._since_s = begun_s

    @property
    def number(self) -> int:
        """Number of the effort that goes on or comes next, 0 for practice."""
        return len(counted(self.tries)) + 1 if self.tries else 0

    @property
    def left_s(self) -> float:
        """Seconds left of the push or the rest; 0 elsewhere."""
        length_s = {Stage.PUSH: EFFORT_S, Stage.RESTING: self.step.work.rest_s}.get(self.stage, 0.0)
        return max(0.0, self._since_s + length_s - self._now_s)

    @property
    def cue(self) -> Cue:
        """What is to be seen now."""
        what = "practice, half as hard" if self.number == 0 and self.stage is Stage.PUSH else self.stage.value
        return Cue(f"isometric.{self.stage.name.lower()}", what[0].upper() + what[1:], SET, self._since_s)

    def advance(self, now_s: float, quiet: bool) -> list[Control]:
        """Go on in time; `quiet` says whether the last 0.2 s of the band were.

        Nobody is told to push before the band is quiet.
        """
        self._now_s = now_s
        if self.stage is Stage.QUIET and quiet and now_s - self._since_s >= GET_READY_S:
            self._go_to(Stage.PUSH)
            self.window_s = (now_s, now_s + EFFORT_S)
            return [_mark(f"isometric go {self.number}")]
        if self.stage is Stage.PUSH and self.left_s == 0.0:
            self._go_to(Stage.MEASURE)
        elif self.stage is Stage.RESTING and self.left_s == 0.0:
            self._go_to(Stage.QUIET)
        return []

    def take(self, measured: Measured) -> list[Control]:
        """Take what was measured of the newest effort."""
        if self.stage is not Stage.MEASURE:
            return []
        doubts = measured.doubts
        if not self._is_practice and math.isnan(measured.peak_newtons):
            doubts = tuple(dict.fromkeys((*doubts, "no_peak")))
        self.tries.append(Try(self.number, measured.peak_newtons, doubts))
        if doubts and self.tries[-1].number:
            self._go_to(Stage.ASKING)
            return []
        return self._went()

    def decide(self, keep: bool) -> list[Control]:
        """Take a clinician's decision on an effort with doubts; one without a peak cannot be kept."""
        if self.stage is not Stage.ASKING:
            return []
        newest = self.tries.pop()
        rejected = not keep or math.isnan(newest.peak_newtons)
        self.tries.append(Try(newest.number, newest.peak_newtons, newest.doubts, rejected))
        word = "rejected" if rejected else "kept"
        return [_mark(f"isometric effort {newest.number} {word}: {', '.join(newest.doubts)}"), *self._went()]

    def result(self) -> IsometricResult:
        """Say what the test came to so far."""
        peaks = [one.peak_newtons for one in counted(self.tries)]
        three = closest_three(peaks)
        mean = sum(three) / len(three) if three else math.nan
        return IsometricResult(
            direction=self.step.work.direction,
            side=self.step.side,
            tries=tuple(self.tries),
            mean_newtons=mean,
            best_newtons=max(peaks, default=math.nan),
            spread_percent=spread_percent(three),
        )

    @property
    def _is_practice(self) -> bool:
        return not self.tries

    def _went(self) -> list[Control]:
        if not self._more_are_due():
            self._go_to(Stage.OVER)
            return [_mark(self.result().words())]
        self._go_to(Stage.RESTING)
        return []

    def _more_are_due(self) -> bool:
        peaks = [one.peak_newtons for one in counted(self.tries)]
        if sum(1 for one in self.tries if one.number) >= MOST_TRIES:
            return False
        if len(peaks) < EFFORTS:
            return True
        return len(peaks) == EFFORTS and spread_percent(peaks) > MOST_SPREAD_PERCENT

    def _go_to(self, stage: Stage) -> None:
        self.stage, self._since_s = stage, self._now_s


def counted(tries: Sequence[Try]) -> list[Try]:
    """Leave out practice and rejected efforts."""
    return [one for one in tries if one.number and not one.rejected]


def spread_percent(peaks: Sequence[float]) -> float:
    """Give (highest - lowest) / mean, per cent; NaN for fewer than two."""
    if len(peaks) < 2:
        return math.nan
    return 100.0 * (max(peaks) - min(peaks)) * len(peaks) / sum(peaks)


def closest_three(peaks: Sequence[float]) -> tuple[float, ...]:
    """Give the three that lie closest together, the higher ones where two choices are alike; () for fewer."""
    choices = itertools.combinations(sorted(peaks, reverse=True), EFFORTS)
    return min(choices, key=lambda three: three[0] - three[-1], default=())


def _mark(words: str) -> Control:
    return Control("mark", {"label": words})
