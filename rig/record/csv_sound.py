"""Whether the rows that were read make a table: enough samples, few rows that say nothing."""

from __future__ import annotations

import numpy as np

from rig.errors import InputRefused
from rig.record.csv_rows import EMPTY, MEASURED, Rows

FEWEST_SAMPLES = 10
_UNREADABLE_SHARE = 0.25  # of the rows
_SHOWN = 40  # characters of a cell in a message


def sound_rows(found: Rows, time_name: str, force_name: str, cut_line: int, notes: list[str]) -> np.ndarray:
    """Give the rows (array of `csv_rows.ROW`), a cut-off last one left out, and note what was not read.

    `cut_line` is the last line's number where it has no line end, else 0.

    Raises
    ------
    InputRefused : no numbers, too few, or too many cells that are none
    """
    rows = _without_cut_row(found.rows, cut_line, notes)
    measured = int(np.count_nonzero(rows["kind"] == MEASURED))
    if measured == 0:
        raise InputRefused(_no_numbers(found, time_name, force_name))
    inside = [(line, text) for line, text in found.unreadable if line < rows["line"][-1]]
    strange = sorted(inside + found.words)
    if len(strange) > _UNREADABLE_SHARE * (rows.size + len(inside)):
        line, said = strange[0]
        raise InputRefused(
            f"row {line}: '{said[:_SHOWN]}' is not a number, and so in {len(strange)} of "
            f"{rows.size + len(inside)} rows"
        )
    if measured < FEWEST_SAMPLES:
        raise InputRefused(
            f"column '{force_name}' has {measured} samples; at least {FEWEST_SAMPLES} are needed"
        )
    _note(found, inside, notes)
    return rows


def _without_cut_row(rows: np.ndarray, cut_line: int, notes: list[str]) -> np.ndarray:
    if rows.size and cut_line == rows["line"][-1] and rows["kind"][-1] == EMPTY:
        notes.append(f"row {cut_line}, the last, is cut off and was left out")
        return rows[:-1]
    return rows


def _no_numbers(found: Rows, time_name: str, force_name: str) -> str:
    if found.words:
        line, cell = found.words[0]
        return f"row {line}: column '{force_name}' holds no numbers; it says '{cell[:_SHOWN]}'"
    if found.unreadable and found.rows.size == 0:
        line, text = found.unreadable[0]
        return (
            f"row {line}: column '{time_name or force_name}' holds no numbers; the row is '{text[:_SHOWN]}'"
        )
    return f"column '{force_name}' holds no numbers"


def _note(found: Rows, inside: list[tuple[int, str]], notes: list[str]) -> None:
    if inside:
        notes.append(f"{_lines(len(inside))} were not read as samples, the first is row {inside[0][0]}")
    after = len(found.unreadable) - len(inside)
    if after:
        notes.append(f"{_lines(after)} after the last sample were left out")
    if found.words:
        first = found.words[0][0]
        notes.append(
            f"{_lines(len(found.words))} with words for a number are missing, the first is row {first}"
        )


def _lines(count: int) -> str:
    return "1 line" if count == 1 else f"{count} lines"
