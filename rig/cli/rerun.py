"""Run a recording through today's detection: a session, a wire journal or another program's CSV."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from rig.channels import PRESSURE
from rig.errors import InputRefused
from rig.events import Event, Mark
from rig.pipeline import Pipeline
from rig.record.csv_units import kind_of
from rig.record.import_csv import Imported, import_csv
from rig.record.journal_format import MAGIC as JOURNAL_MAGIC
from rig.record.journal_reader import JournalReader, read_journal, run_journal
from rig.record.reader import Session, open_session
from rig.samples import MISSING
from rig.setup import Control, SessionSetup, Task

HDF5_MAGIC = b"\x89HDF\r\n\x1a\n"
FED_AT_ONCE = 65_536  # samples of a file: bounds memory, changes no result
MERGED_EVERY_S = 0.05  # streams without a journal take turns in steps of this


@dataclass(frozen=True, slots=True)
class CsvOptions:
    """What the person says about a CSV."""

    time_column: str | None = None
    force_column: str | None = None
    unit: str | None = None
    time_unit: str | None = None
    rate_hz: float | None = None
    channel: str | None = None

    @property
    def given(self) -> list[str]:
        """The options that were used, as typed."""
        return [f"--{name.replace('_', '-')}" for name in self.__slots__ if getattr(self, name) is not None]


@dataclass(frozen=True, slots=True)
class Rerun:
    """What came of a recording.

    Attributes
    ----------
    events : in the order of announcement
    quality : the numbers of each channel, as printed in JSON
    notes : plain sentences: what was assumed, what was left out
    """

    events: tuple[Event, ...]
    quality: dict[str, dict[str, Any]]
    notes: tuple[str, ...]


def rerun(path: Path, options: CsvOptions, target_newtons: float | None) -> Rerun:
    """Run any recording.

    Raises
    ------
    InputRefused : it cannot be read or trusted, or options of a CSV were given for another kind of file
    """
    head = _first_bytes(path)
    if not head.startswith((HDF5_MAGIC, JOURNAL_MAGIC)):
        return _rerun_csv(path, options, target_newtons)
    if options.given:
        raise InputRefused(f"{' and '.join(options.given)} belong to a CSV; {path.name} is not one")
    if head.startswith(JOURNAL_MAGIC):
        return _rerun_journal(read_journal(path), target_newtons)
    session = open_session(path)
    journal = session.journal_bytes
    if journal is not None:
        return _rerun_journal(read_journal(journal), target_newtons)
    return _rerun_stored(session, target_newtons)


def _first_bytes(path: Path) -> bytes:
    """Read the beginning of a file; nothing of what cannot be read, which the importer then refuses."""
    try:
        with path.open("rb") as file:
            return file.read(len(HDF5_MAGIC))
    except OSError:
        return b""


def _with_target(setup: SessionSetup, target_newtons: float | None) -> SessionSetup:
    if target_newtons is None:
        return setup
    return replace(setup, task=replace(setup.task, target_newtons=target_newtons))


def _rerun_journal(journal: JournalReader, target_newtons: float | None) -> Rerun:
    pipeline = Pipeline(_with_target(journal.setup, target_newtons))
    events = [event for block in run_journal(journal, pipeline) for event in block.events]
    notes = []
    if journal.torn_bytes:
        notes.append(f"the last {journal.torn_bytes} bytes are no whole record and were left out")
    if journal.skipped_bytes:
        notes.append(f"{journal.skipped_bytes} damaged bytes were passed over")
    return Rerun(tuple(events), pipeline.quality(), tuple(notes))


def _rerun_stored(session: Session, target_newtons: float | None) -> Rerun:
    """Run the stored samples of a session whose journal is gone, streams merged by time."""
    pipeline = Pipeline(_with_target(session.setup, target_newtons))
    events: list[Event] = []
    tared_s = _tared_s(session)
    for channel, rows in _merged(session):
        while tared_s[channel] and rows["time_s"][-1] > tared_s[channel][0]:
            before = int(np.searchsorted(rows["time_s"], tared_s[channel].pop(0), side="right"))
            events += _fed_rows(pipeline, channel, rows[:before])
            pipeline.zero_moved(channel)
            rows = rows[before:]
        events += _fed_rows(pipeline, channel, rows)
    events += pipeline.finish().events
    note = "the session has no journal: its stored samples were run, without its pelvis baseline and targets"
    return Rerun(tuple(events), pipeline.quality(), (note,))


def _tared_s(session: Session) -> dict[str, list[float]]:
    """Give the instants at which each channel was tared, out of the marks."""
    marks = [event for event in session.events if isinstance(event, Mark) and event.label == "tare"]
    return {
        name: sorted(mark.known_s for mark in marks if mark.detail.split(" at ")[0] == name)
        for name in session.streams
    }


def _fed_rows(pipeline: Pipeline, channel: str, rows: np.ndarray) -> tuple[Event, ...]:
    if not rows.size:
        return ()
    columns = (np.ascontiguousarray(rows[name]) for name in ("time_s", "value", "flags"))
    return pipeline.feed_samples(channel, *columns).events


def _merged(session: Session) -> Iterator[tuple[str, np.ndarray]]:
    """Give stretches of every stream in turn; holes come back out of the times."""
    streams = {name: stream.samples for name, stream in session.streams.items()}
    streams = {name: rows[(rows["flags"] & MISSING) == 0] for name, rows in streams.items()}
    last_s = max((float(rows["time_s"][-1]) for rows in streams.values() if rows.size), default=-1.0)
    edges_s = np.arange(0.0, last_s + 2 * MERGED_EVERY_S, MERGED_EVERY_S)
    cuts = {name: np.searchsorted(rows["time_s"], edges_s[1:]) for name, rows in streams.items()}
    for step in range(edges_s.size - 1):
        for name, rows in streams.items():
            part = rows[cuts[name][step - 1] if step else 0 : cuts[name][step]]
            if part.size:
                yield name, part


def _rerun_csv(path: Path, options: CsvOptions, target_newtons: float | None) -> Rerun:
    channel = options.channel or "band_knee"
    imported = import_csv(
        path,
        time_column=options.time_column,
        force_column=options.force_column,
        unit=options.unit,
        time_unit=options.time_unit,
        channel=channel,
        rate_hz=options.rate_hz,
    )
    is_pad = kind_of(channel) == PRESSURE
    task = Task(rep_channel="" if is_pad else channel, pad_cells=1 if is_pad else 0)
    pipeline = Pipeline(_with_target(SessionSetup(task=task), target_newtons))
    return Rerun(tuple(_events(imported, pipeline)), pipeline.quality(), imported.notes)


def _events(imported: Imported, pipeline: Pipeline) -> Iterator[Event]:
    """Feed a file's samples, its marks in their places."""
    at = 0
    for mark in imported.marks:
        place = int(np.searchsorted(imported.time_s, mark.start_s))
        yield from _fed(imported, pipeline, at, place)
        yield from pipeline.control(Control("mark", {"label": mark.label}), round(mark.start_s * 1e9)).events
        at = max(at, place)
    yield from _fed(imported, pipeline, at, imported.time_s.size)
    yield from pipeline.finish().events


def _fed(imported: Imported, pipeline: Pipeline, start: int, end: int) -> Iterator[Event]:
    for at in range(start, end, FED_AT_ONCE):
        part = slice(at, min(at + FED_AT_ONCE, end))
        block = pipeline.feed_samples(
            imported.channel, imported.time_s[part], imported.value[part], imported.flags[part]
        )
        yield from block.events
