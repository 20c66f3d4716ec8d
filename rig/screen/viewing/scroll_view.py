"""A stretch of a session to scroll and zoom: the wheel zooms at the pointer, dragging and arrow keys move."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from rig.record.judged import Judged
from rig.screen.traces.event_marks import EventMarks
from rig.screen.traces.ground import draw_ground, place, time_row
from rig.screen.traces.ink import Ink, see_through
from rig.screen.traces.lanes import Lane, ticks_of
from rig.screen.traces.polylines import draw_line, points_of, polygon
from rig.screen.viewing.crowd import MOST_EVENTS, Crowd
from rig.screen.viewing.pyramid import Pyramid
from rig.screen.viewing.timeline import Timeline
from rig.screen.viewing.words import Say, clock, tr

LEAST_S = 0.05
ZOOM_A_STEP = 1.25
MOVE_A_KEY = 0.25  # of what is shown
LABEL_PX = 110.0  # of the time axis


class ScrollView(QWidget):
    """Draws a stretch of a session.

    Attributes
    ----------
    from_s, to_s : the stretch, session time
    ends_s : session time of the newest sample
    following : the newest stays in sight
    """

    clicked = Signal(float)  # session time
    moved = Signal()
    turned = Signal(bool)  # following

    def __init__(
        self, pyramids: Mapping[str, Pyramid], lanes: Sequence[Lane], ends_s: float, ink: Ink
    ) -> None:
        super().__init__()
        self._pyramids = pyramids
        self._bare = tuple(lanes)
        self._ink = ink
        self._timeline = Timeline((), ())
        self._chosen: Judged | None = None
        self._ground: QPixmap | None = None
        self._dragged: float | None = None
        self.ends_s = max(LEAST_S, ends_s)
        self.from_s, self.to_s = 0.0, self.ends_s
        self.following = False
        self.setMinimumSize(320, 160)
        self.setAccessibleName(tr(Say.TRACES))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def edges(self) -> tuple[float, float]:
        """The pixels between which time runs."""
        _, left, right = place(self._bare, self.size(), self.font())
        return left, right

    @property
    def lanes(self) -> tuple[Lane, ...]:
        """Where each channel is drawn now."""
        return place(self._bare, self.size(), self.font())[0]

    @property
    def columns(self) -> int:
        """Pixel columns of the traces."""
        left, right = self.edges
        return max(1, int(right - left))

    def show_stretch(self, from_s: float, to_s: float) -> None:
        """Show this stretch, moved and cut to lie inside the session."""
        span = min(max(to_s - from_s, LEAST_S), self.ends_s)
        self.from_s = min(max(0.0, from_s), self.ends_s - span)
        self.to_s = self.from_s + span
        self.update()
        self.moved.emit()

    def scroll_to(self, from_s: float) -> None:
        """Move there; what is shown stays as long, and no longer follows unless it is the end."""
        span = self.to_s - self.from_s
        self.show_stretch(from_s, from_s + span)
        self.follow(self.following and self.to_s >= self.ends_s)

    def zoom(self, factor: float, about_s: float) -> None:
        """Show `factor` times as long a stretch; `about_s` stays where it is."""
        before = self.to_s - self.from_s
        span = min(max(before * factor, LEAST_S), self.ends_s)
        at_s = self.to_s if self.following else about_s
        share = (at_s - self.from_s) / before
        self.show_stretch(at_s - share * span, at_s + (1 - share) * span)

    def follow(self, on: bool) -> None:
        """Keep the newest in sight, or let it go."""
        if on:
            self.show_stretch(self.ends_s - (self.to_s - self.from_s), self.ends_s)
        if on != self.following:
            self.following = on
            self.turned.emit(on)

    def set_end(self, ends_s: float) -> None:
        """Take that the session has grown."""
        self.ends_s = max(self.ends_s, ends_s)
        if self.following:
            span = self.to_s - self.from_s
            self.show_stretch(self.ends_s - span, self.ends_s)
        self.update()

    def set_events(self, timeline: Timeline, chosen: Judged | None) -> None:
        self._timeline, self._chosen = timeline, chosen
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        self._ground = None
        self.moved.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        lanes, left, right = place(self._bare, self.size(), self.font())
        painter = QPainter(self)
        if self._ground is None:
            ratio = self.devicePixelRatioF()
            self._ground = draw_ground(lanes, self.size(), ratio, self.font(), self._ink, ())
        painter.drawPixmap(0, 0, self._ground)
        if lanes:
            self._draw_times(painter, lanes, left, right)
            painter.setClipRect(QRectF(left, 0, right - left, self.height()))
            self._draw_events(painter, lanes, left, right)
            for lane in lanes:
                self._draw_trace(painter, lane, left, right)
        painter.end()

    def _draw_times(self, painter: QPainter, lanes: Sequence[Lane], left: float, right: float) -> None:
        most = max(2, int((right - left) / LABEL_PX))
        for at_s in times_of(self.from_s, self.to_s, most):
            x = self._x(at_s, left, right)
            painter.setPen(QPen(self._ink.grid, 1))
            for lane in lanes:
                painter.drawLine(QPointF(x, lane.top), QPointF(x, lane.bottom))
            painter.setPen(self._ink.faint)
            box = time_row(x, self.size(), self.font())
            box.moveRight(min(box.right(), self.width() - 2.0))
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, clock(at_s))

    def _draw_events(self, painter: QPainter, lanes: Sequence[Lane], left: float, right: float) -> None:
        if self._timeline.number_between(self.from_s, self.to_s) > MOST_EVENTS:
            stretch_s = self.from_s, self.to_s
            Crowd(painter, lanes, self._ink, stretch_s, (left, right)).draw(self._timeline)
            return
        events, number = self._timeline.between(self.from_s, self.to_s)

        def pieces(from_s: float, to_s: float) -> list[tuple[float, float]]:
            if to_s < self.from_s or from_s > self.to_s:
                return []
            inside = max(from_s, self.from_s), min(to_s, self.to_s)
            return [(self._x(inside[0], left, right), self._x(inside[1], left, right))]

        EventMarks(painter, lanes, self._ink, pieces).draw(events, number, self._timeline.rejected)
        for one in self._timeline.reps_between(self.from_s, self.to_s):
            box = self._box(one, lanes, left, right)
            if box is not None and one is self._chosen:
                painter.setPen(QPen(self._ink.words, 2))
                painter.drawRect(box.adjusted(1, 1, -1, -1))

    def _box(self, one: Judged, lanes: Sequence[Lane], left: float, right: float) -> QRectF | None:
        lane = next((lane for lane in lanes if lane.channel == one.rep.channel), None)
        if lane is None:
            return None
        x0, x1 = self._x(one.rep.start_s, left, right), self._x(one.rep.end_s, left, right)
        return QRectF(x0, lane.top, x1 - x0, lane.height)

    def _draw_trace(self, painter: QPainter, lane: Lane, left: float, right: float) -> None:
        pyramid = self._pyramids[lane.channel]
        columns = pyramid.columns(self.from_s, self.to_s, max(1, int(right - left)))
        if columns.size:
            x = left + columns["number"]
            above, below = columns["high"] > lane.high, columns["low"] < lane.low
            doubtful = columns["doubtful"]
            columns["low"], columns["high"] = lane.y(columns["low"]), lane.y(columns["high"])
            painter.setPen(QPen(self._ink.trace, 1))
            draw_line(painter, *points_of(x, columns, lane.top, lane.bottom))
            for marked, y in ((above, lane.top + 1), (below | doubtful, lane.bottom - 2)):
                self._draw_points(painter, x[marked], y)
        if not pyramid.complete:
            said = tr(Say.READING, percent=f"{100 * pyramid.share:.0f}")
            _draw_words(painter, QPointF(left + 8, lane.bottom - 8), said, self._ink.warn, self._ink.lane)

    def _draw_points(self, painter: QPainter, x: np.ndarray, y: float) -> None:
        """Mark what is beyond the lane or no measurement."""
        if x.size:
            painter.setPen(QPen(self._ink.doubtful, 3))
            painter.drawPoints(polygon(np.column_stack([x, np.full(x.size, y)])))

    def _x(self, time_s: float, left: float, right: float) -> float:
        return left + (time_s - self.from_s) / (self.to_s - self.from_s) * (right - left)

    def time_at(self, x: float) -> float:
        """Give the session time at a pixel."""
        left, right = self.edges
        return self.from_s + (x - left) / (right - left) * (self.to_s - self.from_s)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  Qt's name
        turned = event.angleDelta()
        sideways = turned.x() or (turned.y() if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0)
        if sideways:
            self.scroll_to(self.from_s - sideways / 120 * (self.to_s - self.from_s) / 10)
        else:
            self.zoom(ZOOM_A_STEP ** (-turned.y() / 120), self.time_at(event.position().x()))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        self._dragged = event.position().x()
        self.clicked.emit(self.time_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        if self._dragged is not None:
            moved_s = self.time_at(self._dragged) - self.time_at(event.position().x())
            self._dragged = event.position().x()
            self.scroll_to(self.from_s + moved_s)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        self._dragged = None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        span, middle = self.to_s - self.from_s, (self.from_s + self.to_s) / 2
        match event.key():
            case Qt.Key.Key_Left:
                self.scroll_to(self.from_s - MOVE_A_KEY * span)
            case Qt.Key.Key_Right:
                self.scroll_to(self.from_s + MOVE_A_KEY * span)
            case Qt.Key.Key_Up | Qt.Key.Key_Plus:
                self.zoom(1 / ZOOM_A_STEP, middle)
            case Qt.Key.Key_Down | Qt.Key.Key_Minus:
                self.zoom(ZOOM_A_STEP, middle)
            case Qt.Key.Key_Home:
                self.scroll_to(0.0)
            case _:
                super().keyPressEvent(event)


def times_of(from_s: float, to_s: float, most: int) -> list[float]:
    """Choose round times: of seconds below two minutes, then of minutes and hours."""
    if to_s - from_s < 120:
        return ticks_of(from_s, to_s, most)
    rough = (to_s - from_s) / most
    steps = (15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400)
    step = next((s for s in steps if s >= rough), 28800)
    return [float(k * step) for k in range(int(np.ceil(from_s / step)), int(to_s // step) + 1)]


def _draw_words(painter: QPainter, at: QPointF, words: str, colour: QColor, behind: QColor) -> None:
    measured = painter.fontMetrics().boundingRect(words)
    painter.fillRect(QRectF(measured).translated(at).adjusted(-4, -2, 4, 2), see_through(behind, 220))
    painter.setPen(colour)
    painter.drawText(at, words)
