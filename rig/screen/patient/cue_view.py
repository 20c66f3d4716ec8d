"""One short cue at a time, across the top of the window; its sign and its frame say how urgent it is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter

from rig.screen.language import said
from rig.screen.patient.places import Place
from rig.screen.patient.scene import Cue
from rig.screen.pen import MIDDLE, line, write
from rig.screen.theme import Theme

SIGNS = {"": "", "good": "✔ ", "warn": "▲ ", "fault": "■ "}


def paint_cue(painter: QPainter, place: Place, cue: Cue, theme: Theme) -> None:
    """Write the cue; nothing is drawn where nothing is said."""
    if not cue.words:
        return
    rect = QRectF(place.left, place.top, place.width, place.height)
    painter.setBrush(QBrush(QColor(theme.panel)))
    frame = 0.06 * place.height
    painter.setPen(line(theme.level(cue.level), frame) if cue.level else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(
        rect.adjusted(frame / 2, frame / 2, -frame / 2, -frame / 2), 0.12 * place.height, 0.12 * place.height
    )
    inside = rect.adjusted(0.2 * place.height, 0.08 * place.height, -0.2 * place.height, -0.08 * place.height)
    write(
        painter, inside, SIGNS[cue.level] + said(cue.words), theme.ink, 0.56 * place.height, MIDDLE, bold=True
    )
