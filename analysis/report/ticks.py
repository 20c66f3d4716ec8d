"""Round numbers for an axis, and times as people read them."""

from __future__ import annotations

import math


def round_ticks(low: float, high: float, most: int) -> list[float]:
    """Give at most `most` + 1 round numbers from `low` to `high`, steps of 1, 2 or 5 times a power of ten."""
    least = max(high - low, 1e-9) / most
    power = 10.0 ** math.floor(math.log10(least))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= least * (1 - 1e-9))
    first = math.ceil(low / step - 1e-9)
    return [round(step * number, 10) for number in range(first, math.floor(high / step + 1e-9) + 1)]


def time_ticks(low_s: float, high_s: float, most: int) -> list[float]:
    """Give round times: steps that clocks have."""
    steps = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400)
    step = next((s for s in steps if (high_s - low_s) / s <= most), 28_800)
    return [float(step * n) for n in range(math.ceil(low_s / step), math.floor(high_s / step) + 1)]


def clock(time_s: float) -> str:
    """Write session time as minutes and seconds."""
    minutes, seconds = divmod(round(time_s), 60)
    return f"{minutes}:{seconds:02d}"


def lasting(time_s: float) -> str:
    """Say how long something lasted, in words."""
    if round(time_s) < 120:
        return f"{time_s:.0f} seconds"
    minutes, seconds = divmod(round(time_s), 60)
    return f"{minutes} minutes" + (f" and {seconds} seconds" if seconds else "")
