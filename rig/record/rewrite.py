"""A session file written anew: compressed, every table cut to its whole rows.

Live data stay uncompressed, because flushing part chunks through gzip bloats them sixfold. The new file
grows under another name and takes the place of the old one in one step, once it is safely on the disk.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import h5py
import numpy as np

from rig.errors import RecordError
from rig.record.layout import JOURNAL, JOURNAL_LENGTH, JOURNAL_LENGTH_SAYS, JOURNAL_SAYS, NO_UNIT
from rig.record.overview import write_overview
from rig.record.rows import LongText
from rig.record.table_file import LIBRARY, UNFINISHED, set_attribute

CHUNK_ROWS = 16_384
STEP_ROWS = 16 * CHUNK_ROWS
JOURNAL_CHUNK = 1 << 18
# gzip 4 makes the file 1 % smaller than 1 and takes a fifth longer
PACKED: dict[str, Any] = {"compression": "gzip", "compression_opts": 1, "shuffle": True}
ONLY_A_DIMENSION = "This is a netCDF dimension but not a netCDF variable."  # netCDF-4 prescribes these words
DIMENSION_WORDS = ("CLASS", "NAME", "REFERENCE_LIST", "DIMENSION_LIST")  # HDF5 writes these itself


def rewrite(
    source: Path,
    target: Path,
    state: str,
    journal: Path | None = None,
    long_texts: Sequence[LongText] = (),
) -> None:
    """Write `source` anew as `target`, which may be the same path; `journal` is folded in.

    The source may be live or have been cut short; it is only read.
    """
    part = unfinished_of(target)
    with h5py.File(source, "r", swmr=True) as old, h5py.File(part, "w", libver=LIBRARY) as new:
        _copy_attributes(old, new)
        set_attribute(new, "state", state)
        for group in _groups(old):
            _copy_group(group, new.require_group(group.name), _widths(long_texts))
        for text in long_texts:
            _write_text(new, text)
        for stream in old["/streams"].values():
            write_overview(stream, whole_rows(stream), new, PACKED)
        if journal is not None:
            _fold_in(new, journal)
    put_in_place(part, target)


def finish_file(live: Path, state: str, journal: Path | None, long_texts: Sequence[LongText] = ()) -> None:
    """Turn a live file into the finished one.

    Raises
    ------
    RecordError : no room for the finished file; the live file and its journal stay
    """
    try:
        rewrite(live, live, state, journal, long_texts)
    except (OSError, RuntimeError) as error:
        unfinished_of(live).unlink(missing_ok=True)
        raise RecordError(
            f"{live.name} cannot be finished ({str(error).splitlines()[0]}); nothing is lost: "
            f"make room, then type  rig recover {live.name}"
        ) from None


def unfinished_of(target: Path) -> Path:
    """Name a file while it is being made."""
    return target.with_name(target.name + UNFINISHED)


def put_in_place(part: Path, target: Path) -> None:
    """Give a finished file its name, in one step, after its content is on the disk."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    os.replace(part, target)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Put a folder's names on the disk, where the system allows it."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def whole_rows(group: h5py.Group) -> int:
    """Count the rows that every column of a table has; a crash can leave one column shorter."""
    return min((d.shape[0] for d in group.values() if isinstance(d, h5py.Dataset)), default=0)


def _groups(file: h5py.File) -> Iterator[h5py.Group]:
    found: list[h5py.Group] = []
    file.visititems(lambda _, thing: found.append(thing) if isinstance(thing, h5py.Group) else None)
    yield file
    yield from found


def _copy_attributes(old: h5py.HLObject, new: h5py.HLObject) -> None:
    for name in old.attrs:
        if name not in DIMENSION_WORDS:
            new.attrs.create(name, old.attrs[name], dtype=old.attrs.get_id(name).dtype)


def _copy_group(old: h5py.Group, new: h5py.Group, widths: dict[str, int]) -> None:
    if old.name != "/":
        _copy_attributes(old, new)
    columns = {name: thing for name, thing in old.items() if isinstance(thing, h5py.Dataset)}
    rows = min((d.shape[0] for d in columns.values() if d.shape), default=0)
    made = {}
    for name, dataset in columns.items():
        if dataset.shape:
            made[name] = _copy_column(dataset, new, rows, widths.get(dataset.name, 0))
        else:
            old.copy(dataset, new)
    for name in made:
        if columns[name].is_scale:
            _join_dimension(made, name)


def _copy_column(old: h5py.Dataset, group: h5py.Group, rows: int, text_bytes: int) -> h5py.Dataset:
    name, dtype = old.name.rpartition("/")[2], old.dtype
    if text_bytes > dtype.itemsize:
        dtype = h5py.string_dtype("utf-8", text_bytes)
    chunk = (min(CHUNK_ROWS, max(rows, 1)),)
    new = group.create_dataset(
        name, (rows,), dtype, maxshape=(None,), chunks=chunk, fillvalue=old.fillvalue, **PACKED
    )
    for start in range(0, rows, STEP_ROWS):
        values = old[start : min(start + STEP_ROWS, rows)]
        new[start : start + values.size] = values.astype(dtype) if dtype.kind == "S" else values
    _copy_attributes(old, new)
    return new


def _join_dimension(columns: dict[str, h5py.Dataset], index: str) -> None:
    columns[index].make_scale(index)
    for name, dataset in columns.items():
        if name != index:
            dataset.dims[0].attach_scale(columns[index])


def _widths(texts: Iterable[LongText]) -> dict[str, int]:
    widths: dict[str, int] = {}
    for text in texts:
        widths[text.path] = max(widths.get(text.path, 0), len(text.text))
    return widths


def _write_text(new: h5py.File, text: LongText) -> None:
    """Put a text, whole, where it was cut."""
    dataset = new[text.path]
    dataset[text.row] = np.array(text.text).astype(dataset.dtype)


def _fold_in(new: h5py.File, journal: Path) -> None:
    data = np.fromfile(journal, "u1")
    chunk = (min(JOURNAL_CHUNK, max(data.size, 1)),)
    dataset = new.create_dataset(JOURNAL, data=data, chunks=chunk, **PACKED)
    length = new.create_dataset(JOURNAL_LENGTH, (data.size,), ">f4", chunks=chunk)  # never written: no room
    length.make_scale(f"{ONLY_A_DIMENSION}{data.size:10d}")
    dataset.dims[0].attach_scale(length)
    for made, says in ((dataset, JOURNAL_SAYS), (length, JOURNAL_LENGTH_SAYS)):
        set_attribute(made, "long_name", says)
        set_attribute(made, "units", NO_UNIT)
