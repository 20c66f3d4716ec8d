"""A slim bar that fills up."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

TALL_EM = 0.55


class Bar(QWidget):
    """Shows a share from 0 to 1; the words beside it say of what."""

    def __init__(self, colour: QColor, ground: QColor) -> None:
        super().__init__()
        self._colour, self._ground = colour, ground
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def share(self) -> float:
        return self._share

    def set_ground(self, ground: QColor) -> None:
        """Lay another colour below what is filled."""
        self._ground = ground
        self.update()

    def fill(self, share: float, colour: QColor | None = None) -> None:
        """Fill the bar up to a share."""
        share, colour = min(1.0, max(0.0, share)), colour or self._colour
        if (share, colour) != (self._share, self._colour):
            self._share, self._colour = share, colour
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(80, max(6, round(TALL_EM * self.fontMetrics().height())))

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802  Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        round_px = self.height() / 2
        whole = QRectF(self.rect())
        painter.setBrush(self._ground)
        painter.drawRoundedRect(whole, round_px, round_px)
        if self._share > 0:
            painter.setBrush(self._colour)
            width = max(self.height(), self._share * self.width())
            painter.drawRoundedRect(QRectF(0, 0, width, self.height()), round_px, round_px)
        painter.end()
