"""The way from lying down to go: link, tare, check weight, posture, deliberate rolls, free practice.

Pure logic over judged results. Whoever runs the session measures (`rig.measure.tare`, `pelvis_baseline`) and
hands in what came of it: controls to carry out, or the reason why not. Each step passes or says why; those
that a clinician may leave out are recorded as left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from rig.errors import InputRefused
from rig.exercises.catalogue import STRAP_TESTS
from rig.exercises.exercise import Exercise
from rig.exercises.setup_verdicts import Verdict
from rig.setup import Control


class StepKind(Enum):
    """The steps, in order; the value is the name in the record."""

    LINK = "link"
    TARE = "tare"
    WEIGHT = "check_weight"
    POSTURE = "posture"
    ROLL_BACKWARD = "roll_backward"
    ROLL_FORWARD = "roll_forward"
    PRACTICE = "practice"
    GO = "go"


MAY_BE_SKIPPED = (
    StepKind.WEIGHT,
    StepKind.POSTURE,
    StepKind.ROLL_BACKWARD,
    StepKind.ROLL_FORWARD,
    StepKind.PRACTICE,
)
ASKS = {
    StepKind.LINK: "Wait until the board streams and nothing is wrong",
    StepKind.TARE: "Let the bands hang slack; touch nothing for two seconds",
    StepKind.WEIGHT: "Hang the check weight on the band's cell and enter its mass",
    StepKind.ROLL_BACKWARD: "Roll the pelvis backward once, as far as is comfortable, and come back",
    StepKind.ROLL_FORWARD: "Roll the pelvis forward once, as far as is comfortable, and come back",
    StepKind.PRACTICE: "Try a few; nothing counts yet",
    StepKind.GO: "Ready",
}
POSTURES = {
    "stacked": "Lie still for two seconds, one hip above the other",
    "after_feet_lifted": "Lift the feet first, then lie still for two seconds",
    "rolled_forward": "Roll forward into the posture, then lie still for two seconds",
}


@dataclass(frozen=True, slots=True)
class DoneStep:
    """A step that is over: ``passed`` or ``skipped``."""

    kind: StepKind
    how: str


class SetupSteps:
    """Leads through the steps that an exercise needs.

    Attributes
    ----------
    done : the steps that are over, in order
    why : what keeps the step that waits from passing, ``""`` before it was tried
    """

    def __init__(self, exercise: Exercise, pad_cells: int = 2, weighs: bool = True) -> None:
        self.done: list[DoneStep] = []
        self.why = ""
        self._exercise = exercise
        self._kinds = steps_for(exercise, pad_cells, weighs)

    @property
    def kinds(self) -> tuple[StepKind, ...]:
        """All steps, in order."""
        return self._kinds

    @property
    def now(self) -> StepKind:
        """The step that waits; ``GO`` once all are done."""
        return self._kinds[min(len(self.done), len(self._kinds) - 1)]

    @property
    def asks(self) -> str:
        """What the person or the clinician is to do now."""
        if self.now is StepKind.POSTURE:
            return POSTURES[self._exercise.pelvis.baseline]
        return ASKS[self.now]

    @property
    def ready(self) -> bool:
        return self.now is StepKind.GO

    @property
    def may_skip(self) -> bool:
        return self.now in MAY_BE_SKIPPED

    def take(self, verdict: Verdict) -> list[Control]:
        """Take what came of the step that waits; give the controls to carry out and record."""
        self.why = "" if verdict.passed else verdict.why
        if not verdict.passed or self.ready:
            return []
        return [*verdict.controls, self._over("passed")]

    def skip(self) -> list[Control]:
        """Leave a step out, as a clinician may.

        Raises
        ------
        InputRefused : this one cannot be left out
        """
        if not self.may_skip:
            names = ", ".join(kind.value for kind in MAY_BE_SKIPPED)
            raise InputRefused(f"the step {self.now.value!r} cannot be left out; those that can are {names}")
        return [self._over("skipped")]

    def _over(self, how: str) -> Control:
        kind = self.now
        self.done.append(DoneStep(kind, how))
        self.why = ""
        return Control("mark", {"label": f"set-up {kind.value}: {how}"})


def steps_for(exercise: Exercise, pad_cells: int = 2, weighs: bool = True) -> tuple[StepKind, ...]:
    """List the steps that an exercise needs: no tare without a band, no rolls without a pad that scores.

    `weighs` is False where the band's cell has been checked with a weight before.
    """
    needs_pad = exercise.pelvis.scores and pad_cells > 0
    wanted = {
        StepKind.TARE: exercise.band == "used",
        StepKind.WEIGHT: exercise.band == "used" and weighs,
        StepKind.POSTURE: needs_pad,
        StepKind.ROLL_BACKWARD: needs_pad and pad_cells == 2,
        StepKind.ROLL_FORWARD: needs_pad and pad_cells == 2,
        StepKind.PRACTICE: exercise.id not in STRAP_TESTS,  # they bring a practice of their own
    }
    return tuple(kind for kind in StepKind if wanted.get(kind, True))
