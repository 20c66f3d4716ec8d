"""Rises of a watched channel: found, timed, left out, the same however the samples are cut."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from rig.detect.rises import RiseDetector, RiseNow
from rig.events import Rise
from rig.samples import SATURATED
from rig.settings import RiseSettings
from tests.oracles.rises_oracle import rises_of

SETTINGS = RiseSettings()


def bumps(
    *tops: tuple[float, float, float], seconds: float = 30.0, rate_hz: float = 80.0, noise: float = 0.02
):
    """Give times and a line at 1.0 with smooth bumps (start, length, height) on it."""
    t = np.arange(0.0, seconds, 1.0 / rate_hz)
    value = 1.0 + noise * np.random.default_rng(1).standard_normal(t.size)
    for start, length, height in tops:
        part = np.clip((t - start) / length, 0.0, 1.0)
        value += height * np.sin(np.pi * part) ** 2
    return t, value


def found(t, value, channel="band_foot", flags=None, cut=None, effort=False) -> list[Rise]:
    detector = RiseDetector(channel, SETTINGS, effort)
    flags = np.zeros(t.size, np.uint8) if flags is None else flags
    rises: list[Rise] = []
    edges = [0, t.size] if cut is None else [0, *cut, t.size]
    for a, b in itertools.pairwise(edges):
        rises += [rise for _, rise in detector.feed(t[a:b], value[a:b], flags[a:b])]
    return rises + detector.finish()


def test_small_bumps_agree_with_the_definition():
    t, value = bumps((5.0, 3.0, 12.0), (12.0, 2.0, 6.0), (20.0, 4.0, 30.0), noise=0.0)
    expected = rises_of(t, value, 1.0, SETTINGS.minimum_newtons)
    rises = found(t, value)
    assert len(rises) == len(expected) == 3
    for rise, (start, end, peak) in zip(rises, expected, strict=True):
        assert (rise.channel, rise.start_s, rise.end_s) == (
            "band_foot",
            pytest.approx(start, abs=0.08),
            pytest.approx(end, abs=0.15),
        )
        assert rise.peak == pytest.approx(peak, rel=0.05)
        assert 0.3 <= rise.known_s - rise.end_s < 0.35


def test_small_bumps_that_are_too_low_or_too_short_are_none():
    assert found(*bumps((5.0, 3.0, 1.6))) == []
    assert found(*bumps((5.0, 0.3, 6.0))) == []


def test_an_effort_has_a_lower_limit_and_a_pad_its_own():
    assert len(found(*bumps((5.0, 3.0, 0.8)), effort=True)) == 1
    assert found(*bumps((5.0, 3.0, 0.8))) == []
    assert len(found(*bumps((5.0, 3.0, 1.6)), channel="pad_back")) == 1


def test_a_line_that_creeps_down_and_breathes_is_no_rise():
    t, value = bumps(seconds=60.0)
    value += 2.0 * np.exp(-t / 30.0) + 0.08 * np.sin(2 * np.pi * 0.25 * t)
    assert found(t, value) == []
    assert found(t, value, effort=True) == []


def test_small_any_split_gives_the_same_bit_for_bit():
    t, value = bumps((5.0, 3.0, 12.0), (12.0, 2.0, 6.0))
    whole = found(t, value)
    assert len(whole) == 2
    assert found(t, value, cut=list(range(1, t.size))) == whole
    assert found(t, value, cut=sorted(np.random.default_rng(2).integers(0, t.size, 40).tolist())) == whole


def test_untrusted_samples_decide_nothing():
    t, value = bumps()
    value[400:480] = 500.0
    flags = np.zeros(t.size, np.uint8)
    flags[400:480] = SATURATED
    assert found(t, value, flags=flags) == []
    value[400:480] = np.nan
    assert found(t, value) == []


def test_small_a_hole_in_time_ends_a_rise_where_it_was_last_seen():
    t, value = bumps((5.0, 4.0, 12.0))
    keep = (t < 7.0) | (t > 12.0)
    (rise,) = found(t[keep], value[keep])
    assert rise.end_s == t[t < 7.0][-1]
    assert rise.known_s == t[t > 12.0][0]


def test_what_is_away_for_long_becomes_the_line():
    t, value = bumps(seconds=200.0)
    value[t >= 10.0] += 5.0
    (rise,) = found(t, value)
    assert rise.end_s - rise.start_s == pytest.approx(SETTINGS.accept_s, abs=0.1)


def test_the_end_of_a_recording_closes_what_is_open_and_live_shows_it_before():
    t, value = bumps((5.0, 4.0, 12.0), seconds=7.0)
    detector = RiseDetector("band_foot", SETTINGS)
    assert detector.live is None
    assert detector.feed(t, value, np.zeros(t.size, np.uint8)) == []
    (rise,) = detector.finish()
    assert rise.end_s == t[-1]
    detector = RiseDetector("band_foot", SETTINGS)
    detector.feed(t, value, np.zeros(t.size, np.uint8))
    assert detector.live == RiseNow("band_foot", rise.start_s, rise.peak)


def test_nothing_and_one_sample():
    none = np.empty(0)
    assert found(none, none) == []
    assert found(np.array([1.0]), np.array([50.0])) == []
