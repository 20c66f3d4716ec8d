"""What the overlay shows: reps of this session by group, or beside those of another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from functools import partial
from pathlib import Path

from rig.record.edits import read_edits
from rig.record.judged import Judged, judged
from rig.record.reader import Session, open_session
from rig.screen.viewing.feed import Feed
from rig.screen.viewing.overlay import Overlay
from rig.screen.viewing.reading import Slot
from rig.screen.viewing.rep_curves import (
    MOST_REPS,
    By,
    Curve,
    Group,
    Key,
    groups_of,
    mean_of,
    placed,
    read_curves,
    usual_way,
)
from rig.screen.viewing.words import Say, exercise_words, side_words, tr

WAYS = {By.ALL: Say.ALL_REPS, By.SIDE: Say.BY_SIDE, By.SET: Say.BY_SET, By.EXERCISE: Say.BY_EXERCISE}


class Comparison:
    """Has the curves of reps read and shows them in groups.

    Attributes
    ----------
    other : the session beside this one, None for none
    is_beside : it is shown
    """

    def __init__(self, feed: Feed, overlay: Overlay) -> None:
        self._feed, self._overlay = feed, overlay
        self._curves: list[Curve] = []
        self._others: list[Curve] = []
        self._reps = 0
        self._usual = By.ALL
        self._by: By | None = None  # chosen by nobody yet
        self.other: Path | None = None
        self.is_beside = False

    @property
    def way(self) -> str:
        """What puts reps into one group, in words."""
        return tr(WAYS[self._way])

    @property
    def _way(self) -> By:
        return self._by or self._usual

    def take_reps(self, session: Session, reps: Sequence[Judged]) -> None:
        """Show these reps from now on."""
        self._reps = len(reps)
        all_placed = placed(session.setup, session.events, reps)
        self._usual = usual_way(all_placed)
        self._feed.ask(Slot.REPS, partial(read_curves, session.streams, all_placed), self._take)

    def stand_beside(self, path: Path) -> None:
        """Lay the reps of another session beside those of this one."""
        self.other, self.is_beside = path, True
        self._feed.ask(Slot.OTHER_REPS, partial(read_other, path), self._take_others)

    def next_way(self) -> None:
        """Group otherwise; what is beside goes first."""
        ways = list(By)
        if not self.is_beside:
            self._by = ways[(ways.index(self._way) + 1) % len(ways)]
        self.is_beside = False
        self._show()

    def turn_beside(self) -> None:
        """Show the other session, or this one alone."""
        self.is_beside = self.other is not None and not self.is_beside
        self._show()

    def _take(self, curves: list[Curve]) -> None:
        self._curves = curves
        self._show()

    def _take_others(self, curves: list[Curve]) -> None:
        self._others = curves
        self._show()

    def _show(self) -> None:
        if self.is_beside:
            self._overlay.show_groups(*beside(self._curves, self._others))
            return
        self._overlay.show_groups(grouped(self._curves, self._way), self._note)

    @property
    def _note(self) -> str:
        if self._reps > MOST_REPS:
            return tr(Say.NEWEST_OF, shown=MOST_REPS, reps=self._reps)
        return tr(Say.BAND) if self._curves else ""


def grouped(curves: Sequence[Curve], by: By) -> list[Group]:
    """Put curves into groups with the names that a person reads."""
    groups = groups_of(curves, by)
    return [Group(_name(key, groups), own, mean_of(own)) for key, own in groups.items()]


def beside(curves: Sequence[Curve], others: Sequence[Curve]) -> tuple[list[Group], str]:
    """Put a session beside another, each with its sides; say where the two are not alike.

    Of sessions that share some exercises only these are shown.
    """
    ours, theirs = ({curve.placed.exercise for curve in chosen} for chosen in (curves, others))
    shared = ours & theirs or ours | theirs
    groups = [
        Group(tr(words, side=side_words(side)), own, mean_of(own))
        for words, chosen in ((Say.THIS, curves), (Say.OTHER, others))
        for (_, side, _), own in groups_of(_of(chosen, shared), By.SIDE).items()
    ]
    if ours == theirs:
        return groups, ""
    return groups, tr(Say.SHARED if ours & theirs else Say.DIFFERS)


def _of(curves: Sequence[Curve], exercises: Set[str]) -> list[Curve]:
    return [curve for curve in curves if curve.placed.exercise in exercises]


def read_other(path: Path) -> list[Curve]:
    """Read the reps of another session, edits included.

    Raises
    ------
    InputRefused : not a session, or damaged
    """
    session = open_session(path)
    reps = judged(session.events, read_edits(path))
    return read_curves(session.streams, placed(session.setup, session.events, reps))


def _name(key: Key, groups: Iterable[Key]) -> str:
    """Name a group by what tells it from the others."""
    exercises, sides, _ = (len(set(column)) for column in zip(*groups, strict=True))
    exercise, side, number = key
    parts = [tr(Say.SET, number=number)] if number else []
    parts += [side_words(side)] if side and (sides > 1 or not exercise) else []
    parts += [exercise_words(exercise)] if exercise and (exercises > 1 or not number) else []
    return ", ".join(parts) or tr(Say.ALL_REPS)
