"""The live traces: every channel in its lane, swept from left to right, pulled from the session's rings."""

from __future__ import annotations

import bisect
import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from rig.events import Event, Rep
from rig.screen.event_words import start_s
from rig.screen.mishaps import guarded
from rig.screen.traces.event_marks import EventMarks, rejected_reps
from rig.screen.traces.ground import draw_ground, place
from rig.screen.traces.ink import Ink, dark
from rig.screen.traces.lanes import Lane, in_order, lane_of
from rig.screen.traces.polylines import draw_columns
from rig.screen.traces.sweep import AHEAD_FRACTION, Sweep
from rig.screen.traces.swept import changed_until_s
from rig.session.ring import Rings

WINDOWS_S = (5.0, 10.0, 20.0, 30.0, 60.0)
BESIDE_PX = 4  # of what changes: points that stand for a value out of range are 3 pixels wide
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
        self._recent = recent
        self._events = events
        self._axis_newtons = axis_newtons
        self._window_s = window_s
        self._ink = dark()
        self._sweep = Sweep(recent, (), 1, window_s)
        self._lanes: tuple[Lane, ...] = ()
        self._ground: QPixmap | None = None
        self._left, self._right = 0.0, 1.0
        self._counted_to = self._reps_before = 0  # events before the picture, and the reps among them
        self._looks: tuple[object, ...] = ()  # all that decides what stands already
        self.setMinimumSize(320, 200)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def window_s(self) -> float:
        return self._window_s

    @property
    def newest_s(self) -> float:
        return self._sweep.newest_s

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
        """Take what has come since the last call, and ask for a frame of what that changes."""
        if set(self._recent.channels) != self._sweep.channels:
            self._begin_anew()
        before_s = self.newest_s
        first = self._sweep.take()
        looks = (self.stale, len(self._events), self._ground)
        strip = self._strip(first, before_s) if looks == self._looks else None
        self._looks = looks
        self.update(strip if strip is not None else self.rect())

    def _strip(self, first: int, before_s: float) -> QRect | None:
        """Give what the sweep has gone over, its blank front and the events that it cuts into; None: all."""
        slots = self._sweep.changed_slots(first)
        if slots is None or self._ground is None:
            return None
        shown_s = self._window_s * (1 - AHEAD_FRACTION)
        events, _ = self.recent_events()
        until_s = changed_until_s(events, (before_s, self.newest_s), self._window_s, shown_s)
        if until_s is None:
            return None
        turns = until_s >= math.floor(self.newest_s / self._window_s) * self._window_s
        until = self._right if turns else self.x_of(until_s)
        left, right = int(self._left) + slots[0] - BESIDE_PX, max(self._left + slots[1], until) + BESIDE_PX
        return QRect(left, 0, math.ceil(right) - left, self.height())

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
        """Draw what Qt asks for, and has clipped the painter to."""
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
            self._draw_traces(painter, event.rect())
        painter.end()

    def _begin_anew(self) -> None:
        """Lay out again, and fill the columns from the rings: nothing that is still there is lost."""
        names = in_order(self._recent.channels)
        lanes = [lane_of(name, self._axis_newtons) for name in names]
        self._lanes, self._left, self._right = place(lanes, self.size(), self.font())
        width = max(1, int(self._right - self._left))
        self._sweep = Sweep(self._recent, names, width, self._window_s)
        self._ground = None
        self._sweep.take()

    def _draw_ground(self) -> None:
        step = 1.0 if self._window_s <= 10 else self._window_s / 10
        count = int(self._window_s / step)
        times = [(self.x_of(k * step), f"{k * step:g} s") for k in range(count)]
        self._ground = draw_ground(
            self._lanes, self.size(), self.devicePixelRatioF(), self.font(), self._ink, times
        )

    def _draw_traces(self, painter: QPainter, seen: QRect) -> None:
        pens = QPen(self._ink.faint if self.stale else self._ink.trace, 1), QPen(self._ink.doubtful, 3)
        for lane in self._lanes:
            for part in self._sweep.parts(lane.channel):
                x = self._left + part["number"] % self._sweep.width
                inside = slice(*np.searchsorted(x, (seen.left() - BESIDE_PX, seen.right() + BESIDE_PX)))
                near = slice(max(0, inside.start - 1), inside.stop + 1)  # lines lead out of it on both sides
                draw_columns(painter, lane, part[near], x[near], *pens)
        now = self._left + self._sweep.newest % self._sweep.width + 1
        painter.setPen(QPen(self._ink.faint, 1))
        painter.drawLine(QPointF(now, self._lanes[0].top), QPointF(now, self._lanes[-1].bottom))

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
