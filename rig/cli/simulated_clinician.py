"""A simulated clinician at the keys: lets a simulated person lie down, practise and go on, and counts what
the bands do not see."""

from __future__ import annotations

from rig.cli.simulated_person import SimulatedPerson
from rig.exercises.course import State
from rig.exercises.isometric import Stage
from rig.exercises.setup_steps import StepKind
from rig.session.guidance import Guidance, Reached
from rig.session.set_up import WAITS_FOR_NEXT

ANSWERS = {"rpe": "4", "pain": "0"}
SEES_AFTER_S = 0.4  # an eye and a finger, after a rep

Place = tuple[str, str, StepKind | None]


class SimulatedClinician:
    """Presses keys by what the person really does; the record names who pressed them."""

    def __init__(self, person: SimulatedPerson) -> None:
        self._person = person
        self._told: Place | None = None  # where go on has been said
        self._counted = 0
        self._counting_since_s = -1.0

    def keys(self, guidance: Guidance, now_s: float) -> list[str]:
        """Give what is pressed now; `now_s` is true seconds since power-up."""
        if guidance.question is not None:
            return [ANSWERS[guidance.question.mark]]
        if guidance.state is State.ASKING:
            return ["y" if guidance.proposal is not None and guidance.proposal.ready else "d"]
        if guidance.test is not None:
            return ["d"] if guidance.test.stage is Stage.ASKING else []
        if guidance.state is State.WORKING:
            return self._counts(now_s) if not guidance.task.rep_channel else []
        here = (guidance.exercise, guidance.side, step_now(guidance))
        if here[2] is StepKind.WEIGHT and (guidance.why or not self._person.check_mass_kg):
            return ["s"]
        return self._goes_on(here, now_s)

    def _goes_on(self, here: Place, now_s: float) -> list[str]:
        """Let a step begin, or end, once the person is there."""
        kind = here[2]
        doing = self._person.doing
        is_there = doing.what == getattr(kind, "value", None) and doing.over(now_s)
        if kind not in WAITS_FOR_NEXT or self._told == here or not is_there:
            return []
        self._told = here
        return ["n"]

    def _counts(self, now_s: float) -> list[str]:
        doing = self._person.doing
        if doing.what != "set":
            return []
        if self._counting_since_s != doing.from_s:
            self._counting_since_s, self._counted = doing.from_s, 0
        truth = doing.patient.truth
        seen = [one for one in truth.attempts if one.end_s + SEES_AFTER_S <= now_s - doing.from_s]
        new, self._counted = seen[self._counted :], len(seen)
        rolls = [roll for roll in truth.rolls if roll.level == "fault"]
        return [
            "x" if any(roll.start_s < one.end_s and one.start_s < roll.end_s for roll in rolls) else "c"
            for one in new
        ]


def step_now(guidance: Guidance) -> StepKind | None:
    """Give the set-up step that waits; None where none does."""
    return next((line.kind for line in guidance.steps if line.reached is Reached.NOW), None)
