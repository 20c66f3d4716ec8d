"""Reps: times, peaks and means against known signals, whatever the rate and the split."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from rig.detect.reps import RepDetector
from rig.samples import LATE, MISSING, OUT_OF_STEP, SATURATED
from rig.settings import RepSettings
from tests.detect.force_signals import detect, lines, trapezoids
from tests.oracles.reps_oracle import reps_of

RATES_HZ = (5.0, 10.0, 80.0, 500.0, 2000.0)


@pytest.mark.parametrize("rate_hz", RATES_HZ)
@pytest.mark.parametrize("rest", [0.0, 35.0, -12.0])
def test_small_trapezoids_agree_with_the_oracle(rate_hz: float, rest: float) -> None:
    time_s, force = trapezoids(3, rate_hz, rest=rest)
    found = detect(time_s, force)
    expected = reps_of(time_s.tolist(), force.tolist(), rest)
    assert len(found) == len(expected) == 3
    for rep, truth in zip(found, expected, strict=True):
        assert rep.start_s == pytest.approx(truth.start_s, abs=0.03)
        assert rep.end_s == pytest.approx(truth.end_s, abs=0.03)
        assert rep.peak_newtons == pytest.approx(truth.peak, abs=1e-9)
        assert rep.peak_s == pytest.approx(truth.peak_s, abs=1e-9)
        assert rep.mean_newtons == pytest.approx(truth.mean, rel=0.01)
        assert rep.known_s - rep.end_s <= 0.5
        assert rep.valid
        assert rep.flags == ()


def test_small_any_split_gives_the_same_reps_and_the_same_state() -> None:
    rng = np.random.default_rng(7)
    time_s, force = trapezoids(4, 80.0)
    force += rng.normal(0.0, 0.4, force.size)
    force[rng.integers(0, force.size, 5)] = np.nan
    flags = np.zeros(force.size, np.uint8)
    flags[rng.integers(0, force.size, 5)] = OUT_OF_STEP
    whole = RepDetector("band_knee", RepSettings())
    expected = whole.feed(time_s, force, flags)
    for pieces in (2, 17, force.size):
        cuts = np.sort(rng.integers(0, force.size, pieces))
        edges = [0, *cuts.tolist(), force.size]
        split = RepDetector("band_knee", RepSettings())
        found = []
        for first, last in itertools.pairwise(edges):
            for index, rep in split.feed(time_s[first:last], force[first:last], flags[first:last]):
                found.append((first + index, rep))
        assert found == expected
        assert split._state.tobytes() == whole._state.tobytes()
    assert len(expected) == 4


def test_the_deciding_sample_is_the_newest_one_seen() -> None:
    time_s, force = trapezoids(2, 80.0)
    detector = RepDetector("band_knee", RepSettings())
    for index, rep in detector.feed(time_s, force, np.zeros(force.size, np.uint8)):
        assert time_s[index] == rep.known_s


@pytest.mark.parametrize("count", [0, 1])
def test_small_none_or_one_sample_is_no_rep(count: int) -> None:
    assert detect(np.zeros(count), np.full(count, 50.0)) == []


@pytest.mark.parametrize("value", [0.0, 70.0, np.nan])
def test_a_constant_is_no_rep(value: float) -> None:
    time_s = np.arange(2000) / 100.0
    assert detect(time_s, np.full(2000, value)) == []


def test_a_saturated_sample_withholds_the_peak() -> None:
    time_s, force = trapezoids(1, 80.0)
    flags = np.zeros(force.size, np.uint8)
    flags[np.argmax(force) + 40] = SATURATED
    (rep,) = detect(time_s, force, flags)
    assert np.isnan(rep.peak_newtons)
    assert np.isnan(rep.peak_s)
    assert rep.flags == ("flagged_samples",)
    assert not rep.valid


def test_a_bad_sample_takes_no_part_in_the_peak() -> None:
    time_s, force = trapezoids(1, 80.0)
    flags = np.zeros(force.size, np.uint8)
    force[280], flags[280] = 5000.0, OUT_OF_STEP
    (rep,) = detect(time_s, force, flags)
    assert rep.peak_newtons == pytest.approx(60.0)
    assert rep.flags == ("flagged_samples",)


def test_a_late_sample_is_a_measurement() -> None:
    time_s, force = trapezoids(1, 80.0)
    flags = np.full(force.size, LATE, np.uint8)
    (rep,) = detect(time_s, force, flags)
    assert rep.valid


def test_a_bad_sample_at_rest_leaves_the_next_rep_alone() -> None:
    time_s, force = trapezoids(1, 80.0)
    flags = np.zeros(force.size, np.uint8)
    flags[10] = SATURATED
    (rep,) = detect(time_s, force, flags)
    assert rep.valid


def test_a_missing_row_marks_the_rep() -> None:
    time_s, force = trapezoids(1, 80.0)
    flags = np.zeros(force.size, np.uint8)
    force[300], flags[300] = np.nan, MISSING
    (rep,) = detect(time_s, force, flags)
    assert rep.flags == ("gap",)


def test_nothing_is_interpolated_across_a_hole() -> None:
    time_s, force = trapezoids(1, 80.0)
    seen = (time_s < 5.2) | (time_s > 7.0)  # the release is missing
    (rep,) = detect(time_s[seen], force[seen])
    assert rep.end_s == pytest.approx(5.2, abs=0.03)
    assert rep.flags == ("gap",)


def test_a_rep_that_the_end_cuts_is_told_and_not_valid() -> None:
    time_s, force = trapezoids(2, 80.0)
    kept = time_s < 10.0
    first, second = detect(time_s[kept], force[kept])
    assert first.flags == ()
    assert second.flags == ("cut_by_end",)
    assert second.end_s == second.known_s == time_s[kept][-1]
    assert not second.valid


def test_a_rep_that_ended_just_before_the_end_is_whole() -> None:
    time_s, force = trapezoids(1, 80.0)
    kept = time_s < 6.1
    (rep,) = detect(time_s[kept], force[kept])
    assert rep.flags == ()
    assert rep.valid


def test_a_preload_taken_up_inside_the_recording_is_no_rep() -> None:
    corners = [(0.0, 0.0), (3.0, 0.0), (3.4, 40.0), (9.0, 40.0)]
    for k in range(3):
        t = 9.0 + 4.0 * k
        corners += [(t, 40.0), (t + 0.7, 100.0), (t + 1.7, 100.0), (t + 2.4, 40.0)]
    corners += [(21.0, 40.0), (21.4, 0.0), (24.0, 0.0)]
    reps = detect(*lines(corners, 80.0))
    assert [round(rep.start_s, 1) for rep in reps] == [9.1, 13.1, 17.1]
    assert [rep.peak_newtons for rep in reps] == pytest.approx([100.0] * 3)


def test_a_half_release_belongs_to_the_rep() -> None:
    corners = [(0, 0), (2, 0), (3, 60), (4, 60), (4.5, 27), (5, 27), (5.5, 60), (6.5, 60), (7.5, 0), (10, 0)]
    (rep,) = detect(*lines(corners, 80.0))
    assert rep.end_s - rep.start_s > 5.0


def test_a_deep_valley_parts_two_reps() -> None:
    corners = [(0, 0), (2, 0), (3, 60), (4, 60), (4.5, 10), (5.5, 10), (6, 60), (7, 60), (8, 0), (10, 0)]
    assert len(detect(*lines(corners, 80.0))) == 2


@pytest.mark.parametrize(
    ("settings", "count"),
    [
        (RepSettings(), 2),
        (RepSettings(minimum_newtons=40.0), 1),
        (RepSettings(minimum_s=1.5), 1),
        (RepSettings(preload_fraction=1.0), 1),
        (RepSettings(solid_fraction=0.9), 0),
        (RepSettings(noise_factor=30.0), 1),
    ],
)
def test_settings_decide(settings: RepSettings, count: int) -> None:
    corners = [
        (0, 30),
        (2, 30),
        (2.3, 58),
        (3.0, 58),
        (3.3, 30),
        (6, 30),
        (8, 130),
        (10, 130),
        (12, 30),
        (15, 30),
    ]
    time_s, force = lines(corners, 80.0)
    force += np.where(np.arange(force.size) % 2, 0.8, -0.8)  # a noise SD of 0.8 N
    assert len(detect(time_s, force, settings=settings)) == count


def test_live_shows_the_open_rep() -> None:
    time_s, force = trapezoids(1, 80.0)
    detector = RepDetector("band_knee", RepSettings())
    assert not detector.live.loaded
    kept = time_s < 4.0
    detector.feed(time_s[kept], force[kept], np.zeros(int(kept.sum()), np.uint8))
    assert detector.live.loaded
    assert detector.live.peak_newtons == pytest.approx(60.0)
    assert 2.0 < detector.live.opened_s < 2.5
