"""How exactly simulated sets are counted: ``python -m tests.exercises.scores 200`` says it by exercise.

Every second set is done well; in the others every second rep has an error, each kind in turn. A clinician
presses the key for every rep without a band, a moment after it.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field

from rig.device.simulator.patient import Patient, errors_of
from rig.events import Hold, Rep, Roll
from rig.exercises.catalogue import SHIPPED, exercise
from rig.exercises.exercise import Exercise
from rig.exercises.plan import Plan
from rig.exercises.step import Step
from rig.exercises.work import Amount, Target, Work
from tests.exercises.patients import Seen, watch

SET_S = 90.0
CHUNK_S = 0.2
NEVER = 10_000  # a dose that no set reaches: everything that was done is counted
SLIPS = (
    *("cut_short", "knee_rises", "hips_drop", "roll_backward", "roll_forward", "feet_apart", "heels_apart"),
    *("one_end_stays", "stays_bent", "feet_part_early"),
)
WHERE_LISTED = ("too_fast", "incomplete_return")


@dataclass
class Score:
    """What of some sets was found: one entry in `wrong` for each thing that differs from the truth."""

    sets: int = 0
    reps: int = 0
    holds: int = 0
    roll_faults: int = 0
    false_roll_faults: int = 0
    hours: float = 0.0
    wrong: list[str] = field(default_factory=list)

    def line(self) -> str:
        per_hour = self.false_roll_faults / self.hours
        return (
            f"{self.sets} sets, {self.reps} reps, {self.holds} holds, {self.roll_faults} roll faults; "
            f"{per_hour:.2f} false roll faults an hour; {len(self.wrong)} wrong {self.wrong[:4]}"
        )


def endless(one: Exercise, target_newtons: float = 0.0, side: str = "right", hold_s: float = 5.0) -> Step:
    """Give a step of this exercise whose dose is never reached."""
    holds = (hold_s, 10.0) if one.asks_hold else (0.0, 0.0)
    kind = "hold" if one.asks_hold else "reps"
    work = Work(one, Amount(kind, 0.0, (NEVER, NEVER), holds), (side,), target=Target(target_newtons))
    return Plan("endless", "Endless", (work,)).steps[0]


def do_set(exercise_id: str, seed: int, duration_s: float = SET_S, **patient: object) -> Seen:
    """Let a patient do one endless set to a given target."""
    side = "left" if seed % 2 else "right"
    person = Patient(exercise_id, side, seed, duration_s, **patient)  # type: ignore[arg-type]
    step = endless(exercise(exercise_id), person.target_newtons, side)
    keys = {} if step.channel else {a.end_s + 0.4: "count" for a in person.truth.attempts}
    return watch(person, (step,), duration_s + 3.0, CHUNK_S, seed, keys)


def judge(seen: Seen, score: Score) -> None:
    """Compare what was counted in one set with what was done."""
    truth, channel = seen.patient.truth, seen.course.step.channel
    name = f"{truth.exercise} {truth.seed}"
    tally = seen.course.coach.result().tally
    done = truth.reps_on(channel) if channel else truth.attempts
    held = [hold for hold in truth.holds if hold.end_s - hold.start_s >= 5.0]
    faults = [roll for roll in truth.rolls if roll.level == "fault"]
    score.sets += 1
    score.reps, score.holds = score.reps + len(done), score.holds + len(held)
    score.roll_faults += len(faults)
    score.hours += truth.duration_s / 3600.0
    _expect(score, name, "reps", len(done), tally.efforts)
    _expect(score, name, "holds", len(held), tally.holds_done if truth.holds else 0)
    _match(
        score, name, "rep", done, [rep for rep in seen.of(Rep) if rep.channel == channel] if channel else done
    )
    _match(score, name, "hold", held, [hold for hold in seen.of(Hold) if hold.done] if truth.holds else held)
    _match_rolls(score, name, faults, [roll for roll in seen.of(Roll) if roll.level == "fault"])
    _expect_slips(score, name, seen)


def _expect_slips(score: Score, name: str, seen: Seen) -> None:
    truth, one = seen.patient.truth, seen.course.step.exercise
    made = Counter(error for rep in truth.reps_on(seen.course.step.channel) for error in rep.errors)
    if not seen.course.step.channel:
        made = Counter(f"roll_{roll.direction}" for roll in truth.rolls if roll.level == "fault")
    listed = {error.key for error in one.errors}
    for key in (*SLIPS, *(key for key in WHERE_LISTED if key in listed)):
        _expect(score, name, key, made[key], seen.slips.get(key, 0))


def _expect(score: Score, name: str, what: str, true: int, found: int) -> None:
    if true != found:
        score.wrong.append(f"{name}: {found} {what} for {true}")


def _match(score: Score, name: str, what: str, true, found) -> None:
    """The middle of each true one lies in exactly one found one."""
    for one in true:
        middle_s = (one.start_s + one.end_s) / 2
        alike = [two for two in found if two.start_s < middle_s < two.end_s]
        if len(alike) != 1:
            score.wrong.append(f"{name}: {what} at {one.start_s:.1f} s found {len(alike)} times")


def _match_rolls(score: Score, name: str, true, found) -> None:
    for one in true:
        alike = [two for two in found if two.start_s < one.end_s and one.start_s < two.end_s]
        if [two.direction for two in alike] != [one.direction]:
            score.wrong.append(f"{name}: roll {one.direction} at {one.start_s:.1f} s seen as {alike}")
    for two in found:
        if not any(two.start_s < one.end_s and one.start_s < two.end_s for one in true):
            score.false_roll_faults += 1


def score_exercise(exercise_id: str, sets: int, first_seed: int = 0) -> Score:
    """Score some sets of one exercise."""
    score = Score()
    for seed in range(first_seed, first_seed + sets):
        judge(do_set(exercise_id, seed, errors=errors_in(exercise_id, seed)), score)
    return score


def errors_in(exercise_id: str, seed: int) -> tuple[str, ...]:
    """Choose the errors of a set: none for every second pair of seeds, else all, each time from another."""
    kinds = errors_of(exercise_id)[:-1]
    first = seed // 4 % len(kinds)
    return () if seed // 2 % 2 == 0 else kinds[first:] + kinds[:first]


if __name__ == "__main__":
    for name in sys.argv[2:] or SHIPPED:
        sys.stdout.write(f"{name:15} {score_exercise(name, int(sys.argv[1])).line()}\n")
        sys.stdout.flush()
