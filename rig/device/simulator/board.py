"""A whole board in virtual time: bytes and the passing of time in, bytes out.

The same seed, faults, times and received bytes give the same bytes, however the time is cut into steps.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from rig.device.simulator.converter import Converter, Signals
from rig.device.simulator.faults import CAUSES, Faults
from rig.device.simulator.firmware import Firmware, Identity
from rig.device.simulator.outgoing import OutgoingStream
from rig.device.simulator.receiver import Receiver
from rig.device.simulator.stream_design import STANDARD_STREAMS, StreamDesign, fast_streams
from rig.device.simulator.uart import Uart

NEVER = math.inf
WRAP_TICKS = 2**32
POWER_ON = CAUSES["power"]
EXTERNAL = CAUSES["external"]

BOOT_S = 0.5
"""A boot loader listens this long before the program begins (optiboot; older ones take 1 to 2 s)."""

STATUS_US = 1_000_000.0
FAST_BAUD, FAST_BUFFER_BYTES = 1_000_000, 4096
WORST_CLOCK_ERROR = 0.005  # of a ceramic resonator


class SimulatedBoard:
    """Converters, a clock that is a little off, firmware and a serial line, powered at time 0.

    Parameters
    ----------
    signals : what the sensors feel, in newtons and kilopascals at true seconds since power-up
    seed : decides the specimen (clock error, rates, rest readings, serial number) and all noise
    baud, buffer_bytes : the line and the board's sending buffer
    boot_s : from power-up or reset until the program begins
    on_start : told the true microseconds of each START that sets the streams going
    """

    def __init__(
        self,
        signals: Signals,
        seed: int,
        streams: Sequence[StreamDesign] = STANDARD_STREAMS,
        faults: Faults | None = None,
        baud: int = 500_000,
        buffer_bytes: int = 512,
        boot_s: float = BOOT_S,
        on_start: Callable[[float], None] | None = None,
    ) -> None:
        faults = faults or Faults()
        own, line, *per_stream = np.random.SeedSequence(seed).spawn(2 + len(streams))
        self._rng = np.random.default_rng(own)
        self.clock_rate = 1 + self._rng.uniform(-WORST_CLOCK_ERROR, WORST_CLOCK_ERROR)
        self.identity = Identity(serial=int(self._rng.integers(1, 2**63)))
        self.now_us = 0
        self.plugged_in = True
        self._boot_us = boot_s * 1e6
        self._booted_us = 0.0
        self._first_ticks = 0
        self._wraps_us = [fault.begins_us for fault in faults.of("wrap")]
        self._uart = Uart(baud, buffer_bytes, faults, np.random.default_rng(line))
        self._receiver = Receiver(baud)
        self.streams = tuple(
            OutgoingStream(
                index,
                Converter(design, signals, faults, self.clock_rate, np.random.default_rng(seeds)),
                self.ticks_at,
            )
            for index, (design, seeds) in enumerate(zip(streams, per_stream, strict=True))
        )
        self._firmware = Firmware(
            self.identity, self.streams, self._uart, self._receiver, self.ticks_at, on_start
        )
        self._frozen = faults.of("frozen")
        self._script = _script(faults)
        self._gone: list[bytes] = []  # left before a reset, not handed over yet
        self._running = False
        self._status_us = NEVER
        self._boot_next(0.0, POWER_ON)

    @property
    def streaming(self) -> bool:
        return self._running and self._firmware.streaming

    def ticks_at(self, true_us: float) -> int:
        """Give the device's microseconds, not wrapped; like an Arduino's they go in steps of 4."""
        since_us = (true_us - self._booted_us) * self.clock_rate
        return self._first_ticks + int(since_us) // 4 * 4

    def advance(self, to_us: int, received: bytes = b"") -> bytes:
        """Let the time go on, and give the bytes that have left by then.

        `received` is what the host put on the line at the start of this step.
        """
        if received and self.plugged_in:
            self._receiver.take(self.now_us, received)
        while (next_us := self._next_us()) <= to_us:
            self._step(next_us)
        self.now_us = to_us
        gone = b"".join(self._gone) + self._uart.left_until(to_us)
        self._gone.clear()
        return gone

    def reset(self, reset_cause: int = EXTERNAL) -> None:
        """Restart the board now, as DTR does when a host opens the port."""
        if self.plugged_in:
            self._power_down(self.now_us)
            self._boot_next(self.now_us, reset_cause)

    def _next_us(self) -> float:
        script_us = self._script[0].at_us if self._script else NEVER
        if not self._running:
            return min(script_us, self._receiver.due_us, self._boots_at_us)
        stream_us = min(stream.due_us for stream in self.streams)
        return min(script_us, self._receiver.due_us, self._status_us, stream_us)

    def _step(self, at_us: float) -> None:
        """Do the one thing that is due."""
        if self._script and self._script[0].at_us == at_us:
            self._follow_script(self._script.popleft())
        elif self._receiver.due_us == at_us:
            self._hear(self._receiver.next_frame(), at_us)
        elif not self._running:
            self._boot(at_us)
        elif self._status_us == at_us:
            self._status_us += STATUS_US / self.clock_rate
            if not self._is_frozen(at_us):
                self._firmware.send_status(at_us)
        else:
            stream = min(self.streams, key=lambda stream: stream.due_us)
            self._firmware.send_samples(stream, at_us)

    def _hear(self, frame: bytes, at_us: float) -> None:
        """Answer a frame; a board that boots does not hear it, one that hangs loses its bytes."""
        if self._is_frozen(at_us):
            self._receiver.overruns += len(frame)
        elif self._running:
            self._firmware.answer(frame, at_us)

    def _is_frozen(self, at_us: float) -> bool:
        return any(fault.acts_at(at_us) for fault in self._frozen)

    def _follow_script(self, turn: _Turn) -> None:
        if turn.what == "plug":
            self.plugged_in = True
            self._boot_next(turn.at_us, POWER_ON)
            return
        if self.plugged_in:
            self._power_down(turn.at_us)
        if turn.what == "unplug":
            self.plugged_in = False
        elif self.plugged_in:
            self._boot_next(turn.at_us, turn.reset_cause)

    def _power_down(self, at_us: float) -> None:
        """Stop at once, in the middle of whatever was being sent."""
        self._gone.append(self._uart.cut(at_us))
        self._receiver.clear()
        self._running = False
        self._boots_at_us = NEVER

    def _boot_next(self, at_us: float, reset_cause: int) -> None:
        self._boots_at_us = at_us + self._boot_us
        self._reset_cause = reset_cause

    def _boot(self, at_us: float) -> None:
        """Begin the program. The device clock begins at 0, or so that the next ``wrap`` comes true."""
        wrap_us = min((wrap_us for wrap_us in self._wraps_us if wrap_us > at_us), default=None)
        wrapping = 0 if wrap_us is None else WRAP_TICKS - int((wrap_us - at_us) * self.clock_rate) // 4 * 4
        self._first_ticks = max(0, wrapping)
        self._booted_us = at_us
        self._running = True
        self._status_us = at_us + STATUS_US / self.clock_rate
        self._firmware.boot(at_us, int(self._rng.integers(1, 2**32)), self._reset_cause)


class _Turn(NamedTuple):
    """A scripted change of power."""

    at_us: float
    what: str  # "reset", "unplug" or "plug"
    reset_cause: int = POWER_ON


def _script(faults: Faults) -> deque[_Turn]:
    turns = [_Turn(f.begins_us, "reset", CAUSES[f.cause]) for f in faults.of("reset")]
    for fault in faults.of("unplug"):
        turns.append(_Turn(fault.begins_us, "unplug"))
        if fault.ends_us < NEVER:
            turns.append(_Turn(fault.ends_us, "plug"))
    return deque(sorted(turns))


def fast_board(
    signals: Signals, seed: int, count: int = 8, rate_hz: float = 1000.0, faults: Faults | None = None
) -> SimulatedBoard:
    """Make a board with many fast streams: 1 Mbaud and a buffer that all their packets fit at once."""
    return SimulatedBoard(
        signals, seed, fast_streams(count, rate_hz), faults, baud=FAST_BAUD, buffer_bytes=FAST_BUFFER_BYTES
    )
