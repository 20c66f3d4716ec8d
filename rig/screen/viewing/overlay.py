"""The reps of a session laid over one another, each beginning at its onset."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from rig.record.judged import Judged
from rig.record.reader import StreamRecords
from rig.samples import UNTRUSTED
from rig.screen.traces.ink import Ink
from rig.screen.traces.polylines import polygon

BEFORE_S, AFTER_S = 0.3, 0.3
MOST_REPS = 60
EDGE_PX = 6


class Overlay(QWidget):
    """Draws each rep's force from its onset on; those that do not count are dashed."""

    def __init__(self, ink: Ink) -> None:
        super().__init__()
        self._ink = ink
        self._curves: list[tuple[np.ndarray, np.ndarray, bool]] = []
        self.setMaximumWidth(300)
        self.setMinimumHeight(120)

    def show_reps(self, streams: StreamRecords, reps: Sequence[Judged]) -> None:
        """Cut the newest reps out of their streams."""
        self._curves = []
        for one in reps[-MOST_REPS:]:
            if one.rep.channel in streams:
                rows = streams[one.rep.channel].samples
                begin, end = np.searchsorted(
                    rows["time_s"], (one.rep.start_s - BEFORE_S, one.rep.end_s + AFTER_S)
                )
                rows = rows[begin:end]
                value = np.where(rows["flags"] & UNTRUSTED, np.nan, rows["value"])
                self._curves.append((rows["time_s"] - one.rep.start_s, value, one.counts))
        self.update()

    @property
    def counting(self) -> list[bool]:
        return [counts for _, _, counts in self._curves]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(EDGE_PX, 20, -EDGE_PX, -EDGE_PX)
        painter.fillRect(self.rect(), self._ink.lane)
        painter.setPen(self._ink.faint)
        painter.drawText(EDGE_PX, 16, "from onset; dashed: not counted")
        longest_s = max((float(t[-1]) for t, _, _ in self._curves if t.size), default=1.0) + BEFORE_S
        top = max((float(np.nanmax(v, initial=0.0)) for _, v, _ in self._curves), default=1.0) or 1.0
        for time_s, value, counts in self._curves:
            style = Qt.PenStyle.SolidLine if counts else Qt.PenStyle.DashLine
            painter.setPen(QPen(self._ink.rep if counts else self._ink.other_rep, 1, style))
            x = box.left() + (time_s + BEFORE_S) / longest_s * box.width()
            y = box.bottom() - value / (1.05 * top) * box.height()
            self._draw(painter, x, y)
        painter.end()

    def _draw(self, painter: QPainter, x: np.ndarray, y: np.ndarray) -> None:
        """Draw a curve; what is missing is left out, never bridged."""
        for run in np.split(np.arange(y.size), np.flatnonzero(np.isnan(y))):
            run = run[~np.isnan(y[run])]
            if run.size > 1:
                painter.drawPolyline(polygon(np.column_stack([x[run], y[run]])))
