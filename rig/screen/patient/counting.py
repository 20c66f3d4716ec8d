"""The hold ring and the count of a set, with a plan or without."""

from __future__ import annotations

from rig.exercises.exercise import Exercise
from rig.live import RepCounts
from rig.screen.patient.scene import Count, Ring
from rig.screen.view import HoldRing
from rig.screen.words import Say, Words
from rig.session.guidance import Guidance

UNITS = {"time": Say.SECONDS, "reps": Say.REPS, "hold": Say.HOLDS, "test": Say.EFFORTS}


def hold_ring(hold: HoldRing | None, exercise: Exercise | None, guidance: Guidance | None) -> Ring | None:
    """Show the ring where holds are asked for: by the plan, else by the exercise."""
    if hold is None:
        return None
    if guidance is not None:
        most_s = guidance.hold_s[1]
        return Ring(hold.held_s, hold.asked_s, max(hold.asked_s, most_s)) if most_s else None
    if exercise is not None and exercise.dose.kind != "hold":
        return None
    span = exercise.dose.hold_s if exercise else None
    return Ring(hold.held_s, hold.asked_s, max(hold.asked_s, span[1] if span else 0.0))


def count_of(counts: RepCounts | None, guidance: Guidance | None) -> Count:
    """Count toward the dose of the plan's set; without a plan the valid reps."""
    if guidance is not None:
        return _count_of_plan(guidance)
    if counts is None:
        return Count(None, 0, Words())
    words = Words(Say.SET, (("number", counts.set_number),))
    return Count(counts.valid_in_set, counts.found_in_set - counts.valid_in_set, words, unit=Words(Say.REPS))


def set_words(guidance: Guidance) -> Words:
    """Say which set of how many."""
    return Words(Say.SET_OF, (("number", guidance.set_number), ("sets", guidance.sets)))


def _count_of_plan(guidance: Guidance) -> Count:
    progress = guidance.progress
    if progress is None:
        return Count(0, 0, set_words(guidance))
    others = progress.tally.compensated + progress.tally.other if progress.kind == "reps" else 0
    unit = Words(UNITS.get(progress.kind, Say.REPS))
    return Count(int(progress.done), others, set_words(guidance), int(progress.goal), unit)
