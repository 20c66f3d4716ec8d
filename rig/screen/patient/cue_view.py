"""One short cue at a time, across the top of the window; its sign and its frame say how urgent it is.

In silence the place says quietly what is being done, and on which side.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPainter

from rig.screen.language import said
from rig.screen.patient.parts import Part, rect_of, text
from rig.screen.patient.places import Place
from rig.screen.patient.scene import Cue, Heading
from rig.screen.pen import MIDDLE, line, write
from rig.screen.theme import Theme

SIGNS = {"": "", "good": "✔ ", "warn": "▲ ", "fault": "■ "}


def cue_part(place: Place, cue: Cue, theme: Theme) -> Part:
    """Write the cue."""
    words = SIGNS[cue.level] + said(cue.words)
    paint = partial(_paint, place=place, words=words, level=cue.level, theme=theme)
    return Part("cue", place, (words, cue.level), paint)


def heading_part(place: Place, heading: Heading, theme: Theme) -> Part:
    """Write exercise and side, and how where that is special."""
    words = " · ".join(said(part) for part in (heading.title, heading.side, heading.note) if part)
    return text("heading", place, words, theme.faint, 0.36 * place.height)


def _paint(painter: QPainter, place: Place, words: str, level: str, theme: Theme) -> None:
    rect, frame = rect_of(place), 0.06 * place.height
    painter.setBrush(QBrush(QColor(theme.panel)))
    painter.setPen(line(theme.level(level), frame) if level else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(
        rect.adjusted(frame / 2, frame / 2, -frame / 2, -frame / 2), 0.12 * place.height, 0.12 * place.height
    )
    aside, above = 0.15 * place.height, 0.06 * place.height
    inside = rect.adjusted(aside, above, -aside, -above)
    write(painter, inside, words, theme.ink, 0.5 * place.height, MIDDLE, bold=True)
