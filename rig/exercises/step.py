"""One set to do: what it is, and what the detectors have to look for in it."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from rig.exercises.exercise import Exercise
from rig.exercises.work import DIRECTIONS, STRAP, Work
from rig.settings import Settings
from rig.setup import Task


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
    def band(self) -> dict[str, Any]:
        """Give the band as entered, as plain JSON; a test's says that it is a rigid strap."""
        return {**self.work.band.to_json(), **({"strap": STRAP} if self.work.direction else {})}

    @property
    def gate(self) -> str:
        """The exercise that should have gone well before this one, or ""."""
        return self.work.exercise.after if self.set_number == 1 else ""

    def words(self) -> str:
        """Say what is to be done, in one line."""
        what = f"isometric test, {self.work.direction}" if self.work.direction else self.exercise.title
        of_sets = f", set {self.set_number} of {self.work.sets}" if self.work.sets > 1 else ""
        target = self.work.target.words()
        return (
            f"{what}, {self.side} side{of_sets}: {self.work.amount.words()}{'; ' if target else ''}{target}"
        )

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
