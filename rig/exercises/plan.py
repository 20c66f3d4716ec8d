"""A plan: which exercises, on which side, how much of each; and the sets that follow from it, in order.

`plan_file` reads one. A plan never changes a load by itself: what it says stays until a clinician writes
another number.
"""

from __future__ import annotations

from dataclasses import dataclass

from rig.exercises.step import Step
from rig.exercises.work import Work


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
