"""Whether the rig proposes to move on to an exercise that asks for another one to be mastered first.

It only proposes. A clinician decides, and the decision is recorded beside the proposal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rig.exercises.set_result import SetResult
from rig.exercises.step import Step

MOST_COMPENSATED_SHARE = 0.10  # [E] of the efforts


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the rig thinks of moving on to `exercise`, and why; `ready` is no decision."""

    exercise: str
    ready: bool
    why: str

    def decided(self, accepted: bool) -> str:
        """Word the decision as it is recorded."""
        proposed = "on" if self.ready else "wait"
        decision = "on" if accepted else "wait"
        return f"gate {self.exercise}: proposed {proposed} ({self.why}); clinician decided {decision}"


def propose(step: Step, results: Sequence[SetResult]) -> Proposal | None:
    """Propose whether to begin a step that has a gate; None where there is none."""
    if not step.gate:
        return None
    before = [r for r in results if r.exercise == step.gate and r.side == step.side]
    if not before:
        return Proposal(
            step.exercise.id, False, f"no set of {step.gate} on the {step.side} side is on record"
        )
    newest = before[-1]
    tally = newest.tally
    if newest.done < newest.goal:
        return Proposal(
            step.exercise.id, False, f"{newest.done:g} of {newest.goal:g} valid reps of {step.gate}"
        )
    rolls = sum(count for key, count in newest.slips if key.startswith("roll"))
    wrong = max(tally.compensated, rolls)
    if wrong > MOST_COMPENSATED_SHARE * tally.efforts:
        why = f"the pelvis rolled in {wrong} of {tally.efforts} reps of {step.gate}"
        return Proposal(step.exercise.id, False, why)
    return Proposal(step.exercise.id, True, f"{tally.valid} valid reps of {step.gate}")
