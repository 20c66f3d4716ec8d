"""Holes in a file's column of values are found from its times alone."""

from __future__ import annotations

import numpy as np
import pytest

from rig.errors import InputRefused
from rig.measure.gap_rows import FILE, Followed
from rig.measure.streams import Streams
from rig.samples import LOST_BEFORE, MISSING


def take(streams: Streams, time_s: np.ndarray, value: np.ndarray | None = None) -> Followed:
    value = np.sin(time_s) if value is None else value
    return streams.take_values("band_knee", time_s, value, np.zeros(time_s.size, np.uint8))


@pytest.mark.parametrize("rate_hz", [5.0, 12.0, 80.0, 1000.0, 2000.0])
def test_a_hole_is_marked_once_and_its_samples_are_counted(rate_hz: float) -> None:
    index = np.unique(np.concatenate([np.arange(200), 200 + int(3 * rate_hz) + np.arange(100)]))
    run = take(Streams(), index / rate_hz)
    assert run.gaps[["slot", "row", "lost", "cause"]].tolist() == [(0, 201, int(3 * rate_hz), FILE)]
    assert run.rows["flags"][199:203].tolist() == [0, MISSING, LOST_BEFORE, 0]
    assert np.isnan(run.rows["value"][200])
    assert run.rows["time_s"][200] == pytest.approx(199 / rate_hz + 1e-6, abs=1e-9)
    assert run.rows["sequence"][[199, 200, 201]].tolist() == [199, 200, 200 + int(3 * rate_hz)]


def test_irregular_sampling_is_no_hole() -> None:
    """10 to 50 Hz, as of a grip meter over Bluetooth."""
    random = np.random.default_rng(2)
    run = take(Streams(), np.cumsum(random.uniform(0.02, 0.1, 2_000)))
    assert run.gaps.size == 0


def test_slow_irregular_sampling_is_no_hole() -> None:
    """5 Hz with every interval between 0.1 and 0.35 s."""
    random = np.random.default_rng(4)
    run = take(Streams(), np.cumsum(random.uniform(0.1, 0.35, 500)))
    assert run.gaps.size == 0


def test_stamps_rounded_to_ten_milliseconds_stand_twice_and_are_no_hole() -> None:
    time_s = np.round(np.arange(3_000) / 300, 2)
    run = take(Streams(), time_s)
    assert run.gaps.size == 0
    assert run.rows["time_s"].tolist() == time_s.tolist()
    report = Streams()
    take(report, time_s)
    assert report.report(1e-6)["band_knee"]["rate_hz"] == pytest.approx(300, rel=1e-3)


def test_a_value_that_is_no_number_is_missing() -> None:
    streams = Streams()
    run = take(streams, np.arange(4) / 80, np.array([1.0, np.nan, 2.0, 3.0]))
    assert run.rows["flags"].tolist() == [0, MISSING, 0, 0]
    figures = streams.report(1e-6)["band_knee"]
    assert (figures["samples"], figures["lost"]) == (3, 1)


def test_any_split_gives_the_same_rows() -> None:
    random = np.random.default_rng(3)
    time_s = np.cumsum(random.choice([0.0, 0.01, 0.012, 0.02, 0.9], 2_000, p=[0.1, 0.3, 0.3, 0.29, 0.01]))
    whole, split = Streams(), Streams()
    rows = take(whole, time_s).rows
    pieces = [take(split, time_s[at : at + 11]).rows for at in range(0, 2_000, 11)]
    assert np.concatenate(pieces).tobytes() == rows.tobytes()
    assert split.report(1e-6) == whole.report(1e-6)
    assert whole.report(1e-6)["band_knee"]["gaps"] > 10


def test_time_that_falls_is_refused_also_between_calls() -> None:
    streams = Streams()
    with pytest.raises(InputRefused, match=r"^band_knee: time runs backwards to 0.5 s; it must never fall$"):
        take(streams, np.array([0.0, 1.0, 0.5]))
    take(streams, np.array([0.0, 1.0]))
    with pytest.raises(InputRefused, match=r"backwards to 0\.75 s"):
        take(streams, np.array([0.75]))


def test_the_report_of_a_file_has_no_counts() -> None:
    streams = Streams()
    take(streams, np.arange(200) / 50.0, np.zeros(200))
    assert streams.report(1e-6) == {
        "band_knee": {
            "samples": 200,
            "lost": 0,
            "flagged": 0,
            "rate_hz": 50.0,
            "gaps": 0,
            "duplicates": 0,
            "out_of_order": 0,
            "clamped": 0,
            "noise": 0.0,
            "distinct_counts": None,
            "flags": {},
        }
    }
