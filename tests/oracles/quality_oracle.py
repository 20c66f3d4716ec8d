"""The host's flags and the numbers of one stream, in plain Python."""

from __future__ import annotations

from rig.samples import OUT_OF_RANGE, SATURATED, STUCK, UNTRUSTED


def flags_of(
    samples: list[tuple[float, int, float, int]],
    value_range: tuple[float, float],
    counts_range: tuple[int, int],
    stuck: tuple[int, float, int],
) -> list[int]:
    """Flag (time_s, counts, value, flags) samples; `stuck` is (samples, seconds, dead samples)."""
    found = []
    for i, (time_s, counts, value, flags) in enumerate(samples):
        run = 1
        while run <= i and samples[i - run][1] == counts:
            run += 1
        lasted_s = time_s - samples[i - run + 1][0]
        if not counts_range[0] < counts < counts_range[1]:
            flags |= SATURATED
        if not value_range[0] <= value <= value_range[1]:
            flags |= OUT_OF_RANGE
        if (counts in (0, -1) and run >= stuck[2]) or (run >= stuck[0] and lasted_s >= stuck[1]):
            flags |= STUCK
        found.append(flags)
    return found


def flagged(flags: list[int]) -> int:
    return sum(bool(f & UNTRUSTED) for f in flags)
