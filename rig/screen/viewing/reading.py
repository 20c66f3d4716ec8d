"""The thread that reads files for a window: a frame never waits for a disk.

HDF5 lets one thread in at a time, so all reading of a window is done here. What is to be read is asked for by
slots: a newer wish takes the place of an older one of its slot, and earlier slots go first.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from rig.errors import RigError


class Slot(IntEnum):
    """What is read, the most urgent first."""

    CLOSE = 0  # the samples around what is shown
    GROWTH = 1  # of a file that is being recorded
    REPS = 2  # to lay over one another
    OTHER_REPS = 3  # of a session beside it
    TABLE = 4  # to be written
    BINS = 5  # of the rest of the file
    HEADERS = 6  # of the sessions of a folder


class Reading(QObject):
    """One thread that reads, and hands over in the thread of the window.

    Attributes
    ----------
    troubled : why something could not be read or written, one sentence
    """

    troubled = Signal(str)
    _finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._wishes: dict[Slot, tuple[Callable[[], Any], Callable[[Any], None]]] = {}
        self._results: deque[tuple[Callable[[Any], None], Any]] = deque()
        self._changed = threading.Condition()
        self._closed = self._busy = False
        self._finished.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._read, name="view-reader", daemon=True)
        self._thread.start()

    def ask(self, slot: Slot, read: Callable[[], Any], take: Callable[[Any], None]) -> None:
        """Have something read, and taken here when it is there."""
        with self._changed:
            self._wishes[slot] = read, take
            self._changed.notify()

    @property
    def idle(self) -> bool:
        """Whether everything asked for was read and taken."""
        with self._changed:
            return not self._wishes and not self._busy and not self._results

    def close(self) -> None:
        """End the thread; what is to be written is written first, and nothing is handed over any more."""
        with self._changed:
            self._closed = True
            self._wishes = {slot: wish for slot, wish in self._wishes.items() if slot is Slot.TABLE}
            self._changed.notify()
        self._thread.join()
        self._results.clear()

    def _read(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._wishes or self._closed)
                if not self._wishes:
                    return
                read, take = self._wishes.pop(min(self._wishes))
                self._busy = True
            try:
                self._results.append((take, read()))
            except (RigError, OSError) as trouble:
                self._results.append((self.troubled.emit, str(trouble)))
            self._busy = False
            self._finished.emit()

    def _hand_over(self) -> None:
        while self._results:
            take, result = self._results.popleft()
            take(result)
