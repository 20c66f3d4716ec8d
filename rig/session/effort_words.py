"""What was measured of one isometric effort, in the words in which it is recorded."""

from __future__ import annotations

import math

from rig.measure.isometric_effort import Effort
from rig.measure.isometric_force import Rate


def effort_words(number: int, effort: Effort) -> list[str]:
    """Give the marks of one effort; `number` 0 is practice, of which nothing but the peak is kept."""
    name = f"isometric effort {number}" if number else "isometric practice"
    first = f"{name}: peak {_newtons(effort.peak_newtons)}"
    if not number:
        return [first]
    onset = "none" if math.isnan(effort.onset_s) else f"{1000 * (effort.onset_s - effort.go_s):.0f} ms"
    return [
        f"{first}, 0.1 s mean {_newtons(effort.around_peak_newtons)}, onset after go {onset}",
        f"{name} rates: {', '.join(_rates(effort))}",
    ]


def _rates(effort: Effort) -> list[str]:
    rates = [(f"0-{1000 * window:.0f} ms", rate) for window, rate in effort.rates.items()]
    rates += [("steepest 50 ms", effort.steepest), ("20-80 %", effort.rate_20_80)]
    return [f"{name} {_rate(rate)}" for name, rate in rates]


def _rate(rate: Rate) -> str:
    return "refused" if rate.refused else f"{rate.newtons_per_s:.0f} N/s ({rate.samples})"


def _newtons(newtons: float) -> str:
    return "withheld" if math.isnan(newtons) else f"{newtons:.1f} N"
