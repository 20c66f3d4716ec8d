"""The isometric test: mean of three, rejection, refused rates."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.strength import efforts_of, rate_metric, strength
from analysis.stretch import Stretch
from rig.events import Mark, Rep
from rig.samples import SATURATED

RATE_HZ = 1000.0


def test_the_headline_is_the_mean_of_three() -> None:
    stream, reps = _efforts([100.0, 110.0, 105.0])
    found = strength(efforts_of(stream, [], reps))
    assert found.mean.value == pytest.approx(105, rel=1e-3)
    assert found.best.value == pytest.approx(110, rel=1e-3)
    assert found.spread.value == pytest.approx(100 * 10 / 105, abs=0.05)


def _efforts(peaks: list[float], rate_hz: float = RATE_HZ) -> tuple[Stretch, list[Rep]]:
    """Ramps of 500 N/s from quiet, held, every 10 s from second 2."""
    time_s = np.arange(0, 10 * len(peaks), 1 / rate_hz)
    value = np.random.default_rng(1).normal(0, 0.02, time_s.size)
    reps = []
    for number, peak in enumerate(peaks):
        start_s = 2.0 + 10 * number
        value += np.interp(time_s, start_s + np.array([0, peak / 500, 4, 4.2]), [0, peak, peak, 0])
        reps.append(Rep("band_knee", start_s, start_s + 4.2, start_s + 4.5, peak, start_s + 1))
    return Stretch(time_s, value, np.zeros(time_s.size, np.uint8)), reps


def test_of_four_the_three_closest_count() -> None:
    stream, reps = _efforts([80.0, 110.0, 105.0, 108.0])
    found = strength(efforts_of(stream, [], reps))
    assert [trial.used for trial in found.trials] == [False, True, True, True]
    assert found.mean.value == pytest.approx((110 + 105 + 108) / 3, rel=1e-3)


def test_a_rejected_or_hidden_effort_is_not_used() -> None:
    stream, reps = _efforts([100.0, 110.0, 105.0])
    rejected = strength(efforts_of(stream, [], reps), [True])
    assert rejected.mean.withheld == rejected.best.withheld == "2 usable efforts; need 3"
    stream.flags[int(3.0 * RATE_HZ)] = SATURATED
    assert strength(efforts_of(stream, [], reps)).mean.withheld == "2 usable efforts; need 3"


def test_the_slope_of_a_ramp_and_its_samples() -> None:
    stream, reps = _efforts([200.0])
    effort = efforts_of(stream, [Mark(1.8, 1.8, "go")], reps)[0]
    assert effort.go_s == 1.8
    rate = effort.rates[0.15]
    assert rate_metric("rfd_interval", rate).value == pytest.approx(500, rel=2e-3)
    assert rate.samples == 150
    assert rate_metric("rfd_20_80", effort.rate_20_80).value == pytest.approx(500, rel=2e-3)
    assert 0.05 not in effort.rates


def test_a_slow_board_refuses_short_windows() -> None:
    stream, reps = _efforts([100.0], rate_hz=20.0)
    rate = efforts_of(stream, [], reps)[0].rates[0.10]
    assert rate_metric("rfd_interval", rate).withheld != ""
