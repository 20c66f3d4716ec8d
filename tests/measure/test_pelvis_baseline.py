"""The pelvis baseline: taken lying still, refused otherwise, each refusal in its own words."""

from __future__ import annotations

import numpy as np
import pytest

from rig.errors import InputRefused
from rig.measure.pelvis_baseline import find_baseline
from rig.samples import LATE, MISSING, SAMPLE, SATURATED


def cell(
    value: np.ndarray | float, flags: int = 0, seconds: float = 2.5, rate_hz: float = 100.0
) -> np.ndarray:
    rows = np.zeros(round(seconds * rate_hz), SAMPLE)
    rows["time_s"] = 10.0 + np.arange(rows.size) / rate_hz
    rows["value"] = value
    rows["flags"] = flags
    return rows


TIME_S = np.arange(250) / 100.0


def test_index_and_sum_of_two_cells() -> None:
    baseline = find_baseline([cell(7.0), cell(5.0)])
    assert baseline.index == pytest.approx(2.0 / 12.0)
    assert baseline.sum_kpa == pytest.approx(12.0)


def test_one_cell_has_a_sum_and_no_index() -> None:
    baseline = find_baseline([cell(5.3)])
    assert (baseline.index, baseline.sum_kpa) == (0.0, pytest.approx(5.3))


def test_only_the_last_two_seconds_count() -> None:
    turned_before = np.where(TIME_S < 0.4, 11.0, 7.0)
    assert find_baseline([cell(turned_before), cell(5.0)]).index == pytest.approx(2.0 / 12.0)


def test_breathing_is_lying_still() -> None:
    breath = 0.02 * np.sin(2 * np.pi * 0.3 * TIME_S)
    baseline = find_baseline([cell(6.0 * (1 + breath)), cell(6.0 * (1 + breath))])
    assert baseline.index == pytest.approx(0.0, abs=1e-9)
    assert baseline.sum_kpa == pytest.approx(12.0, rel=0.02)


def test_late_samples_are_good_and_saturated_ones_take_no_part() -> None:
    back = cell(7.0, LATE)
    back["value"][50:70], back["flags"][50:70] = 90.0, SATURATED
    assert find_baseline([back, cell(5.0)]).index == pytest.approx(2.0 / 12.0)


def with_hole() -> np.ndarray:
    rows = cell(7.0)
    rows["flags"][100:180], rows["value"][100:180] = MISSING, np.nan
    return rows


@pytest.mark.parametrize(
    ("back", "front", "words"),
    [
        (cell(0.2), cell(0.3), "the pad carries 0.50 kPa; need 1 kPa. Lie on the pad."),
        (cell(6.0 + TIME_S), cell(6.0 - TIME_S), "the pelvis moves (index by 0.250, pressure by 0 %)"),
        (cell(6.0 + TIME_S), cell(6.0 + TIME_S), "pressure by 20 %"),
        (with_hole(), cell(5.0), "good samples of a cell in 2 s; need 15, spread over all of them"),
        (cell(7.0, seconds=0.1), cell(5.0), "no pelvis baseline: 10 good samples of a cell in 2 s"),
        (cell(7.0)[:0], cell(5.0), "no pelvis baseline: 0 good samples of a cell in 2 s"),
    ],
)
def test_each_refusal_says_why(back: np.ndarray, front: np.ndarray, words: str) -> None:
    with pytest.raises(InputRefused) as refusal:
        find_baseline([back, front])
    assert words in str(refusal.value)
