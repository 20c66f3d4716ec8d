"""The hold ring: it fills clockwise from the top; a mark stands where the hold is long enough."""

from __future__ import annotations

import math
from functools import partial

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from rig.screen.language import said
from rig.screen.patient.parts import Part, text
from rig.screen.patient.places import Place
from rig.screen.patient.ring_view import ring_part
from rig.screen.patient.scene import Ring
from rig.screen.pen import MIDDLE, line
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


def hold_parts(place: Place, ring: Ring, theme: Theme, stale: bool, readable: float) -> tuple[Part, ...]:
    """Make the ring, the seconds in it, and below it whether that was long enough."""
    square = circle(place)
    colour = theme.stale if stale else theme.good if ring.done else theme.force
    parts = [ring_part("hold", square, THICK * square.width, ring.fraction, (theme.panel, colour), True)]
    if ring.mark < 1.0:
        parts.append(_mark(square, ring.mark, theme.ink))
    return (*parts, *_words(place, square, ring, theme, stale, readable))


def _mark(square: Place, share: float, ink: str) -> Part:
    angle = 2 * math.pi * share
    centre = QPointF(square.left + square.width / 2, square.top + square.height / 2)
    outward = QPointF(math.sin(angle), -math.cos(angle))
    radius, reach, wide = square.width / 2, 0.75 * THICK * square.width, 0.02 * square.width
    inner, outer = centre + outward * (radius - reach), centre + outward * (radius + reach)
    left, top = min(inner.x(), outer.x()), min(inner.y(), outer.y())
    box = Place(left, top, max(inner.x(), outer.x()) - left, max(inner.y(), outer.y()) - top)
    paint = partial(_paint_mark, inner=inner, outer=outer, ink=ink, wide=wide)
    return Part("hold mark", box.inset(-wide), (share, ink), paint)


def _paint_mark(painter: QPainter, inner: QPointF, outer: QPointF, ink: str, wide: float) -> None:
    painter.setPen(line(ink, wide))
    painter.drawLine(inner, outer)


def _words(
    place: Place, square: Place, ring: Ring, theme: Theme, stale: bool, readable: float
) -> tuple[Part, Part]:
    ink = theme.stale if stale else theme.ink
    seconds = f"{math.floor(ring.held_s + 1e-6)}"
    number = square.part(0.18, 0.22, 0.82, 0.78)
    span = (("least", f"{ring.least_s:g}"), ("most", f"{ring.most_s:g}"))
    asked = Words(Say.HOLD_OF_SPAN if ring.mark < 1.0 else Say.HOLD_OF, span)
    words = f"✔ {said(Words(Say.HOLD_DONE))}" if ring.done else said(asked)
    colour = theme.stale if stale else theme.ink if ring.done else theme.faint
    below = place.part(0, 0.86, 1, 1)
    return (
        text("hold seconds", number, seconds, ink, number.height, MIDDLE, bold=True),
        text("hold words", below, words, colour, readable, MIDDLE, bold=ring.done),
    )
