"""The live traces: every channel in its lane, swept from left to right, pulled from the session's rings."""

from __future__ import annotations

import bisect
import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from rig.events import Event, Rep
from rig.screen.event_words import start_s
from rig.screen.mishaps import guarded
from rig.screen.traces.columns import SweepColumns
from rig.screen.traces.event_marks import EventMarks, rejected_reps
from rig.screen.traces.ground import draw_ground, place
from rig.screen.traces.ink import Ink, dark
from rig.screen.traces.lanes import Lane, in_order, lane_of
from rig.screen.traces.polylines import draw_line, points_of, polygon
from rig.session.ring import Rings

WINDOWS_S = (5.0, 10.0, 20.0, 30.0, 60.0)
AHEAD_FRACTION = 0.02  # of the window is blank in front of the newest sample
LONGEST_EVENT_S = 120.0  # an event that began longer before the picture is not looked for


class SweepView(QWidget):
    """Draws the newest samples of a running session.

    Parameters
    ----------
    recent : rings of the session
    events : the session's events, growing
    axis_newtons : end of the force axis, fixed for the session

    Attributes
    ----------
    stale : values are old: traces are greyed out
    newest_s : session time of the newest sample drawn, NaN before the first
    """

    def __init__(
        self, recent: Rings, events: Sequence[Event], axis_newtons: float, window_s: float = 20.0
    ) -> None:
        super().__init__()
        self.stale = False
        self.newest_s = math.nan
        self._recent = recent
        self._events = events
        self._axis_newtons = axis_newtons
        self._window_s = window_s
        self._ink = dark()
        self._columns: dict[str, SweepColumns] = {}
        self._taken: dict[str, int] = {}
        self._lanes: tuple[Lane, ...] = ()
        self._ground: QPixmap | None = None
        self._left, self._right = 0.0, 1.0
        self._counted_to = self._reps_before = 0  # events before the picture, and the reps among them
        self.setMinimumSize(320, 200)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def window_s(self) -> float:
        return self._window_s

    @property
    def ink(self) -> Ink:
        return self._ink

    @property
    def lanes(self) -> tuple[Lane, ...]:
        return self._lanes

    def set_window(self, window_s: float) -> None:
        """Show so many seconds from edge to edge."""
        self._window_s = window_s
        self._begin_anew()

    def set_ink(self, ink: Ink) -> None:
        self._ink = ink
        self._ground = None
        self.update()

    def pull(self) -> None:
        """Take what has come since the last call, and ask for a frame."""
        if set(self._recent.channels) != set(self._columns):
            self._begin_anew()
        self._take_new()
        self.update()

    def _take_new(self) -> None:
        for channel, columns in self._columns.items():
            ring = self._recent.get(channel)
            if ring is not None and ring.end > self._taken[channel]:
                stretch = ring.since(self._taken[channel])
                columns.add(stretch)
                self._taken[channel] = stretch.end
                self.newest_s = float(np.fmax(self.newest_s, stretch.time_s[-1]))

    def x_of(self, time_s: float) -> float:
        """Give the pixel at which an instant is drawn."""
        return self._left + (time_s % self._window_s) / self._window_s * (self._right - self._left)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.FontChange:
            self._begin_anew()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        self._begin_anew()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        painter = QPainter(self)
        if self._ground is None:
            self._draw_ground()
        assert self._ground is not None
        painter.drawPixmap(0, 0, self._ground)
        if self._lanes and self.newest_s == self.newest_s:
            painter.setFont(self.font())
            events, number = self.recent_events()
            EventMarks(painter, self._lanes, self._ink, self._pieces).draw(
                events, number, rejected_reps(events)
            )
            self._draw_traces(painter)
        painter.end()

    def _begin_anew(self) -> None:
        """Lay out again, and fill the columns from the rings: nothing that is still there is lost."""
        names = in_order(self._recent.channels)
        lanes = [lane_of(name, self._axis_newtons) for name in names]
        self._lanes, self._left, self._right = place(lanes, self.size(), self.font())
        width = max(1, int(self._right - self._left))
        self._columns = {name: SweepColumns(width, self._window_s) for name in names}
        self._taken = dict.fromkeys(names, 0)
        self._ground = None
        self._take_new()

    def _draw_ground(self) -> None:
        step = 1.0 if self._window_s <= 10 else self._window_s / 10
        count = int(self._window_s / step)
        times = [(self.x_of(k * step), f"{k * step:g} s") for k in range(count)]
        self._ground = draw_ground(
            self._lanes, self.size(), self.devicePixelRatioF(), self.font(), self._ink, times
        )

    def _draw_traces(self, painter: QPainter) -> None:
        newest = max(columns.newest for columns in self._columns.values())
        pen = QPen(self._ink.faint if self.stale else self._ink.trace, 1)
        for lane in self._lanes:
            columns = self._columns[lane.channel]
            ahead = max(2, int(AHEAD_FRACTION * columns.width))
            for part in columns.sweep(newest, ahead):
                self._draw_part(painter, lane, part, columns.width, pen)
        x = self._left + newest % max(1, int(self._right - self._left))
        painter.setPen(QPen(self._ink.faint, 1))
        painter.drawLine(QPointF(x + 1, self._lanes[0].top), QPointF(x + 1, self._lanes[-1].bottom))

    def _draw_part(self, painter: QPainter, lane: Lane, part: np.ndarray, width: int, pen: QPen) -> None:
        if not part.size:
            return
        x = self._left + part["number"] % width
        drawn = part.copy()
        drawn["low"], drawn["high"] = lane.y(part["low"]), lane.y(part["high"])
        painter.setPen(pen)
        draw_line(painter, *points_of(x, drawn, lane.top, lane.bottom))
        painter.setPen(QPen(self._ink.doubtful, 3))
        above, below = part["high"] > lane.high, (part["low"] < lane.low) | part["doubtful"]
        for marked, y in ((above, lane.top + 1), (below, lane.bottom - 2)):
            if marked.any():
                painter.drawPoints(polygon(np.column_stack([x[marked], np.full(marked.sum(), y)])))

    def recent_events(self) -> tuple[list[Event], int]:
        """Give the events that may be in the picture, and the number of the first rep among them."""
        oldest_s = self.newest_s - self._window_s - LONGEST_EVENT_S
        first = bisect.bisect_left(self._events, oldest_s, key=_known_s)
        if first < self._counted_to:  # a longer window reaches further back
            self._counted_to = self._reps_before = 0
        self._reps_before += sum(isinstance(event, Rep) for event in self._events[self._counted_to : first])
        self._counted_to = first
        return list(self._events[first:]), 1 + self._reps_before

    def _pieces(self, from_s: float, to_s: float) -> list[tuple[float, float]]:
        """Cut a stretch of time to what is on the screen, and where the sweep begins anew."""
        oldest_s = self.newest_s - self._window_s * (1 - AHEAD_FRACTION)
        from_s, to_s = max(from_s, oldest_s), min(to_s, self.newest_s)
        if from_s > to_s:
            return []
        turn_s = math.floor(self.newest_s / self._window_s) * self._window_s
        if from_s < turn_s <= to_s:
            pieces = [(self.x_of(from_s), self._right), (self._left, self.x_of(to_s))]
        else:
            pieces = [(self.x_of(from_s), self.x_of(to_s))]
        return pieces


def _known_s(event: Event) -> float:
    """Give when an event was announced; the list is in this order."""
    known: float = getattr(event, "known_s", start_s(event))
    return known
