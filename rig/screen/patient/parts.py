"""A picture in parts: where each is drawn and what decides its look. Only what changes is drawn again."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QRegion

from rig.screen.patient.places import Place
from rig.screen.pen import MIDDLE, write

BESIDE = 2.0  # logical pixels around a place: soft edges, and screens with fractions of a pixel


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a picture.

    Attributes
    ----------
    name : unlike every other of the picture
    place : nothing is drawn outside
    shows : everything that decides what it looks like, but for `level`
    level : how far it is filled, 0 to 1
    between : gives what looks different between two levels; None: all of `place`
    """

    name: str
    place: Place
    shows: tuple[Hashable, ...]
    paint: Callable[[QPainter], object]
    level: float = 0.0
    between: Callable[[float, float], Place] | None = None

    def unlike(self, before: Part) -> tuple[Place, ...]:
        """Give the places in which it looks unlike `before`."""
        if (self.place, self.shows) != (before.place, before.shows):
            return before.place, self.place
        if self.level == before.level:
            return ()
        return (self.between(before.level, self.level) if self.between is not None else self.place,)


def text(
    name: str,
    place: Place,
    words: str,
    colour: str,
    pixels: float,
    align: Qt.AlignmentFlag = MIDDLE,
    bold: bool = False,
) -> Part:
    """Make a part of a text, as `write` writes it."""
    look = (words, colour, pixels, align, bold)
    return Part(name, place, look, partial(_write, place=place, look=look))


def changed(before: Iterable[Part], after: Iterable[Part]) -> QRegion:
    """Give what is to be drawn again where one picture follows another."""
    gone = {part.name: part for part in before}
    places: list[Place] = []
    for part in after:
        old = gone.pop(part.name, None)
        places += (part.place,) if old is None else part.unlike(old)
    region = QRegion()
    for place in (*places, *(part.place for part in gone.values())):
        region += around(place)
    return region


def around(place: Place) -> QRect:
    """Give the whole pixels that a place can touch."""
    return rect_of(place.inset(-BESIDE)).toAlignedRect()


def rect_of(place: Place) -> QRectF:
    return QRectF(place.left, place.top, place.width, place.height)


def _write(painter: QPainter, place: Place, look: tuple[str, str, float, Qt.AlignmentFlag, bool]) -> None:
    write(painter, rect_of(place), *look)
