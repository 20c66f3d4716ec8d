"""The hold ring: it fills clockwise from the top; a mark stands where the hold is long enough."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from rig.screen.language import said
from rig.screen.patient.places import Place
from rig.screen.patient.scene import Ring
from rig.screen.pen import MIDDLE, line, write
from rig.screen.theme import Theme
from rig.screen.words import Say, Words

THICK = 0.13  # of the ring's diameter
RING = 0.83  # of the place's height; the words stand below


def circle(place: Place) -> Place:
    """Give the square around the middle of the ring's line."""
    side = min(place.width, RING * place.height) * (1 - THICK)
    return Place(
        place.left + (place.width - side) / 2, place.top + (RING * place.height - side) / 2, side, side
    )


def paint_hold(
    painter: QPainter, place: Place, ring: Ring, theme: Theme, stale: bool, readable: float
) -> None:
    """Draw the ring, the seconds in it, and below it whether that was long enough."""
    square = circle(place)
    rect = QRectF(square.left, square.top, square.width, square.height)
    thick = THICK * square.width
    colour = theme.stale if stale else theme.good if ring.done else theme.force
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(line(theme.panel, thick))
    painter.drawEllipse(rect)
    painter.setPen(line(colour, thick))
    painter.drawArc(rect, 90 * 16, -round(ring.fraction * 360 * 16))
    if ring.mark < 1.0:
        _mark(painter, square, ring.mark, theme)
    _words(painter, place, square, ring, theme, stale, readable)


def _mark(painter: QPainter, square: Place, share: float, theme: Theme) -> None:
    angle = 2 * math.pi * share
    centre = QPointF(square.left + square.width / 2, square.top + square.height / 2)
    outward = QPointF(math.sin(angle), -math.cos(angle))
    radius, reach = square.width / 2, 0.75 * THICK * square.width
    painter.setPen(line(theme.ink, 0.02 * square.width))
    painter.drawLine(centre + outward * (radius - reach), centre + outward * (radius + reach))


def _words(
    painter: QPainter, place: Place, square: Place, ring: Ring, theme: Theme, stale: bool, readable: float
) -> None:
    ink = theme.stale if stale else theme.ink
    seconds = f"{math.floor(ring.held_s + 1e-6)}"
    number = square.part(0.18, 0.22, 0.82, 0.78)
    write(painter, _rect(number), seconds, ink, number.height, MIDDLE, bold=True)
    span = (("least", f"{ring.least_s:g}"), ("most", f"{ring.most_s:g}"))
    asked = Words(Say.HOLD_OF_SPAN if ring.mark < 1.0 else Say.HOLD_OF, span)
    words = f"✔ {said(Words(Say.HOLD_DONE))}" if ring.done else said(asked)
    below = place.part(0, 0.86, 1, 1)
    colour = theme.stale if stale else theme.ink if ring.done else theme.faint
    write(painter, _rect(below), words, colour, readable, MIDDLE, bold=ring.done)


def _rect(place: Place) -> QRectF:
    return QRectF(place.left, place.top, place.width, place.height)
