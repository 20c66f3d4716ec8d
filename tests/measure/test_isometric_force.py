"""Rates of force development: exact on analytic signals, refused where too few samples stand behind them."""

from __future__ import annotations

import math
import os
from pathlib import Path

import numpy as np
import pytest

from rig.measure.isometric_effort import measure_effort
from rig.measure.isometric_force import (
    IsometricSettings,
    Quiet,
    find_onset,
    interval_rate,
    onset_threshold,
    quiet_baseline,
    rate_20_80,
    steepest_rate,
)
from rig.samples import SATURATED

GO_S = 1.0
TRACK = Path(os.environ.get("OPENHDEMG_TRACK", "otb_testfile.mat"))  # of the PyPI package openhdemg


def effort(rate_hz=80.0, onset_s=1.3, top=200.0, tau_s=0.2, seconds=7.0, noise=0.0, dip=0.0):
    """A quiet line at 2 N, then an exponential rise to `top` above it, released at 6 s."""
    t = np.arange(0.003, seconds, 1 / rate_hz)
    since = t - onset_s
    force = 2.0 + np.where(since > 0, top * (1 - np.exp(-np.maximum(since, 0.0) / tau_s)), 0.0)
    force[t > 6.0] = 2.0
    force -= dip * np.exp(-(((t - onset_s + 0.1) / 0.04) ** 2))
    return t, force + noise * np.random.default_rng(1).standard_normal(t.size)


def flags(t):
    return np.zeros(t.size, np.uint8)


def test_a_ramp_has_one_rate_everywhere():
    t = np.arange(0.0, 3.0, 0.0125)
    force = np.clip(400.0 * (t - 1.0), 0.0, 400.0)
    assert interval_rate(t, force, 1.2, 0.15).newtons_per_s == pytest.approx(400.0, abs=1e-9)
    assert interval_rate(t, force, 1.2, 0.15).samples == 13
    assert steepest_rate(t, force, 1.0, 2.0).newtons_per_s == pytest.approx(400.0, abs=1e-9)
    assert steepest_rate(t, force, 1.0, 2.0).samples == 5
    assert rate_20_80(t, force, 400.0).newtons_per_s == pytest.approx(400.0, abs=1e-9)


@pytest.mark.parametrize("rate_hz", [80.0, 320.0, 1000.0])
def test_an_exponential_rise_has_the_rates_of_its_formula(rate_hz):
    t, force = effort(rate_hz)
    tolerance = 0.04 if rate_hz == 80.0 else 0.002
    for window_s in (0.10, 0.15, 0.20, 0.25):
        exact = 200.0 * (1 - math.exp(-window_s / 0.2)) / window_s
        rate = interval_rate(t, force, 1.3, window_s)
        assert rate.newtons_per_s == pytest.approx(exact, rel=tolerance)
        assert rate.samples == pytest.approx(window_s * rate_hz, abs=1.0)
    exact = 0.6 * 202.0 / (0.2 * math.log((202 - 0.2 * 202) / (202 - 0.8 * 202)))
    assert rate_20_80(t, force, 202.0).newtons_per_s == pytest.approx(exact, rel=4 * tolerance)


def test_the_onset_is_interpolated_between_the_samples_around_it():
    t = np.arange(0.0, 3.0, 0.0125)
    force = np.clip(400.0 * (t - 1.0), 0.0, None)
    assert find_onset(t, force, 1.0) == pytest.approx(1.0025, abs=1e-12)
    assert math.isnan(find_onset(t, force, 5000.0))


def test_a_spike_shorter_than_20_ms_is_no_onset():
    t = np.arange(0.0, 3.0, 0.005)
    force = np.clip(400.0 * (t - 2.0), 0.0, None)
    force[200:203] = 30.0
    assert find_onset(t, force, 1.0) == pytest.approx(2.0025, abs=1e-9)
    assert find_onset(t, force, 1.0, held_s=0.0) == pytest.approx(0.995 + 0.005 / 30, abs=1e-9)


def test_the_threshold_is_three_deviations_or_one_newton():
    assert onset_threshold(Quiet(5.0, 0.1, "")) == 6.0
    assert onset_threshold(Quiet(5.0, 0.8, "")) == pytest.approx(7.4)


def test_fifty_milliseconds_are_refused_at_80_samples_a_second_and_given_at_1000():
    rate = interval_rate(*effort(80.0), 1.3, 0.05)
    assert math.isnan(rate.newtons_per_s)
    assert rate.refused == "50 ms at 80 samples a second; need 500"
    assert interval_rate(*effort(1000.0), 1.3, 0.05).refused == ""


def test_fewer_than_four_samples_are_refused():
    rate = interval_rate(*effort(20.0), 1.3, 0.10)
    assert (math.isnan(rate.newtons_per_s), rate.samples) == (True, 2)
    assert rate.refused == "2 samples in the window; need 4"
    assert steepest_rate(*effort(40.0), 1.3, 3.0).refused == "3 samples in the window; need 4"
    assert rate_20_80(*effort(10.0), 202.0).refused.endswith("samples in the window; need 4")


def test_what_cannot_be_measured_says_why():
    t, force = effort()
    assert interval_rate(t, force, 6.95, 0.2).refused == "the recording ends before 200 ms have passed"
    assert (
        rate_20_80(t, np.full(t.size, 3.0), 100.0).refused
        == "the force does not rise from 20 to 80 % of its peak"
    )
    assert rate_20_80(t, force, math.nan).refused == "the peak is not known"
    assert steepest_rate(t, force, 1.3, 1.31).refused == "the rise is shorter than 50 ms"
    force[110] = math.nan
    assert interval_rate(t, force, 1.3, 0.2).refused == "samples that cannot be trusted"
    assert steepest_rate(t, force, 1.3, 3.0).refused == "samples that cannot be trusted"


def test_a_baseline_is_quiet_drifting_shaking_or_missing():
    t = np.arange(0.0, 2.0, 0.0125)
    still = 3.0 + 0.1 * np.random.default_rng(1).standard_normal(t.size)
    quiet = quiet_baseline(t, still, 1.5)
    assert quiet.is_quiet
    assert quiet.newtons == pytest.approx(3.0, abs=0.1)
    assert quiet_baseline(t, 20.0 * t, 1.5).why == "the force drifts by 4.0 N; allowed is 1.5 N"
    shaking = 3.0 + 4.0 * (np.arange(t.size) % 2)
    assert quiet_baseline(t, shaking, 1.5).why == "the force varies by 2.1 N; allowed is 1 N"
    assert quiet_baseline(t, still, 0.02).why == "2 samples in 0.2 s"


def test_an_effort_well_done_has_no_doubts():
    t, force = effort(noise=0.1)
    one = measure_effort(t, force, flags(t), GO_S, 6.0)
    assert one.doubts == ()
    assert one.onset_s == pytest.approx(1.3, abs=0.01)
    assert one.peak_newtons == pytest.approx(202.0, abs=0.5)
    assert one.around_peak_newtons == pytest.approx(202.0, abs=0.5)
    assert one.rates[0.2].newtons_per_s == pytest.approx(200.0 * (1 - math.exp(-1)) / 0.2, rel=0.03)
    assert set(one.rates) == {0.1, 0.15, 0.2, 0.25}
    assert one.steepest.newtons_per_s == pytest.approx(200.0 * (1 - math.exp(-0.25)) / 0.05, rel=0.05)


@pytest.mark.parametrize(
    ("changes", "doubt"),
    [
        ({"dip": 12.0}, "countermovement"),
        ({"onset_s": 3.0}, "late_start"),
        ({"onset_s": 0.9}, "not_quiet"),
        ({"top": 0.4}, "no_onset"),
    ],
)
def test_each_doubt(changes, doubt):
    t, force = effort(noise=0.05, **changes)
    assert doubt in measure_effort(t, force, flags(t), GO_S, 6.0).doubts


def test_without_an_onset_no_rate_is_given():
    t, force = effort(noise=0.05, top=0.4)
    one = measure_effort(t, force, flags(t), GO_S, 6.0)
    assert math.isnan(one.onset_s)
    assert {rate.refused for rate in one.rates.values()} == {"no onset was found"}
    assert one.steepest.refused == "no onset was found"


def test_a_flagged_sample_withholds_the_peak():
    t, force = effort(noise=0.05)
    flagged = flags(t)
    flagged[300] = SATURATED
    one = measure_effort(t, force, flagged, GO_S, 6.0)
    assert math.isnan(one.peak_newtons)
    assert one.doubts == ("flagged_samples",)
    assert one.rate_20_80.refused == "the peak is not known"
    assert one.rates[0.2].refused == ""


def test_settings_are_bounded():
    assert IsometricSettings().least_samples == 4


@pytest.mark.skipif(not TRACK.exists(), reason="set OPENHDEMG_TRACK to openhdemg's otb_testfile.mat")
def test_a_published_track_gives_its_published_rates():
    """Published for the nearest sample to each window's end, over the window's nominal length."""
    loadmat = pytest.importorskip("scipy.io").loadmat
    force = np.asarray(loadmat(TRACK)["Data"][0][0], dtype=np.float64)[:, 74]
    t = np.arange(force.size) / 2048.0
    published = {50: 4.7607, 100: 3.7689, 150: 4.7607, 200: 4.6617}
    for window_ms, expected in published.items():
        window_s = round(window_ms * 2.048) / 2048.0
        rate = interval_rate(t, force, 1683 / 2048.0, window_s)
        assert rate.newtons_per_s * window_s / (window_ms / 1000) == pytest.approx(expected, abs=2e-4)
    plateau = force[20480:46080]
    assert 100 * plateau.std(ddof=1) / plateau.mean() == pytest.approx(1.31678, abs=5e-5)
