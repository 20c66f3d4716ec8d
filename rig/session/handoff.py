"""What passes between threads: a lossless queue to the disk, a latest-only mailbox to the screen."""

from __future__ import annotations

import threading
from collections import deque
from typing import Generic, TypeVar

Item = TypeVar("Item")


class LosslessQueue(Generic[Item]):
    """A queue, bounded by samples, that never drops what it took.

    When it is full it refuses, and stays shut: its reader gets everything up to that point, and the rest is
    taken from the journal when the session is closed. The giver never waits for the disk.

    Parameters
    ----------
    most_samples : room; 2,000,000 rows of 38 bytes are 76 MB, 4 min of 8 channels at 1 kHz
    """

    def __init__(self, most_samples: int = 2_000_000) -> None:
        self._most = most_samples
        self._waiting: deque[tuple[Item, int]] = deque()
        self._samples = 0
        self._closed = False
        self._overflowed = False
        self._changed = threading.Condition()

    def put(self, item: Item, samples: int) -> bool:
        """Take an item that holds so many samples; False when there is no room, now or ever since."""
        with self._changed:
            if self._overflowed or self._samples + samples > self._most:
                self._overflowed = True
                return False
            self._waiting.append((item, samples))
            self._samples += samples
            self._changed.notify()
            return True

    def get(self, timeout_s: float) -> Item | None:
        """Hand over the oldest; None when nothing came in time."""
        with self._changed:
            if not self._waiting and not self._closed:
                self._changed.wait(timeout_s)
            if not self._waiting:
                return None
            item, samples = self._waiting.popleft()
            self._samples -= samples
            return item

    def close(self) -> None:
        """Say that nothing more will come."""
        with self._changed:
            self._closed = True
            self._changed.notify()

    @property
    def finished(self) -> bool:
        """Closed, and everything handed over."""
        with self._changed:
            return self._closed and not self._waiting

    @property
    def overflowed(self) -> bool:
        return self._overflowed

    @property
    def filled_fraction(self) -> float:
        return self._samples / self._most


class Latest(Generic[Item]):
    """A mailbox that keeps only the newest item: a slow screen costs the others nothing."""

    def __init__(self) -> None:
        self._item: Item | None = None
        self._lock = threading.Lock()

    def put(self, item: Item) -> None:
        with self._lock:
            self._item = item

    def peek(self) -> Item | None:
        """Give the newest item, again if need be."""
        with self._lock:
            return self._item
