"""What a view leaves for other programs, beside the session; nothing that is there is written over."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from rig.channels import unit_of
from rig.errors import InputRefused
from rig.record.judged import Judged
from rig.record.reader import StreamRecords
from rig.samples import flag_words

MOST_ROWS = 2_000_000  # of a table; more is for rig export
REP_FIELDS = ("channel", "start_s", "end_s", "peak_newtons", "peak_s", "mean_newtons")


def free_path(session: Path, about: str, ending: str) -> Path:
    """Name a new file beside a session: ``<session>_<about><ending>``, with -2, -3 ... where it is taken."""
    number, path = 1, session.with_name(f"{session.stem}_{about}{ending}")
    while path.exists():
        number += 1
        path = session.with_name(f"{session.stem}_{about}-{number}{ending}")
    return path


def stretch_name(from_s: float, to_s: float) -> str:
    """Name a stretch of time in a file's name."""
    return f"{from_s:.0f}-{to_s:.0f}s" if to_s - from_s >= 10 else f"{from_s:.2f}-{to_s:.2f}s"


def write_reps(path: Path, reps: Sequence[Judged]) -> Path:
    """Write a table of reps, edits included; times in seconds, forces in newtons."""
    rows = ([number, *_rep_cells(one)] for number, one in enumerate(reps, 1))
    return _write(path, ["rep", *REP_FIELDS, "flags", "valid_as_detected", "verdict", "said"], rows)


def write_stretch(path: Path, streams: StreamRecords, from_s: float, to_s: float) -> Path:
    """Write the samples of a stretch of time, a row each: streams have clocks and rates of their own.

    Raises
    ------
    InputRefused : more than `MOST_ROWS`
    """
    parts = {}
    for name in streams:
        first, end = streams.row_at(name, from_s), streams.row_at(name, to_s)
        parts[name] = first, end
    rows = sum(end - first for first, end in parts.values())
    if rows > MOST_ROWS:
        raise InputRefused(
            f"{rows:,} samples are too many for one table; show {MOST_ROWS:,} or fewer, or type  rig export"
        )
    return _write(path, ["channel", "time_s", "value", "unit", "flags"], _samples(streams.parts(parts)))


def _rep_cells(one: Judged) -> list[Any]:
    figures = [_cell(getattr(one.rep, name)) for name in REP_FIELDS]
    return [*figures, " ".join(one.rep.flags), one.rep.valid, one.verdict, one.words]


def _samples(parts: dict[str, np.ndarray]) -> Iterable[list[Any]]:
    for name, rows in parts.items():
        unit = unit_of(name)
        for time_s, value, flags in zip(
            *(rows[n].tolist() for n in ("time_s", "value", "flags")), strict=True
        ):
            yield [name, f"{time_s:.6f}", _cell(value), unit, " ".join(flag_words(flags))]


def _cell(value: Any) -> Any:
    """Leave a cell empty where there is no value."""
    if isinstance(value, float):
        return "" if value != value else f"{value:.6g}"
    return value


def _write(path: Path, header: list[str], rows: Iterable[Sequence[Any]]) -> Path:
    """Write a table; half of one is never left."""
    file = path.open("x", newline="", encoding="utf-8")
    try:
        with file:
            table = csv.writer(file)
            table.writerow(header)
            table.writerows(rows)
    except OSError:
        path.unlink(missing_ok=True)
        raise
    return path
