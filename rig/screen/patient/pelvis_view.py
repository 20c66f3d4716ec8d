"""The pelvis: a marker on an arc, like a spirit level. Where it is says how much, its shape says how serious.

A disc in the middle: still. A triangle that points where the pelvis rolls: warn. A larger arrow with an
exclamation mark: fault. Forward is left, backward right. The place is no angle of the pelvis.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from rig.screen.language import said
from rig.screen.patient.parts import Part, text
from rig.screen.patient.places import Place
from rig.screen.patient.scene import Pelvis
from rig.screen.pen import LEFT, MIDDLE, RIGHT, line, write
from rig.screen.theme import Theme
from rig.screen.words import Say, Words

RISE = 0.17  # of the arc, of the place's height
SPAN = (0.12, 0.88)  # of the arc, shares of the place's width
TRIANGLE = ((1.0, 0.0), (-0.7, -0.9), (-0.7, 0.9))
ARROW = ((1.25, 0.0), (0.1, -1.05), (0.1, -0.55), (-1.0, -0.55), (-1.0, 0.55), (0.1, 0.55), (0.1, 1.05))
DIAMOND = ((1.0, 0.0), (0.0, -1.0), (-1.0, 0.0), (0.0, 1.0))  # it moved, and nothing says where to
EDGE = 0.015  # around the marker, of the place's height
SIZES = {"": 0.10, "warn": 0.15, "fault": 0.19}  # of the place's height


def marker_at(place: Place, share: float) -> tuple[float, float]:
    """Give where the marker of ``share`` (-1 to 1) stands: on the arc, lowest at its ends."""
    low, high = SPAN
    x = place.left + place.width * (low + (high - low) * (share + 1) / 2)
    return x, place.top + place.height * (0.21 + RISE * share * share)


def pelvis_parts(
    place: Place, pelvis: Pelvis, theme: Theme, stale: bool, readable: float
) -> tuple[Part, ...]:
    """Make the arc, the marker on it, and in words what it means."""
    known = pelvis.place == pelvis.place
    ends = place.part(0, 0.52, 1, 0.76)
    words = f"{said(Words(Say.PELVIS))}: {said(pelvis.words)}" if known else said(pelvis.words)
    forward, backward = "◀ " + said(Words(Say.FORWARD)), said(Words(Say.BACKWARD)) + " ▶"
    faint, ink = theme.faint, theme.stale if stale else theme.ink
    return (
        _arc(place, theme, known),
        *([_marker(place, pelvis, theme, stale)] if known else []),
        text("forward", ends.part(0, 0, 0.4, 1), forward, faint, readable, LEFT),
        text("backward", ends.part(0.6, 0, 1, 1), backward, faint, readable, RIGHT),
        text("pelvis", place.part(0, 0.75, 1, 1), words, ink, readable, MIDDLE, bold=bool(pelvis.level)),
    )


def _arc(place: Place, theme: Theme, known: bool) -> Part:
    low, high = SPAN
    box = place.part(low - 0.02, 0.0, high + 0.02, 0.42)  # as thick as it is, and the line across its middle
    paint = partial(_paint_arc, place=place, theme=theme, known=known)
    return Part("pelvis arc", box, (place, known), paint)


def _paint_arc(painter: QPainter, place: Place, theme: Theme, known: bool) -> None:
    points = [QPointF(*marker_at(place, n / 24)) for n in range(-24, 25)]
    style = Qt.PenStyle.SolidLine if known else Qt.PenStyle.DotLine
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(line(theme.line if known else theme.stale, 0.03 * place.height, style))
    painter.drawPolyline(QPolygonF(points))
    x, y = marker_at(place, 0.0)
    half = 0.13 * place.height
    painter.setPen(line(theme.faint, 0.015 * place.height))
    painter.drawLine(QPointF(x, y - half), QPointF(x, y + half))


def _marker(place: Place, pelvis: Pelvis, theme: Theme, stale: bool) -> Part:
    x, y = marker_at(place, pelvis.place)
    size = SIZES[pelvis.level] * place.height
    colour = theme.stale if stale else theme.level(pelvis.level or "good")
    reach = 1.3 * size + 0.015 * place.height
    box = Place(x - reach, y - reach, 2 * reach, 2 * reach)
    paint = partial(
        _paint_marker, at=QPointF(x, y), size=size, pelvis=pelvis, colours=(theme.background, colour)
    )
    return Part("pelvis marker", box, (pelvis.level, pelvis.direction, colour), paint)


def _paint_marker(
    painter: QPainter, at: QPointF, size: float, pelvis: Pelvis, colours: tuple[str, str]
) -> None:
    """Draw it with an edge of the ground's colour, which sets it off the arc."""
    ground, colour = colours
    painter.setPen(QPen(QColor(ground), EDGE * size / SIZES[pelvis.level]))
    painter.setBrush(QColor(colour))
    if not pelvis.level:
        painter.drawEllipse(at, size, size)
        return
    towards = -1.0 if pelvis.direction == "forward" else 1.0
    shape = DIAMOND if not pelvis.direction else TRIANGLE if pelvis.level == "warn" else ARROW
    painter.drawPolygon(
        QPolygonF([QPointF(at.x() + towards * size * a, at.y() + size * b) for a, b in shape])
    )
    if pelvis.level == "fault":
        inside = QRectF(at.x() - size * 0.5 - towards * size * 0.15, at.y() - size * 0.5, size, size)
        write(painter, inside, "!", ground, size, MIDDLE, bold=True)
