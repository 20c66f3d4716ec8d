"""What a benchmark hands back: one small table that prints and turns into JSON."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import Any

from rich.table import Table

Cell = str | float | int
LINE = 80  # a terminal that nobody has made wider


@dataclass(frozen=True, slots=True)
class BenchTable:
    """Figures measured side by side in one run.

    Attributes
    ----------
    title : what was measured
    columns : heads, units included
    rows : one tuple per contestant, as long as `columns`
    notes : how it was measured, one sentence each
    names : so many cells at the beginning of a row name it
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    names: int = 1

    def to_json(self) -> dict[str, Any]:
        """Give the table as plain lists and dicts, one dict per row keyed by column."""
        rows = [dict(zip(self.columns, row, strict=True)) for row in self.rows]
        return {"title": self.title, "rows": rows, "notes": list(self.notes)}

    def as_rich(self) -> Table:
        """Give the table for a terminal: names left, figures right."""
        caption = "\n".join(self.notes) or None
        table = Table(title=self.title, caption=caption, title_justify="left", caption_justify="left")
        cells = [[cell if isinstance(cell, str) else _figure(cell) for cell in row] for row in self.rows]
        for place, head in enumerate(_heads(self.columns, cells)):
            table.add_column(head, justify="left" if place < self.names else "right")
        for row in cells:
            table.add_row(*row)
        return table


def _heads(columns: tuple[str, ...], cells: list[list[str]]) -> list[str]:
    """Break heads into lines, no more than the table needs to fit into a terminal."""
    heads, widest = list(columns), [max(map(len, column)) for column in zip(*cells, strict=True)]
    for room in range(max(map(len, columns)), 0, -1):
        lines = [textwrap.wrap(column, room, break_long_words=False) for column in columns]
        heads = ["\n".join(head) for head in lines]
        wide = [max(cell, *map(len, head)) for cell, head in zip(widest, lines, strict=True)]
        if sum(wide) + 3 * len(wide) + 1 <= LINE:
            break
    return heads


def _figure(value: float) -> str:
    """Write a number with three significant digits at least, thousands set apart."""
    if isinstance(value, int) or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"
