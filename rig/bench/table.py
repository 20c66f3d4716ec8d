"""What a benchmark hands back: one small table that prints and turns into JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rich.table import Table

Cell = str | float | int


@dataclass(frozen=True, slots=True)
class BenchTable:
    """Figures measured side by side in one run.

    Attributes
    ----------
    title : what was measured
    columns : heads, units included
    rows : one tuple per contestant, as long as `columns`; the first cell is its name
    notes : how it was measured, one sentence each
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Give the table as plain lists and dicts, one dict per row keyed by column."""
        rows = [dict(zip(self.columns, row, strict=True)) for row in self.rows]
        return {"title": self.title, "rows": rows, "notes": list(self.notes)}

    def as_rich(self) -> Table:
        """Give the table for a terminal: names left, figures right."""
        caption = "\n".join(self.notes) or None
        table = Table(title=self.title, caption=caption, title_justify="left", caption_justify="left")
        for place, column in enumerate(self.columns):
            table.add_column(column, justify="left" if place == 0 else "right")
        for row in self.rows:
            table.add_row(*(cell if isinstance(cell, str) else _figure(cell) for cell in row))
        return table


def _figure(value: float) -> str:
    """Write a number with three significant digits at least, thousands set apart."""
    if isinstance(value, int) or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"
