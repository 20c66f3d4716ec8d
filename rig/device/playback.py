"""Bytes that were received before, as a source: a recording played again, in its own time or at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rig.device.byte_source import Clock
from rig.errors import DeviceError


class Playback:
    """Recorded chunks as a ByteSource. What is written to it goes nowhere.

    Parameters
    ----------
    chunks : pairs of (when it was received, ns of any monotonic clock; the bytes), in order
    clock : gives each chunk when its time has come, counted from the first read; None gives one at every read
    """

    def __init__(
        self,
        chunks: Iterable[tuple[int, bytes]],
        clock: Clock | None = None,
        description: str = "a recording",
    ) -> None:
        self.description = description
        self._chunks: Iterator[tuple[int, bytes]] = iter(chunks)
        self._next: tuple[int, bytes] | None = next(self._chunks, None)
        self._clock = clock
        self._shift_ns: int | None = None  # from the recording's clock to this one's

    @classmethod
    def of_bytes(cls, data: bytes, chunk_bytes: int = 4096) -> Playback:
        """Play plain bytes, in chunks, without times."""
        parts = (data[begin : begin + chunk_bytes] for begin in range(0, len(data), chunk_bytes))
        return cls((0, part) for part in parts)

    def read(self, timeout_s: float) -> bytes:
        """Give the next chunk.

        Raises
        ------
        DeviceError : the recording has ended, or was closed
        """
        if self._next is None:
            raise DeviceError(f"{self.description} has ended")
        if not self._wait_until_due(timeout_s):
            return b""
        data, self._next = self._next[1], next(self._chunks, None)
        return data

    def write(self, data: bytes) -> None:
        """Take a command that nobody hears."""

    def close(self) -> None:
        self._next = None

    def _wait_until_due(self, timeout_s: float) -> bool:
        if self._clock is None or self._next is None:
            return True
        now_ns = self._clock.now_ns()
        if self._shift_ns is None:
            self._shift_ns = now_ns - self._next[0]
        left_s = (self._next[0] + self._shift_ns - now_ns) / 1e9
        self._clock.sleep(max(0.0, min(left_s, timeout_s * self._clock.speed)))
        return left_s <= timeout_s * self._clock.speed
