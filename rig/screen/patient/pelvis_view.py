"""The pelvis: a marker on an arc, like a spirit level. Where it is says how much, its shape says how serious.

A disc in the middle: still. A triangle that points where the pelvis rolls: warn. A larger arrow with an
exclamation mark: fault. Forward is left, backward right. The place is no angle of the pelvis.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from rig.screen.language import said
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
SIZES = {"": 0.10, "warn": 0.15, "fault": 0.19}  # of the place's height


def marker_at(place: Place, share: float) -> tuple[float, float]:
    """Give where the marker of ``share`` (-1 to 1) stands: on the arc, lowest at its ends."""
    low, high = SPAN
    x = place.left + place.width * (low + (high - low) * (share + 1) / 2)
    return x, place.top + place.height * (0.21 + RISE * share * share)


def paint_pelvis(
    painter: QPainter, place: Place, pelvis: Pelvis, theme: Theme, stale: bool, readable: float
) -> None:
    """Draw the arc, the marker on it, and in words what it means."""
    _arc(painter, place, theme, known=pelvis.place == pelvis.place)
    if pelvis.place == pelvis.place:
        _marker(painter, place, pelvis, theme, stale)
    ends = place.part(0, 0.52, 1, 0.76)
    write(
        painter, _rect(ends.part(0, 0, 0.4, 1)), "◀ " + said(Words(Say.FORWARD)), theme.faint, readable, LEFT
    )
    write(
        painter,
        _rect(ends.part(0.6, 0, 1, 1)),
        said(Words(Say.BACKWARD)) + " ▶",
        theme.faint,
        readable,
        RIGHT,
    )
    known = pelvis.place == pelvis.place
    words = f"{said(Words(Say.PELVIS))}: {said(pelvis.words)}" if known else said(pelvis.words)
    ink = theme.stale if stale else theme.ink
    write(painter, _rect(place.part(0, 0.75, 1, 1)), words, ink, readable, MIDDLE, bold=bool(pelvis.level))


def _arc(painter: QPainter, place: Place, theme: Theme, known: bool) -> None:
    points = [QPointF(*marker_at(place, n / 24)) for n in range(-24, 25)]
    style = Qt.PenStyle.SolidLine if known else Qt.PenStyle.DotLine
    pen = line(theme.line if known else theme.stale, 0.03 * place.height, style)
    painter.setPen(pen)
    painter.drawPolyline(QPolygonF(points))
    x, y = marker_at(place, 0.0)
    half = 0.13 * place.height
    painter.setPen(line(theme.faint, 0.015 * place.height))
    painter.drawLine(QPointF(x, y - half), QPointF(x, y + half))


def _marker(painter: QPainter, place: Place, pelvis: Pelvis, theme: Theme, stale: bool) -> None:
    x, y = marker_at(place, pelvis.place)
    size = SIZES[pelvis.level] * place.height
    colour = theme.stale if stale else theme.level(pelvis.level or "good")
    painter.setPen(QPen(QColor(theme.background), 0.015 * place.height))
    painter.setBrush(QColor(colour))
    if not pelvis.level:
        painter.drawEllipse(QPointF(x, y), size, size)
        return
    towards = -1.0 if pelvis.direction == "forward" else 1.0
    shape = DIAMOND if not pelvis.direction else TRIANGLE if pelvis.level == "warn" else ARROW
    painter.drawPolygon(QPolygonF([QPointF(x + towards * size * a, y + size * b) for a, b in shape]))
    if pelvis.level == "fault":
        inside = QRectF(x - size * 0.5 - towards * size * 0.15, y - size * 0.5, size, size)
        write(painter, inside, "!", theme.background, size, MIDDLE, bold=True)


def _rect(place: Place) -> QRectF:
    return QRectF(place.left, place.top, place.width, place.height)
