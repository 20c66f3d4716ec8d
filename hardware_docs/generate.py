"""Make every drawing, and every table that a document holds, from their sources: ``make drawings``.

A table stands in its document between ``<!-- begin NAME -->`` and ``<!-- end NAME -->``.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hardware_docs.calculations import costs, electrics, geometry, loads, pad_pressure, uncertainty
from hardware_docs.drawings import (
    anchor,
    axes_and_signs,
    pelvis_pad,
    platform,
    postures,
    strap_paths,
    wires,
    wiring,
)
from hardware_docs.drawings.sheet import Sheet

FOLDER = Path(__file__).parent

DRAWINGS: dict[str, Callable[[], Sheet]] = {
    "wiring.svg": wiring.draw,
    "anchor.svg": anchor.draw,
    "platform.svg": platform.draw,
    "strap_paths.svg": strap_paths.draw,
    "pelvis_pad.svg": pelvis_pad.draw,
    "axes_and_signs.svg": axes_and_signs.draw,
}

TABLES: dict[str, dict[str, Callable[[], str]]] = {
    "README.md": {"costs": costs.costs_table},
    "wiring.md": {"pins": wires.pins_table, "wires": wires.wires_table, "current": electrics.current_table},
    "mechanics.md": {
        "heights": geometry.heights_table,
        "angles": geometry.angle_table,
        "bands": loads.bands_table,
        "cells": loads.cells_table,
        "parts": loads.parts_table,
        "paths": postures.paths_table,
        "pad cases": pad_pressure.cases_table,
        "pad sensors": pad_pressure.sensors_table,
    },
    "calibration.md": {"budget": uncertainty.budget_table, "result": uncertainty.result_table},
}


def with_tables(text: str, tables: dict[str, Callable[[], str]]) -> str:
    """Put fresh tables into a document.

    Raises
    ------
    LookupError : the document has no place for a table
    """
    for name, make in tables.items():
        begin, end = f"<!-- begin {name} -->", f"<!-- end {name} -->"
        if text.count(begin) != 1 or text.count(end) != 1:
            raise LookupError(f"need one {begin!r} and one {end!r} in the document")
        before, _, rest = text.partition(begin)
        text = f"{before}{begin}\n{make()}\n{end}{rest.partition(end)[2]}"
    return text


def main() -> None:
    for name, draw in DRAWINGS.items():
        draw().save(FOLDER / name)
    for name, tables in TABLES.items():
        path = FOLDER / name
        path.write_text(with_tables(path.read_text("utf-8"), tables), "utf-8")


if __name__ == "__main__":
    main()
