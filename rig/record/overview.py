"""The least and greatest value of every 256 rows: hours are drawn from it without reading them.

Written when a session is finished, in which every value is at hand; a file without it (live, cut short, or of
earlier software) is as good, and takes longer to draw.
"""

from __future__ import annotations

from typing import Any

import h5py
import numpy as np

from rig.record.layout import OVERVIEW_ROWS, Table, overview_table
from rig.record.table_file import join_dimension, set_attribute

STEP_BINS = 1024
BIN = np.dtype([("time_s", "f8"), ("low", "f8"), ("high", "f8"), ("flags", "u1")])
"""One bin: when its first row is, its least and greatest value (NaN where none has one), its rows' flags."""


def bins_of(
    time_s: np.ndarray, value: np.ndarray, flags: np.ndarray, size: int = OVERVIEW_ROWS
) -> np.ndarray:
    """Put every `size` rows together, the last ones into a bin of their own: array of `BIN`."""
    starts = np.arange(0, time_s.size, size)
    bins = np.empty(starts.size, BIN)
    if starts.size:
        bins["time_s"] = time_s[starts]
        bins["low"] = np.fmin.reduceat(value, starts)
        bins["high"] = np.fmax.reduceat(value, starts)
        bins["flags"] = np.bitwise_or.reduceat(flags, starts)
    return bins


def write_overview(stream: h5py.Group, rows: int, new: h5py.File, packed: dict[str, Any]) -> None:
    """Write the overview of a stream of one file into another."""
    step = STEP_BINS * OVERVIEW_ROWS
    parts = [
        bins_of(*(stream[name][first : min(first + step, rows)] for name in ("time", "value", "flags")))
        for first in range(0, rows, step)
    ]
    bins = np.concatenate([np.empty(0, BIN), *parts])
    unit = stream["value"].attrs["units"]
    table = overview_table(stream.name.rpartition("/")[2], unit.decode() if isinstance(unit, bytes) else unit)
    group = new.require_group(table.path)
    set_attribute(group, "long_name", table.says)
    _write_columns(group, table, bins, packed)
    join_dimension(group, table)


def _write_columns(group: h5py.Group, table: Table, bins: np.ndarray, packed: dict[str, Any]) -> None:
    for column in table.columns:
        values = bins["time_s" if column.name == "time" else column.name]
        chunk = (max(1, min(values.size, 16_384)),)
        dataset = group.create_dataset(
            column.name, data=values, maxshape=(None,), chunks=chunk, fillvalue=column.fill, **packed
        )
        set_attribute(dataset, "long_name", column.says)
        set_attribute(dataset, "units", column.units)
        if column.fill is not None:
            dataset.attrs.create("_FillValue", column.fill, dtype=np.dtype(column.dtype))


def read_overview(group: h5py.Group) -> np.ndarray:
    """Read the overview of one stream: array of `BIN`."""
    bins = np.empty(group["time"].shape[0], BIN)
    for name in BIN.names or ():
        bins[name] = group["time" if name == "time_s" else name][:]
    return bins
