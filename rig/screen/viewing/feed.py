"""What a session's window is fed: the file piece by piece, and what is added while it is recorded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from rig.record.layout import FINISHED, LIVE, RECOVERED
from rig.record.reader import Session
from rig.record.rewrite import unfinished_of
from rig.screen.spoken import spoken
from rig.screen.viewing.reading import Reading, Slot
from rig.screen.viewing.shown import Close, Growth, Shown, Slab
from rig.screen.viewing.words import Say, tr

LOOK_EVERY_MS = 200
ENDING_LOOKS = 25  # a recording that is over may still be making its file smaller
STATES = {FINISHED: Say.FINISHED, RECOVERED: Say.RECOVERED, LIVE: Say.CUT_SHORT}


class Feed(QObject):
    """Reads one session beside the window, and hands over in the window's thread.

    Parameters
    ----------
    shown : what is known of the session, and grows

    Attributes
    ----------
    refined : more of what is there is known
    grown : the file is longer, and whether it holds new events
    ended : the recording is over; one sentence
    troubled : why something could not be read or written, one sentence
    """

    refined = Signal()
    grown = Signal(bool)
    ended = Signal(str)
    troubled = Signal(str)

    def __init__(self, path: Path, shown: Shown) -> None:
        super().__init__()
        self.path, self.shown = path, shown
        self._ending = 0
        self._reading = Reading()
        self._reading.troubled.connect(self._say_trouble)
        self._looking = QTimer(self, interval=LOOK_EVERY_MS)
        self._looking.timeout.connect(self._look)

    @property
    def session(self) -> Session:
        return self.shown.session

    @property
    def live(self) -> bool:
        """Whether the file may still grow."""
        return self._looking.isActive()

    @property
    def state(self) -> Say:
        """What has become of the session."""
        if self.session.being_recorded:
            return Say.LIVE
        if self.session.state == LIVE and self.live:
            return Say.ENDING
        return STATES[self.session.state]

    @property
    def settled(self) -> bool:
        """Whether everything that was asked for was handed over."""
        return self._reading.idle

    def start(self) -> None:
        """Read the file, and go on while it is recorded."""
        if self.session.being_recorded:
            self._looking.start()
        self._read_on()

    def see(self, from_s: float, to_s: float, columns: int) -> None:
        """Have the samples of what is shown read."""
        read = self.shown.closer(from_s, to_s, columns)
        if read is not None:
            self.ask(Slot.CLOSE, read, self._take_close)

    def ask(self, slot: Slot, read: Callable[[], Any], take: Callable[[Any], None]) -> None:
        """Have something else done beside the window."""
        self._reading.ask(slot, read, take)

    def close(self) -> None:
        """Read no more; a table that was asked for is written first."""
        self._looking.stop()
        if isValid(self._reading):
            self._reading.close()

    def _read_on(self) -> None:
        """Have the next bins read; the window stays smooth meanwhile."""
        read = self.shown.next_slab()
        if read is not None:
            self.ask(Slot.BINS, read, self._take_slab)

    def _take_slab(self, slab: Slab) -> None:
        self.shown.take_slab(slab)
        self.refined.emit()
        self._read_on()

    def _take_close(self, close: Close) -> None:
        self.shown.take_close(close)
        self.refined.emit()

    def _look(self) -> None:
        self.ask(Slot.GROWTH, self.shown.look(), self._take_growth)

    def _take_growth(self, growth: Growth) -> None:
        known = len(self.session.events)
        self.shown.take_growth(growth)
        self._read_on()
        over = not growth.session.being_recorded and self._is_over(growth)
        if over:
            self._looking.stop()
        self.grown.emit(over or len(growth.session.events) > known)
        if over:
            self.ended.emit(tr(Say.ENDED, state=tr(self.state)))

    def _is_over(self, growth: Growth) -> bool:
        """Say whether a recording that has ended has become a file that stays."""
        self._ending += 1
        making = growth.session.state == LIVE and unfinished_of(self.path).exists()
        return growth.session.state != LIVE or (self._ending >= ENDING_LOOKS and not making)

    def _say_trouble(self, trouble: str) -> None:
        """Say what could not be read; a recording whose file has gone is over."""
        if self.session.being_recorded and not self.path.exists():
            self._looking.stop()
            self.ended.emit(tr(Say.GONE))
        else:
            self.troubled.emit(spoken(trouble))
