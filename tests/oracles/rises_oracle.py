"""Offline rises by the definition: plain Python, a line that is given, the whole recording in hand."""

from __future__ import annotations

from collections.abc import Sequence


def rises_of(
    time_s: Sequence[float], value: Sequence[float], line: float, least: float, minimum_s: float = 0.3
) -> list[tuple[float, float, float]]:
    """Give (start, end, peak) of each stretch above `least` over the line that lasts, dips left aside."""
    found: list[tuple[float, float, float]] = []
    start, low, peak = None, None, 0.0
    for t, v in zip(time_s, value, strict=True):
        above = v - line
        if start is None and above >= least:
            start, low, peak = t, None, above
        if start is None:
            continue
        peak = max(peak, above)
        low = None if above >= 0.5 * least else (low if low is not None else t)
        if low is not None and t - low >= minimum_s:
            if low - start >= minimum_s:
                found.append((start, low, peak))
            start = None
    return found
