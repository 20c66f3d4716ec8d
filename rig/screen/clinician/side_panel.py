"""The column beside the traces: what is done, how far it is, what to do now and with which key."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rig.errors import InputRefused
from rig.events import Event, Rep
from rig.exercises.catalogue import exercise
from rig.screen.clinician.event_list import EventList
from rig.screen.clinician.key_grid import KeyGrid
from rig.screen.clinician.offers import Offer
from rig.screen.clinician.progress import Progress
from rig.screen.clinician.setup_list import SetupList
from rig.screen.clinician.words import SIDES, Say, tr
from rig.screen.traces.ink import Ink
from rig.screen.view import View
from rig.session.guidance import Guidance
from rig.setup import SessionSetup

CARET = "▏"  # where the next sign goes
SAYS_SIGN = {"fault": "■ ", "warn": "▲ ", "": ""}


class SidePanel(QFrame):
    """Follows the plan where there is one.

    Parameters
    ----------
    press : told the key of a button that was pressed

    Attributes
    ----------
    low : there is little height for the size of the type
    """

    def __init__(self, setup: SessionSetup, ink: Ink, press: Callable[[str], bool]) -> None:
        super().__init__()
        self.setObjectName("card")
        self._setup, self.low = setup, False
        self._free_title = _title(setup.exercise)
        self.title, self.place, self.says = QLabel(), QLabel(), QLabel()
        self.title.setObjectName("exercise")
        self.place.setObjectName("faint")
        self.says.setObjectName("says")
        self.why, self.asks, self.typed = QLabel(), QLabel(), QLabel()
        self.why.setObjectName("why")
        self.typed.setObjectName("typed")
        for label in (self.title, self.place, self.says, self.why, self.asks):
            label.setWordWrap(True)
        self.rest, self.rest_words = QLabel(), QLabel(tr(Say.REST))
        self.rest.setObjectName("count")
        self.set_up, self.progress, self.events = SetupList(), Progress(ink), EventList(ink)
        self.keys = KeyGrid(press)
        self._lay_out()

    def set_ink(self, ink: Ink) -> None:
        """Show everything in other colours."""
        self.progress.set_ink(ink)
        self.events.set_ink(ink)

    def show_view(
        self, view: View, newest: Sequence[Event], offered: Sequence[Offer], rejected: Sequence[Rep]
    ) -> None:
        """Show everything that can be said at this moment."""
        guidance = view.guidance
        self._only(self._parts_of(guidance))
        self._show_head(view, guidance)
        if guidance is not None:
            self._show_plan(guidance)
        self.progress.show_view(view, rejected)
        self.keys.offer(offered)
        self.events.show_events(newest)

    def _parts_of(self, guidance: Guidance | None) -> set[QWidget]:
        """Choose what is to be seen beside head, keys and events."""
        if guidance is None:
            return {self.progress}
        rests = guidance.rest_left_s > 0
        chosen = {
            self.progress: guidance.progress is not None,
            self.set_up: bool(guidance.steps),
            self.rest: rests and not guidance.steps,
            self.rest_words: rests and not self._rests_in_head(guidance),
            self.says: guidance.says not in ("", guidance.state.value),
            self.why: bool(guidance.why) and not guidance.steps,
            self.asks: guidance.question is not None,
            self.typed: bool(guidance.types),
        }
        return {part for part, seen in chosen.items() if seen}

    def _only(self, seen: set[QWidget]) -> None:
        """Hide first: what is shown lays the column out at once, and it must not grow in between."""
        for part in self._parts:
            if part not in seen:
                part.hide()
        for part in seen:
            part.show()

    def _show_head(self, view: View, guidance: Guidance | None) -> None:
        if guidance is None:
            number = view.counts.set_number if view.counts else 1
            title, side, place = self._free_title, self._setup.side, tr(Say.SET, number=number)
        else:
            title, side = guidance.title, guidance.side
            place = tr(Say.SET_OF, number=guidance.set_number, sets=guidance.sets)
            if guidance.rest_left_s > 0 and self._rests_in_head(guidance):
                place = f"{place} · {tr(Say.REST_FOR, left=countdown(guidance.rest_left_s))}"
        self.title.setText(tr(title))
        self.place.setText(f"{tr(SIDES.get(side, side))} · {place}")

    def _rests_in_head(self, guidance: Guidance) -> bool:
        """Say whether the rest is told beside the set's number: a set-up leaves no row for it."""
        return self.low and bool(guidance.steps)

    def _show_plan(self, guidance: Guidance) -> None:
        """Show the set-up, the rest (small beside a set-up) and what is to be done now."""
        self.set_up.show_lines(guidance.steps, self.low)
        left = countdown(guidance.rest_left_s)
        self.rest.setText(left)
        self.rest_words.setText(tr(Say.REST_FOR, left=left) if guidance.steps else tr(Say.REST))
        self.says.setText(SAYS_SIGN.get(guidance.level, "") + tr(guidance.says))
        if self.says.property("level") != guidance.level:
            self.says.setProperty("level", guidance.level)
            self.says.style().polish(self.says)
        self.why.setText(tr(guidance.why))
        question, typed = guidance.question, f"{guidance.typed}{CARET}"
        self.asks.setText(tr(question.asks) if question is not None else "")
        self.typed.setText(tr(Say.MASS if question is None else Say.ANSWER, typed=typed))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 8)
        column.setSpacing(5)
        rest = QHBoxLayout()
        rest.setSpacing(12)
        rest.addWidget(self.rest)
        rest.addWidget(self.rest_words, 1, Qt.AlignmentFlag.AlignBottom)
        column.addWidget(self.title)
        column.addWidget(self.place)
        column.addLayout(rest)
        for part in (self.progress, self.set_up, self.says, self.why, self.asks, self.typed, self.keys):
            column.addWidget(part)
        column.addWidget(self.events, 1)
        self._parts: tuple[QWidget, ...] = (
            self.rest,
            self.rest_words,
            self.progress,
            self.set_up,
            self.says,
            self.why,
            self.asks,
            self.typed,
        )
        self._only(set())


def countdown(seconds: float) -> str:
    """Write what is left, whole seconds rounded up: 0:00 means over."""
    whole = int(seconds) + (seconds > int(seconds))
    return f"{whole // 60}:{whole % 60:02d}"


def _title(exercise_id: str) -> str:
    """Name an exercise; a session may carry one that this catalogue does not know."""
    try:
        return exercise(exercise_id).title
    except InputRefused:
        return exercise_id
