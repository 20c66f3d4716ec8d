"""How well the detector agrees with a person who labelled the reps by hand."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from rig.errors import InputRefused
from rig.events import Rep
from rig.record.edits import Edit, edits_of, read_edits
from rig.record.reader import open_session


@dataclass(frozen=True, slots=True)
class BlandAltman:
    """Differences detector − label: bias, SD (n − 1), and the limits bias ± 1.96 SD; NaN below two pairs."""

    pairs: int
    bias: float
    sd: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the comparison came to.

    Attributes
    ----------
    labels, detected, matched : reps inside what was labelled
    sensitivity, precision : matched / labels and matched / detected; NaN where there is nothing to divide by
    start_s, end_s, duration_s : how the times of matched reps differ
    tension_percent : total time under tension, detector against labels
    """

    files: int
    labels: int
    detected: int
    matched: int
    start_s: BlandAltman
    end_s: BlandAltman
    duration_s: BlandAltman
    tension_percent: float

    @property
    def sensitivity(self) -> float:
        return self.matched / self.labels if self.labels else math.nan

    @property
    def precision(self) -> float:
        return self.matched / self.detected if self.detected else math.nan


Span = tuple[float, float]
Pairs = list[tuple[Span, Span]]


def agreement(paths: Sequence[Path]) -> Agreement:
    """Compare the stored reps of sessions with the labels beside them.

    Raises
    ------
    InputRefused : no file has labels, or one cannot be read
    """
    labels = detected = files = 0
    pairs: Pairs = []
    for path in paths:
        edits = read_edits(path)
        if any(edit.what in ("rep", "labelled") for edit in edits):
            found, marked = _spans(path, edits)
            pairs += matched(found, marked)
            files, labels, detected = files + 1, labels + len(marked), detected + len(found)
    if not files:
        example = edits_of(paths[0]).name if paths else "<session>.edits.json"
        raise InputRefused(f"no labels: none of {len(paths)} sessions has reps by hand in its {example}")
    return _agreed(files, labels, detected, pairs)


def matched(found: Sequence[Span], labels: Sequence[Span]) -> Pairs:
    """Pair detected reps with labels one to one, those that overlap most first."""
    overlaps = sorted(
        (
            (min(f[1], one[1]) - max(f[0], one[0]), -i, -j)
            for i, f in enumerate(found)
            for j, one in enumerate(labels)
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for overlap_s, minus_i, minus_j in overlaps:
        if overlap_s > 0 and -minus_i not in pairs and -minus_j not in pairs.values():
            pairs[-minus_i] = -minus_j
    return [(found[i], labels[j]) for i, j in sorted(pairs.items())]


def bland_altman(differences: Sequence[float]) -> BlandAltman:
    """Summarise differences. Source: Bland and Altman 1986, doi:10.1016/S0140-6736(86)90837-8."""
    if len(differences) < 2:
        return BlandAltman(len(differences), math.nan, math.nan, math.nan, math.nan)
    bias, sd = float(np.mean(differences)), float(np.std(differences, ddof=1))
    return BlandAltman(len(differences), bias, sd, bias - 1.96 * sd, bias + 1.96 * sd)


def _spans(path: Path, edits: Sequence[Edit]) -> tuple[list[Span], list[Span]]:
    """Give detected and labelled reps whose middle lies in what was labelled; all, if none is named."""
    stretches = [(e.start_s, e.end_s) for e in edits if e.what == "labelled"] or [(-math.inf, math.inf)]
    labels = [e for e in edits if e.what == "rep"]
    channels = {label.channel for label in labels if label.channel}
    reps = [e for e in open_session(path).events if isinstance(e, Rep)]
    reps = [rep for rep in reps if not channels or rep.channel in channels]

    def inside(one: Rep | Edit) -> bool:
        middle_s = (one.start_s + one.end_s) / 2
        return any(low <= middle_s < high for low, high in stretches)

    detected = [(rep.start_s, rep.end_s) for rep in reps if inside(rep)]
    return detected, [(label.start_s, label.end_s) for label in labels if inside(label)]


def _agreed(files: int, labels: int, detected: int, pairs: Pairs) -> Agreement:
    seen_s = sum(f[1] - f[0] for f, _ in pairs)
    labelled_s = sum(one[1] - one[0] for _, one in pairs)
    return Agreement(
        files=files,
        labels=labels,
        detected=detected,
        matched=len(pairs),
        start_s=bland_altman([f[0] - one[0] for f, one in pairs]),
        end_s=bland_altman([f[1] - one[1] for f, one in pairs]),
        duration_s=bland_altman([(f[1] - f[0]) - (one[1] - one[0]) for f, one in pairs]),
        tension_percent=100 * (seen_s - labelled_s) / labelled_s if labelled_s else math.nan,
    )
