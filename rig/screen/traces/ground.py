"""What does not change from frame to frame: lanes, ticks and labels, drawn once and then only copied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPixmap

from rig.screen.traces.ink import Ink
from rig.screen.traces.lanes import Lane, stacked, ticks_of
from rig.screen.traces.words import lane_words

LEFT, RIGHT, TOP, BOTTOM, BETWEEN = 3.4, 0.8, 1.3, 1.5, 1.3
"""Room around and between the lanes, in heights of the type: for figures, labels and times."""

LABEL_WIDE = 8.0  # of the time axis


def place(lanes: Sequence[Lane], size: QSize, font: QFont) -> tuple[tuple[Lane, ...], float, float]:
    """Lay lanes out on a picture of this size; give them and the pixels where time begins and ends."""
    tall = QFontMetricsF(font).height()
    height = max(1.0, size.height() - round(TOP * tall) - round(BOTTOM * tall))
    placed = stacked(lanes, round(TOP * tall), height, round(BETWEEN * tall))
    left = round(LEFT * tall)
    return placed, float(left), float(max(left + 1, size.width() - round(RIGHT * tall)))


def time_row(x: float, size: QSize, font: QFont) -> QRectF:
    """Give the box of a label of the time axis, centred below a pixel."""
    tall = QFontMetricsF(font).height()
    return QRectF(x - LABEL_WIDE * tall / 2, size.height() - (BOTTOM - 0.2) * tall, LABEL_WIDE * tall, tall)


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
    _, left, right = place((), size, font)
    tall = QFontMetricsF(font).height()
    for lane in lanes:
        painter.fillRect(QRectF(left, lane.top, right - left, lane.height), ink.lane)
        _ticks(painter, lane, left, right, ink)
        painter.setPen(ink.faint)
        painter.drawText(
            QRectF(left, lane.top - tall - 1, right - left, tall), _ABOVE, lane_words(lane.channel)
        )
    for x, label in times:
        painter.setPen(QPen(ink.grid, 1))
        for lane in lanes:
            painter.drawLine(QPointF(x, lane.top), QPointF(x, lane.bottom))
        painter.setPen(ink.faint)
        painter.drawText(time_row(x, size, font), _MIDDLE, label)
    painter.end()
    return ground


_ABOVE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
_MIDDLE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop


def _ticks(painter: QPainter, lane: Lane, left: float, right: float, ink: Ink) -> None:
    tall = painter.fontMetrics().height()
    room = max(2, int(lane.height / (1.6 * tall)))
    for value in ticks_of(lane.low, lane.high, min(5, room)):
        y = float(lane.y(value))
        painter.setPen(QPen(ink.grid, 1))
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        painter.setPen(ink.faint)
        painter.drawText(QRectF(0, y - tall / 2, left - 8, tall), _AT_TICK, _figure(value))


def _figure(value: float) -> str:
    return f"{value:g}".replace(".", QLocale().decimalPoint())


_AT_TICK = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
