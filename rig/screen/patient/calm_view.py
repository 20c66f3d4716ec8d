"""The pages between sets: what is asked, the rest, an effort of a test, and what was done; few and large."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from rig.screen.language import said
from rig.screen.patient.places import CalmPlaces, Place
from rig.screen.patient.scene import Scene
from rig.screen.patient.summary import clock_words
from rig.screen.pen import LEFT, MIDDLE, line, write
from rig.screen.theme import Theme
from rig.screen.words import Say, Words

THICK = 0.07  # of a ring's diameter
TICK = ((0.27, 0.53), (0.44, 0.70), (0.75, 0.33))  # shares of the square around it
BIG = 2.2  # what is asked for is so many times as tall as what can just be read


def paint_asked(painter: QPainter, where: CalmPlaces, scene: Scene, theme: Theme) -> None:
    """Ask for one thing, in large letters."""
    ink = theme.stale if scene.stale and scene.bars else theme.ink
    asked, hint = said(scene.asked), said(scene.hint)
    write(painter, _rect(where.asked), asked, ink, where.readable * BIG, MIDDLE, bold=True)
    write(painter, _rect(where.hint), hint, theme.faint, where.readable * 1.2, MIDDLE)


def paint_rest(painter: QPainter, where: CalmPlaces, scene: Scene, theme: Theme) -> None:
    """Count the rest down inside a ring that empties, and say what comes after it."""
    left = scene.countdown
    if left is None:
        return
    square = ring_square(where.ring)
    _ring(painter, square, left.fraction, theme.stale if scene.stale else theme.force, theme)
    inside = square.part(0.14, 0.30, 0.86, 0.70)
    ink = theme.stale if scene.stale else theme.ink
    write(
        painter,
        _rect(inside),
        clock_words(math.ceil(left.left_s)),
        ink,
        square.height * 0.26,
        MIDDLE,
        bold=True,
    )
    under = square.part(0.2, 0.64, 0.8, 0.84)
    write(painter, _rect(under), said(left.words), theme.faint, where.readable, MIDDLE)
    _next(painter, where.beside, scene, theme, where.readable)


def paint_push(painter: QPainter, place: Place, scene: Scene, theme: Theme, readable: float) -> None:
    """Say what to do with all force, which effort it is, and how long still."""
    left = scene.countdown
    if left is None:
        return
    ink = theme.stale if scene.stale else theme.ink
    write(painter, _rect(place.part(0, 0, 1, 0.26)), said(left.words), ink, readable * 3.2, MIDDLE, bold=True)
    write(painter, _rect(place.part(0, 0.27, 1, 0.37)), said(scene.asked), theme.faint, readable, MIDDLE)
    square = ring_square(place.part(0.1, 0.40, 0.9, 1.0))
    _ring(painter, square, left.fraction, theme.stale if scene.stale else theme.force, theme)
    seconds = f"{math.ceil(left.left_s)}"
    write(painter, _rect(square.part(0.2, 0.25, 0.8, 0.75)), seconds, ink, square.height * 0.42, bold=True)


def paint_done(painter: QPainter, where: CalmPlaces, scene: Scene, theme: Theme) -> None:
    """Show a tick, and what was done."""
    square = ring_square(where.ring)
    _ring(painter, square, 1.0, theme.good, theme)
    path = QPainterPath()
    points = [QPointF(square.left + x * square.width, square.top + y * square.height) for x, y in TICK]
    path.moveTo(points[0])
    path.lineTo(points[1])
    path.lineTo(points[2])
    pen = QPen(line(theme.good, THICK * square.width))
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.drawPath(path)
    lines = [said(words) for words in scene.summary]
    write(
        painter,
        _rect(where.beside.part(0, 0.06, 1, 0.26)),
        said(Words(Say.ALL_DONE)),
        theme.ink,
        where.readable * 2,
        LEFT,
        bold=True,
    )
    for number, words in enumerate(lines):
        part = where.beside.part(0, 0.30 + 0.14 * number, 1, 0.43 + 0.14 * number)
        write(
            painter,
            _rect(part),
            words,
            theme.ink if number + 1 < len(lines) else theme.faint,
            where.readable,
            LEFT,
        )


def ring_square(place: Place) -> Place:
    """Give the square around the middle of a ring's line."""
    side = 0.92 * min(place.width, place.height) * (1 - THICK)
    return Place(place.left + (place.width - side) / 2, place.top + (place.height - side) / 2, side, side)


def _next(painter: QPainter, place: Place, scene: Scene, theme: Theme, readable: float) -> None:
    heading = scene.heading
    rows = (
        (0.06, 0.24, said(Words(Say.NEXT)), theme.faint, readable, False),
        (0.25, 0.53, said(heading.title), theme.ink, readable * 1.5, True),
        (0.54, 0.72, said(heading.side), theme.ink, readable * 1.3, False),
        (0.74, 0.91, said(heading.set_words), theme.faint, readable, False),
    )
    for top, bottom, words, colour, pixels, bold in rows:
        write(painter, _rect(place.part(0, top, 1, bottom)), words, colour, pixels, LEFT, bold=bold)


def _ring(painter: QPainter, square: Place, fraction: float, colour: str, theme: Theme) -> None:
    rect, thick = _rect(square), THICK * square.width
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(line(theme.panel, thick))
    painter.drawEllipse(rect)
    painter.setPen(line(colour, thick))
    painter.drawArc(rect, 90 * 16, round(fraction * 360 * 16))


def _rect(place: Place) -> QRectF:
    return QRectF(place.left, place.top, place.width, place.height)
