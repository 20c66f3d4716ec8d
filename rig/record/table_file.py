"""An HDF5 file of tables that survives the death of its process.

Readers of a file being written (SWMR) and a crash both ask for the same order: create everything, go
live, and from then on only append and flush. HDF5 does not enforce this; `LiveFile` does.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import h5py
import numpy as np

from rig.errors import RecordError
from rig.record.layout import NO_UNIT, Column, Table

LIBRARY = ("v110", "v110")  # what HDF5 1.10 tools can read; "latest" of HDF5 2.0 they cannot
LIVE_CHUNK_ROWS = 1024
UNFINISHED = ".part"
CAN_RENAME_OPEN_FILES = os.name == "posix"

ONE_WRITER = "create everything before the file goes live"


def fixed_text(text: str) -> np.ndarray:
    """Give text as HDF5 keeps it: UTF-8 of fixed length."""
    data = text.encode()
    return np.array(data, dtype=h5py.string_dtype("utf-8", max(1, len(data))))


def set_attribute(target: h5py.HLObject, name: str, value: str | float | np.ndarray) -> None:
    """Write an attribute; text with a fixed length."""
    if isinstance(value, str):
        stored = fixed_text(value)
        target.attrs.create(name, stored, dtype=stored.dtype)
    else:
        target.attrs[name] = value


def create_column(group: h5py.Group, column: Column) -> None:
    """Create one empty, extendable dataset with everything that a reader wants to know about it."""
    dtype = h5py.string_dtype("utf-8", column.text_bytes) if column.is_text else np.dtype(column.dtype)
    dataset = group.create_dataset(
        column.name, (0,), dtype, maxshape=(None,), chunks=(LIVE_CHUNK_ROWS,), fillvalue=column.fill
    )
    set_attribute(dataset, "long_name", column.says)
    set_attribute(dataset, "units", column.units)
    if column.fill is not None:
        dataset.attrs.create("_FillValue", column.fill, dtype=dtype)


def join_dimension(group: h5py.Group, table: Table) -> None:
    """Give all columns of a table the dimension of its index column."""
    scale = group[table.index]
    scale.make_scale(table.index)
    for column in table.columns:
        if column.name != table.index:
            group[column.name].dims[0].attach_scale(scale)


def create_text(file: h5py.File, name: str, text: str, says: str) -> None:
    """Keep one text as a dataset (an attribute may not hold a long one everywhere)."""
    stored = fixed_text(text)
    dataset = file.create_dataset(name, data=stored, dtype=stored.dtype)
    set_attribute(dataset, "long_name", says)
    set_attribute(dataset, "units", NO_UNIT)


def _extend(dataset: h5py.Dataset, start: int, values: np.ndarray) -> None:
    """Write rows behind the last one: what ``resize`` and ``[start:] =`` do, in 30 µs instead of 130."""
    dataset.id.set_extent((start + values.size,))
    place = dataset.id.get_space()
    place.select_hyperslab((start,), (values.size,))
    memory = h5py.h5s.create_simple((values.size,))
    dataset.id.write(memory, place, values, h5py.h5t.py_create(values.dtype))


class LiveFile:
    """A file of tables while it is written: everything created first, then it only grows.

    It comes to light under its own name when it goes live; before that it is ``<name>.part``, so that no
    crash leaves a half-made session file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.tables: dict[str, Table] = {}
        self._columns: dict[str, dict[str, h5py.Dataset]] = {}
        self._rows: dict[str, int] = {}
        self._safe_rows: dict[str, int] = {}
        self._part = path.with_name(path.name + UNFINISHED)
        self._file: h5py.File = h5py.File(self._part, "w", libver=LIBRARY)
        self._live = False

    def attributes(self, path: str, values: Mapping[str, str | float | np.ndarray]) -> None:
        """Set attributes of a group or dataset."""
        self._still_making(path)
        for name, value in values.items():
            set_attribute(self._file[path], name, value)

    def text(self, name: str, text: str, says: str) -> None:
        self._still_making(name)
        create_text(self._file, name, text, says)

    def table(self, table: Table) -> None:
        """Create an empty table."""
        self._still_making(table.path)
        group = self._file.create_group(table.path)
        set_attribute(group, "long_name", table.says)
        for column in table.columns:
            create_column(group, column)
        join_dimension(group, table)
        self.tables[table.path] = table

    def go_live(self) -> None:
        """Show the file under its name; from now on it can be read while it grows.

        The name comes last: killed a moment before SWMR is on, HDF5 would leave a file that nothing opens.
        (Windows cannot rename an open file; there that moment remains, and the journal covers it.)
        """
        self._still_making("the file twice")
        self._file.close()
        here = self._part if CAN_RENAME_OPEN_FILES else self._named()
        self._file = h5py.File(here, "r+", libver=LIBRARY)
        for path, table in self.tables.items():
            names = [column.name for column in table.columns]
            self._columns[path] = {name: self._file[f"{path}/{name}"] for name in names}
            self._rows[path] = 0
        self._file.swmr_mode = True
        self._live = True
        if CAN_RENAME_OPEN_FILES:
            self._named()

    def _named(self) -> Path:
        os.rename(self._part, self.path)
        return self.path

    def append(self, path: str, columns: Mapping[str, np.ndarray]) -> None:
        """Append rows to a table: one array per column, all of one length."""
        start = self._rows[path]
        for name, dataset in self._columns[path].items():
            values = columns[name]
            if values.dtype.kind == "S":  # h5py knows UTF-8 by a mark that only astype puts on
                values = values.astype(dataset.dtype)
            _extend(dataset, start, np.ascontiguousarray(values))
        self._rows[path] = start + values.size

    def flush(self) -> None:
        """Make everything appended so far outlive this process and visible to readers."""
        self._file.flush()
        self._safe_rows = dict(self._rows)

    def close(self) -> None:
        self._file.close()

    def cut_back(self) -> None:
        """Close after a write that failed, and drop what came after the last good flush.

        The disk must have room again: otherwise HDF5 cannot close, and takes the interpreter with it at its
        exit. Rows of a failed flush read back as zeros (72 of 48,200 measured), those before it are right.
        """
        self._file.close()
        with h5py.File(self.path, "r+", libver=LIBRARY) as file:
            for path, rows in self._safe_rows.items():
                for column in self.tables[path].columns:
                    file[f"{path}/{column.name}"].resize((rows,))

    def _still_making(self, what: str) -> None:
        if self._live:
            raise RecordError(f"cannot create {what} in {self.path.name}, which is live: {ONE_WRITER}")
