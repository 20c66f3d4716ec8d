"""How every figure was made: formulas with versions, thresholds with sources."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from analysis.formulas import FORMULAS, Formula
from analysis.report.blocks import Block, Grid, Heading, NewPage, Words
from analysis.summary import Summary
from rig.measure.isometric_force import IsometricSettings
from rig.settings import Thresholds

GROUPS = {"rep": "Reps", "hold": "Holds", "roll": "Pelvic rolls"}


def methods_page(summaries: Sequence[Summary]) -> list[Block]:
    """Write the methods of every station; thresholds that differ between them stand once for each."""
    tested = any(summary.strength is not None for summary in summaries)
    blocks: list[Block] = [
        NewPage(),
        Heading("Methods", 1),
        Words(
            "Events are those announced during the session, by causal detection: no decision used later "
            "samples. Force is (counts − tare) × scale; samples are stored unfiltered. [L] literature or a "
            "standard, [M] measured, [E] an engineering choice without a source.",
            "note",
        ),
        Heading("Formulas"),
        Grid(
            ("figure", "unit", "method", "source", "version"),
            tuple((f.says, f.unit, f.method, f.source, str(f.version)) for f in _used(tested)),
            (1.7, 0.8, 4.6, 1.7, 0.8),
            "llllr",
        ),
        Heading("Thresholds of the analysis"),
        _thresholds(summaries[0].settings),
    ]
    if tested:
        blocks += [Heading("Thresholds of the isometric test"), _thresholds(IsometricSettings())]
    for name, title in GROUPS.items():
        of: dict[Thresholds, list[str]] = {}
        for summary in summaries:
            setup = summary.session.setup
            of.setdefault(getattr(setup.settings, name), []).append(f"{setup.exercise} {setup.side}")
        for group, where in of.items():
            whose = f" ({', '.join(where)})" if len(of) > 1 else ""
            blocks += [Heading(f"Thresholds of detection: {title.lower()}{whose}"), _thresholds(group)]
    return blocks


def _used(tested: bool) -> list[Formula]:
    """Leave out what only an isometric test has: through a band there is no strength and no such rate."""
    if tested:
        return list(FORMULAS.values())
    return [formula for name, formula in FORMULAS.items() if not name.startswith(("strength", "rfd"))]


def _thresholds(group: Thresholds) -> Grid:
    rows = []
    for field in dataclasses.fields(group):
        value = getattr(group, field.name)
        changed = "" if value == field.default else f" (default {field.default:g})"
        said = (
            field.name.replace("_", " "),
            f"{value:g}{changed}",
            field.metadata["unit"],
            field.metadata["source"],
        )
        rows.append(said)
    return Grid(("threshold", "value", "unit and meaning", "source"), tuple(rows), (2.2, 1.2, 4, 2.4), "lrll")
