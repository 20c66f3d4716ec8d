"""A line of sessions over time as a drawing: points, breaks, and the band of measurement error."""

from __future__ import annotations

from analysis.report.picture import Label, Path, Picture, Shape, box, line
from analysis.report.ticks import round_ticks
from analysis.trend import UNITS, Line, Point

WIDTH, HEIGHT = 498.0, 150.0
LEFT, RIGHT, LOW, HIGH = 38.0, 488.0, 30.0, 132.0
SIZE = 6.6


class _Frame:
    """Where dates and figures lie on the paper; sessions stand at their dates."""

    def __init__(self, points: list[Point], mdc_percent: float) -> None:
        self._first = points[0].at
        self._span_s = max((points[-1].at - self._first).total_seconds(), 1.0)
        known = [point.value for point in points if point.value == point.value]
        self.top = 1.1 * max([1.0, *(value * (1 + mdc_percent / 100) for value in known)])

    def x(self, point: Point) -> float:
        share = (point.at - self._first).total_seconds() / self._span_s
        return LEFT + 14 + share * (RIGHT - LEFT - 28)

    @staticmethod
    def height(value: float, top: float) -> float:
        return LOW + value / top * (HIGH - LOW)

    def y(self, value: float) -> float:
        return self.height(value, self.top)


def trend_picture(drawn: Line, mdc_percent: float) -> Picture:
    """Draw one line; `mdc_percent` of 0 draws no band."""
    frame = _Frame(drawn.points, mdc_percent)
    shapes = [*_bands(drawn, frame, mdc_percent), *_axes(drawn, frame)]
    for segment in drawn.segments:
        shapes += _segment(segment, frame)
    shapes += _breaks(drawn, frame)
    values = ", ".join(f"{p.at:%Y-%m-%d} {p.value:.1f}" for p in drawn.points if p.value == p.value)
    return Picture(WIDTH, HEIGHT, tuple(shapes), f"{drawn.figure}, {UNITS[drawn.figure]}: {values}")


def _axes(drawn: Line, frame: _Frame) -> list[Shape]:
    shapes: list[Shape] = [line(LEFT, LOW, RIGHT, LOW), line(LEFT, LOW, LEFT, HIGH)]
    for value in round_ticks(0, frame.top, 6):
        y = frame.y(value)
        shapes += [line(LEFT - 2.5, y, LEFT, y), Label((LEFT - 4, y - 2.3), f"{value:g}", SIZE, "end")]
    shapes.append(Label((2, HIGH + 9), f"{drawn.figure}, {UNITS[drawn.figure]}", SIZE))
    last_x = -1e9
    for point in drawn.points:
        x = frame.x(point)
        if x - last_x > 42:
            shapes += [line(x, LOW, x, LOW - 2.5)]
            shapes += [Label((x, LOW - 11), f"{point.at:%Y-%m-%d}", SIZE, "middle")]
            last_x = x
    return shapes


def _bands(drawn: Line, frame: _Frame, mdc_percent: float) -> list[Shape]:
    """Shade, from the first session of each segment on, what measurement error alone can explain."""
    shapes: list[Shape] = []
    for segment in drawn.segments if mdc_percent else ():
        known = [point for point in segment if point.value == point.value]
        if not known:
            continue
        first, x0, x1 = known[0].value, frame.x(segment[0]) - 6, frame.x(segment[-1]) + 6
        low, high = (frame.y(first * (1 + sign * mdc_percent / 100)) for sign in (-1, 1))
        shapes.append(box(x0, max(low, LOW), x1, high, 0.88))
    return shapes


def _segment(segment: tuple[Point, ...], frame: _Frame) -> list[Shape]:
    known = [point for point in segment if point.value == point.value]
    places = tuple((frame.x(point), frame.y(point.value)) for point in known)
    shapes: list[Shape] = [Path(places, 0.0, 0.8)] if len(places) > 1 else []
    return [*shapes, *(box(x - 2.2, y - 2.2, x + 2.2, y + 2.2, 0.0) for x, y in places)]


def _breaks(drawn: Line, frame: _Frame) -> list[Shape]:
    """Draw a dashed line where something changed, and number it."""
    shapes: list[Shape] = []
    for number, (before, after) in enumerate(zip(drawn.segments, drawn.segments[1:], strict=False), 1):
        x = (frame.x(before[-1]) + frame.x(after[0])) / 2
        shapes.append(line(x, LOW, x, HIGH, 0.0, 0.8, (3.0, 2.0)))
        shapes.append(Label((x, HIGH + 1.5), f"break {number}", SIZE, "middle", bold=True))
    return shapes
