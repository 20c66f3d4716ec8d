"""Columns keep every peak, whatever the split of the samples, and never join what a gap parts."""

from __future__ import annotations

import numpy as np
import pytest

from rig.screen.traces.columns import SweepColumns, squeeze
from rig.session.ring import Stretch


def stretch(time_s: np.ndarray, value: np.ndarray, first: int = 0) -> Stretch:
    return Stretch(first, time_s, value, ~np.isnan(value))


def naive(
    time_s: np.ndarray, value: np.ndarray, width: int, window_s: float
) -> dict[int, tuple[float, float]]:
    """Least and greatest of each column, sample by sample."""
    found: dict[int, tuple[float, float]] = {}
    for t, v in zip(time_s, value, strict=True):
        number = int(np.floor(t * width / window_s))
        low, high = found.get(number, (v, v))
        found[number] = (min(low, v), max(high, v))
    return found


@pytest.mark.parametrize("step", [1, 7, 100, 5000])
def test_any_split_gives_the_same_columns_as_sample_by_sample(step: int) -> None:
    random = np.random.default_rng(3)
    time_s = np.arange(5000) * 1e-3
    value = random.normal(size=5000)
    columns = SweepColumns(200, 10.0)
    for first in range(0, 5000, step):
        columns.add(stretch(time_s[first : first + step], value[first : first + step]))
    now, before = columns.sweep(columns.newest, 2)
    assert before.size == 0
    wanted = naive(time_s, value, 200, 10.0)
    assert now["number"].tolist() == sorted(wanted)
    assert [(c["low"], c["high"]) for c in now] == [wanted[number] for number in sorted(wanted)]


def test_one_sample_in_sixty_thousand_is_seen() -> None:
    value = np.zeros(60_000)
    value[31_234] = 250.0
    columns = SweepColumns(1500, 60.0)
    columns.add(stretch(np.arange(60_000) * 1e-3, value))
    now, _ = columns.sweep(columns.newest, 2)
    assert now["high"].max() == 250.0
    assert (now["high"] == 250.0).sum() == 1


def test_the_sweep_writes_over_the_oldest_and_keeps_a_blank_ahead() -> None:
    columns = SweepColumns(100, 10.0)
    columns.add(stretch(np.arange(0, 14, 0.1), np.arange(0, 14, 0.1)))
    now, before = columns.sweep(columns.newest, ahead=5)
    assert now["number"].tolist() == list(range(100, 140))
    assert before["number"].tolist() == list(range(45, 100))


def test_a_missing_sample_tears_the_line_and_hides_no_value() -> None:
    found = squeeze(
        np.array([0, 0, 1, 1]), np.array([1.0, 2.0, np.nan, 5.0]), np.array([True, True, False, True])
    )
    assert found["torn"].tolist() == [False, True]
    assert found["doubtful"].tolist() == [False, True]
    assert found["high"].tolist() == [2.0, 5.0]


def test_nothing_gives_nothing() -> None:
    assert squeeze(np.empty(0, int), np.empty(0), np.empty(0, bool)).size == 0
