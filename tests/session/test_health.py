"""Health in plain words: each trouble has its own sentence, and no trouble none."""

from __future__ import annotations

import math

import pytest

from rig.record.space import Level as SpaceLevel
from rig.record.space import Room
from rig.session.health import Condition, Level, judge

GOOD = {"samples": 800, "lost": 0, "flagged": 0, "rate_hz": 80.4, "flags": {}}


def condition(**changes: object) -> Condition:
    values = {
        "data_age_s": 0.01,
        "round_trip_s": 0.002,
        "nominal_rates_hz": {"band_knee": 80.0},
        "quality": {"band_knee": GOOD},
    }
    return Condition(**{**values, **changes})


def knee(**changes: object) -> dict[str, object]:
    return {"quality": {"band_knee": {**GOOD, **changes}}}


def test_nothing_is_said_when_all_is_well() -> None:
    assert judge(condition()) == ()
    assert judge(condition(data_age_s=math.nan, round_trip_s=math.nan, quality={})) == ()


@pytest.mark.parametrize(
    ("changes", "level", "words"),
    [
        ({"data_age_s": 0.26}, Level.FAULT, "no data for 0.3 s: what is shown is old"),
        ({"pong_age_s": 6.0}, Level.WARN, "answered no ping for 6 s: times rest on its own clock"),
        ({"behind_s": {"band_knee": 1.2}}, Level.FAULT, "band_knee: no samples for 1 s: check its converter"),
        ({"behind_s": {"band_foot": math.inf}}, Level.FAULT, "band_foot: no samples: check its converter"),
        ({"round_trip_s": 0.016}, Level.WARN, "answers take 16 ms: the USB chip waits 16 ms"),
        ({"damaged_frames": 3}, Level.WARN, "3 damaged packets on the line: check cable and plugs"),
        (knee(lost=8), Level.WARN, "band_knee: 8 samples lost (0.99%)"),
        (knee(rate_hz=10.3), Level.FAULT, "RATE pin is strapped to 10 SPS"),
        (knee(rate_hz=60.0), Level.WARN, "band_knee: 60.0 samples a second where 80 are meant"),
        (knee(flags={"saturated": 5}), Level.WARN, "5 samples beyond the sensor's range"),
        (knee(flags={"stuck": 5}), Level.WARN, "5 samples repeat one value"),
        ({"record_trouble": "HDF5 could not write"}, Level.FAULT, "the journal keeps everything"),
        ({"queue_fraction": 0.2}, Level.WARN, "the disk is behind (20% of its queue); nothing is lost"),
        ({"room": Room(SpaceLevel.LOW, 1, "the disk is getting full")}, Level.WARN, "getting full"),
        ({"room": Room(SpaceLevel.ON_BALLAST, 1, "the disk is full")}, Level.FAULT, "the disk is full"),
    ],
)
def test_each_trouble_is_named(changes: dict, level: Level, words: str) -> None:
    (finding,) = judge(condition(**changes))
    assert finding.level is level
    assert words in finding.words


def test_real_converters_between_75_and_90_are_well() -> None:
    assert all(judge(condition(**knee(rate_hz=rate))) == () for rate in (75.0, 80.0, 90.0))


def test_the_worst_comes_first() -> None:
    found = judge(condition(damaged_frames=1, data_age_s=2.0))
    assert [finding.level for finding in found] == [Level.FAULT, Level.WARN]
