"""`rig bench record`: how fast samples become files, beside plain ways to do the same."""

from __future__ import annotations

import csv
import itertools
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import h5py
import numpy as np

from rig.bench.table import BenchTable, Cell
from rig.block import Block, Introduction, StreamBlock
from rig.record.journal import Journal
from rig.record.place import journal_of
from rig.record.writer import SessionWriter
from rig.samples import SAMPLE
from rig.setup import SessionSetup
from rig.wire.packets import Hello, StreamInfo

CHANNELS = 8
RATE_HZ = 1000
BLOCK_ROWS = 100  # of each channel: a flush every 0.1 s
WIRE_BYTES = 6.3  # a sample, in packets of 40
MEGABYTE = 1e6


class Contestant(Protocol):
    """Takes blocks of 0.1 s, each safe against the death of the process once taken, and ends in a file."""

    def take(self, block: Block) -> None: ...
    def end(self) -> None: ...


class RigFile:
    """The session writer and its journal, as a session runs them."""

    def __init__(self, folder: Path) -> None:
        setup = SessionSetup()
        self._journal = Journal.open_new(journal_of(folder / "s.h5"), setup)
        self._writer = SessionWriter(folder / "s.h5", setup, _introduction())
        self._wire = np.random.default_rng(1).bytes(int(CHANNELS * BLOCK_ROWS * WIRE_BYTES))

    def take(self, block: Block) -> None:
        self._journal.received(self._wire, 0)
        self._writer.write(block)
        self._writer.flush()

    def end(self) -> None:
        self._journal.close()
        self._writer.close(self._journal.path)


class PlainHdf5:
    """One growing dataset of rows per channel, flushed: no SWMR, no journal. A crash can cost the file."""

    def __init__(self, folder: Path) -> None:
        self._file = h5py.File(folder / "s.h5", "w")
        self._datasets = [
            self._file.create_dataset(f"c{n}", (0,), SAMPLE, maxshape=(None,), chunks=(1024,))
            for n in range(CHANNELS)
        ]

    def take(self, block: Block) -> None:
        for dataset, stream in zip(self._datasets, block.streams, strict=True):
            start = dataset.shape[0]
            dataset.resize((start + stream.samples.size,))
            dataset[start:] = stream.samples
        self._file.flush()

    def end(self) -> None:
        self._file.close()


class PlainCsv:
    """One line per sample, flushed."""

    def __init__(self, folder: Path) -> None:
        self._file = (folder / "s.csv").open("w", newline="")
        self._writer = csv.writer(self._file)

    def take(self, block: Block) -> None:
        for stream in block.streams:
            self._writer.writerows((stream.channel, *row) for row in stream.samples.tolist())
        self._file.flush()

    def end(self) -> None:
        self._file.close()


CONTESTANTS: dict[str, Callable[[Path], Contestant]] = {
    "rig: session file and journal": RigFile,
    "plain h5py append": PlainHdf5,
    "CSV append": PlainCsv,
}


def run(seconds: float = 6.0) -> BenchTable:
    """Record the same 8 channels at 1 kHz in every way, each for a third of the time."""
    measured = [_measure(name, made, seconds / len(CONTESTANTS)) for name, made in CONTESTANTS.items()]
    columns = (
        "recorder",
        "rows/s",
        "x real time",
        "live bytes a row",
        "finished bytes a row",
        "finish s",
    )
    notes = (
        f"{CHANNELS} channels at {RATE_HZ} Hz, a flush every {BLOCK_ROWS} rows of each; noise of 10 bits.",
        "Only the first keeps the bytes received, and a file that any moment of a crash leaves readable.",
    )
    return BenchTable("Samples to a file", columns, tuple(measured), notes)


def _measure(name: str, made: Callable[[Path], Contestant], share_s: float) -> tuple[Cell, ...]:
    with tempfile.TemporaryDirectory() as folder:
        contestant = made(Path(folder))
        rows, began = 0, time.perf_counter()
        for block in _blocks():
            contestant.take(block)
            rows += CHANNELS * BLOCK_ROWS
            took_s = time.perf_counter() - began
            if took_s >= share_s:
                break
        live = _bytes_in(Path(folder))
        began = time.perf_counter()
        contestant.end()
        end_s = time.perf_counter() - began
        finished = _bytes_in(Path(folder))
    speed = rows / took_s
    return name, round(speed), speed / (CHANNELS * RATE_HZ), live / rows, finished / rows, end_s


def _bytes_in(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir())


def _blocks() -> Iterator[Block]:
    """Give blocks of 0.1 s for ever: ramps with noise, as a load cell gives them."""
    random = np.random.default_rng(0)
    for number in itertools.count():
        yield Block(tuple(StreamBlock(f"c{n}", _samples(number, random)) for n in range(CHANNELS)))


def _samples(number: int, random: np.random.Generator) -> np.ndarray:
    samples = np.zeros(BLOCK_ROWS, SAMPLE)
    place = np.arange(number * BLOCK_ROWS, (number + 1) * BLOCK_ROWS)
    samples["sequence"] = place
    samples["ticks"] = place * (1_000_000 // RATE_HZ) + random.integers(0, 4, BLOCK_ROWS)
    samples["counts"] = 300_000 * np.sin(place / 2000) + random.normal(0, 300, BLOCK_ROWS)
    samples["time_s"] = samples["ticks"] * 1.000_02e-6
    samples["value"] = samples["counts"] * 1e-4
    return samples


def _introduction() -> Introduction:
    hello = Hello(1, 0, 0, 0, 1, 0, 1, CHANNELS, "bench")
    infos = (
        StreamInfo(n, "force", 24, 1, RATE_HZ * 1000, -(2**23), 2**23 - 1, 1e-4, 0, f"c{n}")
        for n in range(CHANNELS)
    )
    return Introduction(hello, tuple(infos))
