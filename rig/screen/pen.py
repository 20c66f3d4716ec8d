"""Drawing that every control shares: text as large as its place allows, and plain shapes."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
MIDDLE = Qt.AlignmentFlag.AlignCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
WRAP = Qt.TextFlag.TextWordWrap
SMALLER = 0.96  # each step while a text is too large for its place
LEAST_PIXELS = 8.0


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
    flags = align | WRAP
    while pixels > LEAST_PIXELS:
        bounds = QFontMetricsF(font(pixels, bold)).boundingRect(place, int(flags), text)
        if bounds.height() <= place.height() + 1 and bounds.width() <= place.width() + 1:
            break
        pixels *= SMALLER
    painter.setFont(font(pixels, bold))
    painter.setPen(QColor(colour))
    painter.drawText(place, int(flags), text)
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
