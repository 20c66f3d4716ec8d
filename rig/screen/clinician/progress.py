"""How far the set is: reps, hold and pelvis in words and figures, and the newest events below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from rig.errors import InputRefused
from rig.events import Event
from rig.exercises.catalogue import exercise
from rig.screen.event_words import event_words, start_s
from rig.screen.view import View

EVENTS_SHOWN = 7


class Progress(QFrame):
    """The column beside the traces."""

    def __init__(self, exercise_id: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setFixedWidth(300)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        self._set, self.count, self._of, self._hold = (QLabel() for _ in range(4))
        self._pelvis, self._events, dose = QLabel(), QLabel(), QLabel(_dose(exercise_id))
        self.count.setObjectName("count")
        for faint in (dose, self._of):
            faint.setObjectName("faint")
        for label in (self._set, self.count, self._of, dose, self._hold, self._pelvis):
            label.setWordWrap(label is not self.count)
            column.addWidget(label)
        column.addStretch(1)
        self._events.setWordWrap(True)
        column.addWidget(self._events)

    def show_view(self, view: View, newest: Sequence[Event]) -> None:
        """Say how far it is."""
        counts = view.counts
        self._set.setText(f"Set {counts.set_number}" if counts else "")
        self.count.setText(str(counts.valid_in_set) if counts else "–")
        if counts:
            self._of.setText(
                f"valid reps in this set · {counts.found_in_set} found\n"
                f"session: {counts.valid} valid of {counts.found}, {counts.compensated} with a roll"
            )
        else:
            self._of.setText("reps are counted by hand in this exercise")
        hold = view.hold
        self._hold.setText(f"Hold: {hold.held_s:.1f} of {hold.asked_s:g} s" if hold else "")
        self._pelvis.setText(f"Pelvis: {view.needle.words}" if view.needle else "")
        self._events.setText("\n".join(_line(event) for event in reversed(newest[-EVENTS_SHOWN:])))


def _line(event: Event) -> str:
    return f"{start_s(event):.1f} s  {event_words(event)}"


def _dose(exercise_id: str) -> str:
    """Say what is prescribed; a session may carry an exercise that this catalogue does not know."""
    try:
        return f"prescribed: {exercise(exercise_id).dose.words()}"
    except InputRefused:
        return ""
