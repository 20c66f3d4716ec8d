"""Events where there are more than can be told apart: what lies on each pixel, drawn as one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from rig.screen.traces.event_marks import BAR_PX, SHADE, TICK_PX
from rig.screen.traces.ink import Ink, see_through
from rig.screen.traces.lanes import Lane
from rig.screen.viewing.timeline import FAULT, GAP, MARK, NOTE, OTHER_REP, REP, SET, WARN, Spans, Timeline

MOST_EVENTS = 100  # drawn one by one: 2 ms
LINE_SHADE = 150
PATTERNED = Qt.BrushStyle.Dense6Pattern


class Crowd:
    """Draws the events of a stretch between two pixels."""

    def __init__(
        self,
        painter: QPainter,
        lanes: Sequence[Lane],
        ink: Ink,
        stretch_s: tuple[float, float],
        edges: tuple[float, float],
    ) -> None:
        self._painter = painter
        self._lanes = lanes
        self._ink = ink
        self._stretch_s = stretch_s
        self._left = edges[0]
        self._width = max(1, int(edges[1] - edges[0]))

    def draw(self, timeline: Timeline) -> None:
        """Draw reps, rolls, gaps and marks; what is told apart close up has the same colours and patterns."""
        ink = self._ink
        looks = {
            REP: QBrush(see_through(ink.rep, SHADE)),
            OTHER_REP: QBrush(see_through(ink.other_rep, 2 * SHADE), PATTERNED),
            GAP: QBrush(ink.fault, Qt.BrushStyle.BDiagPattern),
        }
        for lane in self._lanes:
            for kind, brush in looks.items():
                self._fill(timeline.groups.get((lane.channel, kind)), brush, lane.top, lane.height)
            if not lane.is_force:
                self._fill(timeline.groups.get(("", WARN)), QBrush(ink.warn), lane.top, BAR_PX)
                self._fill(timeline.groups.get(("", FAULT)), QBrush(ink.fault), lane.top, BAR_PX)
        top, bottom = self._lanes[0].top, self._lanes[-1].bottom
        lines = ((NOTE, ink.faint, bottom - TICK_PX), (SET, ink.rep, top), (MARK, ink.mark, top))
        for kind, colour, above in lines:
            self._lines(timeline.groups.get(("", kind)), colour, above, bottom)

    def _fill(self, spans: Spans | None, brush: QBrush, top: float, height: float) -> None:
        for left, right in self._runs(spans):
            self._painter.fillRect(QRectF(self._left + left, top, right - left, height), brush)

    def _lines(self, spans: Spans | None, colour: QColor, top: float, bottom: float) -> None:
        self._painter.setPen(QPen(see_through(colour, LINE_SHADE), 1, Qt.PenStyle.DotLine))
        for left, right in self._runs(spans):
            for x in range(left, right):
                self._painter.drawLine(QPointF(self._left + x, top), QPointF(self._left + x, bottom))

    def _runs(self, spans: Spans | None) -> list[tuple[int, int]]:
        return [] if spans is None else covered(spans, self._stretch_s, self._width)


def covered(spans: Spans, stretch_s: tuple[float, float], width: int) -> list[tuple[int, int]]:
    """Give the runs of pixels, from and to, that spans lie on; each that is in sight on one at least."""
    inside = spans.between(*stretch_s)
    starts, ends = spans.starts[inside], spans.ends[inside]
    seen = ends >= stretch_s[0]
    scale = width / (stretch_s[1] - stretch_s[0])
    left = np.clip(np.floor((starts[seen] - stretch_s[0]) * scale), 0, width - 1).astype(np.int64)
    right = np.clip(np.ceil((ends[seen] - stretch_s[0]) * scale), left + 1, width).astype(np.int64)
    change = np.zeros(width + 1, np.int64)
    np.add.at(change, left, 1)
    np.add.at(change, right, -1)
    edges = np.flatnonzero(np.diff(np.cumsum(change) > 0, prepend=False))
    return list(zip(edges[0::2].tolist(), edges[1::2].tolist(), strict=True))
