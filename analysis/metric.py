"""A figure: its value, or the reason why there is none, and the formula that makes it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from analysis.formulas import FORMULAS, Formula

NAN = float("nan")


@dataclass(frozen=True, slots=True)
class Metric:
    """One figure.

    Attributes
    ----------
    name : of a formula in `FORMULAS`
    value : in the formula's unit; NaN where there is none
    withheld : why there is none, in plain words; empty where there is a value
    """

    name: str
    value: float = NAN
    withheld: str = ""

    def __post_init__(self) -> None:
        if math.isnan(self.value) != bool(self.withheld):
            raise ValueError(f"{self.name}: a figure has either a value or a reason why not")

    @property
    def formula(self) -> Formula:
        return FORMULAS[self.name]

    @property
    def known(self) -> bool:
        return not self.withheld

    def text(self, digits: int = 1) -> str:
        """Write the value without its unit; "withheld" where there is none."""
        return f"{round(self.value, digits) + 0.0:.{digits}f}" if self.known else "withheld"  # never -0.0


def withheld(name: str, why: str) -> Metric:
    """Give a figure without a value."""
    return Metric(name, NAN, why)


def mean_of(name: str, metrics: list[Metric]) -> Metric:
    """Average the known ones of like figures."""
    known = [metric.value for metric in metrics if metric.known]
    return Metric(name, sum(known) / len(known)) if known else withheld(name, "no figure to average")
