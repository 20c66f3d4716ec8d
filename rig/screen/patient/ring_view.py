"""A ring that fills clockwise from the top, or empties back to it; drawn anew by the quarter."""

from __future__ import annotations

import math
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from rig.screen.patient.parts import Part, rect_of
from rig.screen.patient.places import Place
from rig.screen.pen import line

STEPS = 360 * 16  # Qt's own angles
QUARTERS = ((0.5, 0.0, 1.0, 0.5), (0.5, 0.5, 1.0, 1.0), (0.0, 0.5, 0.5, 1.0), (0.0, 0.0, 0.5, 0.5))
"""Clockwise from the top, as shares of the square around the ring."""


def ring_part(
    name: str, square: Place, thick: float, fraction: float, colours: tuple[str, str], clockwise: bool = False
) -> Part:
    """Make a ring; `square` is around the middle of its line, `colours` are the ground's and the arc's."""
    box, steps = square.inset(-thick / 2), round(fraction * STEPS)
    return Part(
        name,
        box,
        (thick, colours, clockwise),
        partial(_paint, square=square, thick=thick, steps=-steps if clockwise else steps, colours=colours),
        level=steps / STEPS,
        between=partial(_quarters, box, QUARTERS if clockwise else QUARTERS[::-1]),
    )


def _paint(painter: QPainter, square: Place, thick: float, steps: int, colours: tuple[str, str]) -> None:
    ground, arc = colours
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(line(ground, thick))
    painter.drawEllipse(rect_of(square))
    painter.setPen(line(arc, thick))
    painter.drawArc(rect_of(square), 90 * 16, steps)


def _quarters(
    box: Place, order: tuple[tuple[float, float, float, float], ...], one: float, other: float
) -> Place:
    """Give the quarters from one level to another: Qt bends the last one, begun, a little otherwise."""
    first = math.floor(4 * min(one, other))
    last = max(first + 1, math.ceil(4 * max(one, other)))
    left, top, right, bottom = zip(*order[first:last], strict=True)
    return box.part(min(left), min(top), max(right), max(bottom))
