"""The USB bridge between board and host: bytes arrive in bursts."""

from __future__ import annotations

FULL_PACKET = 62
"""An FTDI bridge sends when it has this many bytes or its timer ends: after 16 ms, in low latency after 1."""


class UsbTimer:
    """Bytes wait for a full USB packet or for the next tick of the timer.

    Parameters
    ----------
    period_us : 1,000 or 16,000 on real bridges; 0 hands every byte on at once
    """

    def __init__(self, period_us: int = 1_000) -> None:
        self._period_us = period_us
        self._ticks = 0
        self._waiting = b""

    def pass_on(self, now_us: int, data: bytes) -> bytes:
        """Take what left the board until `now_us`; give what reaches the host by then."""
        waiting = self._waiting + data
        ticks = now_us // self._period_us if self._period_us else self._ticks + 1
        full = len(waiting) // FULL_PACKET * FULL_PACKET
        ready = len(waiting) if ticks > self._ticks else full
        self._ticks, self._waiting = ticks, waiting[ready:]
        return waiting[:ready]

    def clear(self) -> None:
        """Forget what waits: the cable was pulled."""
        self._waiting = b""
