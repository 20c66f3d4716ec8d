"""Reps laid over one another from their onset: each one thin, the mean of every group with its own shape."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from rig.screen.traces.ink import GREEN, ORANGE, PURPLE, SKY, Ink, see_through
from rig.screen.traces.lanes import ticks_of
from rig.screen.traces.polylines import polygon
from rig.screen.viewing.rep_curves import BEFORE_S, Curve, Mean
from rig.screen.viewing.words import Say, number, tr

LINES = Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DashDotLine, Qt.PenStyle.DotLine
COLOURS = SKY, ORANGE, GREEN, PURPLE
SIGNS = "●▲■◆"
SIGN_EVERY = 0.12  # of the width
SIGN_PX = 5.0
MOST_GROUPS = 4


@dataclass(frozen=True, slots=True)
class Group:
    """Reps drawn alike; `name` as a person reads it."""

    name: str
    curves: Sequence[Curve]
    mean: Mean


class Overlay(QWidget):
    """Draws groups of reps.

    Attributes
    ----------
    groups : what is drawn; of more than four the newest
    note : one more line below
    """

    def __init__(self, ink: Ink) -> None:
        super().__init__()
        self._ink = ink
        self.groups: list[Group] = []
        self.note = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr(Say.OVERLAY))

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        line = self.fontMetrics().lineSpacing()
        return QSize(16 * line, 9 * line)

    def show_groups(self, groups: Sequence[Group], note: str = "") -> None:
        self.groups, self.note = list(groups[-MOST_GROUPS:]), note
        self.setAccessibleDescription(". ".join([*map(legend, self.groups), note]))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._ink.lane)
        line = self.fontMetrics().lineSpacing()
        below = (len(self.groups) + bool(self.note) + 1) * line + 10
        left = self.fontMetrics().horizontalAdvance("000") + 12
        title = tr(Say.OVERLAY)
        painter.setPen(self._ink.faint)
        painter.drawText(QRectF(10, 6, self.width() - 20, line), Qt.AlignmentFlag.AlignLeft, title)
        box = QRectF(left, line + 14, self.width() - left - 12, max(20.0, self.height() - below - line - 18))
        _Chart(painter, box, self._ink, self.groups).draw()
        self._draw_legend(painter, box.bottom() + line + 6)
        painter.end()

    def _draw_legend(self, painter: QPainter, top: float) -> None:
        line, measured = self.fontMetrics().lineSpacing(), painter.fontMetrics()
        room = self.width() - 20
        for place, group in enumerate(self.groups):
            y = top + place * line
            _draw_sign(painter, QPointF(14, y + line / 2), place)
            said = measured.elidedText(legend(group), Qt.TextElideMode.ElideMiddle, room - 18)
            painter.setPen(self._ink.words)
            painter.drawText(QRectF(28, y, room, line), Qt.AlignmentFlag.AlignVCenter, said)
        if self.note:
            painter.setPen(self._ink.faint)
            said = measured.elidedText(self.note, Qt.TextElideMode.ElideRight, room)
            y = top + len(self.groups) * line
            painter.drawText(QRectF(10, y, room, line), Qt.AlignmentFlag.AlignVCenter, said)


def legend(group: Group) -> str:
    """Say what a group came to."""
    if not group.mean.reps or group.mean.peak != group.mean.peak:
        return tr(Say.NONE_VALID, name=group.name)
    return tr(Say.OF_REPS, name=group.name, peak=number(group.mean.peak), number=group.mean.reps)


class _Chart:
    """Axes and curves in a box."""

    def __init__(self, painter: QPainter, box: QRectF, ink: Ink, groups: Sequence[Group]) -> None:
        self._painter, self._box, self._ink, self._groups = painter, box, ink, groups
        curves = [curve for group in groups for curve in group.curves if curve.time_s.size]
        self._longest_s = max((float(c.time_s[-1]) for c in curves), default=1.0)
        self._top = 1.1 * max((float(np.fmax.reduce(c.newtons, initial=1.0)) for c in curves), default=10.0)

    def draw(self) -> None:
        self._draw_axes()
        self._painter.save()
        self._painter.setClipRect(self._box)
        for place, group in enumerate(self._groups):
            for curve in group.curves:
                self._draw_curve(curve, QColor(COLOURS[place]))
        for place, group in enumerate(self._groups):
            self._draw_mean(group.mean, place)
        self._painter.restore()

    def _draw_axes(self) -> None:
        box, line = self._box, self._painter.fontMetrics().lineSpacing()
        for newtons in ticks_of(0.0, self._top, max(2, int(box.height() / (2.2 * line)))):
            y = self._y(np.array([newtons]))[0]
            self._painter.setPen(QPen(self._ink.grid, 1))
            self._painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            self._painter.setPen(self._ink.faint)
            place = QRectF(0, y - line / 2, box.left() - 6, line)
            self._painter.drawText(place, Qt.AlignmentFlag.AlignRight, f"{newtons:g}")
        for time_s in ticks_of(0.0, self._longest_s, max(2, int(box.width() / 60))):
            x = min(self._x(np.array([time_s]))[0], box.right() - 18)
            self._painter.setPen(self._ink.faint)
            self._painter.drawText(
                QRectF(x - 30, box.bottom() + 2, 60, line), Qt.AlignmentFlag.AlignHCenter, f"{time_s:g} s"
            )

    def _draw_curve(self, curve: Curve, colour: QColor) -> None:
        counts = curve.placed.judged.counts
        style = Qt.PenStyle.SolidLine if counts else Qt.PenStyle.DashLine
        self._painter.setPen(QPen(see_through(colour, 90 if counts else 150), 1, style))
        for run in _runs(curve.newtons):
            points = np.column_stack([self._x(curve.time_s[run]), self._y(curve.newtons[run])])
            self._painter.drawPolyline(polygon(points))

    def _draw_mean(self, mean: Mean, place: int) -> None:
        colour = QColor(COLOURS[place])
        x, y = self._x(mean.time_s), self._y(mean.newtons)
        for run in _runs(mean.spread):
            low, high = (self._y(mean.newtons[run] + sign * mean.spread[run]) for sign in (-1, 1))
            points = [*zip(x[run], high, strict=True), *zip(x[run][::-1], low[::-1], strict=True)]
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(see_through(colour, 50))
            self._painter.drawPolygon(QPolygonF([QPointF(*point) for point in points]))
        self._painter.setPen(QPen(colour, 2.5, LINES[place]))
        for run in _runs(mean.newtons):
            self._painter.drawPolyline(polygon(np.column_stack([x[run], y[run]])))
        every = max(1, int(SIGN_EVERY * mean.time_s.size))
        for at in range(every * (place + 1) // (MOST_GROUPS + 1), mean.time_s.size, every):
            if np.isfinite(y[at]):
                _draw_sign(self._painter, QPointF(x[at], y[at]), place)

    def _x(self, time_s: np.ndarray) -> np.ndarray:
        share = (time_s + BEFORE_S) / (self._longest_s + BEFORE_S)
        return np.asarray(self._box.left() + share * self._box.width())

    def _y(self, newtons: np.ndarray) -> np.ndarray:
        return np.asarray(self._box.bottom() - newtons / self._top * self._box.height())


def _runs(value: np.ndarray) -> list[np.ndarray]:
    """Give the places of values that follow each other; what is missing is never bridged."""
    known = np.flatnonzero(np.isfinite(value))
    runs = np.split(known, np.flatnonzero(np.diff(known) > 1) + 1)
    return [run for run in runs if run.size > 1]


def _draw_sign(painter: QPainter, at: QPointF, place: int) -> None:
    """Draw the shape of a group: a disc, a triangle, a square, a diamond."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(COLOURS[place]))
    r = SIGN_PX
    shapes = {
        1: [(0, -r), (r, r * 0.8), (-r, r * 0.8)],
        2: [(-r * 0.8, -r * 0.8), (r * 0.8, -r * 0.8), (r * 0.8, r * 0.8), (-r * 0.8, r * 0.8)],
        3: [(0, -r), (r, 0), (0, r), (-r, 0)],
    }
    if place in shapes:
        painter.drawPolygon(QPolygonF([at + QPointF(*corner) for corner in shapes[place]]))
    else:
        painter.drawEllipse(at, r * 0.9, r * 0.9)
    painter.setBrush(Qt.BrushStyle.NoBrush)
