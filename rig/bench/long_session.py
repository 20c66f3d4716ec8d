"""A session of hours, written by the real writer: pulls through a band, noise, and peaks of one sample."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from rig.block import Block, Introduction, StreamBlock
from rig.channels import FORCE, PRESSURE
from rig.events import Event, Rep
from rig.record.writer import SessionWriter
from rig.samples import SAMPLE
from rig.setup import SessionSetup, Task
from rig.wire.packets import Hello, StreamInfo

NAMES = ("band_knee", "band_foot", "pad_front", "pad_back", "extra_1", "extra_2", "extra_3", "extra_4")
RATE_HZ = 1000
SCALE = 1e-4
BLOCK_S = 20
PULL_S, PULL_NEWTONS = 10.0, 50.0
PEAK_EVERY_S, PEAK_NEWTONS = 1200, 90.0  # one sample, in the middle of a block


def write_long_session(path: Path, hours: float = 8.0, channels: int = len(NAMES)) -> Path:
    """Write it, 1 kHz on every channel; 230 million samples for 8 h of 8 channels."""
    setup = SessionSetup(
        session_id="long",
        subject="long",
        side="left",
        exercise="level-1",
        task=Task(target_newtons=PULL_NEWTONS),
        started_utc="2026-03-02T08:00:00+00:00",
        software="force-rig bench",
        simulated=True,
    )
    names = NAMES[:channels]
    kinds = [PRESSURE if name.startswith("pad") else FORCE for name in names]
    streams = tuple(
        StreamInfo(i, kind, 24, 1, RATE_HZ * 1000, -(2**23), 2**23 - 1, SCALE, 0, name)
        for i, (name, kind) in enumerate(zip(names, kinds, strict=True))
    )
    hello = Hello(1, 0, 1, 0, 1, 0x5EED, 1, len(streams), "made board")
    writer = SessionWriter(path, setup, Introduction(hello, streams))
    for block in _blocks(names, int(hours * 3600 / BLOCK_S)):
        writer.write(block)
        writer.flush()
    writer.close()
    return path


def _blocks(names: tuple[str, ...], number: int) -> Iterator[Block]:
    rng = np.random.default_rng(0)
    rows = np.zeros(BLOCK_S * RATE_HZ, SAMPLE)
    own = np.arange(rows.size)
    pull = np.clip(2 * PULL_NEWTONS * np.sin(np.pi * own / RATE_HZ / PULL_S) - 40, 0, PULL_NEWTONS)
    pad = 6 + 0.5 * np.sin(np.pi * own / RATE_HZ / PULL_S)
    for block in range(number):
        at_s = block * BLOCK_S
        streams = []
        for name in names:
            one = rows.copy()
            value = (pad if name.startswith("pad") else pull) + 0.02 * rng.standard_normal(rows.size)
            if at_s % PEAK_EVERY_S == 0 and not name.startswith("pad"):
                value[rows.size // 2] = PEAK_NEWTONS
            one["counts"] = np.round(value / SCALE)
            one["value"] = one["counts"] * SCALE
            one["sequence"] = own + block * rows.size
            one["time_s"] = one["sequence"] / RATE_HZ
            one["ticks"] = one["sequence"] * 1000
            streams.append(StreamBlock(name, one))
        yield Block(tuple(streams), tuple(_pulls(float(at_s))))


def _pulls(at_s: float) -> Iterator[Event]:
    for start_s in np.arange(at_s, at_s + BLOCK_S, PULL_S).tolist():
        yield Rep("band_knee", start_s + 1.3, start_s + 8.7, start_s + 9.0, PULL_NEWTONS, start_s + 4, 42.0)
