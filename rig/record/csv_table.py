"""Where the table lies in a file: what comes before it, its header, its units, its first row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from rig.record.csv_cells import is_missing, looks_numeric
from rig.record.csv_dialect import Dialect, find_dialect, is_comment
from rig.record.csv_units import take_apart, unit_of

_HEAD_LINES = 3_000  # looked at first; the whole file only when no table begins in them
_INTERRUPTIONS = 3  # other lines that may lie between two rows of one table
_ABOVE = 8  # lines above the first row in which a header is looked for
_REMARK = re.compile(r"\s*(#|%|//|!)+\s?")


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a text file.

    Attributes
    ----------
    dialect : how its lines are cut
    names : header cells, one for each column; empty when there is no header
    units : the cells of a units row under the header, or empty
    header : index of the header line, -1 without one
    first : index of the line where rows may begin
    width : cells in most rows
    shift : 1 when rows begin with an index that the header does not name
    """

    dialect: Dialect
    names: tuple[str, ...]
    units: tuple[str, ...]
    header: int
    first: int
    width: int
    shift: int = 0

    def unit(self, column: int) -> str:
        """Unit of a column as its header or the units row states it; "" when neither does."""
        name = column - self.shift
        stated = take_apart(self.names[name]).unit if 0 <= name < len(self.names) else ""
        return stated or (unit_of(self.units[name]) if 0 <= name < len(self.units) else "")

    def name(self, column: int) -> str:
        """What to call a column in a sentence."""
        name = column - self.shift
        cell = self.names[name].strip() if 0 <= name < len(self.names) else ""
        return cell or str(column + 1)


def find_table(lines: list[str], wanted: tuple[str, ...]) -> Table | None:
    """Find the table that holds the wanted columns, else the longest one; None when no row has numbers."""
    dialect = find_dialect(lines)
    first, width = _longest_run(lines[:_HEAD_LINES], dialect)
    if width == 0:
        first, width = _longest_run(lines, dialect)
    header = _header_of_names(lines, dialect, wanted, first)
    if header >= 0:
        below = _first_row_below(lines, dialect, header)
        first = first if header < first else below
        width = len(dialect.cells(lines[first])) if first < len(lines) else width
    if width == 0 or first >= len(lines):
        return None
    if header < 0:
        header = _header_above(lines, dialect, first, width)
    return _assemble(lines, dialect, header, first, width)


def looks_like_row(cells: list[str]) -> bool:
    """Say whether cells can be a row of samples: two numbers, or one and no words."""
    numbers = sum(looks_numeric(cell) for cell in cells)
    words = sum(not is_missing(cell) for cell in cells) - numbers
    return numbers >= 2 or (numbers == 1 and words == 0)


def _longest_run(lines: list[str], dialect: Dialect) -> tuple[int, int]:
    """(index of its first row, its width) of the longest run of rows that look alike."""
    best = start = run = width = missed = 0
    found = (0, 0)
    for i, line in enumerate(lines):
        if is_comment(line):
            continue
        cells = dialect.cells(line)
        row = looks_like_row(cells)
        if run and row and len(cells) == width:
            run, missed = run + 1, 0
        elif run and missed < _INTERRUPTIONS:
            missed += 1
        elif row:
            start, run, width, missed = i, 1, len(cells), 0
        else:
            run = 0
        if run > best:
            best, found = run, (start, width)
    return found


def _header_of_names(lines: list[str], dialect: Dialect, wanted: tuple[str, ...], first: int) -> int:
    """Index of the line that names every wanted column, first of all above the first row; else -1."""
    if not wanted:
        return -1
    sought = [_key(name) for name in wanted]
    begins = [name.strip().casefold()[:3] for name in wanted]
    for i in (*range(min(first, len(lines)) - 1, -1, -1), *range(first, len(lines))):
        line = _uncommented(lines[i])
        if not all(letters in line.casefold() for letters in begins):
            continue
        cells = dialect.cells(line)
        if looks_like_row(cells):
            continue
        keys = {part for cell in cells for part in _key(cell)}
        if len(cells) >= len(set(wanted)) and all(keys & set(key) for key in sought):
            return i
    return -1


def _key(name: str) -> tuple[str, ...]:
    """The spellings under which two names count as one."""
    return tuple(dict.fromkeys((take_apart(name).base or name.strip().casefold(), name.strip().casefold())))


def _first_row_below(lines: list[str], dialect: Dialect, header: int) -> int:
    for i in range(header + 1, len(lines)):
        if not is_comment(lines[i]) and looks_like_row(dialect.cells(lines[i])):
            return i
    return len(lines)


def _header_above(lines: list[str], dialect: Dialect, first: int, width: int) -> int:
    """Index of the nearest line above the first row that names about as many columns; -1 without one."""
    for i, cells in _lines_above(lines, dialect, first):
        filled = [cell for cell in cells if cell.strip()]
        words = [cell for cell in filled if not looks_numeric(cell)]
        if not words or 2 * len(words) < len(filled) or _is_units_row(cells):
            continue
        if width - 1 <= len(cells) <= width + 1 or 2 * len(cells) == width:
            return i
    return -1


def _lines_above(lines: list[str], dialect: Dialect, first: int) -> Iterator[tuple[int, list[str]]]:
    looked_at = 0
    for i in range(first - 1, -1, -1):
        line = _uncommented(lines[i])
        if line.strip():
            yield i, dialect.cells(line)
            looked_at += 1
        if looked_at == _ABOVE:
            return


def _uncommented(line: str) -> str:
    return _REMARK.sub("", line, count=1)


def _is_units_row(cells: list[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    return len(filled) > 0 and all(unit_of(cell) for cell in filled)


def _assemble(lines: list[str], dialect: Dialect, header: int, first: int, width: int) -> Table:
    if header < 0:
        return Table(dialect, (), (), -1, first, width)
    names = tuple(cell.strip() for cell in dialect.cells(_uncommented(lines[header])))
    units: tuple[str, ...] = ()
    begin = header + 1  # marks may come before the first sample
    for i in range(header + 1, first):
        cells = dialect.cells(_uncommented(lines[i]))
        if _is_units_row(cells):
            units, begin = tuple(cells), i + 1
    if dialect.delimiter == "," and 2 * len(names) == width and names[-1]:
        dialect, width = replace(dialect, pairs=True), width // 2
    shift = 1 if len(names) == width - 1 and _is_counted(lines, dialect, first) else 0
    return Table(dialect, names, units, header, begin, width, shift)


def _is_counted(lines: list[str], dialect: Dialect, first: int) -> bool:
    """Say whether the first cells of the first rows count 1, 2, 3 ... and the last cells hold something."""
    rows = [dialect.cells(line) for line in lines[first : first + 5] if not is_comment(line)]
    counts = [cells[0].strip() for cells in rows if cells[-1].strip()]
    return (
        len(counts) >= 2
        and all(count.isdigit() for count in counts)
        and all(int(after) - int(before) == 1 for before, after in pairwise(counts))
    )
