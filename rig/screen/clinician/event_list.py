"""The newest events, one line each, as many as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rig.events import Event
from rig.screen.clinician.words import Say, tr
from rig.screen.event_words import event_words, start_s
from rig.screen.traces.ink import Ink

SIGNS = {"rep": "▬", "hold": "━", "roll": "◆", "rise": "▲", "gap": "▨", "mark": "┆"}
LINE_EM = 1.25


class EventList(QWidget):
    """Writes events below one another, the newest at the top; what does not fit is left out."""

    def __init__(self, ink: Ink) -> None:
        super().__init__()
        self._ink = ink
        self._events: tuple[Event, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setAccessibleName(tr(Say.EVENTS))

    def show_events(self, newest: Sequence[Event]) -> None:
        """Show events, given oldest first."""
        events = tuple(reversed(newest))
        if events != self._events:
            self._events = events
            self.setAccessibleDescription("\n".join(self.lines))
            self.update()

    @property
    def lines(self) -> list[str]:
        return [event_words(event) for event in self._events]

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(200, 0)

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802  Qt's name
        painter = QPainter(self)
        measured = painter.fontMetrics()
        tall = round(LINE_EM * measured.height())
        time_px = measured.horizontalAdvance("0000.0 s ")
        sign_px = measured.horizontalAdvance("▬ ")
        for at, event in enumerate(self._events[: self.height() // max(1, tall)]):
            row = QRect(0, at * tall, self.width(), tall)
            painter.setPen(self._ink.faint)
            painter.drawText(
                row.adjusted(0, 0, time_px - self.width(), 0), _RIGHT, f"{start_s(event):.1f} s "
            )
            painter.setPen(self._colour(event))
            painter.drawText(row.adjusted(time_px, 0, 0, 0), _LEFT, SIGNS.get(event.kind, "·"))
            painter.setPen(self._ink.words)
            room = row.adjusted(time_px + sign_px, 0, 0, 0)
            words = measured.elidedText(event_words(event), Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, _LEFT, words)
        painter.end()

    def _colour(self, event: Event) -> QColor:
        ink = self._ink
        if event.kind == "rep":
            return ink.rep if getattr(event, "valid", False) else ink.other_rep
        return {"hold": ink.hold, "roll": ink.warn, "gap": ink.fault, "mark": ink.mark}.get(
            event.kind, ink.warn
        )


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
