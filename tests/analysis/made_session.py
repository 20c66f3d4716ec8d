"""Session files with a force that a test chose, written as any session is written."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from rig.block import Block, Introduction, StreamBlock
from rig.channels import FORCE
from rig.events import Event, Hold, Rep
from rig.record.place import session_name
from rig.record.writer import SessionWriter
from rig.samples import MISSING, MISSING_COUNTS, SAMPLE
from rig.setup import SessionSetup, Task
from rig.wire.packets import Hello, StreamInfo

RATE_HZ = 80.0
SCALE = 1e-4
SETUP = SessionSetup(
    session_id="made",
    subject="P-01",
    side="right",
    exercise="level-1",
    posture="side-lying",
    task=Task(target_newtons=50.0, asks_hold=True, pad_cells=0),
    started_utc="2026-03-02T09:00:00+00:00",
    software="force-rig 0.0.9",
)


def pulls(number: int = 3, newtons: float = 50.0) -> tuple[np.ndarray, tuple[Event, ...]]:
    """Give trapezoid pulls of 10 s each, 1 s up, 6 s held, 1 s down, and the events they are."""
    time_s = np.arange(0, 10.0 * number + 4, 1 / RATE_HZ)
    phase_s = (time_s - 2.0) % 10.0
    one = np.interp(phase_s, [0, 1, 7, 8], [0, newtons, newtons, 0])
    events: list[Event] = []
    for at_s in 2.0 + 10.0 * np.arange(number):
        events.append(Hold("band_knee", at_s + 1, at_s + 7, at_s + 7.5, at_s + 1.2, newtons, 50.0))
        mean = newtons * 7 / 8
        events.append(Rep("band_knee", at_s, at_s + 8, at_s + 8.3, newtons, at_s + 2, mean))
    return np.where((time_s >= 2.0) & (time_s < 2 + 10.0 * number), one, 0.0), tuple(events)


def rows_of(force: np.ndarray, missing: Sequence[int] = ()) -> np.ndarray:
    """Make samples at 80 Hz; the numbered ones stand for gaps."""
    rows = np.zeros(force.size, SAMPLE)
    rows["sequence"] = np.arange(force.size)
    rows["time_s"] = np.arange(force.size) / RATE_HZ
    rows["ticks"] = np.round(rows["time_s"] * 1e6)
    rows["counts"], rows["value"] = np.round(force / SCALE), force
    for at in missing:
        rows["flags"][at], rows["value"][at], rows["counts"][at] = MISSING, np.nan, MISSING_COUNTS
    return rows


def write_session(
    folder: Path,
    force: np.ndarray | None = None,
    events: Sequence[Event] = (),
    missing: Sequence[int] = (),
    **changes: object,
) -> Path:
    """Write one session; without a force, three good pulls."""
    if force is None:
        force, events = pulls()
    setup = dataclasses.replace(SETUP, **changes)  # type: ignore[arg-type]
    info = StreamInfo(0, FORCE, 24, 128, round(RATE_HZ * 1000), -(2**23), 2**23 - 1, SCALE, 0, "band_knee")
    path = folder / f"{session_name(setup)}.h5"
    writer = SessionWriter(
        path, setup, Introduction(Hello(1, 0, 1, 0, 1, 0x5EED, 1, 1, "made board"), (info,))
    )
    writer.write(Block((StreamBlock("band_knee", rows_of(force, missing)),), tuple(events)))
    writer.close()
    return path
