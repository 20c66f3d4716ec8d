"""What the overlay shows: reps of this session by group, or beside those of another."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rig.record.edits import read_edits
from rig.record.judged import judged
from rig.record.reader import open_session
from rig.screen.viewing.overlay import Group
from rig.screen.viewing.rep_curves import By, Curve, groups_of, mean_of, placed, read_curves
from rig.screen.viewing.words import Say, tr

SIDES = {"left": Say.LEFT, "right": Say.RIGHT}
WAYS = {By.ALL: Say.ALL_REPS, By.SIDE: Say.BY_SIDE, By.SET: Say.BY_SET, By.EXERCISE: Say.BY_EXERCISE}


def grouped(curves: Sequence[Curve], by: By) -> list[Group]:
    """Put reps into groups with the names that a person reads."""
    return [Group(_name(group, by), own, mean_of(group, own)) for group, own in groups_of(curves, by).items()]


def beside(curves: Sequence[Curve], others: Sequence[Curve]) -> tuple[list[Group], str]:
    """Put a session beside another, each with its sides; say where the two are not alike."""
    groups = [
        Group(tr(words, side=tr(SIDES.get(side, side))), own, mean_of(side, own))
        for words, chosen in ((Say.THIS, curves), (Say.OTHER, others))
        for side, own in groups_of(chosen, By.SIDE).items()
    ]
    unlike = {c.placed.exercise for c in curves} != {c.placed.exercise for c in others}
    return groups, tr(Say.DIFFERS) if unlike else ""


def read_other(path: Path) -> list[Curve]:
    """Read the reps of another session, edits included.

    Raises
    ------
    InputRefused : not a session, or damaged
    """
    session = open_session(path)
    reps = judged(session.events, read_edits(path))
    return read_curves(session.streams, placed(session.setup, session.events, reps))


def _name(group: str, by: By) -> str:
    if by is By.SIDE:
        return tr(SIDES.get(group, group))
    if by is By.SET:
        return tr(Say.SET, number=group)
    return group or tr(Say.ALL_REPS)
