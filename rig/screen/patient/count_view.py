"""How much of the set is done, and which set it is."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from rig.screen.language import said
from rig.screen.patient.places import Place
from rig.screen.patient.scene import Count
from rig.screen.pen import write
from rig.screen.theme import Theme
from rig.screen.words import Say, Words


def paint_count(
    painter: QPainter, place: Place, count: Count, theme: Theme, stale: bool, readable: float
) -> None:
    """Write how much is done, as large as it goes."""
    ink = theme.stale if stale else theme.ink
    write(painter, _part(place, 0.0, 0.17), said(count.set_words), theme.faint, readable)
    if count.number is None:
        write(painter, _part(place, 0.3, 0.7), said(Words(Say.REPS_BY_HAND)), theme.faint, readable)
        return
    write(painter, _part(place, 0.17, 0.61), str(count.number), ink, 0.46 * place.height, bold=True)
    goal = said(Words(Say.OF_GOAL, (("goal", count.goal),))) + " " if count.goal else ""
    write(painter, _part(place, 0.62, 0.80), goal + said(count.unit), ink, readable)
    if count.others:
        others = said(Words(Say.OTHERS, (("number", count.others),)))
        write(painter, _part(place, 0.82, 1.0), others, theme.faint, readable)


def _part(place: Place, top: float, bottom: float) -> QRectF:
    part = place.part(0, top, 1, bottom)
    return QRectF(part.left, part.top, part.width, part.height)
