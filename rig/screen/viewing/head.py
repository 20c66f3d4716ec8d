"""The head of a session's window: what was done, by whom and when, and what became of the recording."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from rig.screen.clinician.one_line import OneLine
from rig.screen.viewing.words import Say, clock, exercise_words, side_words, tr
from rig.setup import SessionSetup


class Head(QWidget):
    """Two texts in a row: the session, which ends in … where there is no room, and its state."""

    def __init__(self) -> None:
        super().__init__()
        self._what, self._state = OneLine(), QLabel()
        self._what.setObjectName("title")
        self._state.setObjectName("faint")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._what, 1)
        row.addWidget(self._state)

    @property
    def state_words(self) -> str:
        return self._state.text()

    def say(self, setup: SessionSetup, lasts_s: float, state: Say) -> None:
        """Say what session this is, how long it lasts and what became of it."""
        when = setup.started_utc[:16].replace("T", " ")
        parts = [
            exercise_words(setup.exercise),
            side_words(setup.side),
            setup.subject,
            when,
            clock(round(lasts_s, 1)),
        ]
        parts += [tr(Say.SIMULATED)] if setup.simulated else []
        self._what.setText("  ·  ".join(part for part in parts if part))
        self._state.setText(tr(state))
