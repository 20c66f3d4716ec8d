"""The row below the traces: marks with their label, tare, the windows, and the two ways to stop."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QLineEdit, QSizePolicy, QWidget

from rig.screen.clinician.commands import STOP, Commands
from rig.screen.clinician.key_button import KeyButton
from rig.screen.clinician.words import Say, tr
from rig.screen.traces.sweep_view import WINDOWS_S

LONGEST_LABEL = 60
SPACING_PX = 6


class LabelField(QLineEdit):
    """A field for the label of a mark; Esc leaves it, and its letters are nobody's keys."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__(placeholderText=tr(Say.LABEL_HINT))
        self.setMaxLength(LONGEST_LABEL)
        self.setAccessibleName(tr(Say.LABEL))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(100)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
            return
        super().keyPressEvent(event)


class Controls(QWidget):
    """Buttons that are always there.

    Parameters
    ----------
    press : told the key of a button that was pressed
    """

    def __init__(self, commands: Commands, press: Callable[[str], bool], keys: Mapping[str, str]) -> None:
        super().__init__()
        self._commands = commands
        self.field = LabelField()
        self.field.returnPressed.connect(self._label)
        self.buttons = {key: KeyButton(key, words) for key, words in keys.items()}
        self.buttons["Shift+Esc"].at_once = True
        self.buttons["Esc"].keep_room_for(tr(Say.STOP), tr(Say.AGAIN_TO_STOP))
        self.buttons["B"].keep_room_for(tr(Say.BRIGHT), tr(Say.DARK))
        self.buttons["W"].keep_room_for(*(tr(Say.TIME, seconds=f"{one:g}") for one in WINDOWS_S))
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._halves = QHBoxLayout(), QHBoxLayout()
        self._rows.addLayout(self._halves[0], 1)
        self._rows.addLayout(self._halves[1])
        for half in (self._rows, *self._halves):
            half.setSpacing(SPACING_PX)
        for key, button in self.buttons.items():
            button.clicked.connect(lambda _=False, k=key: press(k))
            self._halves[key not in ("M", "T")].addWidget(button)
        self._halves[0].insertWidget(1, self.field, 1)

    def show_state(self, window_s: float, to_label: str, bright: bool) -> None:
        """Show what the buttons do now."""
        armed = self._commands.confirm.armed == STOP
        self.buttons["W"].say("W", tr(Say.TIME, seconds=f"{window_s:g}"))
        self.buttons["B"].say("B", tr(Say.DARK if bright else Say.BRIGHT))
        self.buttons["Esc"].say(
            "Esc", tr(Say.AGAIN_TO_STOP if armed else Say.STOP), "armed" if armed else "stop"
        )
        self.buttons["Shift+Esc"].say("⇧ Esc", tr(Say.STOP_NOW), "stop")
        hint = tr(Say.LABEL_FOR, mark=to_label) if to_label else tr(Say.LABEL_HINT)
        if self.field.placeholderText() != hint:
            self.field.setPlaceholderText(hint)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Take two rows where one has no room."""
        wants = sum(half.minimumSize().width() for half in self._halves) + SPACING_PX
        fits = self.width() >= wants
        way = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if self._rows.direction() != way:
            self._rows.setDirection(way)
            self.updateGeometry()
        super().resizeEvent(event)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(
            max(half.minimumSize().width() for half in self._halves), self._rows.minimumSize().height()
        )

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return self.minimumSizeHint()

    def _label(self) -> None:
        words = self.field.text().strip()
        if words:
            self._commands.label(words)
        self.field.clear()
        self.field.left.emit()
