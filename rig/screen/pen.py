"""Drawing that every control shares: text as large as its place allows, and plain shapes."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainter, QPen

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
MIDDLE = Qt.AlignmentFlag.AlignCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
WRAP = Qt.TextFlag.TextWordWrap
SMALLER = 0.96  # each step while a text is too large for its place
LEAST_PIXELS = 8.0
SIZES_KEPT = 1024  # a window writes some twenty texts at a time; numbers change


def write(
    painter: QPainter,
    place: QRectF,
    text: str,
    colour: str,
    pixels: float,
    align: Qt.AlignmentFlag = MIDDLE,
    bold: bool = False,
) -> float:
    """Write a text into a place, `pixels` tall or as much smaller as it must be; give how tall it is."""
    family = QGuiApplication.font().family()
    pixels = _fitting(text, place.width(), place.height(), pixels, int(align | WRAP), bold, family)
    painter.setFont(font(pixels, bold))
    painter.setPen(QColor(colour))
    painter.drawText(place, int(align | WRAP), text)
    return pixels


def font(pixels: float, bold: bool = False) -> QFont:
    """Make a font by its height in logical pixels: it follows the window, whatever the system's size is."""
    made = QFont()
    made.setPixelSize(max(1, round(pixels)))
    made.setBold(bold)
    return made


def line(colour: str, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """Make a pen with square ends, so that a line ends where it says."""
    pen = QPen(QColor(colour), width, style)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


@lru_cache(SIZES_KEPT)
def _fitting(
    text: str, width: float, height: float, pixels: float, flags: int, bold: bool, family: str
) -> float:
    """Find the size at which a text fits: measuring takes longer than writing. `family` tells fonts apart."""
    place = QRectF(0.0, 0.0, width, height)
    while pixels > LEAST_PIXELS:
        bounds = QFontMetricsF(font(pixels, bold)).boundingRect(place, flags, text)
        if bounds.height() <= height + 1 and bounds.width() <= width + 1:
            break
        pixels *= SMALLER
    return pixels
