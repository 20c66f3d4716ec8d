"""The line to a board: whatever passes over it is kept in the journal first, then fed to the pipeline."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Protocol

from rig.block import Block
from rig.device.byte_source import ByteSource
from rig.errors import DeviceError
from rig.pipeline import Pipeline
from rig.session.wall_clock import Clock
from rig.setup import Control
from rig.wire.framing import encode_frame
from rig.wire.packets import Packet, Ping, pack

FIRST_BYTES_KEPT = 512  # of each connection: enough to tell text from noise


class Gone(DeviceError):
    """The board is no longer at its port."""


class Keeper(Protocol):
    """Where everything that reaches the pipeline is kept, in order."""

    def received(self, data: bytes, at_ns: int) -> None: ...
    def ping_sent(self, ping_id: int, at_ns: int) -> None: ...
    def control(self, control: Control, at_ns: int) -> None: ...
    def link(self, change: str, at_ns: int) -> None: ...


class KeepNothing:
    """A keeper for conversations that are no session (`rig check`)."""

    def received(self, data: bytes, at_ns: int) -> None: ...
    def ping_sent(self, ping_id: int, at_ns: int) -> None: ...
    def control(self, control: Control, at_ns: int) -> None: ...
    def link(self, change: str, at_ns: int) -> None: ...


class Line:
    """One board's bytes, both ways.

    Parameters
    ----------
    deliver : called with every block that the pipeline hands back, in order
    """

    def __init__(
        self, pipeline: Pipeline, keeper: Keeper, clock: Clock, deliver: Callable[[Block], None]
    ) -> None:
        self.clock = clock
        self.pipeline = pipeline
        self.first_bytes = b""
        self.last_received_ns: int | None = None
        self.last_pong_ns: int | None = None
        self._keeper = keeper
        self._deliver = deliver
        self._source: ByteSource | None = None
        self._ping_id = 0

    @property
    def description(self) -> str:
        return self._source.description if self._source is not None else "no port"

    @property
    def data_age_s(self) -> float:
        """Since the newest byte, seconds of the wall; NaN before the first."""
        return self._age_s(self.last_received_ns)

    @property
    def pong_age_s(self) -> float:
        """Since the newest answered ping, seconds of the wall; NaN before the first."""
        return self._age_s(self.last_pong_ns)

    def attach(self, source: ByteSource) -> None:
        """Take a freshly opened port."""
        self._source = source
        self.first_bytes = b""
        self._change("opened")

    @property
    def attached(self) -> bool:
        return self._source is not None

    def detach(self) -> None:
        """Close the port that is gone, and say so in the record."""
        self.close()
        self._change("lost")

    def close(self) -> None:
        """Close the port, if there is one; twice does no harm."""
        if self._source is not None:
            self._source.close()
            self._source = None

    def read(self, timeout_s: float) -> Block | None:
        """Wait for bytes and run them through the pipeline; None when none came.

        Raises
        ------
        Gone : the board is no longer there
        DeviceError : the board speaks another version of the protocol
        """
        try:
            data = self._open_source.read(timeout_s)
        except DeviceError as error:
            raise Gone(str(error)) from None
        if not data:
            return None
        now_ns = self.clock.now_ns()
        self.last_received_ns = now_ns
        if len(self.first_bytes) < FIRST_BYTES_KEPT:
            self.first_bytes = (self.first_bytes + data)[:FIRST_BYTES_KEPT]
        self._keeper.received(data, now_ns)
        block = self.pipeline.feed(data, now_ns)
        if block.clock_pairs.size:
            self.last_pong_ns = now_ns
        return self._pass_on(block)

    def send(self, packet: Packet) -> None:
        """Send one packet.

        Raises
        ------
        Gone : the board is no longer there
        """
        try:
            self._open_source.write(encode_frame(pack(packet)))
        except DeviceError as error:
            raise Gone(str(error)) from None

    def ping(self) -> int:
        """Probe the board's clock; hand back the probe's number."""
        self._ping_id = (self._ping_id + 1) % 65_536
        now_ns = self.clock.now_ns()
        self._keeper.ping_sent(self._ping_id, now_ns)
        self.pipeline.ping_sent(self._ping_id, now_ns)
        self.send(Ping(self._ping_id))
        return self._ping_id

    def decide(self, control: Control) -> Block:
        """Enter a decision at its place among the bytes; one that the pipeline refuses is not kept.

        Raises
        ------
        InputRefused : the decision cannot be carried out; nothing has changed
        """
        now_ns = self.clock.now_ns()
        block = self.pipeline.control(control, now_ns)
        self._keeper.control(control, now_ns)
        return self._pass_on(block)

    def finish(self) -> None:
        """End the measurement: what is still open in the detectors is announced."""
        self._pass_on(self.pipeline.finish())

    def _change(self, change: str) -> None:
        now_ns = self.clock.now_ns()
        self._keeper.link(change, now_ns)
        self._pass_on(self.pipeline.link(change, now_ns))

    def _pass_on(self, block: Block) -> Block:
        self._deliver(block)
        return block

    def _age_s(self, since_ns: int | None) -> float:
        if since_ns is None:
            return math.nan
        return (self.clock.now_ns() - since_ns) / 1e9 / self.clock.speed

    @property
    def _open_source(self) -> ByteSource:
        assert self._source is not None, "the line is read and written only while it is attached"
        return self._source
