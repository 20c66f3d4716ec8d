"""The clinician's window on a running session: nothing in it is modal, nothing can hold the record up."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rig.events import Event
from rig.screen.clinician.controls import Controlled, Controls
from rig.screen.clinician.health_bar import HealthBar
from rig.screen.clinician.library import Library
from rig.screen.clinician.progress import Progress
from rig.screen.clinician.style import sheet
from rig.screen.force_axis import axis_for
from rig.screen.traces.ink import dark
from rig.screen.traces.sweep_view import WINDOWS_S, SweepView
from rig.screen.view import View
from rig.screen.view_model import ViewModel
from rig.session.ring import Rings
from rig.session.snapshot import Phase, Snapshot
from rig.setup import SessionSetup

WORDS_EVERY_S = 0.1
PHASE_SIGN = {Phase.MEASURING: "●", Phase.GETTING_READY: "◌", Phase.UNPLUGGED: "■"}
NOT_A_DEVICE = "for research and education, not a medical device"


class Traced(Controlled, Protocol):
    """A session as this window knows it."""

    announced: list[Event]
    recent: Rings


class ClinicianWindow(QWidget):
    """Traces, progress, health and controls of one session.

    Parameters
    ----------
    ends_s : session time at which it ends by itself; infinite when somebody stops it
    folder : whose sessions the library lists; None for no library
    """

    def __init__(
        self, session: Traced, setup: SessionSetup, ends_s: float, folder: Path | None = None
    ) -> None:
        super().__init__()
        self._model = ViewModel(setup, ends_s)
        self._words_due_s = 0.0
        self._ink = dark()
        self.setWindowTitle(f"force rig · {setup.exercise} · {setup.side} · {setup.subject}")
        self.setStyleSheet(sheet(self._ink))
        self.resize(1280, 720)
        self.traces = SweepView(session.recent, session.announced, axis_for(setup.task.target_newtons))
        self.health = HealthBar(self._ink)
        self.progress = Progress(setup.exercise)
        self.controls = Controls(session)
        self.controls.add("Time", "W", self._next_window)
        self._title, self._phase, self._clock = QLabel(), QLabel(), QLabel()
        self._title.setObjectName("title")
        self._clock.setObjectName("clock")
        self.library = Library(folder, {"Open": self._open}) if folder is not None else None
        self._opened: list[QWidget] = []
        self._lay_out()

    def refresh(self, snapshot: Snapshot, data_age_s: float) -> None:
        """Draw the newest samples; words follow ten times a second."""
        view = self._model.view(snapshot, data_age_s)
        self.traces.stale = view.stale
        self.traces.pull()
        now_s = time.monotonic()
        if now_s >= self._words_due_s:
            self._words_due_s = now_s + WORDS_EVERY_S
            self._say(view, snapshot.newest)

    def _say(self, view: View, newest: Sequence[Event]) -> None:
        stale = view.stale and view.phase is Phase.MEASURING
        words = view.stale_words if stale else view.phase_words
        sign = "■" if stale else PHASE_SIGN.get(view.phase, "◌")
        colour = self._ink.fault if sign == "■" else self._ink.hold
        self._title.setText(view.title)
        self._phase.setText(f"{sign} {words}")
        self._phase.setStyleSheet(f"color: {colour.lighter(130).name()}")
        self._clock.setText(view.clock)
        self.health.show_view(view)
        self.progress.show_view(view, newest)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addSpacing(16)
        head.addWidget(self._phase, 1)
        head.addWidget(self._clock)
        middle = QHBoxLayout()
        middle.addWidget(self.traces, 1)
        middle.addWidget(self.progress)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 10, 12, 8)
        rows.addLayout(head)
        rows.addLayout(middle, 1)
        if self.library is not None:
            self.library.hide()
            self.library.setMaximumHeight(220)
            rows.addWidget(self.library)
            self.controls.add("Sessions", "L", self._turn_library)
        rows.addWidget(self.health)
        rows.addWidget(self.controls)
        foot = QLabel(NOT_A_DEVICE, alignment=Qt.AlignmentFlag.AlignRight)
        foot.setObjectName("faint")
        rows.addWidget(foot)

    def _next_window(self) -> None:
        """Show the next of the usual stretches of time; the force axis stays as it is."""
        place = WINDOWS_S.index(self.traces.window_s)
        self.traces.set_window(WINDOWS_S[(place + 1) % len(WINDOWS_S)])

    def _turn_library(self) -> None:
        assert self.library is not None
        self.library.setVisible(self.library.isHidden())
        if not self.library.isHidden():
            self.library.look()
            self.library.search.setFocus()

    def _open(self, path: Path) -> None:
        """Open a session in a window of its own; this one goes on."""
        from rig.errors import InputRefused
        from rig.screen.viewing.window import SessionWindow

        try:
            window = SessionWindow(path)
        except InputRefused as refusal:
            self.controls.said.setText(str(refusal))
            return
        self._opened.append(window)
        window.show()
