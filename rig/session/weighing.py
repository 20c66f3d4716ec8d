"""A board asked for steady loads: what its converters say while a weight hangs or a band is pulled."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from rig.block import Block, Introduction
from rig.channels import FORCE
from rig.errors import DeviceError, InputRefused
from rig.measure.calibrate import LoadPoint
from rig.pipeline import Pipeline
from rig.samples import MISSING, SAMPLE, SATURATED
from rig.session.door import Door
from rig.session.line import KeepNothing, Line
from rig.session.link import READ_S, Link
from rig.session.wall_clock import Clock
from rig.setup import SessionSetup
from rig.wire.packets import StreamInfo

SETTLE_S = 0.5
"""After a person says that the load hangs: the hand leaves it, and the converters have read ahead."""

EMPTY = np.empty(0, SAMPLE)


class Weighing:
    """A board that streams, one channel of it looked at.

    Attributes
    ----------
    introduction : of the board
    stream : the channel's
    """

    def __init__(self, door: Door, clock: Clock, channel: str) -> None:
        Pipeline.warm_up()
        self._channel, self._clock = channel, clock
        self._rows = EMPTY
        pipeline = Pipeline(SessionSetup(started_ns=clock.now_ns()))
        self._line = Line(pipeline, KeepNothing(), clock, self._take)
        self._link = Link(self._line)
        self._line.attach(door.open())
        try:
            self.introduction = self._link.connect()
            self.stream = _force_stream(self.introduction, channel)
        except BaseException:
            self._line.close()
            raise

    def close(self) -> None:
        """Leave the board silent and close its port."""
        try:
            self._link.say_goodbye()
        finally:
            self._line.close()

    @property
    def range_counts(self) -> float:
        """From the converter's lowest to its highest count."""
        return float(self.stream.highest_counts - self.stream.lowest_counts)

    def point(self, load: float, seconds: float, unloading: bool = False) -> LoadPoint:
        """Read the converter for so long under a load that hangs now, newtons.

        Raises
        ------
        DeviceError : no samples come
        """
        rows = self._steady(seconds)
        counts = rows["counts"].astype(np.float64)
        return LoadPoint(
            load=load,
            counts=float(counts.mean()),
            sd_counts=float(counts.std(ddof=1)),
            samples=int(rows.size),
            saturated=int(np.count_nonzero(rows["flags"] & SATURATED)),
            unloading=unloading,
        )

    def _steady(self, seconds: float) -> np.ndarray:
        """Listen until the load has settled, then for so long; what waited on the line is left out."""
        self._listen(SETTLE_S)
        self._rows = EMPTY
        self._listen(seconds)
        rows = self._rows[(self._rows["flags"] & MISSING) == 0]
        if rows.size < 2:
            raise DeviceError(f"{self._channel}: {rows.size} samples in {seconds:g} s; type  rig check")
        return rows

    def _listen(self, seconds: float) -> None:
        ends_ns = self._clock.now_ns() + seconds * 1e9
        while self._clock.now_ns() < ends_ns:
            self._line.read(READ_S)

    def _take(self, block: Block) -> None:
        for stream in block.streams:
            if stream.channel == self._channel:
                self._rows = np.concatenate([self._rows, stream.samples])


@contextmanager
def weighing(door: Door, clock: Clock, channel: str) -> Iterator[Weighing]:
    """Let a board stream, and leave it silent.

    Raises
    ------
    DeviceError : no board, or none that talks
    InputRefused : it has no such force channel
    """
    opened = Weighing(door, clock, channel)
    try:
        yield opened
    finally:
        opened.close()


def _force_stream(introduction: Introduction, channel: str) -> StreamInfo:
    forces = {stream.name: stream for stream in introduction.streams if stream.kind == FORCE}
    if channel not in forces:
        raise InputRefused(
            f"this board has no force channel {channel!r}; it has {', '.join(forces) or 'none'}"
        )
    return forces[channel]
