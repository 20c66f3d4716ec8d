"""A big force bar: it rises from zero, and a frame marks the target zone.

Beside it stands the person's own last rep: a hollow bar that moves as that rep did, and a line at its peak.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter

from rig.screen.language import said
from rig.screen.patient.parts import Part, rect_of, text
from rig.screen.patient.places import Place
from rig.screen.patient.scene import BigBar
from rig.screen.pen import MIDDLE, RIGHT, font, line, write
from rig.screen.theme import Theme
from rig.screen.words import Say, Words

LABEL = 0.85  # of what is comfortable to read: 17 minutes of arc
REACH = 0.10  # of the zone's frame beyond the column, of the column's width


def column(place: Place) -> Place:
    """Give the bar's own rectangle: its bottom is 0 N, its top the end of the axis."""
    width = min(0.42 * place.width, 0.55 * place.height)
    left = place.left + min(0.38 * place.width, 0.26 * place.width + 0.06 * place.height)
    return Place(left, place.top + 0.03 * place.height, width, 0.71 * place.height)


def ghost_column(place: Place) -> Place:
    """Give the rectangle beside the bar in which the last rep moves, on the same axis."""
    inner = column(place)
    return Place(inner.right + 0.16 * inner.width, inner.top, 0.20 * inner.width, inner.height)


def pixels_per_newton(place: Place, bar: BigBar) -> float:
    """Say how many logical pixels the bar moves for one newton."""
    return column(place).height / bar.axis_newtons


def force_parts(place: Place, bar: BigBar, theme: Theme, stale: bool, readable: float) -> tuple[Part, ...]:
    """Make one bar; stale, it is grey and hatched."""
    stale = stale or bar.stale
    inner = column(place)
    ground = max(2.0, 0.012 * inner.width)
    return (
        _fill(inner, bar, theme, stale),
        *(_zone(place, inner, bar, theme, stale, readable) if bar.zone is not None else ()),
        *(_last_rep(place, inner, bar, theme, readable) if bar.ghost_newtons == bar.ghost_newtons else ()),
        _level(f"{bar.channel} ground", inner.left, inner.right, inner.bottom, theme.ink, ground),
        *_numbers(place, inner, bar, theme, stale, readable),
    )


def _fill(inner: Place, bar: BigBar, theme: Theme, stale: bool) -> Part:
    """Make the column, filled up to the force; as that moves, only what lies between is drawn again."""
    share = bar.share(bar.newtons)
    colour = theme.stale if stale else theme.good if bar.in_zone else theme.force
    paint = partial(_paint_fill, inner=inner, share=share, colour=colour, stale=stale, theme=theme)
    return Part(f"{bar.channel} column", inner, (colour, stale), paint, share, partial(_between, inner))


def _paint_fill(
    painter: QPainter, inner: Place, share: float, colour: str, stale: bool, theme: Theme
) -> None:
    painter.fillRect(rect_of(inner), QColor(theme.panel))
    rect = rect_of(inner.part(0, 1 - share, 1, 1))
    painter.fillRect(rect, QColor(colour))
    if stale:
        painter.fillRect(rect, QBrush(QColor(theme.background), Qt.BrushStyle.BDiagPattern))


def _between(inner: Place, one: float, other: float) -> Place:
    """Give what lies between two shares of a column."""
    return inner.part(0, 1 - max(one, other), 1, 1 - min(one, other))


def _zone(
    place: Place, inner: Place, bar: BigBar, theme: Theme, stale: bool, readable: float
) -> tuple[Part, ...]:
    """Frame the zone, wider than the bar; thick when the force is inside."""
    assert bar.zone is not None
    low, high = (inner.bottom - bar.share(edge) * inner.height for edge in bar.zone)
    edge = inner.width * (0.05 if bar.in_zone and not stale else 0.03)
    reach = REACH * inner.width
    frame = Place(inner.left - reach, high, inner.width + 2 * reach, low - high)
    ink = theme.stale if stale else theme.ink
    faint = theme.faint if stale else theme.ink
    room, tall = inner.left - reach - edge - place.left, 1.2 * readable
    paint = partial(_paint_frame, frame=frame, ink=ink, edge=edge)
    return (
        Part(f"{bar.channel} zone", frame.inset(-edge / 2), (frame, ink, edge), paint),
        *(
            text(
                f"{bar.channel} zone {name}",
                Place(place.left, top, room, tall),
                f"{newtons:.0f}",
                faint,
                readable,
                RIGHT,
            )
            for name, newtons, top in (("high", bar.zone[1], high - tall), ("low", bar.zone[0], low))
        ),
    )


def _paint_frame(painter: QPainter, frame: Place, ink: str, edge: float) -> None:
    painter.setPen(line(ink, edge))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect_of(frame))


def _last_rep(place: Place, inner: Place, bar: BigBar, theme: Theme, readable: float) -> tuple[Part, ...]:
    """Make the last rep: hollow, so that it is never taken for the force of now."""
    ghost, thin, name = ghost_column(place), max(2.0, 0.02 * inner.width), bar.channel
    peak = inner.bottom - bar.share(bar.ghost_newtons) * inner.height
    room = Place(inner.right, ghost.bottom + 0.2 * readable, place.right - inner.right, 1.2 * readable)
    return (
        _level(f"{name} peak", inner.left, ghost.right, peak, theme.faint, thin, Qt.PenStyle.DashLine),
        _level(f"{name} ghost's ground", ghost.left, ghost.right, ghost.bottom, theme.faint, thin),
        *([_ghost(ghost, bar, theme, thin)] if bar.ghost_now_newtons == bar.ghost_now_newtons else ()),
        _last(name, room, theme.faint, LABEL * readable),
    )


def _ghost(ghost: Place, bar: BigBar, theme: Theme, thin: float) -> Part:
    box, share = ghost.inset(-thin / 2), bar.share(bar.ghost_now_newtons)
    paint = partial(_paint_frame, frame=ghost.part(0, 1 - share, 1, 1), ink=theme.faint, edge=thin)

    def between(one: float, other: float) -> Place:
        return _between(ghost, one, other).inset(-thin / 2)

    return Part(f"{bar.channel} ghost", box, (), paint, share, between)


def _last(channel: str, room: Place, colour: str, pixels: float) -> Part:
    """Name the ghost where there is room for the word."""
    words = said(Words(Say.LAST_REP))

    def paint(painter: QPainter) -> None:
        if QFontMetricsF(font(pixels)).horizontalAdvance(words) <= room.width:
            write(painter, rect_of(room), words, colour, pixels)

    return Part(f"{channel} last", room, (words,), paint)


def _numbers(
    place: Place, inner: Place, bar: BigBar, theme: Theme, stale: bool, readable: float
) -> tuple[Part, Part]:
    """Write the force below the bar, and which band it is."""
    below, foot = place.part(0, 0.76, 1, 0.89), place.part(0, 0.89, 1, 1)
    centre = inner.left + inner.width / 2
    half = min(centre - place.left, place.right - centre)
    number = f"{max(0.0, bar.newtons):.0f} N" if bar.newtons == bar.newtons else "– N"
    where = Place(centre - half, below.top, 2 * half, below.height)
    under = Place(place.left, foot.top, 2 * (centre - place.left), foot.height)
    ink = theme.stale if stale else theme.ink
    return (
        text(f"{bar.channel} newtons", where, number, ink, below.height * 0.9, MIDDLE, bold=True),
        text(f"{bar.channel} label", under, said(bar.label), theme.faint, readable, MIDDLE),
    )


def _level(
    name: str,
    left: float,
    right: float,
    y: float,
    colour: str,
    thick: float,
    style: Qt.PenStyle = Qt.PenStyle.SolidLine,
) -> Part:
    """Make a level line."""

    def paint(painter: QPainter) -> None:
        painter.setPen(line(colour, thick, style))
        painter.drawLine(QPointF(left, y), QPointF(right, y))

    return Part(name, Place(left, y - thick / 2, right - left, thick), (colour,), paint)
