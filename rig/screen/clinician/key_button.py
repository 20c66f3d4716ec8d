"""A button that shows the key which does the same."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget


class KeyButton(QPushButton):
    """A key cap, and what it does beside it."""

    def __init__(self, key: str = "", words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = ("", "", "")
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
        self.setAccessibleName(words)
        self.setAccessibleDescription(key)
        self._cap.setText(key)
        self._words.setText(words)
        for widget in (self, self._cap, self._words):
            widget.setProperty("look", look)
            widget.style().polish(widget)
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return self._row.minimumSize()
