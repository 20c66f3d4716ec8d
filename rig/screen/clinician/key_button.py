"""A button that shows the key which does the same."""

from __future__ import annotations

import time

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QMoveEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

SETTLES_S = 0.4  # [E] a double click, or a click on what was here a moment ago, means something else


class KeyButton(QPushButton):
    """A key cap, and what it does beside it.

    One that has moved, or means something new, takes no click for a moment: the finger was on its way to
    what was there before, and a double click confirms nothing.

    Attributes
    ----------
    at_once : this one takes every click
    """

    def __init__(self, key: str = "", words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = ("", "", "")
        self._to_say: tuple[str, ...] = ()
        self.at_once = False
        self._settled_at_s = 0.0
        self._cap, self._words = QLabel(), QLabel()
        self._cap.setObjectName("cap")
        self._cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 12, 6)
        row.setSpacing(10)
        row.addWidget(self._cap)
        row.addWidget(self._words, 1)
        for label in (self._cap, self._words):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the window
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.say(key, words)

    @property
    def key(self) -> str:
        return self._cap.text()

    @property
    def words(self) -> str:
        return self._words.text()

    def say(self, key: str, words: str, look: str = "") -> None:
        """Show a key and its meaning; `look` is ``first``, ``armed``, ``stop`` or ""."""
        if (key, words, look) == self._said:
            return
        self._said = key, words, look
        self._unsettle()
        self.setAccessibleName(words)
        self.setAccessibleDescription(key)
        self._cap.setText(key)
        self._cap.setVisible(bool(key))
        self._words.setText(words)
        for widget in (self, self._cap, self._words):
            widget.setProperty("look", look)
            widget.style().polish(widget)
        self.updateGeometry()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """Take a click, also the second of a double one, where the button has settled."""
        if self.at_once or time.monotonic() >= self._settled_at_s:
            super().mousePressEvent(event)

    def moveEvent(self, event: QMoveEvent) -> None:  # noqa: N802  Qt's name
        self._unsettle()
        super().moveEvent(event)

    def _unsettle(self) -> None:
        if self.isVisible():
            self._settled_at_s = time.monotonic() + SETTLES_S

    def keep_room_for(self, *words: str) -> None:
        """Be wide enough for whatever this button will say, so that none beside it moves."""
        self._to_say = words
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return self._widened(self._row.sizeHint())

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return self._widened(self._row.minimumSize())

    def _widened(self, size: QSize) -> QSize:
        bold = QFont(self._words.font())
        bold.setWeight(QFont.Weight.DemiBold)
        widest = max(map(QFontMetrics(bold).horizontalAdvance, self._to_say), default=0)
        return size + QSize(max(0, widest + 1 - self._words.sizeHint().width()), 0)
