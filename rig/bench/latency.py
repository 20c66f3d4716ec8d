"""`rig bench latency`: from bytes on the line to samples decoded, through a real port.

A board in a process of its own sends 8 channels at 1 kHz over a pseudo-terminal. The ticks of its samples
are the instant at which their packet was written, on the clock that both processes share. The host side is
what a session uses: `open_port`, then the decoder. The peer beside it waits for 64 bytes at a time, as a
blocking ``serial.read(64)`` does, in front of the same decoder.
"""

from __future__ import annotations

import contextlib
import os
import pty
import select
import subprocess
import sys
import time
import tty
from collections.abc import Callable, Iterator

import numpy as np

from rig.bench.paced_board import CHANNELS, RATE_HZ, SAMPLES_A_PACKET
from rig.bench.table import BenchTable, Cell
from rig.device.byte_source import ByteSource
from rig.device.serial_port import open_port
from rig.errors import RigError
from rig.wire.decoder import Decoder

FLOOR_P99_MS = 5.0
READ_S = 0.02
PEER_BYTES = 64
PEER_TIMEOUT_S = 0.1
STARTING_S = 10.0  # of the board's process, at the most

Open = Callable[[str], ByteSource]


class SixtyFourAtATime:
    """What pyserial's ``Serial(port, timeout=0.1).read(64)`` does: wait until 64 bytes are there."""

    description = "blocking read(64)"

    def __init__(self, port: str) -> None:
        self._descriptor = os.open(port, os.O_RDWR | os.O_NOCTTY)

    def read(self, timeout_s: float) -> bytes:
        ends_s = time.monotonic() + PEER_TIMEOUT_S
        data = b""
        while len(data) < PEER_BYTES:
            left_s = max(0.0, ends_s - time.monotonic())
            ready, _, _ = select.select([self._descriptor], [], [], left_s)
            if not ready:
                break
            data += os.read(self._descriptor, PEER_BYTES - len(data))
        return data

    def write(self, data: bytes) -> None:
        os.write(self._descriptor, data)

    def close(self) -> None:
        os.close(self._descriptor)


def run(seconds: float = 5.0) -> BenchTable:
    """Measure both ways of reading, `seconds` each, and the processor time they take.

    Raises
    ------
    RigError : samples were lost on the way
    """
    Decoder.warm_up()
    ways: dict[str, Open] = {"rig": open_port, "blocking read(64)": SixtyFourAtATime}
    rows = tuple(_row(name, opened, seconds) for name, opened in ways.items())
    columns = ("reader", "p50 ms", "p99 ms", "worst ms", "samples", "lost", "% of a core")
    notes = (
        f"{CHANNELS} channels at {RATE_HZ} Hz, {SAMPLES_A_PACKET} samples a packet, {seconds:g} s each, "
        "over a pseudo-terminal from another process.",
        "From the write of a packet to its samples in an array; the same decoder behind both readers.",
        f"Floor: p99 of {FLOOR_P99_MS:g} ms, no sample lost.",
    )
    return BenchTable("Bytes on the line to samples decoded", columns, rows, notes)


def _row(name: str, opened: Open, seconds: float) -> tuple[Cell, ...]:
    with _line() as (master, port):
        source = opened(port)  # before the board starts: opening a port empties it
        try:
            with _board(master, seconds) as board:
                busy_s = time.process_time()
                delays_us = _delays_us(source, seconds)
                busy_s = time.process_time() - busy_s
                sent = int(board.communicate()[0])
        finally:
            source.close()
    if delays_us.size != sent:
        raise RigError(f"{name}: {sent} samples were sent and {delays_us.size} decoded; none may be lost")
    p50_ms, p99_ms, worst_ms = (float(np.percentile(delays_us, p)) / 1e3 for p in (50, 99, 100))
    return (name, p50_ms, p99_ms, worst_ms, sent, 0, round(100 * busy_s / seconds, 1))


@contextlib.contextmanager
def _line() -> Iterator[tuple[int, str]]:
    """Open a pseudo-terminal; give the board's end and the name of the host's."""
    master, slave = pty.openpty()
    tty.setraw(slave)
    try:
        yield master, os.ttyname(slave)
    finally:
        os.close(slave)
        os.close(master)


@contextlib.contextmanager
def _board(master: int, seconds: float) -> Iterator[subprocess.Popen[str]]:
    """Start a board; it is gone afterwards, whatever happened."""
    command = [sys.executable, "-m", "rig.bench.paced_board", str(master), str(seconds)]
    with subprocess.Popen(command, pass_fds=(master,), stdout=subprocess.PIPE, text=True) as board:
        try:
            yield board
        finally:
            board.kill()


def _delays_us(source: ByteSource, seconds: float) -> np.ndarray:
    """Read and decode until everything has come; give each sample's delay, microseconds."""
    decoder = Decoder()
    delays: list[np.ndarray] = []
    waiting = round(CHANNELS * RATE_HZ * seconds)
    ends_s = time.monotonic() + seconds + STARTING_S
    while waiting > 0 and time.monotonic() < ends_s:
        samples = decoder.feed(source.read(READ_S)).samples
        now_us = time.monotonic_ns() // 1000
        waiting -= samples.size
        delays.append((now_us - samples["ticks"].astype(np.int64)) & 0xFFFFFFFF)
    return np.concatenate(delays)
