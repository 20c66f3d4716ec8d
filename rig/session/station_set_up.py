"""The set-up of whatever exercise and side comes next in a plan; sets of the same one share it."""

from __future__ import annotations

from collections.abc import Sequence

from rig.errors import InputRefused
from rig.exercises.step import Step
from rig.live import Live
from rig.session.check_weight import SIGNS as WEIGHT_SIGNS
from rig.session.check_weight import CheckWeight
from rig.session.health import Finding, Level
from rig.session.set_up import SetUp
from rig.session.stillness import Stillness
from rig.setup import Control


class StationSetUp:
    """Leads through the set-ups of a plan, one after another.

    Parameters
    ----------
    attended : somebody is at the keys
    check : the check weight of the session

    Attributes
    ----------
    now : the set-up that goes on; None between two
    """

    def __init__(self, still: Stillness, attended: bool, check: CheckWeight) -> None:
        self.now: SetUp | None = None
        self._still, self._attended, self._check = still, attended, check
        self._done_for: tuple[str, str] | None = None

    @property
    def why(self) -> str:
        """What keeps the step that waits from passing, or ""."""
        return self.now.steps.why if self.now is not None else ""

    @property
    def over(self) -> bool:
        """Whether no set-up goes on."""
        return self.now is None or self.now.steps.ready

    def is_done_for(self, step: Step) -> bool:
        """Say whether the set-up of a step's exercise and side is over."""
        return self._done_for == (step.exercise.id, step.side)

    def begin(self, step: Step) -> None:
        """Begin the set-up of a step."""
        self.now = SetUp(step, self._still, self._attended, self._check)

    def advance(self, step: Step, live: Live, findings: Sequence[Finding]) -> list[Control]:
        """Go on with the set-up that a step needs; nothing where that is over."""
        if self.is_done_for(step):
            return []
        if self.now is None:
            self.begin(step)
        assert self.now is not None
        faults = [finding.words for finding in findings if finding.level is Level.FAULT]
        controls = self.now.advance(live, faults)
        if self.now.steps.ready:
            self._done_for, self.now = (step.exercise.id, step.side), None
        return controls

    def key(self, key: str) -> list[Control] | None:
        """Take a key; None for one that means nothing to a set-up now."""
        if self.now is None:
            return None
        if key in WEIGHT_SIGNS and self.now.weighs:
            self._check.type(key)
        elif key == "n":
            self.now.next()
        elif key == "s":
            return self._skip(self.now)
        else:
            return None
        return []

    def _skip(self, now: SetUp) -> list[Control]:
        try:
            return now.skip()
        except InputRefused as refusal:
            return [Control("mark", {"label": f"refused: {refusal}"})]
