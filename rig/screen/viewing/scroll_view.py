"""A stretch of a session to scroll and zoom: the wheel zooms at the pointer, dragging and arrow keys move."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from rig.record.judged import Judged
from rig.screen.traces.ground import draw_ground, place
from rig.screen.traces.ink import Ink
from rig.screen.traces.lanes import Lane
from rig.screen.viewing.pyramid import Pyramid
from rig.screen.viewing.stretch_picture import StretchPicture
from rig.screen.viewing.time_window import TimeWindow
from rig.screen.viewing.timeline import Timeline
from rig.screen.viewing.words import Say, tr

ZOOM_A_STEP = 1.25
MOVE_A_KEY = 0.25  # of what is shown
MOVE_A_STEP = 0.1  # of the wheel, sideways
A_STEP = 120.0  # of the wheel, in eighths of a degree
CLICK_PX = 4.0  # a pointer that moved less has clicked, not dragged


class ScrollView(QWidget):
    """Draws a stretch of a session.

    Attributes
    ----------
    clicked : session time at the pointer
    moved : another stretch is shown, or on more columns
    turned : whether it follows the newest from now on
    """

    clicked = Signal(float)
    moved = Signal()
    turned = Signal(bool)

    def __init__(
        self, pyramids: Mapping[str, Pyramid], lanes: Sequence[Lane], ends_s: float, ink: Ink
    ) -> None:
        super().__init__()
        self._pyramids = pyramids
        self._bare = tuple(lanes)
        self._ink = ink
        self._window = TimeWindow(ends_s)
        self._timeline = Timeline((), ())
        self._chosen: Judged | None = None
        self._ground: QPixmap | None = None
        self._pressed = self._dragged = 0.0
        self.setMinimumSize(320, 160)
        self.setAccessibleName(tr(Say.TRACES))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def from_s(self) -> float:
        return self._window.from_s

    @property
    def to_s(self) -> float:
        return self._window.to_s

    @property
    def ends_s(self) -> float:
        """Session time of the newest sample."""
        return self._window.ends_s

    @property
    def following(self) -> bool:
        """Whether the newest stays in sight."""
        return self._window.following

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

    def time_at(self, x: float) -> float:
        """Give the session time at a pixel."""
        return self._window.time_at(x, self.edges)

    def show_stretch(self, from_s: float, to_s: float) -> None:
        """Show this stretch, moved and cut to lie inside the session."""
        self._window.show(from_s, to_s)
        self._show()

    def scroll_to(self, from_s: float) -> None:
        """Move there; what is shown stays as long, and no longer follows unless it is the end."""
        followed = self.following
        self._window.move_to(from_s)
        self._show(followed)

    def zoom(self, factor: float, about_s: float) -> None:
        """Show `factor` times as long a stretch; `about_s` stays where it is."""
        self._window.zoom(factor, about_s)
        self._show()

    def follow(self, on: bool) -> None:
        """Keep the newest in sight, or let it go."""
        followed = self.following
        self._window.follow(on)
        self._show(followed)

    def show_end(self) -> None:
        """Move to the newest; what is shown stays as long."""
        self._window.show_end()
        self._show()

    def set_end(self, ends_s: float) -> None:
        """Take that the session has grown."""
        self._window.grow(ends_s)
        self._show()

    def set_lanes(self, lanes: Sequence[Lane]) -> None:
        """Take other ranges of the same channels."""
        if self._bare != tuple(lanes):
            self._bare = tuple(lanes)
            self._draw_anew()

    def set_events(self, timeline: Timeline, chosen: Judged | None) -> None:
        self._timeline, self._chosen = timeline, chosen
        self.update()

    def set_ink(self, ink: Ink) -> None:
        self._ink = ink
        self._draw_anew()

    def _show(self, followed: bool | None = None) -> None:
        self.update()
        self.moved.emit()
        if followed not in (None, self.following):
            self.turned.emit(self.following)

    def _draw_anew(self) -> None:
        self._ground = None
        self.update()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        if event.type() == QEvent.Type.FontChange:
            self._draw_anew()
            self.moved.emit()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        self._draw_anew()
        self.moved.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        lanes, left, right = place(self._bare, self.size(), self.font())
        painter = QPainter(self)
        if self._ground is None:
            ratio = self.devicePixelRatioF()
            self._ground = draw_ground(lanes, self.size(), ratio, self.font(), self._ink, ())
        painter.drawPixmap(0, 0, self._ground)
        if lanes:
            picture = StretchPicture(painter, lanes, self._window, (left, right), self._ink)
            picture.draw_times(self.size())
            painter.setClipRect(QRectF(left, 0, right - left, self.height()))
            picture.draw_events(self._timeline, self._chosen)
            for lane in lanes:
                picture.draw_trace(lane, self._pyramids[lane.channel])
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  Qt's name
        turned = event.angleDelta()
        sideways = turned.x() or (turned.y() if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0)
        if sideways:
            self.scroll_to(self.from_s - sideways / A_STEP * MOVE_A_STEP * self._window.span_s)
        else:
            self.zoom(ZOOM_A_STEP ** (-turned.y() / A_STEP), self.time_at(event.position().x()))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        self._pressed = self._dragged = event.position().x()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        moved_s = self.time_at(self._dragged) - self.time_at(event.position().x())
        self._dragged = event.position().x()
        self.scroll_to(self.from_s + moved_s)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        if abs(event.position().x() - self._pressed) < CLICK_PX:
            self.clicked.emit(self.time_at(event.position().x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        span_s, middle_s = self._window.span_s, (self.from_s + self.to_s) / 2
        match event.key():
            case Qt.Key.Key_Left:
                self.scroll_to(self.from_s - MOVE_A_KEY * span_s)
            case Qt.Key.Key_Right:
                self.scroll_to(self.from_s + MOVE_A_KEY * span_s)
            case Qt.Key.Key_Up | Qt.Key.Key_Plus:
                self.zoom(1 / ZOOM_A_STEP, middle_s)
            case Qt.Key.Key_Down | Qt.Key.Key_Minus:
                self.zoom(ZOOM_A_STEP, middle_s)
            case Qt.Key.Key_Home:
                self.scroll_to(0.0)
            case _:
                super().keyPressEvent(event)
