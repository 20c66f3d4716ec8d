"""What a clinician asks of a running session, and what became of it; nothing here draws.

The session takes every wish in its own thread and answers with a mark in the record; `follow` finds it there.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol

from rig.events import Event, Mark, Rep
from rig.exercises.rejection import REJECTED, RESTORED, rejection_words
from rig.screen.clinician.confirm import PATIENCE_S, Confirm
from rig.screen.clinician.event_lines import mark_line
from rig.screen.clinician.words import Say, tr
from rig.screen.spoken import figure, plainly
from rig.session.guidance import Guidance

STOP = "stop"
PLAN_STOPS_WITHIN_S = 1.0
"""A plan that is asked to stop does so at its next moment; without data there is none."""

TOLD_FOR_S = 12.0  # of the wall: what became of a wish is no news any more
LABELS_WITHIN_S = 60.0  # of session time: a label that comes later names a moment of its own


class Controlled(Protocol):
    """A session as the commands know it."""

    announced: list[Event]

    def press(self, key: str) -> None: ...
    def mark(self, label: str) -> None: ...
    def tare(self) -> None: ...
    def new_set(self) -> None: ...
    def stop(self) -> None: ...


class Commands:
    """Takes wishes, one method each.

    Attributes
    ----------
    confirm : what waits for a second press
    rejected : reps that were rejected here, the newest last
    """

    def __init__(self, session: Controlled, now_s: Callable[[], float] = time.monotonic) -> None:
        self._told, self._told_until_s = "", 0.0
        self.confirm = Confirm(now_s)
        self.rejected: list[Rep] = []
        self._session = session
        self._now_s = now_s
        self._stop_at_s = float("inf")
        self._marks = 0
        self._seen = 0
        self._asked: set[str] = set()  # labels of marks that have not been seen in the record
        self._unlabelled: tuple[str, float] | None = None  # newest mark without a label of its own
        self._set_from_s = 0.0

    @property
    def said(self) -> str:
        """What became of the newest wish, "" once that is old."""
        return self._told if self._now_s() < self._told_until_s else ""

    def tell(self, words: str, lasts_s: float = TOLD_FOR_S) -> None:
        """Tell a clinician something for a while."""
        self._told, self._told_until_s = words, self._now_s() + lasts_s

    def mark(self, label: str = "") -> None:
        """Mark this moment at once; without a label it has a number, and can be labelled later."""
        self._marks += not label
        name = label or f"mark {self._marks}"
        self._ask(name)
        self._unlabelled = None

    def label(self, words: str) -> None:
        """Label the newest numbered mark, or mark this moment where there is none."""
        if self._unlabelled is None:
            self.mark(words)
            return
        name, self._unlabelled = self._unlabelled[0], None
        self._ask(f"{name}: {words}")

    def to_label(self, now_s: float) -> str:
        """Name the mark that a label would go to, "" where there is none."""
        if self._unlabelled is not None and now_s - self._unlabelled[1] > LABELS_WITHIN_S:
            self._unlabelled = None
        return self._unlabelled[0] if self._unlabelled is not None else ""

    def tare(self) -> None:
        self._session.tare()
        self.tell(tr(Say.TARE_ASKED))

    def next_set(self) -> None:
        """Begin the next set of a session without a plan."""
        self._session.new_set()

    def reject(self) -> None:
        """Reject the newest rep that is not rejected yet."""
        reps = [event for event in self._session.announced if isinstance(event, Rep)]
        left = [rep for rep in reps if rep not in self.rejected]
        if not left:
            self.tell(tr(Say.NO_REP))
            return
        self.rejected.append(left[-1])
        self._session.mark(rejection_words(REJECTED, left[-1]))
        self.tell(tr(Say.REJECTED, at=figure(left[-1].start_s)))

    def restore(self) -> None:
        """Take the newest rejection back."""
        if not self.rejected:
            self.tell(tr(Say.NONE_REJECTED))
            return
        rep = self.rejected.pop()
        self._session.mark(rejection_words(RESTORED, rep))
        self.tell(tr(Say.RESTORED, at=figure(rep.start_s)))

    @property
    def rejected_in_set(self) -> list[Rep]:
        return [rep for rep in self.rejected if rep.start_s >= self._set_from_s]

    def press(self, key: str, twice: bool = False) -> None:
        """Give a plan its key; one that cannot be undone must come `twice`."""
        if twice and not self.confirm.twice(key):
            self.tell(tr(Say.PRESS_AGAIN, key=key.upper()), PATIENCE_S)
            return
        self.tell("")
        self._session.press(key)

    def stop(self, guidance: Guidance | None) -> None:
        """End plan and session in order, on the second press."""
        if not self.confirm.twice(STOP):
            self.tell(tr(Say.PRESS_AGAIN, key="Esc"), PATIENCE_S)
            return
        self.tell(tr(Say.STOPPING))
        if guidance is None:
            self._session.stop()
            return
        self._session.press("q")
        self._stop_at_s = self._now_s() + PLAN_STOPS_WITHIN_S

    def stop_now(self) -> None:
        """End the session at once, in an emergency."""
        self.tell(tr(Say.STOPPING))
        self._session.stop()

    def follow(self) -> None:
        """Look what the record says of what was asked."""
        if self._now_s() >= self._stop_at_s:
            self._session.stop()
        announced = self._session.announced
        new, self._seen = announced[self._seen :], len(announced)
        for event in new:
            if isinstance(event, Mark):
                self._take(event)

    def _ask(self, label: str) -> None:
        self._asked.add(label)
        self._session.mark(label)
        self.tell(tr(Say.MARK_ASKED, label=mark_line(label)))

    def _take(self, mark: Mark) -> None:
        if mark.label in self._asked:
            self._asked.discard(mark.label)
            self.tell(tr(Say.MARKED, label=mark_line(mark.label), at=figure(mark.start_s)))
            if mark.label == f"mark {self._marks}":
                self._unlabelled = mark.label, mark.start_s
        elif mark.label == "tare":
            self.tell(tr(Say.TARED, what=plainly(mark.detail.partition(" ")[0])))
        elif mark.label == "new_set":
            self._set_from_s = mark.start_s
            number, _, of_plan = mark.detail.partition(",")
            self.tell(tr(Say.SET_OF_PLAN) if of_plan else tr(Say.SET_BEGUN, number=number))
        elif mark.label.startswith("refused: "):
            self.tell(tr(Say.REFUSED, why=tr(mark.label.partition(": ")[2])))
