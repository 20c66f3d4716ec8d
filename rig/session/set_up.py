"""The set-up steps of one exercise and side, measured: what the pure steps ask for, found in the samples."""

from __future__ import annotations

import math
from collections.abc import Sequence

from rig.errors import InputRefused
from rig.exercises.plan import Step
from rig.exercises.setup_steps import SetupSteps, StepKind
from rig.exercises.setup_verdicts import (
    LEAST_DELIBERATE_INDEX,
    Verdict,
    judge_link,
    judge_posture,
    judge_roll,
    judge_tare,
)
from rig.live import Live
from rig.session.check_weight import READ_S, SETTLES_S, CheckWeight
from rig.session.stillness import Stillness
from rig.setup import Control

SETTLING_S = 0.2  # a converter's first samples after power-up are suspect
MOST_MARKS = 5  # of refused attempts in one set-up; later ones are only shown
BACK_SHARE = 0.5  # [E] of a deliberate roll: closer to the baseline it is over
REST_INDEX = 0.05  # [E] from the baseline: a roll that is asked for begins from rest, not from the one before
NEEDS_A_HAND = (StepKind.WEIGHT, StepKind.ROLL_BACKWARD, StepKind.ROLL_FORWARD, StepKind.PRACTICE)
"""Steps that somebody has to do on purpose: left out, and recorded so, where nobody is there."""

WAITS_FOR_NEXT = (StepKind.WEIGHT, StepKind.POSTURE, StepKind.PRACTICE)
"""Steps that a clinician lets begin, or end, by a key."""


class SetUp:
    """Leads through the set-up of one step of a plan.

    Parameters
    ----------
    attended : somebody is at the keys
    check : the check weight of this session
    """

    def __init__(
        self, step: Step, still: Stillness, attended: bool, check: CheckWeight | None = None
    ) -> None:
        self.check = check or CheckWeight()
        self.steps = SetupSteps(step.exercise, len(still.pads), step.channel not in self.check.asked)
        self._channel = step.channel
        self._still, self._attended = still, attended
        self._marks = 0
        self._baseline_index = math.nan
        self._try_at_s: float | None = None
        self._farthest = 0.0  # of the roll index from the baseline, once it has rested there
        self._rested = False
        self._looked_s = -math.inf
        self._step_begins()

    @property
    def asks(self) -> str:
        """What is to be done now."""
        return self.check.asks(self._channel) if self.weighs else self.steps.asks

    @property
    def weighs(self) -> bool:
        """Whether the check weight is waited for."""
        return self.steps.now is StepKind.WEIGHT

    def next(self) -> None:
        """Take a clinician's word: the weight hangs, the person is in posture or has practised enough."""
        self._told = True
        self._try_at_s = None

    def skip(self) -> list[Control]:
        """Leave a step out.

        Raises
        ------
        InputRefused : this one cannot be left out
        """
        return [*self.steps.skip(), *self._step_begins()]

    def advance(self, live: Live, faults: Sequence[str]) -> list[Control]:
        """Go on to a moment; give the controls of steps that are over."""
        if self.steps.ready:
            return []
        if not self._attended and self.steps.now in NEEDS_A_HAND:
            return self.skip()
        verdict = self._judge(live, faults)
        if verdict is None:
            return []
        controls = self.steps.take(verdict)
        if verdict.passed:
            controls += self._step_begins()
        elif self._marks < MOST_MARKS:
            self._marks += 1
            controls.append(Control("mark", {"label": f"refused: {verdict.why}"}))
        return controls

    def _judge(self, live: Live, faults: Sequence[str]) -> Verdict | None:
        """Try the step that waits; None while it is not due."""
        kind = self.steps.now
        if kind in (StepKind.ROLL_BACKWARD, StepKind.ROLL_FORWARD):
            return self._roll("backward" if kind is StepKind.ROLL_BACKWARD else "forward")
        if self._attended and kind in WAITS_FOR_NEXT and not self._told:
            return None
        if kind is StepKind.WEIGHT:
            return self._weigh(live.newest_s)
        if kind is StepKind.PRACTICE:
            return Verdict(True)
        if not self._due(live.newest_s, SETTLING_S if kind is StepKind.LINK else self._still.window_s):
            return None
        if kind is StepKind.LINK:
            return judge_link(live.newest_s == live.newest_s, faults)
        return self._tare() if kind is StepKind.TARE else self._posture()

    def _due(self, now_s: float, wait_s: float) -> bool:
        """Say whether a step's samples have all come since it began, or since it was refused."""
        if self._try_at_s is None:
            self._try_at_s = now_s + wait_s
        if now_s < self._try_at_s:
            return False
        self._try_at_s = now_s + wait_s
        return True

    def _tare(self) -> Verdict:
        tares, refusals = [], []
        for name in self._still.forces:
            try:
                tares.append((name, self._still.tare_counts(name)))
            except InputRefused as refusal:
                refusals.append(str(refusal))
        return judge_tare(tares, refusals)

    def _weigh(self, now_s: float) -> Verdict | None:
        """Read what hangs, once it has settled; where it does not fit, the next word is waited for."""
        if self.check.mass_kg and not self._due(now_s, SETTLES_S + READ_S):
            return None
        self._told, self._try_at_s = False, None
        return self.check.judge(self._channel, self._still)

    def _posture(self) -> Verdict:
        try:
            found = self._still.baseline()
        except InputRefused as refusal:
            return judge_posture(math.nan, math.nan, len(self._still.pads), str(refusal))
        self._baseline_index = found.index
        return judge_posture(found.index, found.sum_kpa, len(self._still.pads))

    def _roll(self, direction: str) -> Verdict | None:
        """Follow the roll index out and back again; judge it once it is back."""
        if self._baseline_index != self._baseline_index:
            return Verdict(False, "a deliberate roll needs the posture's baseline: leave this step out")
        times_s, indices = self._still.turned(self._looked_s)
        for time_s, index in zip(times_s, indices - self._baseline_index, strict=True):
            self._looked_s = float(time_s)
            self._rested = self._rested or abs(index) < REST_INDEX
            if self._rested and abs(index) > abs(self._farthest):
                self._farthest = float(index)
            returned = abs(index) < BACK_SHARE * abs(self._farthest)
            if abs(self._farthest) >= LEAST_DELIBERATE_INDEX and returned:
                farthest, self._farthest = self._farthest, 0.0
                return judge_roll(direction, self._baseline_index, self._baseline_index + farthest)
        return None

    def _step_begins(self) -> list[Control]:
        """Begin with what the step that waits needs; give what announces it."""
        if any(done.kind is StepKind.WEIGHT for done in self.steps.done):
            self.check.asked.add(self._channel)
        self._told = False
        self._try_at_s = None
        self._farthest, self._rested = 0.0, False
        newest_s = self._still.newest_s
        self._looked_s = -math.inf if newest_s is None else newest_s
        practises = self.steps.now is StepKind.PRACTICE and self._attended
        return [Control("practice")] if practises else []
