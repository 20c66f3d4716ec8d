"""A session as CSV files: every column with its unit in the header; what is missing is an empty cell."""

from __future__ import annotations

import csv
import dataclasses
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from rig.errors import InputRefused
from rig.events import EVENT_KINDS
from rig.record.edits import read_edits
from rig.record.judged import judged
from rig.record.reader import Session, StreamRecord
from rig.samples import MISSING, flag_words

ROWS_AT_ONCE = 65_536
FLAG_WORDS = np.array([" ".join(flag_words(flags)) for flags in range(256)])


def write_csv(session: Session, folder: Path) -> list[Path]:
    """Write one file per stream and one of all events into `folder`; none that is there is overwritten.

    Raises
    ------
    InputRefused : a file is there already, or the folder cannot be written
    """
    stem = session.path.stem
    streams = {folder / f"{stem}_{name}.csv": stream for name, stream in session.streams.items()}
    events = folder / f"{stem}_events.csv"
    for path in (*streams, events):
        if path.exists():
            raise InputRefused(f"{path} is there already; move it away or choose another folder with --out")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, stream in streams.items():
            _write(path, _stream_header(stream), _stream_rows(stream))
        _write(events, _event_header(), _event_rows(session))
    except OSError as error:
        raise InputRefused(
            f"cannot write into {folder}: {error.strerror}; choose another with --out"
        ) from None
    return [*streams, events]


def _write(path: Path, header: list[str], rows: Iterable[Iterable[Any]]) -> None:
    with path.open("x", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)


def _stream_header(stream: StreamRecord) -> list[str]:
    return ["time_s", f"{stream.kind}_{stream.unit}", "counts", "ticks_us", "sequence", "epoch", "flags"]


def _stream_rows(stream: StreamRecord) -> Iterator[tuple[Any, ...]]:
    for start in range(0, stream.samples.size, ROWS_AT_ONCE):
        rows = stream.samples[start : start + ROWS_AT_ONCE]
        missing = (rows["flags"] & MISSING) != 0
        yield from zip(
            (f"{time_s:.6f}" for time_s in rows["time_s"].tolist()),
            ("" if value != value else f"{value:.6g}" for value in rows["value"].tolist()),
            np.where(missing, "", rows["counts"].astype(str)).tolist(),
            rows["ticks"].tolist(),
            rows["sequence"].tolist(),
            rows["epoch"].tolist(),
            FLAG_WORDS[rows["flags"]].tolist(),
            strict=True,
        )


def _event_header() -> list[str]:
    """Give every field that any kind of event has, kind first."""
    fields = (f.name for kind in EVENT_KINDS.values() for f in dataclasses.fields(kind))
    return ["kind", *dict.fromkeys(fields), "verdict", "said"]


def _event_rows(session: Session) -> Iterator[list[Any]]:
    """Give the events as they were announced; of a rep also its verdict, edits included."""
    header = _event_header()
    reps = {id(one.rep): one for one in judged(session.events, read_edits(session.path))}
    for event in session.events:
        row = event.to_json()
        if id(event) in reps:
            row |= {"verdict": reps[id(event)].verdict, "said": reps[id(event)].words}
        yield [_cell(row.get(name)) for name in header]


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    return " ".join(value) if isinstance(value, list) else value
