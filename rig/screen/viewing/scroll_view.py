"""A whole session to scroll and zoom: wheel zooms at the pointer, dragging and arrow keys move."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from rig.events import Event
from rig.screen.traces.event_marks import EventMarks
from rig.screen.traces.ground import draw_ground, place
from rig.screen.traces.ink import Ink
from rig.screen.traces.lanes import Lane, lane_of, ticks_of
from rig.screen.traces.polylines import draw_line, points_of
from rig.screen.viewing.pyramid import Pyramid

LEAST_S = 0.05
ZOOM_A_STEP = 1.25


class ScrollView(QWidget):
    """Draws a stretch of a session.

    Parameters
    ----------
    pyramids : each with its stream's rate, Hz
    ends_s : session time of the newest sample
    """

    clicked = Signal(float)  # session time

    def __init__(
        self,
        pyramids: Sequence[tuple[Pyramid, float]],
        events: Sequence[Event],
        ends_s: float,
        axis_newtons: float,
        ink: Ink,
    ) -> None:
        super().__init__()
        self._pyramids = pyramids
        self._events = events
        self._ends_s = max(LEAST_S, ends_s)
        self._ink = ink
        self._bare = [lane_of(pyramid.channel, axis_newtons) for pyramid, _ in pyramids]
        self.from_s, self.to_s = 0.0, min(60.0, self._ends_s)
        self._dragged: float | None = None
        self.setMinimumSize(320, 200)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_stretch(self, from_s: float, to_s: float) -> None:
        """Show this stretch, moved and cut to lie inside the session."""
        span = min(max(to_s - from_s, LEAST_S), self._ends_s)
        self.from_s = min(max(0.0, from_s), self._ends_s - span)
        self.to_s = self.from_s + span
        self.update()

    def zoom(self, factor: float, about_s: float) -> None:
        """Show `factor` times as long a stretch; `about_s` stays where it is."""
        span = min(max((self.to_s - self.from_s) * factor, LEAST_S), self._ends_s)
        share = (about_s - self.from_s) / (self.to_s - self.from_s)
        self.show_stretch(about_s - share * span, about_s + (1 - share) * span)

    def set_events(self, events: Sequence[Event]) -> None:
        self._events = events
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        lanes, left, right = place(self._bare, self.size())
        times = [(self._x(at, left, right), _clock(at)) for at in ticks_of(self.from_s, self.to_s, 8)]
        painter = QPainter(self)
        ground = draw_ground(lanes, self.size(), self.devicePixelRatioF(), self.font(), self._ink, times)
        painter.drawPixmap(0, 0, ground)
        self._draw_events(painter, lanes, left, right)
        for lane, (pyramid, rate_hz) in zip(lanes, self._pyramids, strict=True):
            self._draw_trace(painter, lane, pyramid, rate_hz, left, right)
        painter.end()

    def _draw_events(self, painter: QPainter, lanes: Sequence[Lane], left: float, right: float) -> None:
        def pieces(from_s: float, to_s: float) -> list[tuple[float, float]]:
            if to_s < self.from_s or from_s > self.to_s:
                return []
            inside = max(from_s, self.from_s), min(to_s, self.to_s)
            return [(self._x(inside[0], left, right), self._x(inside[1], left, right))]

        EventMarks(painter, lanes, self._ink, pieces).draw(self._events)

    def _draw_trace(
        self, painter: QPainter, lane: Lane, pyramid: Pyramid, rate_hz: float, left: float, right: float
    ) -> None:
        columns = pyramid.columns(self.from_s, self.to_s, int(right - left), rate_hz)
        if columns.size:
            x = left + columns["number"]
            columns["low"], columns["high"] = lane.y(columns["low"]), lane.y(columns["high"])
            painter.setPen(QPen(self._ink.trace, 1))
            draw_line(painter, *points_of(x, columns, lane.top, lane.bottom))
        if not pyramid.complete:
            read = f"reading: {pyramid.read_rows / pyramid.rows:.0%}"
            painter.setPen(self._ink.warn)
            painter.drawText(QPointF(left + 6, lane.bottom - 8), read)

    def _x(self, time_s: float, left: float, right: float) -> float:
        return left + (time_s - self.from_s) / (self.to_s - self.from_s) * (right - left)

    def _time_at(self, x: float) -> float:
        _, left, right = place(self._bare, self.size())
        return self.from_s + (x - left) / (right - left) * (self.to_s - self.from_s)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  Qt's name
        steps = event.angleDelta().y() / 120
        self.zoom(ZOOM_A_STEP**-steps, self._time_at(event.position().x()))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        self._dragged = event.position().x()
        self.clicked.emit(self._time_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        if self._dragged is not None:
            moved_s = self._time_at(self._dragged) - self._time_at(event.position().x())
            self._dragged = event.position().x()
            self.show_stretch(self.from_s + moved_s, self.to_s + moved_s)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        self._dragged = None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        span, middle = self.to_s - self.from_s, (self.from_s + self.to_s) / 2
        match event.key():
            case Qt.Key.Key_Left:
                self.show_stretch(self.from_s - span / 4, self.to_s - span / 4)
            case Qt.Key.Key_Right:
                self.show_stretch(self.from_s + span / 4, self.to_s + span / 4)
            case Qt.Key.Key_Up | Qt.Key.Key_Plus:
                self.zoom(1 / ZOOM_A_STEP, middle)
            case Qt.Key.Key_Down | Qt.Key.Key_Minus:
                self.zoom(ZOOM_A_STEP, middle)
            case Qt.Key.Key_Home:
                self.show_stretch(0.0, self._ends_s)
            case _:
                super().keyPressEvent(event)


def _clock(time_s: float) -> str:
    """Write a time of the axis: seconds up to a minute, then minutes and hours."""
    if time_s < 60:
        return f"{time_s:g} s"
    minutes, seconds = divmod(time_s, 60)
    hours, minutes = divmod(int(minutes), 60)
    tail = f"{int(minutes):02d}:{seconds:04.1f}".removesuffix(".0")
    return f"{hours}:{tail}" if hours else tail
