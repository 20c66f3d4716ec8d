"""What a clinician can do while measuring: each action a button, a key and a word on what became of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

ARMED_MS = 3000  # so long a first press of stop waits for the second


class Controlled(Protocol):
    """A session as the controls know it."""

    def mark(self, label: str) -> None: ...
    def tare(self) -> None: ...
    def new_set(self) -> None: ...
    def stop(self) -> None: ...


class Controls(QWidget):
    """The row of buttons below the traces. Nothing here opens a dialogue or waits.

    Attributes
    ----------
    said : the newest word on an action
    """

    def __init__(self, session: Controlled) -> None:
        super().__init__()
        self._session = session
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.add("Mark", "M", self._mark)
        self.add("Tare", "T", self._tare)
        self.add("New set", "N", self._new_set)
        self.said = QLabel()
        self.said.setObjectName("faint")
        self._row.addWidget(self.said, 1)
        self._stop = self.add("Stop", "Esc", self._stop_or_arm)
        self._stop.setObjectName("stop")
        self._armed = QTimer(self, singleShot=True, interval=ARMED_MS)
        self._armed.timeout.connect(self._disarm)
        at_once = QShortcut(QKeySequence("Shift+Esc"), self, self._stop_now)
        at_once.setContext(Qt.ShortcutContext.WindowShortcut)
        self._stop.setToolTip("Shift+Esc stops at once, in an emergency. Everything measured is kept.")

    def add(self, words: str, key: str, action: Callable[[], None]) -> QPushButton:
        """Add a button that its key presses too."""
        button = QPushButton(f"{words}  ({key})")
        button.clicked.connect(lambda: action())
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        QShortcut(QKeySequence(key), self, action).setContext(Qt.ShortcutContext.WindowShortcut)
        self._row.addWidget(button)
        return button

    def _mark(self) -> None:
        self._session.mark("mark")
        self.said.setText("mark asked for: it appears in the traces")

    def _tare(self) -> None:
        self._session.tare()
        self.said.setText("tare: let go of the band; it is taken after two quiet seconds")

    def _new_set(self) -> None:
        self._session.new_set()
        self.said.setText("next set begun")

    def _stop_or_arm(self) -> None:
        """Stop on the second press within three seconds: one press may be a slip."""
        if self._armed.isActive():
            self._stop_now()
            return
        self._armed.start()
        self._show_armed(True, "Press again to stop  (Esc)")

    def _stop_now(self) -> None:
        self._armed.stop()
        self._show_armed(True, "Stopping: saving everything")
        self._session.stop()

    def _disarm(self) -> None:
        self._show_armed(False, "Stop  (Esc)")

    def _show_armed(self, armed: bool, words: str) -> None:
        self._stop.setText(words)
        self._stop.setProperty("armed", armed)
        self._stop.style().polish(self._stop)
