"""The tempo guide: a hill that fills from left to right, up, along, down, along; beside it the phase."""

from __future__ import annotations

import math
from functools import partial

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPolygonF

from rig.screen.language import said
from rig.screen.patient.parts import Part, text
from rig.screen.patient.places import Place
from rig.screen.patient.scene import Pace
from rig.screen.pen import RIGHT, line
from rig.screen.theme import Theme

HEIGHTS = ((0.0, 1.0), (1.0, 1.0), (1.0, 0.0), (0.0, 0.0))  # of the hill at both ends of each phase
FOOT = 0.14  # of the hill's height: the flat parts can be seen to fill too
WHOLE = (1.0, 1.0, 1.0, 1.0)


def hill(place: Place) -> Place:
    """Give the hill's own rectangle."""
    return place.part(0.46, 0.08, 1.0, 0.94)


def pace_parts(place: Place, pace: Pace, theme: Theme, stale: bool, readable: float) -> tuple[Part, ...]:
    """Make the hill, filled as far as it is over, and beside it the phase and its seconds."""
    ground, colour = hill(place), theme.stale if stale else theme.force
    paint = partial(_paint, ground=ground, pace=pace, colours=(theme.panel, colour))
    filled = Part("hill", ground, (pace.lengths_s, pace.over, colour), paint)
    if not pace.phase:
        return (filled,)
    ink = theme.stale if stale else theme.ink
    words, below = place.part(0, 0.04, 0.42, 0.52), place.part(0, 0.52, 0.42, 1.0)
    seconds = f"{math.ceil(pace.left_s)}" if pace.left_s > 0 else ""
    return (
        filled,
        text("phase", words, said(pace.phase), ink, readable, RIGHT, bold=True),
        text("seconds of the phase", below, seconds, ink, readable, RIGHT),
    )


def outline(ground: Place, pace: Pace, over: tuple[float, ...]) -> QPolygonF:
    """Give the hill as far as it is over, from its left foot along its top and back along the ground."""
    whole_s, x = sum(pace.lengths_s), 0.0
    top = [QPointF(ground.left, ground.bottom - FOOT * ground.height)]
    for length_s, share, (begins, ends) in zip(pace.lengths_s, over, HEIGHTS, strict=True):
        if share <= 0.0:
            break
        x += share * length_s / whole_s
        height = FOOT + (1 - FOOT) * (begins + share * (ends - begins))
        top += [QPointF(ground.left + x * ground.width, ground.bottom - height * ground.height)]
    left, right = QPointF(ground.left, ground.bottom), QPointF(ground.left + x * ground.width, ground.bottom)
    return QPolygonF([left, *top, right])


def _paint(painter: QPainter, ground: Place, pace: Pace, colours: tuple[str, str]) -> None:
    panel, filled = colours
    painter.setPen(line(panel, 0))
    painter.setBrush(QColor(panel))
    painter.drawPolygon(outline(ground, pace, WHOLE))
    painter.setBrush(QColor(filled))
    painter.drawPolygon(outline(ground, pace, pace.over))
