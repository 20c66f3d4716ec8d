"""What the parts cost: sums of the rough price ranges in bill_of_materials.csv. Estimates, not quotes."""

from __future__ import annotations

import csv
from pathlib import Path

from hardware_docs.calculations.markdown import table

BILL = Path(__file__).parents[1] / "bill_of_materials.csv"


def rows() -> list[dict[str, str]]:
    with BILL.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def costs_table() -> str:
    sums: dict[str, list[float]] = {}
    for row in rows():
        low_high = sums.setdefault(row["group"], [0.0, 0.0])
        for place, column in enumerate(("each_low_eur", "each_high_eur")):
            low_high[place] += int(row["quantity"]) * float(row[column])
    whole = [sum(pair[place] for pair in sums.values()) for place in (0, 1)]
    lines = [(group, f"{low:.0f} to {high:.0f}") for group, (low, high) in sums.items()]
    return table(
        ("group", "EUR, estimate"), [*lines, ("**together**", f"**{whole[0]:.0f} to {whole[1]:.0f}**")]
    )
