"""The isometric test of one direction and side: practice, three efforts, rests, and a fourth when they vary.

A pure state machine. It tells when to be still, to push, to stop and to rest. Whoever runs the session tells
it what keeps the strap from being quiet and, after each effort, what was measured (`Measured`; `rig.measure`
makes it). An effort with doubts is offered for rejection; a clinician decides. A rejected effort is repeated,
and kept on record.
"""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from rig.exercises.isometric_marks import KEPT, NOT_DECIDED, REJECTED, go_mark, verdict_mark
from rig.exercises.isometric_result import (
    EFFORTS,
    IsometricResult,
    Try,
    counted,
    result_of,
    spread_percent,
)
from rig.exercises.step import Step

EFFORT_S = 5.0
MOST_SPREAD_PERCENT = 10.0
MOST_TRIES = 6  # [E] rejected ones included: more would measure fatigue
GET_READY_S = 2.0  # [E] before the strap's being quiet is looked at
READY_S = 1.0  # [E] from the word ready to the word go
LET_GO_S = 2.0  # [E] after the last effort, until the test is over


class Measured(Protocol):
    """What the test needs of a measured effort."""

    @property
    def peak_newtons(self) -> float: ...
    @property
    def doubts(self) -> tuple[str, ...]: ...


class Stage(Enum):
    """Where the test is; the value is what a person reads."""

    QUIET = "let the strap go slack and lie still"
    READY = "ready"
    PUSH = "push as hard and as fast as you can, and hold"
    MEASURE = "stop"
    ASKING = "does this effort count? A clinician decides"
    RESTING = "rest"
    LETTING_GO = "done: let go"
    OVER = "done"


@dataclass(frozen=True, slots=True)
class IsometricNow:
    """The test at one moment, for whoever shows it.

    Attributes
    ----------
    number : of the effort that goes on or comes next, 0 for practice; `efforts` are asked for at least
    left_s : of the word ready, the push, the rest or the letting go; 0 elsewhere
    peak_newtons : of the newest effort, NaN before it
    spread_percent : of the efforts that make the headline, or of all while they are fewer; NaN below two
    doubts : of the effort that a clinician is asked about
    """

    stage: Stage
    number: int
    efforts: int
    left_s: float
    peak_newtons: float
    spread_percent: float
    tries: tuple[Try, ...]
    doubts: tuple[str, ...] = ()


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
        self._refused = False

    @property
    def number(self) -> int:
        """Number of the effort that goes on or comes next, 0 for practice."""
        return len(counted(self.tries)) + 1 if self.tries else 0

    @property
    def left_s(self) -> float:
        """Seconds left of the word ready, the push or the rest; 0 elsewhere."""
        length_s = {
            Stage.READY: READY_S,
            Stage.PUSH: EFFORT_S,
            Stage.RESTING: self.step.work.rest_s,
            Stage.LETTING_GO: LET_GO_S,
        }
        return max(0.0, self._since_s + length_s.get(self.stage, 0.0) - self._now_s)

    @property
    def now(self) -> IsometricNow:
        """Say where the test is."""
        peaks = [one.peak_newtons for one in counted(self.tries)]
        spread = self.result().spread_percent
        return IsometricNow(
            stage=self.stage,
            number=self.number,
            efforts=max(EFFORTS, self.number),
            left_s=self.left_s,
            peak_newtons=self.tries[-1].peak_newtons if self.tries else math.nan,
            spread_percent=spread if spread == spread else spread_percent(peaks),
            tries=tuple(self.tries),
            doubts=self.tries[-1].doubts if self.stage is Stage.ASKING else (),
        )

    def advance(self, now_s: float, restless: str) -> list[str]:
        """Go on in time; `restless` says what keeps the strap from being quiet now, ``""`` when it is.

        Nobody is told to push before the strap is quiet, nor when it stops being so at the word ready.
        Gives the marks to record.
        """
        self._now_s = now_s
        waited_s = now_s - self._since_s
        if self.stage is Stage.QUIET and waited_s >= GET_READY_S:
            return self._look(restless)
        if self.stage is Stage.READY and restless:
            self._go_to(Stage.QUIET)
            return self._look(restless)
        if self.stage is Stage.READY and self.left_s == 0.0:
            return self._go()
        if self.stage is Stage.PUSH and self.left_s == 0.0:
            self._go_to(Stage.MEASURE)
        elif self.stage is Stage.RESTING and self.left_s == 0.0:
            self._go_to(Stage.QUIET)
        elif self.stage is Stage.LETTING_GO and self.left_s == 0.0:
            self._go_to(Stage.OVER)
        return []

    def take(self, measured: Measured) -> list[str]:
        """Take what was measured of the newest effort; give the marks to record."""
        if self.stage is not Stage.MEASURE:
            return []
        doubts = measured.doubts
        if self.tries and math.isnan(measured.peak_newtons):
            doubts = tuple(dict.fromkeys((*doubts, "no_peak")))
        self.tries.append(Try(self.number, measured.peak_newtons, doubts))
        if doubts and self.tries[-1].number:
            self._go_to(Stage.ASKING)
            return []
        return self._went()

    def decide(self, keep: bool | None) -> list[str]:
        """Take a clinician's decision on an effort with doubts; one without a peak cannot be kept.

        None: nobody is there to decide; the effort is kept, and recorded as not decided.
        """
        if self.stage is not Stage.ASKING:
            return []
        newest = self.tries[-1]
        rejected = keep is False or math.isnan(newest.peak_newtons)
        self.tries[-1] = dataclasses.replace(newest, rejected=rejected)
        word = REJECTED if rejected else KEPT if keep else NOT_DECIDED
        return [verdict_mark(newest.number, word, ", ".join(newest.doubts)), *self._went()]

    def judge(self, rejects: bool) -> list[str]:
        """Take the newest effort out of the count, or back in, as a clinician sees fit.

        While resting a rejected one is repeated; once the test is over nothing is.
        """
        ends = self.stage in (Stage.LETTING_GO, Stage.OVER)
        if not (ends or self.stage is Stage.RESTING) or not self.tries[-1].number:
            return []
        newest = self.tries[-1]
        if newest.rejected == rejects or math.isnan(newest.peak_newtons):
            return []
        self.tries[-1] = dataclasses.replace(newest, rejected=rejects)
        mark = verdict_mark(newest.number, REJECTED if rejects else KEPT, "by the clinician")
        if ends:
            return [mark, self.result().words()]
        return [mark, *([] if self._more_are_due() else self._went())]

    def result(self) -> IsometricResult:
        """Say what the test came to so far."""
        return result_of(self.step.work.direction, self.step.side, self.tries)

    def _look(self, restless: str) -> list[str]:
        """Get ready once the strap is quiet; refuse to, once in words, while it is not."""
        if not restless:
            self._go_to(Stage.READY)
        elif not self._refused:
            self._refused = True
            return [f"refused: {restless}"]
        return []

    def _go(self) -> list[str]:
        self._go_to(Stage.PUSH)
        self.window_s = (self._now_s, self._now_s + EFFORT_S)
        return [go_mark(self.number)]

    def _went(self) -> list[str]:
        """Rest, or end the test."""
        if self._more_are_due():
            self._go_to(Stage.RESTING)
            return []
        self._go_to(Stage.LETTING_GO)
        return [self.result().words()]

    def _more_are_due(self) -> bool:
        peaks = [one.peak_newtons for one in counted(self.tries)]
        if sum(1 for one in self.tries if one.number) >= MOST_TRIES:
            return False
        if len(peaks) < EFFORTS:
            return True
        return len(peaks) == EFFORTS and spread_percent(peaks) > MOST_SPREAD_PERCENT

    def _go_to(self, stage: Stage) -> None:
        self.stage, self._since_s, self._refused = stage, self._now_s, False
