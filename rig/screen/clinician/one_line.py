"""A line of text that ends in … where it has no room; the whole is in its tool tip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QStyle, QStyleOption

TALL = 1.1  # of the type: signs from another font are taller


class EvenLine(QLabel):
    """A label that is as tall with one sign as with another, whichever font has it."""

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(super().sizeHint().width(), self._tall)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(super().minimumSizeHint().width(), self._tall)

    @property
    def _tall(self) -> int:
        return round(TALL * self.fontMetrics().height())


class OneLine(EvenLine):
    """A label that never asks for more width than it has."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumWidth(0)

    @property
    def cut(self) -> bool:
        """Whether there is less room than text."""
        return self.fontMetrics().horizontalAdvance(self.text()) > self.width()

    def setText(self, words: str) -> None:  # noqa: N802  Qt's name
        if words != self.text():
            super().setText(words)
            self.setToolTip(words)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(0, self._tall)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(0, self._tall)

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802  Qt's name
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(option.palette.windowText().color())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()
