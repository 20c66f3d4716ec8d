"""How a gap is written down: the state of a stream, its rows, the MISSING row and the gap record.

`gaps` finds the holes of streams from the wire, `value_gaps` those of columns from files.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from rig.kernel import kernel
from rig.samples import MISSING, MISSING_COUNTS

CAUSES = ("wire", "board", "unplugged", "restart", "file")
WIRE, BOARD, UNPLUGGED, RESTART, FILE = range(len(CAUSES))

MARKER_AFTER_S = 1e-6  # of a MISSING row, after the sample before it
PERIOD_INTERVALS = 64  # that the running period averages over

STREAM_STATE = np.dtype(
    [
        ("started", "u1"),
        ("unplugged", "u1"),  # the link was lost since the newest sample
        ("wire_sequence", "u2"),
        ("epoch", "u2"),
        ("sequence", "i8"),
        ("ticks", "i8"),
        ("time_s", "f8"),
        ("period_us", "f8"),  # running
        ("nominal_us", "f8"),
        ("samples", "i8"),
        ("lost", "i8"),
        ("gaps", "i8"),
        ("duplicates", "i8"),
        ("out_of_order", "i8"),
        ("clamped", "i8"),  # samples whose time had to be held back from stepping backwards
        ("intervals", "i8"),  # between neighbours, without holes
        ("interval_ticks", "i8"),  # their sum
    ]
)

GAP = np.dtype(
    [
        ("slot", "i8"),
        ("row", "i8"),  # of the sample that closed it
        ("start_s", "f8"),
        ("end_s", "f8"),
        ("lost", "i8"),
        ("cause", "u1"),
    ]
)


@dataclass(frozen=True, slots=True)
class Followed:
    """A run of samples in wire order, repeats dropped, MISSING rows put in.

    Attributes
    ----------
    rows : array of `SAMPLE`
    slots : (n,) i8, the stream of each row
    gaps : array of `GAP`
    places : for each slot the indices of its rows
    """

    rows: np.ndarray
    slots: np.ndarray
    gaps: np.ndarray
    places: tuple[np.ndarray, ...]


def followed(rows: np.ndarray, slots: np.ndarray, gaps: np.ndarray, streams: int) -> Followed:
    """Put a run together, sorted into its streams once for all who ask."""
    by_slot = np.argsort(slots, kind="stable")
    edges = np.searchsorted(slots[by_slot], np.arange(streams + 1)).tolist()
    places = tuple(by_slot[edges[slot] : edges[slot + 1]] for slot in range(streams))
    return Followed(rows, slots, gaps, places)


@kernel
def put_row(row: Any, s: Any, counts: Any, flags: Any, value: Any) -> None:
    """Write the newest sample of a stream into a `SAMPLE` row."""
    row["sequence"] = s["sequence"]
    row["ticks"] = s["ticks"]
    row["counts"] = counts
    row["flags"] = flags
    row["epoch"] = s["epoch"]
    row["time_s"] = s["time_s"]
    row["value"] = value


@kernel
def mark_hole(row: Any, gap: Any, s: Any, end_s: Any, lost: Any, cause: Any) -> None:
    """Write the MISSING row just after the newest sample, and the gap record; count both."""
    put_row(row, s, MISSING_COUNTS, MISSING, np.nan)
    row["sequence"] += 1
    row["ticks"] += 1
    row["time_s"] += MARKER_AFTER_S
    gap["start_s"] = s["time_s"]
    gap["end_s"] = end_s
    gap["lost"] = lost
    gap["cause"] = cause
    s["lost"] += lost
    s["gaps"] += 1


@kernel
def take_interval(s: Any, interval_us: Any) -> None:
    """Take the time between two neighbours into the running period."""
    s["intervals"] += 1
    s["interval_ticks"] += np.int64(np.floor(interval_us + 0.5))
    s["period_us"] += (interval_us - s["period_us"]) / min(s["intervals"], PERIOD_INTERVALS)
