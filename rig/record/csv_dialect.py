"""How a line is cut into cells: which sign divides them."""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass

from rig.record.csv_cells import is_missing, looks_numeric

SPACES = " "
_COMMENT = re.compile(r"\s*(#|%|//|!)")
_CANDIDATES = ("\t", ";", "|", ",", SPACES)  # the earlier one wins where two cut alike
_STATED = re.compile(r"\"?sep=(.)\"?", re.IGNORECASE)
_LONGEST_QUOTED = 100_000  # the csv module refuses longer cells
_LOOKED_AT = 300  # lines, spread over the file


@dataclass(frozen=True, slots=True)
class Dialect:
    """The sign between cells; `SPACES` stands for any run of white space.

    `pairs` : the comma divides cells and is the decimal sign too, and always two pieces make one cell.
    """

    delimiter: str
    pairs: bool = False

    def cells(self, line: str) -> list[str]:
        """Cut one line; quoted cells lose their quotes."""
        if self.delimiter == SPACES:
            line = " ".join(line.split())
        cells = (
            next(csv.reader([line], delimiter=self.delimiter)) if '"' in line else line.split(self.delimiter)
        )
        if self.pairs:
            return [",".join(two) for two in zip(cells[::2], cells[1::2], strict=False)]
        return cells


def is_comment(line: str) -> bool:
    """Say whether a line is blank or marked as a remark."""
    return not line or line.isspace() or _COMMENT.match(line) is not None


def find_dialect(lines: list[str]) -> Dialect:
    """Choose the sign that cuts the most lines into equally many cells, most of them numbers."""
    stated = _STATED.fullmatch(lines[0].strip()) if lines else None
    if stated:
        return Dialect(stated[1])
    body = _spread(lines)
    scores = [_score(Dialect(sign), body) for sign in _CANDIDATES]
    return Dialect(_CANDIDATES[max(range(len(scores)), key=lambda i: (scores[i], -i))])


def _spread(lines: list[str]) -> list[str]:
    step = max(1, len(lines) // _LOOKED_AT)
    return [line for line in lines[::step] if not is_comment(line)]


def _score(dialect: Dialect, lines: list[str]) -> tuple[float, int]:
    """(share of lines cut alike x share of numbers among their cells, cells per line).

    A cell of words weighs little against a cut; one in which another sign is left over weighs much.
    """
    cut = [dialect.cells(line) for line in lines if dialect.delimiter in line.strip()]
    cut = [cells for cells in cut if any(looks_numeric(cell) for cell in cells)]
    if not cut:
        return 0.0, 0
    width = Counter(map(len, cut)).most_common(1)[0][0]
    alike = [cells for cells in cut if len(cells) == width]
    words = numbers = uncut = 0
    for cell in (cell for cells in alike for cell in cells if not is_missing(cell)):
        if looks_numeric(cell):
            numbers += 1
        elif any(sign in cell for sign in "\t;|,"):
            uncut += 1
        else:
            words += 1
    numeric = numbers / (numbers + 3.0 * uncut + 0.3 * words)
    return round(len(alike) / len(lines) * numeric, 2), width
