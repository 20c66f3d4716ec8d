"""The board's sending line: a bounded buffer, bytes paced by the baud rate, and damage on the way."""

from __future__ import annotations

from collections import deque

import numpy as np

from rig.device.simulator.faults import Faults
from rig.device.simulator.line_damage import LineDamage


class Uart:
    """Frames in, bytes out, each byte when its stop bit has left.

    Parameters
    ----------
    baud : ten bits a byte (8N1)
    buffer_bytes : a droppable frame that does not fit into what is free is dropped whole, and counted;
        others wait for room
    """

    def __init__(self, baud: int, buffer_bytes: int, faults: Faults, rng: np.random.Generator) -> None:
        self.byte_us = 1e7 / baud
        self.buffer_bytes = buffer_bytes
        self.dropped_packets = 0
        self._damage = LineDamage(faults, rng)
        self._frames: deque[tuple[float, bytes]] = deque()  # when its first start bit leaves, its bytes
        self._free_us = 0.0  # when the line has nothing more to send

    def put(self, at_us: float, frame: bytes, droppable: bool) -> bool:
        """Take a frame to send; False when it was dropped for want of room."""
        waiting = max(0.0, self._free_us - at_us) / self.byte_us
        if waiting + len(frame) > self.buffer_bytes and droppable:
            self.dropped_packets += 1
            return False
        start_us = max(at_us, self._free_us)
        self._free_us = start_us + len(frame) * self.byte_us
        self._frames.append((start_us, self._damage.of(frame, start_us)))
        return True

    def left_until(self, to_us: float) -> bytes:
        """Hand over the bytes that have left by then."""
        gone = []
        while self._frames:
            start_us, frame = self._frames[0]
            count = int((to_us - start_us) / self.byte_us + 1e-6)
            if count <= 0:
                break
            self._frames.popleft()
            gone.append(frame[:count])
            if count < len(frame):
                self._frames.appendleft((start_us + count * self.byte_us, frame[count:]))
                break
        return b"".join(gone)

    def cut(self, at_us: float) -> bytes:
        """Stop in the middle of whatever is being sent: a reset. Give the bytes that had left."""
        gone = self.left_until(at_us)
        self._frames.clear()
        self._free_us = at_us
        self.dropped_packets = 0
        return gone
