"""Following one stream of samples without holes of more than 65,535, in plain Python."""

from __future__ import annotations

from rig.samples import LOST_BEFORE, MISSING


def follow(samples: list[tuple[int, int]]) -> tuple[list[tuple[int, int, int]], list[tuple[int, int]]]:
    """Follow (sequence u16, ticks) pairs.

    Returns
    -------
    rows : (unwrapped sequence, ticks, flags)
    gaps : (index of the sample that closed it, samples lost)
    """
    rows: list[tuple[int, int, int]] = []
    gaps: list[tuple[int, int]] = []
    newest: tuple[int, int] | None = None
    for index, (wire_sequence, ticks) in enumerate(samples):
        if newest is None:
            newest = (0, ticks)
            first = wire_sequence
            rows.append((0, ticks, 0))
            continue
        sequence = newest[0] + ((wire_sequence - first - newest[0]) + 32_768) % 65_536 - 32_768
        if sequence <= newest[0]:
            continue
        flags = 0
        if sequence > newest[0] + 1:
            rows.append((newest[0] + 1, newest[1] + 1, MISSING))
            gaps.append((index, sequence - newest[0] - 1))
            flags = LOST_BEFORE
        rows.append((sequence, ticks, flags))
        newest = (sequence, ticks)
    return rows, gaps
