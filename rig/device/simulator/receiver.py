"""The board's receiving line: host bytes become frames, each at the instant of its last byte."""

from __future__ import annotations

import math
from collections import deque

LONGEST_FRAME = 256


class Receiver:
    """Bytes in at the baud rate, frames out.

    Attributes
    ----------
    due_us : when the next frame is complete; infinite when none is on the way
    overruns : bytes that found no room: a run of more than a frame without a zero
    """

    def __init__(self, baud: int) -> None:
        self._byte_us = 1e7 / baud
        self._frames: deque[tuple[float, bytes]] = deque()
        self._partial = b""
        self._overrun = False
        self._free_us = 0.0
        self.due_us = math.inf
        self.overruns = 0

    def take(self, at_us: float, data: bytes) -> None:
        """Put bytes on the line; they follow those that are still on their way."""
        start_us = max(at_us, self._free_us)
        self._free_us = start_us + len(data) * self._byte_us
        begin = 0
        while (end := data.find(0, begin)) >= 0:
            self._gather(data[begin:end])
            begin = end + 1
            if self._partial and not self._overrun:
                self._frames.append((start_us + begin * self._byte_us, self._partial + b"\0"))
            self._partial, self._overrun = b"", False
        self._gather(data[begin:])
        self._find_due()

    def next_frame(self) -> bytes:
        """Give the frame that is due, closing zero included."""
        _, frame = self._frames.popleft()
        self._find_due()
        return frame

    def clear(self) -> None:
        """Forget everything: a reset."""
        self._frames.clear()
        self._partial, self._overrun = b"", False
        self.overruns = 0
        self._find_due()

    def _gather(self, data: bytes) -> None:
        """Add to the frame that is arriving; one that grows too long is lost up to its zero."""
        self._partial += data
        if self._overrun or len(self._partial) > LONGEST_FRAME:
            self.overruns += len(self._partial)
            self._partial, self._overrun = b"", True

    def _find_due(self) -> None:
        self.due_us = self._frames[0][0] if self._frames else math.inf
