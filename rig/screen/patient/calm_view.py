"""The pages between sets: what is asked, the rest, an effort of a test, and what was done; few and large."""

from __future__ import annotations

import math
from functools import partial

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from rig.screen.language import said
from rig.screen.patient.parts import Part, text
from rig.screen.patient.places import CalmPlaces, Place
from rig.screen.patient.ring_view import ring_part
from rig.screen.patient.scene import Countdown, Scene
from rig.screen.patient.summary import clock_words
from rig.screen.pen import LEFT, line
from rig.screen.theme import Theme
from rig.screen.words import Say, Words

THICK = 0.07  # of a ring's diameter
TICK = ((0.27, 0.53), (0.44, 0.70), (0.75, 0.33))  # shares of the square around it
BIG = 2.2  # what is asked for is so many times as tall as what can just be read


def asked_parts(where: CalmPlaces, scene: Scene, theme: Theme) -> tuple[Part, ...]:
    """Ask for one thing, in large letters."""
    ink = theme.stale if scene.stale and scene.bars else theme.ink
    return (
        text("asked", where.asked, said(scene.asked), ink, where.readable * BIG, bold=True),
        text("hint", where.hint, said(scene.hint), theme.faint, where.readable * 1.2),
    )


def rest_parts(where: CalmPlaces, scene: Scene, theme: Theme) -> tuple[Part, ...]:
    """Count the rest down inside a ring that empties, and say what comes after it."""
    left = scene.countdown
    if left is None:
        return ()
    square = ring_square(where.ring)
    ink = theme.stale if scene.stale else theme.ink
    clock, tall = clock_words(math.ceil(left.left_s)), 0.26 * square.height
    return (
        _countdown(square, left, scene, theme),
        text("rest left", square.part(0.14, 0.30, 0.86, 0.70), clock, ink, tall, bold=True),
        text("rest", square.part(0.2, 0.64, 0.8, 0.84), said(left.words), theme.faint, where.readable),
        *_next(where.beside, scene, theme, where.readable),
    )


def push_parts(place: Place, scene: Scene, theme: Theme, readable: float) -> tuple[Part, ...]:
    """Say what to do with all force, which effort it is, and how long still."""
    left = scene.countdown
    if left is None:
        return ()
    square = ring_square(place.part(0.1, 0.40, 0.9, 1.0))
    ink = theme.stale if scene.stale else theme.ink
    seconds, tall = f"{math.ceil(left.left_s)}", 0.42 * square.height
    return (
        text("push", place.part(0, 0, 1, 0.26), said(left.words), ink, readable * 3.2, bold=True),
        text("effort", place.part(0, 0.27, 1, 0.37), said(scene.asked), theme.faint, readable),
        _countdown(square, left, scene, theme),
        text("push left", square.part(0.2, 0.25, 0.8, 0.75), seconds, ink, tall, bold=True),
    )


def done_parts(where: CalmPlaces, scene: Scene, theme: Theme) -> tuple[Part, ...]:
    """Show a tick, and what was done."""
    square, thanks = ring_square(where.ring), said(Words(Say.ALL_DONE))
    title = where.beside.part(0, 0.06, 1, 0.26)
    tick = partial(_paint_tick, square=square, colour=theme.good)
    return (
        ring_part("done", square, THICK * square.width, 1.0, (theme.panel, theme.good)),
        Part("tick", square, (), tick),
        text("all done", title, thanks, theme.ink, where.readable * 2, LEFT, bold=True),
        *_summary(where, scene, theme),
    )


def _summary(where: CalmPlaces, scene: Scene, theme: Theme) -> list[Part]:
    """Write what was done line by line; the last one says goodbye."""
    last = len(scene.summary) - 1
    return [
        text(
            f"done {number}",
            where.beside.part(0, 0.30 + 0.14 * number, 1, 0.43 + 0.14 * number),
            said(words),
            theme.ink if number < last else theme.faint,
            where.readable,
            LEFT,
        )
        for number, words in enumerate(scene.summary)
    ]


def ring_square(place: Place) -> Place:
    """Give the square around the middle of a ring's line."""
    side = 0.92 * min(place.width, place.height) * (1 - THICK)
    return Place(place.left + (place.width - side) / 2, place.top + (place.height - side) / 2, side, side)


def _next(place: Place, scene: Scene, theme: Theme, readable: float) -> list[Part]:
    heading = scene.heading
    rows = (
        ("next", 0.06, 0.24, Words(Say.NEXT), theme.faint, readable, False),
        ("next title", 0.25, 0.53, heading.title, theme.ink, readable * 1.5, True),
        ("next side", 0.54, 0.72, heading.side, theme.ink, readable * 1.3, False),
        ("next set", 0.74, 0.91, heading.set_words, theme.faint, readable, False),
    )
    return [
        text(name, place.part(0, top, 1, bottom), said(words), colour, pixels, LEFT, bold)
        for name, top, bottom, words, colour, pixels, bold in rows
    ]


def _countdown(square: Place, left: Countdown, scene: Scene, theme: Theme) -> Part:
    colours = theme.panel, theme.stale if scene.stale else theme.force
    return ring_part("countdown", square, THICK * square.width, left.fraction, colours)


def _paint_tick(painter: QPainter, square: Place, colour: str) -> None:
    points = [QPointF(square.left + x * square.width, square.top + y * square.height) for x, y in TICK]
    pen = QPen(line(colour, THICK * square.width))
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF(points))
