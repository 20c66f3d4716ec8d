"""The newest events, one line each, as many as there is room for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rig.events import Event
from rig.screen.clinician.event_lines import event_line
from rig.screen.clinician.words import Say, tr
from rig.screen.event_words import start_s
from rig.screen.spoken import figure
from rig.screen.traces.ink import Ink

SIGNS = {"rep": "▬", "hold": "━", "roll": "◆", "rise": "▲", "gap": "▨", "mark": "┆"}
MOST_LINES = 3  # of one event
FILLS = 2.7  # of those three lines: words break before their ends
UNIT, TOGETHER = re.compile(r"(?<=\d) (?=(?:s|N|%|kPa)\b|%)"), "\N{NO-BREAK SPACE}"  # a figure and its unit
GAP_EM = 0.2  # from event to event


class EventList(QWidget):
    """Writes events below one another, the newest at the top; what does not fit is left out."""

    def __init__(self, ink: Ink) -> None:
        super().__init__()
        self._ink = ink
        self._events: tuple[Event, ...] = ()
        self._lines: list[tuple[Event, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setAccessibleName(tr(Say.EVENTS))

    def set_ink(self, ink: Ink) -> None:
        """Write in other colours."""
        self._ink = ink
        self.update()

    def show_events(self, newest: Sequence[Event]) -> None:
        """Show events, given oldest first."""
        events = tuple(reversed(newest))
        if events != self._events:
            self._events = events
            said = ((event, event_line(event)) for event in events)
            self._lines = [(event, UNIT.sub(TOGETHER, words)) for event, words in said if words]
            self.setAccessibleDescription("\n".join(self.lines))
            self.update()

    @property
    def lines(self) -> list[str]:
        return [words for _, words in self._lines]

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(200, 0)

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802  Qt's name
        painter = QPainter(self)
        measured = painter.fontMetrics()
        time_px, sign_px = measured.horizontalAdvance("0000.0 s "), measured.horizontalAdvance("▬ ")
        left, line_px, top = time_px + sign_px, measured.height(), 0
        for event, said in self._lines:
            room = QRect(left, top, self.width() - left, MOST_LINES * line_px)
            words = measured.elidedText(said, _CUT, round(FILLS * room.width()))
            room.setHeight(measured.boundingRect(room, _WRAP, words).height())
            if room.bottom() >= self.height():
                break
            painter.setPen(self._ink.faint)
            painter.drawText(QRect(0, top, time_px, line_px), _RIGHT, f"{figure(start_s(event))} s ")
            painter.setPen(self._colour(event))
            painter.drawText(QRect(time_px, top, sign_px, line_px), _LEFT, SIGNS.get(event.kind, "·"))
            painter.setPen(self._ink.words)
            painter.drawText(room, _WRAP, words)
            top = room.bottom() + 1 + round(GAP_EM * line_px)
        painter.end()

    def _colour(self, event: Event) -> QColor:
        ink = self._ink
        if event.kind == "rep":
            return ink.rep if getattr(event, "valid", False) else ink.other_rep
        return {"hold": ink.hold, "roll": ink.warn, "gap": ink.fault, "mark": ink.mark}.get(
            event.kind, ink.warn
        )


_CUT = Qt.TextElideMode.ElideRight
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
