"""One stream's conversions on their way into packets."""

from __future__ import annotations

from collections.abc import Callable

from rig.device.simulator.converter import Converter
from rig.device.simulator.stream_design import LONGEST_BATCH_S, batch_size
from rig.wire.packets import StreamInfo, pack_samples

READ_US = 70.0
"""From data-ready until the last bit is read and the packet queued; a firmware prototype took 55 to 69."""

LONGEST_WAIT_US = 1.5e6 * LONGEST_BATCH_S
"""A packet that is not full leaves when its first sample is this old."""


class OutgoingStream:
    """Conversions of one converter, numbered and batched.

    Parameters
    ----------
    ticks_at : device microseconds, not wrapped, at a true time

    Attributes
    ----------
    due_us : when to call `take` next; it may then have nothing yet
    """

    def __init__(self, index: int, converter: Converter, ticks_at: Callable[[float], int]) -> None:
        self.index = index
        self.converter = converter
        self._ticks_at = ticks_at
        self.power_up(0.0)

    @property
    def info(self) -> StreamInfo:
        return self.converter.design.info(self.index, self.rate_hz)

    def power_up(self, at_us: float) -> None:
        """Begin anew: first sequence number, first rate."""
        self._sequence = 0
        self.rate_hz = self.converter.design.rates_hz[0]
        self.converter.power_up(at_us)
        self._begin_queue()

    def set_rate(self, at_us: float, rate_hz: float) -> None:
        """Convert at another rate from now on; sequence numbers go on."""
        self.rate_hz = rate_hz
        self.converter.set_rate(at_us, rate_hz)
        self._begin_queue()

    def _begin_queue(self) -> None:
        self._batch = batch_size(self.rate_hz)
        self._time_us: list[float] = []
        self._counts: list[int] = []
        self._flags: list[int] = []
        self._look_ahead()

    def forget_before(self, at_us: float) -> None:
        """Drop what waits from before that time, unnumbered: nobody had asked for it."""
        self._drop(sum(time_us < at_us for time_us in self._time_us))

    def take(self, at_us: float, wanted: bool) -> bytes | None:
        """Give the payload of the packet that is due; None when there is none or it is not `wanted`."""
        limit_us = at_us - READ_US + 0.5
        waiting = self._time_us[: self._batch]
        count = (
            len(waiting) if not waiting or waiting[-1] <= limit_us else sum(t <= limit_us for t in waiting)
        )
        payload = self._packed(count) if wanted and count else None
        self._drop(count)
        return payload

    def _packed(self, count: int) -> bytes:
        ticks = [self._ticks_at(time_us) for time_us in self._time_us[:count]]
        payload = pack_samples(self.index, self._sequence, ticks, self._flags[:count], self._counts[:count])
        self._sequence += count
        return payload

    def _drop(self, count: int) -> None:
        del self._time_us[:count], self._counts[:count], self._flags[:count]
        self._look_ahead()

    def _look_ahead(self) -> None:
        """Make at most one block of conversions, and decide when the next packet leaves."""
        if len(self._time_us) < self._batch:
            block = self.converter.next_block()
            self._time_us += block.time_us.tolist()
            self._counts += block.counts.tolist()
            self._flags += block.flags.tolist()
        full_us = (
            self._time_us[self._batch - 1] if len(self._time_us) >= self._batch else self.converter.done_us
        )
        oldest_us = self._time_us[0] + LONGEST_WAIT_US if self._time_us else full_us
        self.due_us = min(full_us, oldest_us) + READ_US
