"""`rig bench decode`: how fast bytes become samples, beside other ways to do the same."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from typing import Protocol

from rig.bench.decode_peers import Peer, Sample, library_crc, table_crc, unstuffed
from rig.bench.table import BenchTable, Cell
from rig.errors import RigError
from rig.wire.decoder import Decoded, Decoder
from rig.wire.framing import encode_frame
from rig.wire.packets import Status, StreamStatus, pack, pack_samples

CHANNELS = 8
STREAM_BYTES = 250_000
LIVE_BYTES = 64
SAMPLES_A_PACKET = (40, 8, 1)
FLOOR_BULK_MB_S = 100.0
FLOOR_LIVE_MB_S = 20.0


class Contestant(Protocol):
    """What is measured: fed piece by piece."""

    def feed(self, data: bytes) -> Decoded | list[Sample]: ...


Contestants = dict[str, Callable[[], Contestant]]


def run(seconds: float = 6.0) -> BenchTable:
    """Measure every contestant on packets of 40, 8 and 1 samples, in bulk and in 64-byte pieces.

    Parameters
    ----------
    seconds : time to spend, about; at least one pass of each is made

    Raises
    ------
    RigError : two contestants decoded the same bytes differently
    """
    contestants = _contestants()
    share_s = seconds / (2 * len(contestants) * len(SAMPLES_A_PACKET))
    rows: list[tuple[Cell, ...]] = []
    for number in SAMPLES_A_PACKET:
        rows += _measured(contestants, number, share_s)
    columns = ("decoder", "samples a packet", "bulk MB/s", "64-byte MB/s", "ours is x in bulk", "x at 64")
    return BenchTable("Bytes to samples", columns, tuple(rows), _notes(contestants))


def _contestants() -> Contestants:
    found: Contestants = {"rig": Decoder, "pure Python": lambda: Peer(unstuffed, table_crc)}
    try:
        from cobs import cobs
    except ImportError:
        return found
    found["cobs + struct + table CRC"] = lambda: Peer(cobs.decode, table_crc)
    found["cobs + struct + binascii CRC"] = lambda: Peer(cobs.decode, library_crc)
    return found


def _measured(contestants: Contestants, number: int, share_s: float) -> Iterator[tuple[Cell, ...]]:
    data = stream(number)
    live = [data[at : at + LIVE_BYTES] for at in range(0, len(data), LIVE_BYTES)]
    _check_alike(contestants, live)
    rates = {
        name: (_megabytes_a_second(make, [data], share_s), _megabytes_a_second(make, live, share_s))
        for name, make in contestants.items()
    }
    our_bulk, our_live = rates["rig"]
    for name, (bulk, at_64) in rates.items():
        yield name, number, bulk, at_64, our_bulk / bulk, our_live / at_64


def _check_alike(contestants: Contestants, pieces: list[bytes]) -> None:
    """Let each decode once: this compiles the kernels, and proves that all do the same work."""
    told = {name: _samples_told(make(), pieces) for name, make in contestants.items()}
    for name, samples in told.items():
        if samples != told["rig"]:
            raise RigError(f"the decoders 'rig' and '{name}' disagree on the same bytes; no figures given")


def _samples_told(contestant: Contestant, pieces: list[bytes]) -> list[Sample]:
    told: list[Sample] = []
    for piece in pieces:
        decoded = contestant.feed(piece)
        told += decoded if isinstance(decoded, list) else decoded.samples.tolist()
    return told


def _megabytes_a_second(make: Callable[[], Contestant], pieces: list[bytes], share_s: float) -> float:
    """Give the rate of the fastest pass."""
    fastest_s, end = float("inf"), time.perf_counter() + share_s
    while True:
        feed = make().feed
        start = time.perf_counter()
        for piece in pieces:
            feed(piece)
        now = time.perf_counter()
        fastest_s = min(fastest_s, now - start)
        if now >= end:
            return sum(map(len, pieces)) / fastest_s / 1e6


def stream(number: int, seed: int = 1) -> bytes:
    """Make what eight channels at 1 kHz send, `number` samples a packet, with a STATUS each second."""
    rng = random.Random(seed)
    frames, size, sequence = [encode_frame(pack(_status(0)))], 0, 0
    while size < STREAM_BYTES:
        for channel in range(CHANNELS):
            ticks = [1000 * (sequence + i) + rng.randrange(40) for i in range(number)]
            counts = [rng.randint(-200_000, 200_000) for _ in range(number)]
            frames.append(encode_frame(pack_samples(channel, sequence, ticks, [0] * number, counts)))
            size += len(frames[-1])
        if sequence // 1000 != (sequence + number) // 1000:
            frames.append(encode_frame(pack(_status(1000 * sequence))))
        sequence += number
    return b"".join(frames)


def _status(ticks: int) -> Status:
    return Status(ticks & 0xFFFFFFFF, 871, 4987, 38, 61, 0, 0, 0, 0, (StreamStatus(0, 0, 0, 0),) * CHANNELS)


def _notes(contestants: Contestants) -> tuple[str, ...]:
    without = () if len(contestants) > 2 else ("The package cobs is not installed: its peers are left out.",)
    return (
        f"{CHANNELS} channels at 1 kHz, {STREAM_BYTES // 1000} kB of frames; MB are 10^6 bytes on the wire; "
        "the fastest pass counts.",
        "All gave the same samples before they were timed. Only ours counts losses.",
        f"Floors: {FLOOR_BULK_MB_S:.0f} MB/s in bulk, {FLOOR_LIVE_MB_S:.0f} MB/s in 64-byte pieces.",
        *without,
    )
