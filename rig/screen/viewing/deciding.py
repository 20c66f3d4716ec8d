"""A person decides on reps: the keys of the list, what is kept beside the session, and what is said of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from rig.errors import RigError
from rig.events import Event
from rig.record.edits import Edit
from rig.record.judged import REJECTED, Judged, detected, judged
from rig.screen.spoken import spoken
from rig.screen.viewing.editing import Editing
from rig.screen.viewing.rep_panel import RepPanel, verdict_words
from rig.screen.viewing.timeline import Timeline
from rig.screen.viewing.words import Say, tr


class Deciding(QObject):
    """Joins the list of reps with the edits of a session.

    Attributes
    ----------
    said : what became of a decision, one sentence
    decided : a rep is another thing now
    reps : in the order of their start, edits included
    """

    said = Signal(str)
    decided = Signal()

    def __init__(self, editing: Editing, panel: RepPanel) -> None:
        super().__init__()
        self._editing, self._panel = editing, panel
        self.reps: list[Judged] = []
        panel.decided.connect(self.decide)

    @property
    def edits(self) -> tuple[Edit, ...]:
        return self._editing.edits

    @property
    def chosen(self) -> Judged | None:
        """The rep that is chosen in the list."""
        place = self._panel.list.currentRow()
        return self.reps[place] if 0 <= place < len(self.reps) else None

    def judge(self, events: Sequence[Event]) -> Timeline:
        """Judge the reps of a session anew, and give all its events by time."""
        timeline = Timeline(events, judged(events, self._editing.edits))
        self.reps = timeline.judged
        return timeline

    def decide(self, place: int, verdict: str) -> None:
        """Say what the chosen rep is; rejecting a rejected one takes that back."""
        if not 0 <= place < len(self.reps):
            self.said.emit(tr(Say.CHOOSE))
            return
        one = self.reps[place]
        if verdict == one.verdict == REJECTED:
            verdict = detected(one.rep)
        try:
            self._editing.decide(one, verdict, self._panel.why)
        except RigError as trouble:
            self.said.emit(spoken(str(trouble)))
            return
        self._panel.reason.setCurrentText("")
        self.said.emit(tr(Say.EDITED, number=place + 1, verdict=verdict_words(verdict)))
        self.decided.emit()

    def undo(self) -> None:
        """Take the newest decision back."""
        try:
            undone = self._editing.undo()
        except RigError as trouble:
            self.said.emit(spoken(str(trouble)))
            return
        if undone is None:
            self.said.emit(tr(Say.NOTHING_TO_UNDO))
            return
        place = next(n for n, one in enumerate(self.reps, 1) if one.rep == undone.rep)
        self.said.emit(tr(Say.UNDONE, number=place, verdict=verdict_words(undone.verdict)))
        self.decided.emit()
