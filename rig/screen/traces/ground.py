"""What does not change from frame to frame: lanes, ticks and labels, drawn once and then only copied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QPixmap

from rig.screen.traces.ink import Ink
from rig.screen.traces.lanes import Lane, stacked, ticks_of

LEFT_PX, RIGHT_PX, TOP_PX, BOTTOM_PX, BETWEEN_PX = 64, 12, 22, 26, 22


def place(lanes: Sequence[Lane], size: QSize) -> tuple[tuple[Lane, ...], float, float]:
    """Lay lanes out on a picture of this size; give them and the pixels where time begins and ends."""
    placed = stacked(lanes, TOP_PX, max(1.0, size.height() - TOP_PX - BOTTOM_PX), BETWEEN_PX)
    return placed, float(LEFT_PX), float(max(LEFT_PX + 1, size.width() - RIGHT_PX))


def draw_ground(
    lanes: Sequence[Lane],
    size: QSize,
    ratio: float,
    font: QFont,
    ink: Ink,
    times: Sequence[tuple[float, str]],
) -> QPixmap:
    """Draw the ground; `times` are pixels and labels of the time axis, `ratio` screen pixels per pixel."""
    ground = QPixmap(size * ratio)
    ground.setDevicePixelRatio(ratio)
    ground.fill(ink.ground)
    painter = QPainter(ground)
    painter.setFont(font)
    right = size.width() - RIGHT_PX
    for lane in lanes:
        painter.fillRect(QRectF(LEFT_PX, lane.top, right - LEFT_PX, lane.height), ink.lane)
        _ticks(painter, lane, right, ink)
        painter.setPen(ink.faint)
        painter.drawText(QRectF(LEFT_PX, lane.top - 21, right - LEFT_PX, 20), _ABOVE, lane.label)
    for x, label in times:
        painter.setPen(QPen(ink.grid, 1))
        for lane in lanes:
            painter.drawLine(QPointF(x, lane.top), QPointF(x, lane.bottom))
        painter.setPen(ink.faint)
        painter.drawText(QRectF(x - 50, size.height() - BOTTOM_PX + 4, 100, 20), _MIDDLE, label)
    painter.end()
    return ground


_ABOVE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
_MIDDLE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop


def _ticks(painter: QPainter, lane: Lane, right: float, ink: Ink) -> None:
    room = max(2, int(lane.height / (1.6 * painter.fontMetrics().height())))
    for value in ticks_of(lane.low, lane.high, min(5, room)):
        y = float(lane.y(value))
        painter.setPen(QPen(ink.grid, 1))
        painter.drawLine(QPointF(LEFT_PX, y), QPointF(right, y))
        painter.setPen(ink.faint)
        painter.drawText(QRectF(0, y - 10, LEFT_PX - 8, 20), _AT_TICK, f"{value:g}")


_AT_TICK = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
