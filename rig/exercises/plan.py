"""A plan: which exercises, on which side, how much of each; and the sets that follow from it, in order.

`plan_file` reads one. A plan never changes a load by itself: what it says stays until a clinician writes
another number.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from rig.errors import InputRefused
from rig.exercises.exercise import Exercise
from rig.exercises.tempo import Tempo
from rig.settings import Settings
from rig.setup import Task

SIDES = ("left", "right")
DIRECTIONS = {"outward": "band_knee", "inward": "band_foot"}
"""What an isometric effort can turn the thigh to, and the channel on which it pulls."""

FADING_PERCENT = (100, 50, 0)
"""How many of a set's reps are commented on: first, second, and every later set."""


@dataclass(frozen=True, slots=True)
class Amount:
    """How much one set asks for.

    Attributes
    ----------
    kind : ``time`` (under tension), ``reps``, ``hold`` or, for an isometric test, ``test``
    time_s : for ``time``
    reps : least and most; for ``hold`` how many holds
    hold_s : least and most; (0, 0) where no hold is asked for
    """

    kind: str
    time_s: float = 0.0
    reps: tuple[int, int] = (0, 0)
    hold_s: tuple[float, float] = (0.0, 0.0)

    def words(self) -> str:
        """Say it in a few words."""
        if self.kind == "test":
            return f"{self.reps[0]} efforts of {self.hold_s[0]:g} s"
        if self.kind == "time":
            return f"{self.time_s:g} s of action"
        if self.kind == "reps":
            return f"{_span(self.reps)} reps"
        return f"{_span(self.reps)} holds of {_span(self.hold_s)} s"


@dataclass(frozen=True, slots=True)
class Target:
    """The force to aim at: newtons, or per cent of that side's own isometric test; 0 and 0 mean none."""

    newtons: float = 0.0
    percent_of_test: float = 0.0

    def for_side(self, side: str, test_newtons: float | None) -> float:
        """Give newtons; 0 where the plan sets none.

        Raises
        ------
        InputRefused : a percentage, and that side has not been tested
        """
        if not self.percent_of_test:
            return self.newtons
        if not test_newtons:
            raise InputRefused(
                f"the target is {self.percent_of_test:g} % of the {side} side's isometric test, and there is "
                "none yet: do the plan isometric-test first, or give the target in newtons"
            )
        return self.percent_of_test / 100.0 * test_newtons


@dataclass(frozen=True, slots=True)
class BandUsed:
    """The band as entered: it is recorded with each set; force is never inferred from it."""

    label: str = ""
    site: str = ""
    lever_arm_m: float | None = None

    def to_json(self) -> dict[str, Any]:
        """Give what was entered, for `SessionSetup.band`."""
        return {name: value for name, value in dataclasses.asdict(self).items() if value not in ("", None)}


@dataclass(frozen=True, slots=True)
class Work:
    """One entry of a plan.

    Attributes
    ----------
    exercise : of the catalogue; its own texts where `direction` is set too
    direction : ``""``, or ``outward`` / ``inward``: an isometric test against a rigid strap
    sides : one or both, in order
    set_s : the longest that one set may take, s; 0 for no limit
    ceiling_newtons : a force that must not be reached; 0 for none
    """

    exercise: Exercise
    amount: Amount
    sides: tuple[str, ...] = SIDES
    direction: str = ""
    sets: int = 1
    rest_s: float = 60.0
    set_s: float = 0.0
    target: Target = Target()
    tempo: Tempo | None = None
    band: BandUsed = BandUsed()
    ceiling_newtons: float = 0.0
    fading_percent: tuple[int, ...] = FADING_PERCENT


@dataclass(frozen=True, slots=True)
class Step:
    """One set to do.

    Attributes
    ----------
    number : place in the whole plan, from 1
    set_number : of its exercise and side, from 1
    rest_before_s : rest that is due before it, 0 before the first
    turns_over : the person changes sides before it
    """

    number: int
    work: Work
    side: str
    set_number: int
    rest_before_s: float
    turns_over: bool

    @property
    def exercise(self) -> Exercise:
        return self.work.exercise

    @property
    def channel(self) -> str:
        """The channel that is judged; "" where a clinician's key counts."""
        return DIRECTIONS.get(self.work.direction, self.work.exercise.rep_channel)

    @property
    def gate(self) -> str:
        """The exercise that should have gone well before this one, or ""."""
        return self.work.exercise.after if self.set_number == 1 else ""

    def words(self) -> str:
        """Say what is to be done, in one line."""
        what = f"isometric test, {self.work.direction}" if self.work.direction else self.exercise.title
        of_sets = f", set {self.set_number} of {self.work.sets}" if self.work.sets > 1 else ""
        return f"{what}, {self.side} side{of_sets}: {self.work.amount.words()}"

    def task(self, pad_cells: int = 2, test_newtons: float | None = None) -> Task:
        """Say what the detectors have to look for; `test_newtons` is that side's own isometric test.

        Raises
        ------
        InputRefused : the target is a share of a test that was not done
        """
        newtons = self.work.target.for_side(self.side, test_newtons)
        if self.work.direction:
            return Task(rep_channel=self.channel, pad_cells=pad_cells, pad_scores=pad_cells > 0)
        task = self.exercise.task(newtons, pad_cells)
        return dataclasses.replace(task, asks_hold=task.asks_hold or self.work.amount.hold_s[0] > 0)

    def settings(self, base: Settings | None = None) -> Settings:
        """Give the thresholds, with the hold that this set asks for."""
        base = base or Settings()
        least_s = self.work.amount.hold_s[0]
        if not least_s:
            return base
        return dataclasses.replace(base, hold=dataclasses.replace(base.hold, done_s=least_s))


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that is to be done.

    Attributes
    ----------
    turn : ``after_all``: everything on one side, then the other; ``after_each``: both sides of each exercise
    """

    id: str
    title: str
    works: tuple[Work, ...]
    says: str = ""
    turn: str = "after_all"

    @property
    def steps(self) -> tuple[Step, ...]:
        """List the sets in the order in which they are done."""
        steps: list[Step] = []
        for work, side in self._stretches():
            for number in range(1, work.sets + 1):
                before = steps[-1] if steps else None
                steps.append(
                    Step(
                        number=len(steps) + 1,
                        work=work,
                        side=side,
                        set_number=number,
                        rest_before_s=before.work.rest_s if before else 0.0,
                        turns_over=before is not None and before.side != side,
                    )
                )
        return tuple(steps)

    @property
    def stations(self) -> tuple[tuple[Step, ...], ...]:
        """Group the steps by exercise and side: each group is one recording."""
        groups: list[list[Step]] = []
        for step in self.steps:
            if step.set_number == 1:
                groups.append([])
            groups[-1].append(step)
        return tuple(tuple(group) for group in groups)

    def _stretches(self) -> list[tuple[Work, str]]:
        if self.turn == "after_each":
            return [(work, side) for work in self.works for side in work.sides]
        order = list(dict.fromkeys(side for work in self.works for side in work.sides))
        return [(work, side) for side in order for work in self.works if side in work.sides]


def _span(pair: tuple[float, float]) -> str:
    low, high = pair
    return f"{low:g}" if low == high else f"{low:g}–{high:g}"
