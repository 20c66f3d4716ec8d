"""Events drawn over traces: reps shaded, holds a bar, rolls with direction, gaps hatched, marks a line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from rig.events import Event, Gap, Hold, Mark, Rep, Rise, Roll
from rig.screen.traces.ink import Ink, see_through
from rig.screen.traces.lanes import Lane

Pieces = Callable[[float, float], Sequence[tuple[float, float]]]
"""Gives the pixels, from and to, of a stretch of time; more than one where a sweep begins anew inside it."""

BAR_PX = 5.0
LEAST_PX = 2.0  # a gap of one sample is seen
SHADE, FAINT_SHADE = 56, 30
ARROW = {"backward": "▶ back", "forward": "◀ front", "unknown": "◆ moved"}
MOST_LABEL = 28


class EventMarks:
    """Draws events on lanes."""

    def __init__(self, painter: QPainter, lanes: Sequence[Lane], ink: Ink, pieces: Pieces) -> None:
        self._painter = painter
        self._lanes = lanes
        self._ink = ink
        self._pieces = pieces
        self._labelled_to = -1.0  # pixel up to which mark labels have been written

    def draw(self, events: Iterable[Event], number: int = 1) -> None:
        """Draw events in order; reps are numbered from `number`."""
        for event in events:
            match event:
                case Rep():
                    self._rep(event, number)
                    number += 1
                case Hold():
                    self._hold(event)
                case Roll():
                    self._roll(event)
                case Rise():
                    self._span(event.channel, event.start_s, event.end_s, self._ink.warn, FAINT_SHADE)
                case Gap():
                    self._gap(event)
                case Mark():
                    self._mark(event)

    def _rep(self, rep: Rep, number: int) -> None:
        colour = self._ink.rep if rep.valid else self._ink.other_rep
        style = Qt.BrushStyle.SolidPattern if rep.valid else Qt.BrushStyle.Dense6Pattern
        shade = SHADE if rep.valid else 2 * SHADE
        for box in self._boxes(rep.channel, rep.start_s, rep.end_s):
            self._painter.fillRect(box, QBrush(see_through(colour, shade), style))
            self._painter.setPen(QPen(colour, 1))
            self._painter.drawLine(box.topLeft(), box.bottomLeft())
            self._words(box, f"{number} {'✓' if rep.valid else '✗'}", self._ink.words)

    def _hold(self, hold: Hold) -> None:
        colour = self._ink.hold
        for box in self._boxes(hold.channel, hold.start_s, hold.end_s):
            bar = QRectF(box.left(), box.bottom() - BAR_PX, box.width(), BAR_PX)
            if hold.done:
                self._painter.fillRect(bar, colour)
            else:  # an empty bar: begun and not done
                self._painter.setPen(QPen(colour, 1))
                self._painter.drawRect(bar)

    def _roll(self, roll: Roll) -> None:
        fault = roll.level == "fault"
        colour = self._ink.fault if fault else self._ink.warn
        for lane in self._lanes:
            if lane.is_force:
                continue
            for box in self._boxes(lane.channel, roll.start_s, roll.end_s):
                self._painter.fillRect(box, see_through(colour, SHADE if fault else FAINT_SHADE))
                self._painter.fillRect(QRectF(box.left(), box.top(), box.width(), BAR_PX), colour)
                self._words(box.translated(0, BAR_PX), ARROW[roll.direction], self._ink.words)

    def _gap(self, gap: Gap) -> None:
        pattern = QBrush(self._ink.fault, Qt.BrushStyle.BDiagPattern)
        for box in self._boxes(gap.channel, gap.start_s, gap.end_s):
            self._painter.fillRect(box, pattern)
            self._words(box, f"gap {gap.lost_samples} lost", self._ink.fault)

    def _mark(self, mark: Mark) -> None:
        top, bottom = self._lanes[0].top, self._lanes[-1].bottom
        self._painter.setPen(QPen(self._ink.mark, 1, Qt.PenStyle.DashLine))
        for x, _ in self._pieces(mark.start_s, mark.start_s):
            self._painter.drawLine(QPointF(x, top), QPointF(x, bottom))
            said = f"{mark.label.replace('_', ' ')} {mark.detail}".strip()
            label = said if len(said) <= MOST_LABEL else f"{said[: MOST_LABEL - 1]}…"
            if x >= self._labelled_to:  # of marks close together the first says its name
                self._painter.drawText(QPointF(x + 4, bottom - BAR_PX - 3), label)
                self._labelled_to = x + 4 + self._painter.fontMetrics().horizontalAdvance(label)

    def _span(self, channel: str, start_s: float, end_s: float, colour: QColor, shade: int) -> None:
        for box in self._boxes(channel, start_s, end_s):
            self._painter.fillRect(box, see_through(colour, shade))

    def _boxes(self, channel: str, start_s: float, end_s: float) -> list[QRectF]:
        lane = next((lane for lane in self._lanes if lane.channel == channel), None)
        if lane is None:
            return []
        return [
            QRectF(left, lane.top, max(LEAST_PX, right - left), lane.height)
            for left, right in self._pieces(start_s, end_s)
        ]

    def _words(self, box: QRectF, words: str, colour: QColor) -> None:
        """Write words where they fit; where they do not, the sign that they begin with."""
        measured = self._painter.fontMetrics()
        for said in (words, words.partition(" ")[0]):
            if box.width() >= measured.horizontalAdvance(said) + 6:
                self._painter.setPen(colour)
                self._painter.drawText(box.adjusted(4, 2, 0, 0), Qt.AlignmentFlag.AlignTop, said)
                return
