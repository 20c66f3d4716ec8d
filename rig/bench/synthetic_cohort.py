"""A synthetic cohort: many session files of one layout, made fast, for benchmarks and tests.

A few different performances of the simulated patient are measured, detected and written as a session is;
each session of the cohort is then a copy of one of them with its own subject, start and session id. What
differs from a recorded session: it has no journal and no clock probes.
"""

from __future__ import annotations

import dataclasses
import json
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import h5py
import numpy as np

from rig.block import Block, Introduction, StreamBlock
from rig.channels import CHANNELS, FORCE
from rig.device.simulator.patient import Patient
from rig.events import Event
from rig.pipeline import Pipeline
from rig.record.layout import SETUP, SETUP_SAYS
from rig.record.place import session_name
from rig.record.table_file import create_text, set_attribute
from rig.record.writer import SessionWriter
from rig.samples import SAMPLE
from rig.setup import SessionSetup
from rig.wire.packets import Hello, StreamInfo

FIRST_DAY = datetime(2026, 1, 5, 9, tzinfo=UTC)
SESSIONS_A_SUBJECT = 5
FED_S = 1.0
SCALES = {FORCE: 1e-4, "pressure": 1e-5}  # N and kPa per count
NOISES = {FORCE: 0.05, "pressure": 0.005}  # N and kPa, one standard deviation


def write_cohort(
    folder: Path, sessions: int, performances: int = 8, seconds: float = 120.0, rate_hz: float = 500.0
) -> list[Path]:
    """Write `sessions` files into `folder`, five to a subject, a week between them.

    Parameters
    ----------
    performances : different ones; session n is a copy of number n modulo this
    seconds, rate_hz : length and rate of each of the four streams
    """
    folder.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    for number in range(sessions):
        if number < performances:
            made.append(_performance(folder, number, seconds, rate_hz))
        else:
            made.append(_copy(made[number % performances], folder, number))
    return made


def _setup(number: int) -> SessionSetup:
    subject, visit = divmod(number, SESSIONS_A_SUBJECT)
    patient = Patient("level-1", "right", 0, 10.0)
    return SessionSetup(
        session_id=f"synthetic-{number:06d}",
        subject=f"S{subject:05d}",
        side=("left", "right")[subject % 2],
        exercise="level-1",
        posture="side-lying",
        task=dataclasses.replace(SessionSetup().task, target_newtons=patient.target_newtons),
        started_utc=(FIRST_DAY + timedelta(days=7 * visit, minutes=subject)).isoformat(),
        software="synthetic",
        simulated=True,
    )


def _performance(folder: Path, number: int, seconds: float, rate_hz: float) -> Path:
    """Measure a patient of his own and write it as any session is written."""
    setup = _setup(number)
    blocks = _blocks(setup, number, seconds, rate_hz)
    path = folder / f"{session_name(setup)}_{number:06d}.h5"
    writer = SessionWriter(path, setup, _introduction(rate_hz))
    for block in blocks:
        writer.write(block)
    writer.close()
    return path


def _blocks(setup: SessionSetup, seed: int, seconds: float, rate_hz: float) -> list[Block]:
    """Give the samples of every stream and what today's detection sees in them."""
    patient = Patient(setup.exercise, setup.side, seed, seconds, errors=("mixed",))
    streams = {name: _samples(patient, name, seed, seconds, rate_hz) for name in CHANNELS}
    pipeline = Pipeline(setup)
    events: list[Event] = []
    for start in np.arange(0.0, seconds, FED_S):
        for name, rows in streams.items():
            part = rows[slice(*np.searchsorted(rows["time_s"], (start, start + FED_S)))]
            columns = (np.ascontiguousarray(part[c]) for c in ("time_s", "value", "flags"))
            events += pipeline.feed_samples(name, *columns).events
    events += pipeline.finish().events
    return [Block(tuple(StreamBlock(name, rows) for name, rows in streams.items()), tuple(events))]


def _samples(patient: Patient, channel: str, seed: int, seconds: float, rate_hz: float) -> np.ndarray:
    """Sample one channel: `samples.SAMPLE`, counts as a converter gives them, a clock 40 ppm fast."""
    random = np.random.default_rng((seed, sorted(CHANNELS).index(channel)))
    kind = CHANNELS[channel].kind
    rows = np.zeros(round(seconds * rate_hz), SAMPLE)
    rows["sequence"] = np.arange(rows.size)
    rows["ticks"] = np.round(rows["sequence"] * 1e6 / rate_hz).astype(np.int64) + random.integers(
        0, 8, rows.size
    )
    rows["time_s"] = rows["ticks"] * (1e-6 * (1 - 40e-6))
    felt = patient.value(channel, rows["time_s"]) + random.normal(0, NOISES[kind], rows.size)
    rows["counts"] = np.round(felt / SCALES[kind])
    rows["value"] = rows["counts"] * SCALES[kind]
    return rows


def _introduction(rate_hz: float) -> Introduction:
    hello = Hello(1, 0, 1, 0, 1, 0x5EED, 1, len(CHANNELS), "synthetic board")
    return Introduction(
        hello,
        tuple(
            StreamInfo(
                index, c.kind, 24, 128, round(rate_hz * 1000), -(2**23), 2**23 - 1, SCALES[c.kind], 0, c.name
            )
            for index, c in enumerate(CHANNELS.values())
        ),
    )


def _copy(performance: Path, folder: Path, number: int) -> Path:
    """Copy a session and give the copy a subject, a start and an id of its own."""
    setup = _setup(number)
    path = folder / f"{session_name(setup)}_{number:06d}.h5"
    shutil.copyfile(performance, path)
    with h5py.File(path, "r+") as file:
        for name in ("session_id", "subject", "side", "started_utc"):
            set_attribute(file, name, getattr(setup, name))
        del file[SETUP]
        create_text(file, SETUP, json.dumps(setup.to_json()), SETUP_SAYS)
    return path
