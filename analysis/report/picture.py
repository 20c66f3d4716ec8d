"""Line drawings that a PDF and a web page both can show: no pixels, no colour needed.

Points are (x, y) in points (1/72 inch), the origin at the lower left. Grey is 0 (black) to 1 (white).
"""

from __future__ import annotations

from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Path:
    """A line through points; `closed` joins the ends, `fill` is a grey or None, `stroke` likewise."""

    points: tuple[Point, ...]
    stroke: float | None = 0.0
    width: float = 0.6
    fill: float | None = None
    closed: bool = False
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """Words; `anchor` is ``start``, ``middle`` or ``end``."""

    at: Point
    text: str
    size: float = 7.0
    anchor: str = "start"
    bold: bool = False


Shape = Path | Label


@dataclass(frozen=True, slots=True)
class Picture:
    """Shapes in order of painting. `says` tells in words what is seen, for those who do not see it."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    says: str


def line(
    x0: float,
    y0: float,
    x1: float,
    y1: float,
    grey: float = 0.0,
    width: float = 0.5,
    dash: tuple[float, ...] = (),
) -> Path:
    return Path(((x0, y0), (x1, y1)), grey, width, dash=dash)


def box(x0: float, y0: float, x1: float, y1: float, fill: float | None, stroke: float | None = None) -> Path:
    return Path(((x0, y0), (x1, y0), (x1, y1), (x0, y1)), stroke, 0.5, fill, closed=True)
