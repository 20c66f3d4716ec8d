"""A change, beside the smallest one that measurement error does not explain."""

from __future__ import annotations

import math
from dataclasses import dataclass

from analysis.metric import Metric, withheld


@dataclass(frozen=True, slots=True)
class Change:
    """Two like figures in order of time.

    Attributes
    ----------
    percent : of the earlier one
    mdc_percent : smallest change that counts as one
    """

    before: Metric
    now: Metric
    percent: Metric
    mdc_percent: float

    @property
    def words(self) -> str:
        """Say what may be said of the change."""
        if not self.percent.known:
            return f"no change can be given: {self.percent.withheld}"
        band = f"±{self.mdc_percent:.0f} %"
        if abs(self.percent.value) < self.mdc_percent:
            return f"within measurement error ({band})"
        way = "more" if self.percent.value > 0 else "less"
        return f"{abs(self.percent.value):.0f} % {way}, beyond measurement error ({band})"


def change(before: Metric, now: Metric, mdc_percent: float) -> Change:
    """Compare two like figures."""
    for when, metric in (("before", before), ("now", now)):
        if not metric.known:
            return Change(before, now, withheld("change", f"{when}: {metric.withheld}"), mdc_percent)
    if before.value == 0:
        return Change(before, now, withheld("change", "the earlier figure is 0"), mdc_percent)
    percent = 100 * (now.value - before.value) / before.value
    return Change(before, now, Metric("change", percent), mdc_percent)


def mdc95(sem: float) -> float:
    """Give the minimal detectable change at 95 %: ``1.96 · √2 · SEM``, in the unit of `sem`."""
    return 1.96 * math.sqrt(2) * sem
