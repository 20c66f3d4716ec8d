"""One short cue at a time, across the top of the window; its sign and its frame say how urgent it is.

In silence the place says quietly what is being done, and on which side.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter

from rig.screen.language import said
from rig.screen.patient.places import Place
from rig.screen.patient.scene import Cue, Heading
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
    aside, above = 0.15 * place.height, 0.06 * place.height
    inside = rect.adjusted(aside, above, -aside, -above)
    write(
        painter, inside, SIGNS[cue.level] + said(cue.words), theme.ink, 0.5 * place.height, MIDDLE, bold=True
    )


def paint_heading(painter: QPainter, place: Place, heading: Heading, theme: Theme) -> None:
    """Write exercise and side, and how where that is special."""
    words = " · ".join(said(part) for part in (heading.title, heading.side, heading.note) if part)
    write(
        painter,
        QRectF(place.left, place.top, place.width, place.height),
        words,
        theme.faint,
        0.36 * place.height,
    )
