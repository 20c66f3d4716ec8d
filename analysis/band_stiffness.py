"""How stiff a band is, by a guided two-point pull; never by its colour."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.metric import Metric, withheld


@dataclass(frozen=True, slots=True)
class Pull:
    """A steady pull: how long the band was, and how hard it pulled."""

    length_m: float
    newtons: float


def band_stiffness(short: Pull, long: Pull) -> Metric:
    """Divide the difference in pull by the difference in length, N/m."""
    longer_m = long.length_m - short.length_m
    if not longer_m > 0:
        return withheld("band_stiffness", f"the second pull is {longer_m:g} m longer; it must be longer")
    return Metric("band_stiffness", (long.newtons - short.newtons) / longer_m)


def softening(first_use: Metric, now: Metric) -> Metric:
    """Give how much softer a band has become since its first use, per cent."""
    if not (first_use.known and now.known):
        return withheld("softening", first_use.withheld or now.withheld)
    return Metric("softening", 100 * (first_use.value - now.value) / first_use.value)
