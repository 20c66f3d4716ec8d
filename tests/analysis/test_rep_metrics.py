"""Rep and hold figures against plain loops, physics, a published track, and doubts."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from analysis.hold_metrics import hold_metrics
from analysis.rep_metrics import peak_of, rep_metrics
from analysis.steadiness import coefficient_of_variation, detrended, middle
from analysis.stretch import Stretch
from rig.events import Hold, Rep
from rig.measure.isometric_force import interval_rate
from rig.samples import MISSING, OUT_OF_STEP, SATURATED

PUBLISHED = Path("/tmp/dl/openhdemg/library/decomposed_test_files/otb_testfile.mat")
FORCE_COLUMN, PUBLISHED_HZ = 74, 2048.0


def rep(start_s: float, end_s: float) -> Rep:
    return Rep("band_knee", start_s, end_s, end_s, 1.0, start_s)


def uneven(seed: int, seconds: float = 6.0) -> Stretch:
    """A rounded pull on uneven time stamps."""
    random = np.random.default_rng(seed)
    time_s = np.cumsum(random.uniform(0.008, 0.02, int(seconds / 0.014)))
    return Stretch(time_s, 40 * np.sin(time_s / time_s[-1] * np.pi) ** 2, np.zeros(time_s.size, np.uint8))


def flagged(stream: Stretch, at: int, flag: int) -> Stretch:
    flags, value = stream.flags.copy(), stream.value.copy()
    flags[at] = flag
    if flag == MISSING:
        value[at] = np.nan
    return Stretch(stream.time_s, value, flags)


def line_at(stream: Stretch, at_s: float) -> float:
    """Interpolate by hand."""
    for t0, t1, v0, v1 in zip(stream.time_s, stream.time_s[1:], stream.value, stream.value[1:], strict=False):
        if t0 <= at_s <= t1:
            return v0 + (v1 - v0) * (at_s - t0) / (t1 - t0)
    raise AssertionError(at_s)


def plain_impulse(stream: Stretch, start_s: float, end_s: float) -> float:
    """Add up trapezoids one by one, the two ends on the line between neighbours."""
    points = [(start_s, line_at(stream, start_s))]
    points += [(t, v) for t, v in zip(stream.time_s, stream.value, strict=True) if start_s < t < end_s]
    points.append((end_s, line_at(stream, end_s)))
    return sum((b[0] - a[0]) * (a[1] + b[1]) / 2 for a, b in pairwise(points))


@pytest.mark.parametrize("seed", range(5))
def test_impulse_and_mean_agree_with_a_plain_sum(seed: int) -> None:
    stream = uneven(seed)
    found = rep_metrics(stream, rep(1.003, 4.502))
    expected = plain_impulse(stream, 1.003, 4.502)
    assert found.impulse.value == pytest.approx(expected, rel=1e-12)
    assert found.mean.value == pytest.approx(expected / 3.499, rel=1e-12)
    assert found.duration.value == pytest.approx(3.499)


def test_a_constant_force_gives_force_times_time() -> None:
    time_s = np.arange(0, 10, 0.0125)
    stream = Stretch(time_s, np.full(time_s.size, 20.0), np.zeros(time_s.size, np.uint8))
    found = rep_metrics(stream, rep(2.001, 5.006))
    assert found.impulse.value == pytest.approx(20 * 3.005)  # N·s
    assert found.impulse.formula.unit == "N·s"
    assert found.peak.value == found.mean.value == 20.0


def test_kilonewtons_and_milliseconds_would_show() -> None:
    stream = uneven(1)
    bigger = Stretch(stream.time_s, 3 * stream.value, stream.flags)
    slower = Stretch(2 * stream.time_s, stream.value, stream.flags)
    one = rep_metrics(stream, rep(1, 4)).impulse.value
    assert rep_metrics(bigger, rep(1, 4)).impulse.value == pytest.approx(3 * one)
    assert rep_metrics(slower, rep(2, 8)).impulse.value == pytest.approx(2 * one)


def test_phases_come_from_the_hold() -> None:
    hold = Hold("band_knee", 2.0, 4.5, 4.6, 2.2, 30.0, 30.0)
    found = rep_metrics(uneven(2), rep(1.0, 5.0), hold)
    assert (found.rise.value, found.plateau.value, found.fall.value) == (1.0, 2.5, 0.5)


@pytest.mark.parametrize(
    ("flag", "why"),
    [
        (SATURATED, "the converter was at its end"),
        (OUT_OF_STEP, "bad or missing samples beside it"),
        (MISSING, "bad or missing samples beside it"),
    ],
)
def test_a_bad_sample_at_the_peak_withholds_it(flag: int, why: str) -> None:
    stream = uneven(3)
    at = int(stream.value.argmax())
    found = rep_metrics(flagged(stream, at, flag), rep(0.5, 5.5))
    assert (found.peak.withheld, found.peak_mean.withheld) == (why, why)
    assert found.impulse.withheld in ("1 flagged sample", "samples are missing in 1 place")


def test_a_bad_sample_far_below_the_peak_leaves_it() -> None:
    stream = uneven(3)
    found = rep_metrics(flagged(stream, 60, OUT_OF_STEP), rep(0.5, 5.5))
    assert found.peak.value == stream.value.max()
    assert found.impulse.withheld == "1 flagged sample"


def test_no_good_sample_no_peak() -> None:
    stream = uneven(3)
    bad = Stretch(stream.time_s, stream.value, np.full(stream.flags.shape, OUT_OF_STEP, np.uint8))
    assert peak_of(bad).withheld == "no sample that can be trusted"


def test_steadiness_of_a_sine_on_a_slope() -> None:
    time_s = np.arange(0, 10, 0.001)
    value = 50 + 2 * (time_s - 5) + 3 * np.sin(2 * np.pi * 10 * time_s)
    stream = Stretch(time_s, value, np.zeros(time_s.size, np.uint8))
    found = hold_metrics(stream, Hold("band_knee", 0.5, 9.5, 9.6, 0.6, 50, 50), 0.1)
    assert found.steadiness_sd.value == pytest.approx(3 / np.sqrt(2), rel=2e-3)
    assert found.steadiness_cv.value == pytest.approx(100 * 3 / np.sqrt(2) / 50, rel=5e-3)
    assert found.hold_mean.value == pytest.approx(50, abs=0.05)
    first, last = value[(time_s > 0.5) & (time_s < 3.5)].mean(), value[(time_s > 6.5) & (time_s < 9.5)].mean()
    assert found.hold_decline.value == pytest.approx(100 * (first - last) / first, abs=0.1)


def test_zone_and_target_of_a_step() -> None:
    time_s = np.arange(0, 10.01, 0.01)
    stream = Stretch(time_s, np.where(time_s < 4, 50.0, 60.0), np.zeros(time_s.size, np.uint8))
    found = hold_metrics(stream, Hold("band_knee", 0.01, 9.99, 9.99, 0.2, 50, 50), 0.1)
    assert found.time_in_zone.value == pytest.approx(4.0 - 0.01, abs=0.011)
    assert found.target_rmse.value == pytest.approx(np.sqrt(100 * 6 / 10), rel=2e-3)
    none = hold_metrics(stream, Hold("band_knee", 0.01, 9.99, 9.99, 0.2, 50, 0.0), 0.1)
    assert none.time_in_zone.withheld == none.target_rmse.withheld == "no target was set"


def test_a_gap_withholds_every_figure_of_a_hold_but_its_length() -> None:
    stream = flagged(uneven(4), 200, MISSING)
    found = hold_metrics(stream, Hold("band_knee", 1.0, 5.0, 5.0, 1.2, 30, 30), 0.1)
    assert found.hold_length.value == 4.0
    assert found.steadiness_cv.withheld == "samples are missing in 1 place"


def test_short_holds_have_no_steadiness() -> None:
    found = hold_metrics(uneven(4), Hold("band_knee", 1.0, 1.6, 1.6, 1.2, 30, 30), 0.1)
    assert found.steadiness_cv.withheld == "held for less than 1 s"


def test_detrending_agrees_with_a_fitted_line() -> None:
    stream = uneven(5)
    fitted = np.polyval(np.polyfit(stream.time_s, stream.value, 1), stream.time_s)
    assert detrended(stream.time_s, stream.value) == pytest.approx(
        stream.value - fitted + stream.value.mean()
    )
    cut = middle(stream.time_s, 0.8)
    spent_s = stream.time_s[cut][-1] - stream.time_s[cut][0]
    assert spent_s == pytest.approx(0.8 * (stream.time_s[-1] - stream.time_s[0]), abs=0.05)


@pytest.fixture(scope="module")
def published() -> np.ndarray:
    if not PUBLISHED.is_file():
        pytest.skip("the force track of openhdemg is not on this machine")
    scipy_io = pytest.importorskip("scipy.io")
    return np.asarray(scipy_io.loadmat(PUBLISHED)["Data"][0, 0][:, FORCE_COLUMN], float)


def test_published_variation_and_maximum(published: np.ndarray) -> None:
    assert coefficient_of_variation(published[20480:46080]) == pytest.approx(1.31678, rel=1e-4)
    time_s = np.arange(published.size) / PUBLISHED_HZ
    stream = Stretch(time_s, published, np.zeros(published.size, np.uint8))
    assert peak_of(stream).value == pytest.approx(27.1700, rel=1e-4)


@pytest.mark.parametrize(
    ("window_s", "rate"), [(0.05, 4.7607), (0.10, 3.7689), (0.15, 4.7607), (0.20, 4.6617)]
)
def test_published_rates_of_force_development(published: np.ndarray, window_s: float, rate: float) -> None:
    """Their window ends on a whole sample but is divided by its nominal length: so is this clock."""
    samples = round(window_s * PUBLISHED_HZ)
    time_s = np.arange(published.size) * window_s / samples
    found = interval_rate(time_s, published, time_s[1683], window_s + 1e-12)
    assert found.newtons_per_s == pytest.approx(rate, rel=1e-4)
