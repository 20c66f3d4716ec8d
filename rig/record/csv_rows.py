"""The rows of a table as arrays: clean stretches by numpy's compiled reader, the rest cell by cell."""

from __future__ import annotations

import warnings
from dataclasses import dataclass, field

import numpy as np

from rig.record.csv_cells import clock_s, decimal_sign, is_missing, number
from rig.record.csv_columns import Columns
from rig.record.csv_dialect import SPACES, Dialect, is_comment
from rig.record.csv_table import Table

MEASURED, EMPTY, MARK = 0, 1, 2
"""Kinds of rows: a sample, a row whose value is missing, a mark without a sample."""

ROW = np.dtype([("line", "i8"), ("time", "f8"), ("value", "f8"), ("kind", "u1"), ("empty_cell", "?")])
"""`line` counts from 1 as an editor does; `time` as written (seconds for times of day), NaN without a column;
`empty_cell` tells a cell with nothing in it from one that says n/a."""

_STRETCH = 10_000  # lines read at once: one odd line costs the slow path for this many
_DECIMALS_LOOKED_AT = 2_000


@dataclass(slots=True)
class Rows:
    """All rows of a table, and what was passed over.

    Attributes
    ----------
    rows : array of `ROW`
    labels : what each MARK row says, in order
    unreadable : (line, text) of lines that are no rows
    words : (line, cell) of force cells that hold words
    """

    rows: np.ndarray
    labels: list[str] = field(default_factory=list)
    unreadable: list[tuple[int, str]] = field(default_factory=list)
    words: list[tuple[int, str]] = field(default_factory=list)


def read_rows(lines: list[str], table: Table, columns: Columns, is_clock: bool) -> Rows:
    """Read every line from the table's first row to the end of the file."""
    reader = _Reader(table.dialect, columns, is_clock, *_decimals(lines, table, columns), table.names)
    out = Rows(np.zeros(0, ROW))
    parts = []
    for start in range(table.first, len(lines), _STRETCH):
        stretch = lines[start : start + _STRETCH]
        rows = reader.fast(stretch, start + 1)
        parts.append(reader.slow(stretch, start + 1, out) if rows is None else rows)
    out.rows = np.concatenate(parts) if parts else out.rows
    return out


def _decimals(lines: list[str], table: Table, columns: Columns) -> tuple[str, str]:
    """Decimal signs of the time and the force column; one that does not tell has the other's."""
    step = max(1, (len(lines) - table.first) // _DECIMALS_LOOKED_AT)
    cut = [table.dialect.cells(line) for line in lines[table.first :: step] if not is_comment(line)]
    signs = [
        decimal_sign(cells[c] for cells in cut if c < len(cells)) if c >= 0 else None
        for c in (columns.time, columns.force)
    ]
    known = signs[0] or signs[1] or "."
    return signs[0] or known, signs[1] or known


class _Reader:
    """Reads stretches of lines; `fast` declines what numpy cannot read, `slow` reads everything."""

    def __init__(
        self,
        dialect: Dialect,
        columns: Columns,
        is_clock: bool,
        time_decimal: str,
        force_decimal: str,
        names: tuple[str, ...],
    ) -> None:
        self._dialect, self._columns = dialect, columns
        self._is_clock = is_clock
        self._time_decimal, self._force_decimal = time_decimal, force_decimal
        self._names = {name.strip().casefold() for name in names if name.strip()}
        self._commas = time_decimal == force_decimal == ","
        mixed = time_decimal != force_decimal
        self._can_be_fast = not (
            is_clock or dialect.pairs or mixed or (self._commas and dialect.delimiter == ",")
        )

    def fast(self, stretch: list[str], line: int) -> np.ndarray | None:
        """Read lines of plain numbers; None where any line is not."""
        if not self._can_be_fast or (self._commas and any("." in text for text in stretch)):
            return None
        use = [self._columns.force] if self._columns.time < 0 else [self._columns.time, self._columns.force]
        source = [text.replace(",", ".") for text in stretch] if self._commas else stretch
        delimiter = None if self._dialect.delimiter == SPACES else self._dialect.delimiter
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # "no data" of a stretch of blank lines
                read = np.loadtxt(
                    source, usecols=use, delimiter=delimiter, comments=None, quotechar='"', ndmin=2
                )
        except ValueError:
            return None
        if len(read) != len(stretch) or not np.isfinite(read[:, : len(use) - 1]).all():
            return None
        rows = np.zeros(len(read), ROW)
        rows["line"] = np.arange(line, line + len(read))
        rows["time"] = read[:, 0] if len(use) == 2 else np.nan
        rows["value"] = np.where(np.isfinite(read[:, -1]), read[:, -1], np.nan)
        rows["kind"] = np.where(np.isnan(rows["value"]), EMPTY, MEASURED)
        return rows

    def slow(self, stretch: list[str], first_line: int, out: Rows) -> np.ndarray:
        """Read lines one by one; what is no row goes to `out`."""
        found = []
        for line, text in enumerate(stretch, first_line):
            if not is_comment(text):
                row = self._row(line, text, out)
                if row is not None:
                    found.append(row)
        return np.array(found, ROW)

    def _row(self, line: int, text: str, out: Rows) -> tuple[int, float, float, int, bool] | None:
        cells = self._dialect.cells(text)
        time = self._time(cells)
        cell = cells[self._columns.force].strip() if self._columns.force < len(cells) else None
        value = None if cell is None else number(cell, self._force_decimal)
        if time is None or cell is None:
            if not self._is_repeated_header(cells):
                out.unreadable.append((line, text))
            return None
        if value is not None:
            return line, time, value, MEASURED, False
        return self._without_value(line, time, cell, cells, out)

    def _without_value(
        self, line: int, time: float, cell: str, cells: list[str], out: Rows
    ) -> tuple[int, float, float, int, bool] | None:
        """Tell a mark from a missing sample, and both from a line that is no row."""
        label = self._label(cells)
        if is_missing(cell):
            if cell == "" and label:
                out.labels.append(label)
                return line, time, np.nan, MARK, True
            return line, time, np.nan, EMPTY, cell == ""
        if self._columns.time < 0:  # words where only numbers say that this is a row
            if not self._is_repeated_header(cells):
                out.unreadable.append((line, ",".join(cells)))
            return None
        out.words.append((line, cell))
        return line, time, np.nan, EMPTY, False

    def _time(self, cells: list[str]) -> float | None:
        column = self._columns.time
        if column < 0:
            return np.nan
        if column >= len(cells):
            return None
        cell = cells[column]
        return clock_s(cell) if self._is_clock else number(cell, self._time_decimal)

    def _label(self, cells: list[str]) -> str:
        """Join the words of a row's other cells."""
        own = (self._columns.time, self._columns.force)
        words = (cell.strip() for i, cell in enumerate(cells) if i not in own and not is_missing(cell))
        return " ".join(word for word in words if number(word, self._force_decimal) is None)

    def _is_repeated_header(self, cells: list[str]) -> bool:
        return (
            bool(self._names) and {cell.strip().casefold() for cell in cells if cell.strip()} <= self._names
        )
