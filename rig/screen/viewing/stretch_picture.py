"""The picture of a stretch of a session: times, events and traces over the lanes' ground."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from rig.record.judged import Judged
from rig.screen.traces.event_marks import EventMarks
from rig.screen.traces.ground import time_row
from rig.screen.traces.ink import Ink, see_through
from rig.screen.traces.lanes import Lane, ticks_of
from rig.screen.traces.polylines import draw_line, points_of, polygon
from rig.screen.viewing.crowd import MOST_EVENTS, Crowd
from rig.screen.viewing.pyramid import Pyramid
from rig.screen.viewing.time_window import TimeWindow
from rig.screen.viewing.timeline import Timeline
from rig.screen.viewing.words import Say, clock, tr

LABEL_EM = 8.0  # of the time axis, in heights of the type
STEPS_S = (15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 28800)


class StretchPicture:
    """Draws one frame.

    Parameters
    ----------
    lanes : laid out; at least one
    edges : the pixels between which time runs
    """

    def __init__(
        self,
        painter: QPainter,
        lanes: Sequence[Lane],
        window: TimeWindow,
        edges: tuple[float, float],
        ink: Ink,
    ) -> None:
        self._painter = painter
        self._lanes = lanes
        self._window = window
        self._edges = edges
        self._ink = ink

    def draw_times(self, size: QSize) -> None:
        """Draw the time axis, with its lines through all lanes."""
        left, right = self._edges
        font = self._painter.font()
        most = max(2, int((right - left) / (LABEL_EM * self._painter.fontMetrics().height())))
        for at_s in times_of(self._window.from_s, self._window.to_s, most):
            x = self._x(at_s)
            self._painter.setPen(QPen(self._ink.grid, 1))
            for lane in self._lanes:
                self._painter.drawLine(QPointF(x, lane.top), QPointF(x, lane.bottom))
            self._painter.setPen(self._ink.faint)
            box = time_row(x, size, font)
            said = clock(at_s)
            wide = self._painter.fontMetrics().horizontalAdvance(said)
            box.moveCenter(QPointF(min(x, size.width() - wide / 2 - 2.0), box.center().y()))
            self._painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, said)

    def draw_events(self, timeline: Timeline, chosen: Judged | None) -> None:
        """Draw what happened, and a frame around the chosen rep."""
        window = self._window
        if timeline.number_between(window.from_s, window.to_s) > MOST_EVENTS:
            Crowd(self._painter, self._lanes, self._ink, (window.from_s, window.to_s), self._edges).draw(
                timeline
            )
        else:
            events, number = timeline.between(window.from_s, window.to_s)
            EventMarks(self._painter, self._lanes, self._ink, self._pieces).draw(
                events, number, timeline.rejected
            )
        if chosen is not None:
            self._frame(chosen)

    def draw_trace(self, lane: Lane, pyramid: Pyramid) -> None:
        """Draw one channel, and how much of it is not read yet."""
        left, right = self._edges
        width = max(1, int(right - left))
        exact, rough = pyramid.columns(self._window.from_s, self._window.to_s, width)
        for columns, colour in ((rough, self._ink.grid), (exact, self._ink.trace)):
            if columns.size:
                self._draw_columns(lane, left + columns["number"], columns, colour)
        if not pyramid.complete:
            self._say_reading(lane, pyramid.share)

    def _draw_columns(self, lane: Lane, x: np.ndarray, columns: np.ndarray, colour: QColor) -> None:
        above, below = columns["high"] > lane.high, columns["low"] < lane.low
        doubtful = columns["doubtful"]
        columns["low"], columns["high"] = lane.y(columns["low"]), lane.y(columns["high"])
        self._painter.setPen(QPen(colour, 1))
        draw_line(self._painter, *points_of(x, columns, lane.top, lane.bottom))
        for marked, y in ((above, lane.top + 1), (below | doubtful, lane.bottom - 2)):
            self._draw_points(x[marked], y)

    def _draw_points(self, x: np.ndarray, y: float) -> None:
        """Mark what is beyond the lane or no measurement."""
        if x.size:
            self._painter.setPen(QPen(self._ink.doubtful, 3))
            self._painter.drawPoints(polygon(np.column_stack([x, np.full(x.size, y)])))

    def _say_reading(self, lane: Lane, share: float) -> None:
        said = tr(Say.READING, percent=f"{100 * share:.0f}")
        at = QPointF(self._edges[0] + 8, lane.bottom - 8)
        box = QRectF(self._painter.fontMetrics().boundingRect(said)).translated(at).adjusted(-4, -2, 4, 2)
        self._painter.fillRect(box, see_through(self._ink.lane, 220))
        self._painter.setPen(self._ink.warn)
        self._painter.drawText(at, said)

    def _frame(self, one: Judged) -> None:
        for lane in self._lanes:
            if lane.channel == one.rep.channel:
                for left, right in self._pieces(one.rep.start_s, one.rep.end_s):
                    self._painter.setPen(QPen(self._ink.words, 2))
                    self._painter.drawRect(QRectF(left + 1, lane.top + 1, right - left - 2, lane.height - 2))

    def _pieces(self, from_s: float, to_s: float) -> list[tuple[float, float]]:
        """Give the pixels of a stretch of time as far as it is in sight."""
        window = self._window
        if to_s < window.from_s or from_s > window.to_s:
            return []
        return [(self._x(max(from_s, window.from_s)), self._x(min(to_s, window.to_s)))]

    def _x(self, time_s: float) -> float:
        return self._window.pixel(time_s, self._edges)


def times_of(from_s: float, to_s: float, most: int) -> list[float]:
    """Choose round times: of seconds below two minutes, then of minutes and hours."""
    if to_s - from_s < 120:
        return ticks_of(from_s, to_s, most)
    rough = (to_s - from_s) / most
    step = next((s for s in STEPS_S if s >= rough), STEPS_S[-1])
    return [float(k * step) for k in range(int(np.ceil(from_s / step)), int(to_s // step) + 1)]
