"""Reps and sets, and between two sets the rest that is left."""

from __future__ import annotations

import math

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
    """Write the number of valid reps, as large as it goes."""
    ink = theme.stale if stale else theme.ink
    write(painter, _part(place, 0.0, 0.12), said(count.set_words), theme.faint, readable)
    if count.number is None:
        write(painter, _part(place, 0.3, 0.7), said(Words(Say.REPS_BY_HAND)), theme.faint, readable)
        return
    write(painter, _part(place, 0.12, 0.68), str(count.number), ink, 0.56 * place.height, bold=True)
    goal = said(Words(Say.OF_GOAL, (("goal", count.goal),))) + " " if count.goal else ""
    write(painter, _part(place, 0.68, 0.80), goal + said(Words(Say.REPS)), ink, readable * 1.2)
    if count.others:
        others = said(Words(Say.OTHERS, (("number", count.others),)))
        write(painter, _part(place, 0.89, 1.0), others, theme.faint, readable)


def paint_rest(painter: QPainter, place: Place, left_s: float, theme: Theme, readable: float) -> None:
    """Count the rest down, in whole seconds."""
    left = math.ceil(left_s)
    write(painter, _part(place, 0.0, 0.15), said(Words(Say.REST)), theme.faint, readable * 1.2)
    write(
        painter,
        _part(place, 0.15, 0.85),
        f"{left // 60}:{left % 60:02d}",
        theme.ink,
        0.5 * place.height,
        bold=True,
    )


def _part(place: Place, top: float, bottom: float) -> QRectF:
    part = place.part(0, top, 1, bottom)
    return QRectF(part.left, part.top, part.width, part.height)
