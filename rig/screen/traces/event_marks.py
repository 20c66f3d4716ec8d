"""Events drawn over traces: reps shaded, holds a bar, rolls with direction, gaps hatched, marks a line."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from rig.events import Event, Gap, Hold, Mark, Rep, Rise, Roll
from rig.exercises.rejection import REJECTED, read_rejection
from rig.screen.traces.ink import Ink, see_through
from rig.screen.traces.lanes import Lane
from rig.screen.traces.marks import begins_set, is_of_the_rig
from rig.screen.traces.words import gap_words, mark_words, rep_words, roll_words, set_words

Pieces = Callable[[float, float], Sequence[tuple[float, float]]]
"""Gives the pixels, from and to, of a stretch of time; more than one where a sweep begins anew inside it."""

BAR_PX = 5.0
TICK_PX = 10.0
FLAG_DARKER = 150  # per cent: white on it reads 5 to 1
LEAST_PX = 2.0  # a gap of one sample is seen
SHADE, FAINT_SHADE = 56, 30
MOST_LABEL = 28


class EventMarks:
    """Draws events on lanes."""

    def __init__(self, painter: QPainter, lanes: Sequence[Lane], ink: Ink, pieces: Pieces) -> None:
        self._painter = painter
        self._lanes = lanes
        self._ink = ink
        self._pieces = pieces
        self._flags: list[QRectF] = []

    def draw(self, events: Iterable[Event], number: int = 1, rejected: Container[int] = frozenset()) -> None:
        """Draw events in order; reps are numbered from `number`, those whose `id` is `rejected` so."""
        for event in events:
            match event:
                case Rep():
                    self._rep(event, number, id(event) in rejected)
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

    def _rep(self, rep: Rep, number: int, rejected: bool) -> None:
        counts = rep.valid and not rejected
        colour = self._ink.faint if rejected else self._ink.rep if counts else self._ink.other_rep
        style = Qt.BrushStyle.SolidPattern if counts else Qt.BrushStyle.Dense6Pattern
        shade = SHADE if counts else 2 * SHADE
        said = rep_words(number, counts, rejected)
        for box in self._boxes(rep.channel, rep.start_s, rep.end_s):
            self._painter.fillRect(box, QBrush(see_through(colour, shade), style))
            self._painter.setPen(QPen(colour, 1))
            self._painter.drawLine(box.topLeft(), box.bottomLeft())
            self._words(box, said, self._ink.words)

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
                self._words(box.translated(0, BAR_PX), roll_words(roll.direction), self._ink.words)

    def _gap(self, gap: Gap) -> None:
        pattern = QBrush(self._ink.fault, Qt.BrushStyle.BDiagPattern)
        for box in self._boxes(gap.channel, gap.start_s, gap.end_s):
            self._painter.fillRect(box, pattern)
            below = box.adjusted(0, self._painter.fontMetrics().height() + 2, 0, 0)  # of a rep's number
            self._words(below, gap_words(gap.lost_samples), self._ink.words, self._ink.lane)

    def _mark(self, mark: Mark) -> None:
        """Draw what a person set, and where a set begins, as a line with a flag; the rig's own as a tick."""
        top, bottom = self._lanes[0].top, self._lanes[-1].bottom
        begins, own = begins_set(mark), is_of_the_rig(mark)
        colour = self._ink.faint if own else self._ink.rep if begins else self._ink.mark
        style = Qt.PenStyle.SolidLine if own or begins else Qt.PenStyle.DashLine
        said = set_words(mark.detail.partition(",")[0]) if begins else mark_words(mark.label)
        for x, _ in self._pieces(mark.start_s, mark.start_s):
            self._painter.setPen(QPen(colour, 1, style))
            self._painter.drawLine(QPointF(x, bottom - TICK_PX if own else top), QPointF(x, bottom))
            if not own:
                self._flag(x, bottom, said, colour)

    def _flag(self, x: float, bottom: float, said: str, colour: QColor) -> None:
        """Write a label at the foot of a line: to its left where there is no room, above another's flag."""
        measured = self._painter.fontMetrics()
        said = said if len(said) <= MOST_LABEL else f"{said[: MOST_LABEL - 1]}…"
        width = measured.horizontalAdvance(said) + 8
        end = self._painter.viewport().width() / self._painter.device().devicePixelRatioF()
        box = QRectF(x, bottom - measured.height() - 2, width, measured.height() + 2)
        if box.right() > end - 2:
            box.moveRight(x)
        while any(box.intersects(other) for other in self._flags) and box.top() > self._lanes[0].top:
            box.translate(0, -box.height() - 1)
        self._flags.append(box)
        self._painter.fillRect(box, colour.darker(FLAG_DARKER))
        self._painter.setPen(QColor("white"))
        self._painter.drawText(box, Qt.AlignmentFlag.AlignCenter, said)

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

    def _words(self, box: QRectF, words: str, colour: QColor, behind: QColor | None = None) -> None:
        """Write words where they fit; where they do not, the sign that they begin with."""
        measured = self._painter.fontMetrics()
        for said in (words, words.partition(" ")[0]):
            width = measured.horizontalAdvance(said) + 6
            if box.width() >= width:
                if behind is not None:
                    self._painter.fillRect(
                        QRectF(box.left(), box.top(), width + 2, measured.height() + 4), behind
                    )
                self._painter.setPen(colour)
                self._painter.drawText(box.adjusted(4, 2, 0, 0), Qt.AlignmentFlag.AlignTop, said)
                return


def rejected_reps(events: Sequence[Event]) -> set[int]:
    """Find the reps that the newest mark on each of them rejects; gives their `id`."""
    found: set[int] = set()
    for event in events:
        word = read_rejection(event.label) if isinstance(event, Mark) else None
        if word is None:
            continue
        named = {id(rep) for rep in events if isinstance(rep, Rep) and word.is_of(rep)}
        found = found | named if word.word == REJECTED else found - named
    return found
