"""What the overlay shows: reps of this session by group, or beside those of another."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from rig.record.edits import read_edits
from rig.record.judged import Judged, judged
from rig.record.reader import Session, open_session
from rig.screen.viewing.feed import Feed
from rig.screen.viewing.overlay import Group, Overlay
from rig.screen.viewing.reading import Slot
from rig.screen.viewing.rep_curves import MOST_REPS, By, Curve, groups_of, mean_of, placed, read_curves
from rig.screen.viewing.words import Say, exercise_words, tr

SIDES = {"left": Say.LEFT, "right": Say.RIGHT}
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
        self._by = By.ALL
        self.other: Path | None = None
        self.is_beside = False

    @property
    def way(self) -> str:
        """What puts reps into one group, in words."""
        return tr(WAYS[self._by])

    def take_reps(self, session: Session, reps: Sequence[Judged]) -> None:
        """Show these reps from now on."""
        self._reps = len(reps)
        read = partial(read_curves, session.streams, placed(session.setup, session.events, reps))
        self._feed.ask(Slot.REPS, read, self._take)

    def stand_beside(self, path: Path) -> None:
        """Lay the reps of another session beside those of this one."""
        self.other, self.is_beside = path, True
        self._feed.ask(Slot.OTHER_REPS, partial(read_other, path), self._take_others)

    def next_way(self) -> None:
        """Group otherwise; what is beside goes first."""
        ways = list(By)
        if not self.is_beside:
            self._by = ways[(ways.index(self._by) + 1) % len(ways)]
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
        few = self._reps <= MOST_REPS
        note = tr(Say.BAND) if few else tr(Say.NEWEST_OF, shown=MOST_REPS, reps=self._reps)
        self._overlay.show_groups(grouped(self._curves, self._by), note)


def grouped(curves: Sequence[Curve], by: By) -> list[Group]:
    """Put curves into groups with the names that a person reads."""
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
    return exercise_words(group) if group else tr(Say.ALL_REPS)
