"""The clinician's window on a running session: nothing in it is modal, nothing can hold the record up."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rig.screen.clinician.commands import Commands, Controlled
from rig.screen.clinician.controls import Controls
from rig.screen.clinician.head import Head
from rig.screen.clinician.health_bar import HealthBar
from rig.screen.clinician.keyboard import name_of
from rig.screen.clinician.library import Library
from rig.screen.clinician.offers import offers, wants_two
from rig.screen.clinician.side_panel import SidePanel
from rig.screen.clinician.style import ink_of_system, sheet, system_px, type_px
from rig.screen.clinician.words import Say, tr
from rig.screen.force_axis import axis_for
from rig.screen.traces.ink import dark, light
from rig.screen.traces.sweep_view import WINDOWS_S, SweepView
from rig.screen.view import View
from rig.screen.view_model import ViewModel
from rig.session.guidance import Guidance
from rig.session.ring import Rings
from rig.session.snapshot import Snapshot
from rig.setup import SessionSetup

WORDS_EVERY_S = 0.1
EVENTS = 24  # the newest, for the list: it shows as many as there is room for
LOW_EM = 36  # a window that is lower gathers the steps of a set-up into three rows
PANEL_EM = 24  # width of the column beside the traces, in heights of the type
KEYS = {
    "M": Say.MARK,
    "T": Say.TARE,
    "W": Say.TIME,
    "L": Say.SESSIONS,
    "P": Say.PATIENT,
    "B": Say.BRIGHT,
    "Esc": Say.STOP,
    "Shift+Esc": Say.STOP_NOW,
}
"""The window's own keys; a plan's are never among them, and go before them."""


class Traced(Controlled, Protocol):
    """A session as this window knows it."""

    recent: Rings


class ClinicianWindow(QWidget):
    """Traces, plan, health and controls of one session.

    Parameters
    ----------
    ends_s : session time at which it ends by itself; infinite when somebody stops it
    folder : whose sessions the library lists; None for no library
    """

    patient_asked_for = Signal()
    shown = Signal()  # for the first time

    def __init__(
        self, session: Traced, setup: SessionSetup, ends_s: float, folder: Path | None = None
    ) -> None:
        super().__init__()
        self._model = ViewModel(setup, ends_s)
        self._announced = session.announced
        self._guidance: Guidance | None = None
        self._words_due_s = 0.0
        self._px = 0
        self._was_shown = False
        self._ink = ink_of_system()
        self.commands = Commands(session)
        self.traces = SweepView(session.recent, session.announced, axis_for(setup.task.target_newtons))
        self.traces.set_ink(self._ink)
        self.traces.setAccessibleName(tr(Say.TRACES))
        self.health = HealthBar()
        self.panel = SidePanel(setup, self._ink, self.press)
        self.library = Library(folder, {tr(Say.OPEN): self._open}) if folder is not None else None
        own = {key: tr(say) for key, say in KEYS.items() if key != "L" or self.library is not None}
        self.controls = Controls(self.commands, self.press, own)
        self.controls.field.left.connect(self.setFocus)
        self.head, self.said = Head(), QLabel()
        self._opened: list[QWidget] = []
        self._actions = self._own_actions()
        self._free = {"N": self.commands.next_set, "R": self.commands.reject, "U": self.commands.restore}
        self.setWindowTitle(tr(Say.CLINICIAN, subject=setup.subject))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # keys are the window's until a field is entered
        self._lay_out()
        self._order_focus()
        self.resize(1280, 720)
        self._fit_type()

    def refresh(self, snapshot: Snapshot, data_age_s: float) -> None:
        """Draw the newest samples; words follow ten times a second."""
        self._guidance = snapshot.guidance
        view = self._model.view(snapshot, data_age_s)
        self.traces.stale = view.stale
        self.traces.pull()
        now_s = time.monotonic()
        if now_s >= self._words_due_s:
            self._words_due_s = now_s + WORDS_EVERY_S
            self._say(view, snapshot)

    def refresh_words(self, snapshot: Snapshot, data_age_s: float) -> None:
        """Refresh, the words at once too."""
        self._words_due_s = 0.0
        self.refresh(snapshot, data_age_s)

    @property
    def doing(self) -> str:
        """What goes on, as the head says it."""
        return self.head.doing

    def press(self, key: str) -> bool:
        """Do what a key means at this moment, as a button does; False if it means nothing.

        A key is named as on its button: ``N``, ``Esc``, ``Shift+Esc``.
        """
        guidance = self._guidance
        if guidance is not None and key != "Q" and key.lower() in dict(guidance.keys):
            self.commands.press(key.lower(), wants_two(key.lower(), guidance))
        elif guidance is not None and key and key in guidance.types:
            self.commands.press(key)
        else:
            action = self._actions.get(key) or (self._free.get(key) if guidance is None else None)
            if action is None:
                return False
            action()
        self._words_due_s = 0.0
        return True

    def turn_bright(self) -> None:
        """Turn to dark on bright, or back."""
        self._ink = dark() if self._ink == light() else light()
        for part in (self.traces, self.panel):
            part.set_ink(self._ink)
        self.setStyleSheet(sheet(self._ink, self._px))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Take a key that no field has taken; a key held down counts once."""
        if event.isAutoRepeat() or not self.press(name_of(event)):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        super().showEvent(event)
        if not self._was_shown:
            self._was_shown = True
            self.setFocus()
            self.shown.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        self._fit_type()
        super().resizeEvent(event)

    def _own_actions(self) -> dict[str, Callable[[], None]]:
        return {
            "M": self._mark,
            "Shift+M": self.controls.field.setFocus,
            "T": self.commands.tare,
            "W": self._next_window,
            "L": self._turn_library,
            "P": self.patient_asked_for.emit,
            "B": self.turn_bright,
            "Esc": self._stop,
            "Q": self._stop,
            "Shift+Esc": self.commands.stop_now,
        }

    def _say(self, view: View, snapshot: Snapshot) -> None:
        self.head.show_view(view)
        self.commands.follow()
        self.said.setText(self.commands.said)
        self.health.show_view(view)
        offered = offers(view.guidance, self.commands)
        self.panel.show_view(view, self._announced[-EVENTS:], offered, self.commands.rejected_in_set)
        to_label = self.commands.to_label(snapshot.session_s)
        self.controls.show_state(self.traces.window_s, to_label, bright=self._ink == light())

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self.traces, 1)
        left.addWidget(self.health)
        middle = QHBoxLayout()
        middle.setSpacing(10)
        middle.addLayout(left, 1)
        middle.addWidget(self.panel)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 10, 12, 8)
        rows.setSpacing(8)
        rows.addWidget(self.head)
        rows.addLayout(middle, 1)
        if self.library is not None:
            self.library.hide()
            self.library.setMaximumHeight(220)
            rows.addWidget(self.library)
        rows.addWidget(self.controls)
        foot = QHBoxLayout()
        note = QLabel(tr(Say.NOT_A_DEVICE))
        note.setObjectName("faint")
        foot.addWidget(self.said, 1)
        foot.addWidget(note)
        rows.addLayout(foot)

    def _order_focus(self) -> None:
        """Let Tab go through the plan's keys, then through the controls as they are read."""
        controls = self.controls
        row = [controls.buttons["M"], controls.field, *list(controls.buttons.values())[1:]]
        for one, after in pairwise([*self.panel.keys.all_buttons, *row]):
            self.setTabOrder(one, after)

    def _fit_type(self) -> None:
        """Choose the size of the type; only another size costs a new style."""
        px = type_px(self.width(), self.height(), system_px())
        self.panel.low = self.height() < LOW_EM * px
        if px != self._px:
            self._px = px
            self.setStyleSheet(sheet(self._ink, px))
            self.panel.setFixedWidth(PANEL_EM * px)

    def _mark(self) -> None:
        self.commands.mark(self.controls.field.text().strip())
        self.controls.field.clear()

    def _stop(self) -> None:
        self.commands.stop(self._guidance)

    def _next_window(self) -> None:
        """Show the next of the usual stretches of time; the force axis stays as it is."""
        place = WINDOWS_S.index(self.traces.window_s)
        self.traces.set_window(WINDOWS_S[(place + 1) % len(WINDOWS_S)])

    def _turn_library(self) -> None:
        if self.library is None:
            return
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
            self.commands.tell(tr(Say.REFUSED, why=tr(str(refusal))))
            return
        self._opened.append(window)
        window.show()
