"""The time of every row, from whatever the file says about time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rig.errors import InputRefused
from rig.record import csv_time
from rig.record.csv_rows import EMPTY, MARK, MEASURED
from rig.record.csv_units import TIME_UNITS

_DIGITS, _DIGITS_OF_EPOCH = 9, 6  # of a second, so that one instant is one number whatever its unit
_EXACT_BELOW_S = 4e6  # a double holds nanoseconds
_SECOND_TABLE_SHARE = 0.1  # of the rows: what may follow the recording as a table of its own

Seconds = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class TimeColumn:
    """What is known about the time of a table's rows.

    Attributes
    ----------
    name : of the column, "" when there is none
    named_unit : s, ms, us or ns as the header or the units row says, else ""
    stated_unit : as the person says, or None
    is_clock : cells are times of day, read as seconds
    is_counter : the column counts rows
    rate_hz : as declared, or None
    """

    name: str
    named_unit: str
    stated_unit: str | None
    is_clock: bool
    is_counter: bool
    rate_hz: float | None


def time_rows(
    rows: np.ndarray, column: TimeColumn, other_lines: list[int], notes: list[str]
) -> tuple[np.ndarray, Seconds]:
    """Give the rows to keep and the seconds of each since the first; samples and empty rows never fall.

    Parameters
    ----------
    rows : array of `csv_rows.ROW`
    other_lines : numbers of lines among the rows that are no rows

    Raises
    ------
    InputRefused : time stands still, runs backwards, or its unit is unclear
    """
    if not column.name:
        return rows, _counted(rows, column.rate_hz or 1.0, notes)
    time_s = _seconds(rows, column, notes)
    is_kept = _fits(rows, time_s)
    rows, time_s = rows[is_kept], time_s[is_kept]
    rows, time_s = _in_order(rows, time_s, column.name, other_lines, notes)
    return rows, _spread(rows, time_s, notes)


def _counted(rows: np.ndarray, rate_hz: float, notes: list[str]) -> Seconds:
    notes.append(f"times are counted at {rate_hz:g} Hz")
    count = np.cumsum(rows["kind"] != MARK)
    return (count - count[0]) / rate_hz


def _seconds(rows: np.ndarray, column: TimeColumn, notes: list[str]) -> Seconds:
    """Turn stamps into seconds since the first row, wraps undone."""
    stamps = rows["time"]
    of_rows = stamps[rows["kind"] != MARK]
    if np.ptp(of_rows) == 0:
        raise InputRefused(f"time column '{column.name}' stands still: {of_rows[0]:.16g} in every row")
    try:
        unit_s = _unit_s(of_rows, column, notes)
    except InputRefused:  # stamps out of order say nothing about their unit
        _refuse_backwards(rows, column.name, csv_time.first_step_back(of_rows - of_rows[0], 0.0))
        raise
    time_s, wraps = csv_time.unwrap(stamps * unit_s, unit_s, column.is_clock)
    if wraps:
        notes.append(f"the clock in column '{column.name}' began anew {wraps} times and was run on")
        return time_s - time_s[0]
    digits = _DIGITS if np.abs(of_rows).max() * unit_s < _EXACT_BELOW_S else _DIGITS_OF_EPOCH
    return np.round((stamps - stamps[0]) * unit_s, digits)


def _unit_s(stamps: Seconds, column: TimeColumn, notes: list[str]) -> float:
    if column.is_clock:
        return 1.0
    if column.is_counter and column.rate_hz and column.stated_unit is None:
        notes.append(f"column '{column.name}' counts rows; times are at {column.rate_hz:g} Hz")
        return 1.0 / column.rate_hz
    chosen = csv_time.choose_time_unit(
        stamps, column.stated_unit, column.named_unit, column.name, column.rate_hz
    )
    if column.stated_unit is None:
        notes.append(f"time is read in {chosen.unit}, {chosen.why}")
    return TIME_UNITS[chosen.unit]


def _fits(rows: np.ndarray, time_s: Seconds) -> NDArray[np.bool_]:
    """Say which rows to keep: not torn ones, without a value and with a time that is out of order."""
    is_measured = rows["kind"] == MEASURED
    before = np.maximum.accumulate(np.where(is_measured, time_s, -np.inf))
    after = np.minimum.accumulate(np.where(is_measured, time_s, np.inf)[::-1])[::-1]
    return (rows["kind"] != EMPTY) | ((before <= time_s) & (time_s <= after))


def _in_order(
    rows: np.ndarray, time_s: Seconds, name: str, other_lines: list[int], notes: list[str]
) -> tuple[np.ndarray, Seconds]:
    """Refuse time that runs backwards; leave out a short second table that follows words of its own."""
    at_rows = np.flatnonzero(rows["kind"] != MARK)
    back = csv_time.first_step_back(time_s[at_rows], csv_time.rounding_step(time_s[at_rows]))
    if back < 0:
        return rows, time_s
    before, after = rows[at_rows[back - 1]], rows[at_rows[back]]
    has_words_before = any(before["line"] < line < after["line"] for line in other_lines)
    if has_words_before and at_rows.size - back < _SECOND_TABLE_SHARE * at_rows.size:
        notes.append(f"a second table from row {after['line']} on was left out")
        return rows[: at_rows[back]], time_s[: at_rows[back]]
    _refuse_backwards(rows, name, back)
    return rows, time_s


def _refuse_backwards(rows: np.ndarray, name: str, back: int) -> None:
    """Refuse the row (the count leaves marks out) whose stamp is before its predecessor's; -1 is none."""
    if back < 0:
        return
    before, after = rows[rows["kind"] != MARK][back - 1 : back + 1]
    raise InputRefused(
        f"row {after['line']}: time runs backwards in column '{name}', "
        f"from {before['time']:.16g} to {after['time']:.16g}"
    )


def _spread(rows: np.ndarray, time_s: Seconds, notes: list[str]) -> Seconds:
    """Give rows that share a stamp times of their own; marks keep theirs."""
    is_row = rows["kind"] != MARK
    spread, moved = csv_time.spread_repeats(time_s[is_row])
    if moved:
        notes.append(f"{moved} samples share a stamp and were spread evenly up to the next one")
    out = time_s.copy()
    out[is_row] = spread
    return out - (spread[0] if is_row[0] else 0.0)
