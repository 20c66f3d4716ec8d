"""How much a figure varies when nothing has changed: a site's own SEM and MDC from repeat sessions."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.change import mdc95

MODEL = "ICC(1,1): one-way random effects, single measurement"


@dataclass(frozen=True, slots=True)
class Reliability:
    """What repeats of several subjects show.

    Attributes
    ----------
    icc : of `MODEL`; NaN where nothing varies
    sem : root of the mean square within subjects, in the unit of the figure
    mdc_percent : MDC95 in per cent of the mean of all figures
    """

    subjects: int
    figures: int
    icc: float
    sem: float
    mdc_percent: float


def reliability(repeats: Sequence[Sequence[float]]) -> Reliability | None:
    """Analyse repeats by one-way analysis of variance; None below two subjects with two figures each.

    Parameters
    ----------
    repeats : the like figures of each subject; groups of one are left out; they may differ in size

    Source: Shrout and Fleiss 1979, doi:10.1037/0033-2909.86.2.420; for unequal groups their mean size is
    that of the one-way model, ``(N - sum(n**2) / N) / (groups - 1)``.
    """
    groups = [list(group) for group in repeats if len(group) >= 2]
    if len(groups) < 2:
        return None
    sizes = [len(group) for group in groups]
    total = sum(sizes)
    means = [sum(group) / len(group) for group in groups]
    grand = sum(map(sum, groups)) / total
    within = sum((x - m) ** 2 for group, m in zip(groups, means, strict=True) for x in group)
    between = sum(n * (m - grand) ** 2 for n, m in zip(sizes, means, strict=True))
    mean_within, mean_between = within / (total - len(groups)), between / (len(groups) - 1)
    size = (total - sum(n * n for n in sizes) / total) / (len(groups) - 1)
    spread = mean_between + (size - 1) * mean_within
    sem = math.sqrt(mean_within)
    return Reliability(
        subjects=len(groups),
        figures=total,
        icc=(mean_between - mean_within) / spread if spread > 0 else math.nan,
        sem=sem,
        mdc_percent=100 * mdc95(sem) / grand if grand > 0 else math.nan,
    )
