"""However the clock fit jumps, the time line is continuous, rises, and leaves the past alone."""

from __future__ import annotations

import numpy as np
import pytest

from rig.measure.time_line import PIECES_KEPT, Line, TimeLine


def steered(seed: int, times: int) -> tuple[TimeLine, list[tuple[int, np.ndarray]]]:
    """Steer to wild targets; gives the line, and what each past looked like before it was steered."""
    random = np.random.default_rng(seed)
    line, now, pasts = TimeLine(Line(0, 0.0, 1e-6)), 0, []
    for _ in range(times):
        now += int(random.integers(10_000, 2_000_000))
        pasts.append((now, line.session_s(np.arange(max(now - 500_000, 0), now, 997))))
        target = Line(now, line.at(now) + random.normal(0, 0.05), 1e-6 * (1 + random.normal(0, 5e-3)))
        line.steer(now, target, slew_s=1.0, limit=0.02)
    return line, pasts


@pytest.mark.parametrize("seed", range(5))
def test_the_past_stays_and_time_rises(seed: int) -> None:
    line, pasts = steered(seed, 12)
    for now, past in pasts:
        assert line.session_s(np.arange(max(now - 500_000, 0), now, 997)).tolist() == past.tolist()
    steps = np.diff(line.session_s(np.arange(0, pasts[-1][0] + 3_000_000, 1_000)))
    assert steps.min() > 0.95e-3
    assert steps.max() < 1.05e-3


def test_one_tick_and_many_are_mapped_alike() -> None:
    line, pasts = steered(7, 5)
    ticks = np.arange(-1_000, pasts[-1][0] + 3_000_000, 12_345)
    assert [line.at(int(t)) for t in ticks] == line.session_s(ticks).tolist()


def test_a_target_is_reached_and_kept() -> None:
    line, target = TimeLine(Line(0, 0.0, 1e-6)), Line(0, 0.1, 1.002e-6)
    line.steer(1_000_000, target, slew_s=1.0, limit=0.02)
    assert line.at(1_000_000) == 1.0
    assert line.at(3_000_000) < target.at(3_000_000)
    assert line.at(7_000_000) == pytest.approx(target.at(7_000_000), abs=1e-12)


def test_memory_is_bounded() -> None:
    line, _ = steered(8, 200)
    assert len(line._pieces) <= PIECES_KEPT + 2
