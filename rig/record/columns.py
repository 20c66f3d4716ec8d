"""Single columns of a finished session: what a program that reads thousands of sessions asks for.

`reader.open_session` reads everything but the samples, 35 ms a file; the twenty columns that a cohort
needs take 2 ms, because HDF5 is asked for nothing else and without h5py's layer of conveniences.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import h5py
import numpy as np

from rig.errors import InputRefused
from rig.events import NAN, Event, Mark, Rep
from rig.record import layout
from rig.record.opening import opened, plain

ABOUT_REPS = (b"reject", b"Reject", b"restored: ")  # how marks begin that may reject a rep or restore it
ALL = h5py.h5s.ALL
LETTERS = {h5py.h5t.FLOAT: "f", h5py.h5t.STRING: "S"}
SIGNS = {h5py.h5t.SGN_NONE: "u", h5py.h5t.SGN_2: "i"}


@dataclass(frozen=True, slots=True)
class SessionColumns:
    """A finished session, open: columns are read when they are asked for.

    Attributes
    ----------
    state : `layout.FINISHED` or `layout.RECOVERED`
    setup : the JSON of its `SessionSetup`
    """

    path: Path
    state: str
    setup: dict[str, Any]
    _file: h5py.h5f.FileID

    @property
    def channels(self) -> tuple[str, ...]:
        """The streams of the session, by name."""
        return tuple(name.decode() for name in h5py.h5g.open(self._file, b"streams"))

    def columns(self, table: str, *names: str) -> tuple[np.ndarray, ...]:
        """Read some columns of one table, whole; text as bytes.

        Raises
        ------
        KeyError : no such column (`open_columns` makes it an `InputRefused`)
        ValueError : they differ in length (likewise)
        """
        group = h5py.h5g.open(self._file, table.encode())
        read = tuple(_values(group, name) for name in names)
        if len({values.size for values in read}) > 1:
            sizes = ", ".join(f"{name} {values.size}" for name, values in zip(names, read, strict=True))
            raise ValueError(f"columns of {table} differ in length: {sizes}")
        return read

    def rep_events(self) -> list[Event]:
        """Read every rep, and the marks that may reject one or take that back; `known_s` is not read."""
        names = ("channel", "start_s", "end_s", "peak_newtons", "peak_s", "mean_newtons", "valid", "flags")
        rows = zip(*(column.tolist() for column in self.columns("/events/rep", *names)), strict=True)
        reps = [
            Rep(channel.decode(), start_s, end_s, NAN, peak, peak_s, mean, bool(valid), tuple(_words(flags)))
            for channel, start_s, end_s, peak, peak_s, mean, valid, flags in rows
        ]
        marks = zip(*(c.tolist() for c in self.columns("/events/mark", "start_s", "label")), strict=True)
        said = (Mark(at_s, at_s, label.decode()) for at_s, label in marks if label.startswith(ABOUT_REPS))
        return [*reps, *said]


@contextmanager
def open_columns(path: Path | str) -> Iterator[SessionColumns]:
    """Open a finished session to read some of its columns.

    Raises
    ------
    InputRefused : not a session, of a newer format, damaged, or not finished
    """
    path = Path(path)
    with opened(path) as file:
        setup = json.loads(_values(file.id, layout.SETUP).item())
        state = plain(file.attrs["state"])
        if state == layout.LIVE:
            raise InputRefused(
                f"{path.name} is not finished: it is being recorded, or type  rig recover {path.name}"
            )
        yield SessionColumns(path, state, setup, file.id)


def _words(text: bytes) -> list[str]:
    return text.decode().split()


def _values(group: h5py.h5g.GroupID | h5py.h5f.FileID, name: str) -> np.ndarray:
    dataset = h5py.h5d.open(group, name.encode())
    stored = dataset.get_type()
    values = np.empty(dataset.shape, _dtype(stored))
    if values.size:
        # text has no ASCII twin in HDF5: it is taken as it is stored
        dataset.read(ALL, ALL, values, stored if values.dtype.kind == "S" else None)
    return values


def _dtype(stored: h5py.h5t.TypeID) -> str:
    """Name numpy's type for a stored one; h5py's own way, which knows every type there is, takes 15 us."""
    kind = stored.get_class()
    letter = SIGNS[stored.get_sign()] if kind == h5py.h5t.INTEGER else LETTERS[kind]
    return f"{letter}{stored.get_size()}"
