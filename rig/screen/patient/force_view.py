"""A big force bar: it rises from zero, and a frame marks the target zone.

Beside it stands the person's own last rep: a hollow bar that moves as that rep did, and a line at its peak.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter

from rig.screen.language import said
from rig.screen.patient.places import Place
from rig.screen.patient.scene import BigBar
from rig.screen.pen import MIDDLE, RIGHT, font, line, write
from rig.screen.theme import Theme
from rig.screen.words import Say, Words

LABEL = 0.85  # of what is comfortable to read: 17 minutes of arc


def column(place: Place) -> Place:
    """Give the bar's own rectangle: its bottom is 0 N, its top the end of the axis."""
    width = min(0.42 * place.width, 0.55 * place.height)
    left = place.left + min(0.38 * place.width, 0.26 * place.width + 0.06 * place.height)
    return Place(left, place.top + 0.03 * place.height, width, 0.71 * place.height)


def pixels_per_newton(place: Place, bar: BigBar) -> float:
    """Say how many logical pixels the bar moves for one newton."""
    return column(place).height / bar.axis_newtons


def paint_force(
    painter: QPainter, place: Place, bar: BigBar, theme: Theme, stale: bool, readable: float
) -> None:
    """Draw one bar; stale, it is grey and hatched."""
    inner = column(place)
    stale = stale or bar.stale
    painter.fillRect(_rect(inner), QColor(theme.panel))
    _fill(painter, inner, bar, theme, stale)
    if bar.zone is not None:
        _zone(painter, place, inner, bar, theme, stale, readable)
    if bar.ghost_newtons == bar.ghost_newtons:
        paint_ghost(painter, place, inner, bar, theme, readable)
    painter.setPen(line(theme.ink, max(2.0, inner.width * 0.012)))
    painter.drawLine(QPointF(inner.left, inner.bottom), QPointF(inner.right, inner.bottom))
    _numbers(painter, place, inner, bar, theme, stale, readable)


def height_of(inner: Place, bar: BigBar, newtons: float) -> float:
    """Give the y of a force on the bar."""
    return inner.bottom - bar.share(newtons) * inner.height


def _fill(painter: QPainter, inner: Place, bar: BigBar, theme: Theme, stale: bool) -> None:
    top = height_of(inner, bar, bar.newtons)
    rect = QRectF(inner.left, top, inner.width, inner.bottom - top)
    colour = theme.stale if stale else theme.good if bar.in_zone else theme.force
    painter.fillRect(rect, QColor(colour))
    if stale:
        painter.fillRect(rect, QBrush(QColor(theme.background), Qt.BrushStyle.BDiagPattern))


def _zone(
    painter: QPainter, place: Place, inner: Place, bar: BigBar, theme: Theme, stale: bool, readable: float
) -> None:
    """Frame the zone, with arrows on both sides that close in on it; thick when the force is inside."""
    assert bar.zone is not None
    low, high = (height_of(inner, bar, edge) for edge in bar.zone)
    inside = bar.in_zone and not stale
    edge = inner.width * (0.05 if inside else 0.03)
    reach = 0.10 * inner.width
    painter.setPen(line(theme.stale if stale else theme.ink, edge))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(inner.left - reach, high, inner.width + 2 * reach, low - high))
    room = inner.left - reach - edge - place.left
    for newtons, top in ((bar.zone[1], high - 1.2 * readable), (bar.zone[0], low)):
        where = QRectF(place.left, top, room, 1.2 * readable)
        write(painter, where, f"{newtons:.0f}", theme.faint if stale else theme.ink, readable, RIGHT)


def ghost_column(place: Place) -> Place:
    """Give the rectangle beside the bar in which the last rep moves, on the same axis."""
    inner = column(place)
    return Place(inner.right + 0.16 * inner.width, inner.top, 0.20 * inner.width, inner.height)


def paint_ghost(
    painter: QPainter, place: Place, inner: Place, bar: BigBar, theme: Theme, readable: float
) -> None:
    """Draw the last rep: hollow, so that it is never taken for the force of now."""
    ghost = ghost_column(place)
    thin = max(2.0, 0.02 * inner.width)
    peak = height_of(inner, bar, bar.ghost_newtons)
    painter.setPen(line(theme.faint, thin, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(inner.left, peak), QPointF(ghost.right, peak))
    painter.setPen(line(theme.faint, thin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawLine(QPointF(ghost.left, ghost.bottom), QPointF(ghost.right, ghost.bottom))
    if bar.ghost_now_newtons == bar.ghost_now_newtons:
        top = height_of(inner, bar, bar.ghost_now_newtons)
        painter.drawRect(QRectF(ghost.left, top, ghost.width, ghost.bottom - top))
    words, pixels = said(Words(Say.LAST_REP)), LABEL * readable
    room = QRectF(inner.right, ghost.bottom + 0.2 * readable, place.right - inner.right, 1.2 * readable)
    if QFontMetricsF(font(pixels)).horizontalAdvance(words) <= room.width():
        write(painter, room, words, theme.faint, pixels, MIDDLE)


def _numbers(
    painter: QPainter, place: Place, inner: Place, bar: BigBar, theme: Theme, stale: bool, readable: float
) -> None:
    """Write the force below the bar, and which band it is."""
    below = place.part(0, 0.76, 1, 0.89)
    centre = inner.left + inner.width / 2
    half = min(centre - place.left, place.right - centre)
    number = f"{max(0.0, bar.newtons):.0f} N" if bar.newtons == bar.newtons else "– N"
    where = QRectF(centre - half, below.top, 2 * half, below.height)
    write(painter, where, number, theme.stale if stale else theme.ink, below.height * 0.9, MIDDLE, bold=True)
    foot = place.part(0, 0.89, 1, 1)
    where = QRectF(place.left, foot.top, 2 * (centre - place.left), foot.height)
    write(painter, where, said(bar.label), theme.faint, readable, MIDDLE)


def _rect(place: Place) -> QRectF:
    return QRectF(place.left, place.top, place.width, place.height)
