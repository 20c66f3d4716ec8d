"""At every zoom a peak of one sample is seen at its place, and what is missing stays missing."""

from __future__ import annotations

import numpy as np
import pytest

from rig.record.overview import bins_of
from rig.record.reader import DRAWN
from rig.samples import MISSING, STUCK
from rig.screen.traces.polylines import points_of
from rig.screen.viewing.pyramid import Pyramid

ROWS, RATE_HZ = 1_000_000, 1000.0
PEAK_ROW, GAP_ROW, STUCK_ROW = 777_777, 500_000, 250_000


def stored() -> np.ndarray:
    rows = np.zeros(ROWS, DRAWN)
    rows["time_s"] = np.arange(ROWS) / RATE_HZ
    rows["value"][PEAK_ROW] = 99.0
    rows["value"][GAP_ROW], rows["flags"][GAP_ROW] = np.nan, MISSING
    rows["flags"][STUCK_ROW] = STUCK
    return rows


def whole() -> Pyramid:
    rows = stored()
    return Pyramid("band_knee", ROWS, RATE_HZ, bins_of(rows["time_s"], rows["value"], rows["flags"]))


def columns_of(pyramid: Pyramid, from_s: float, to_s: float, width: int) -> np.ndarray:
    """Give all columns of a picture, exact and rough."""
    columns = np.concatenate(pyramid.columns(from_s, to_s, width))
    return columns[np.argsort(columns["number"], kind="stable")]


def around(row: int, span_s: float) -> tuple[float, float]:
    from_s = min(max(0.0, row / RATE_HZ - span_s / 2), ROWS / RATE_HZ - span_s)
    return from_s, from_s + span_s


@pytest.mark.parametrize("with_samples", [False, True])
@pytest.mark.parametrize("span_s", [0.5, 2.0, 20.0, 200.0, 1000.0])
def test_every_zoom_keeps_the_peak_at_its_place(span_s: float, with_samples: bool) -> None:
    pyramid, (from_s, to_s) = whole(), around(PEAK_ROW, span_s)
    if with_samples:
        first = max(0, PEAK_ROW - 120_000)
        pyramid.set_close(first, stored()[first : PEAK_ROW + 120_000])
    columns = columns_of(pyramid, from_s, to_s, 200)
    assert columns["high"].max() == 99.0
    at_s = from_s + columns["number"][columns["high"].argmax()] * span_s / 200
    bin_s = 0.016 if with_samples and span_s < 51 else 8.192 if span_s == 1000 else 0.256
    assert at_s == pytest.approx(PEAK_ROW / RATE_HZ, abs=span_s / 200 + bin_s)


@pytest.mark.parametrize("span_s", [1.0, 30.0, 300.0, 1000.0])
def test_gaps_and_doubt_are_in_their_column_alone(span_s: float) -> None:
    pyramid = whole()
    for row, name in ((GAP_ROW, "torn"), (STUCK_ROW, "doubtful")):
        from_s, to_s = around(row, span_s)
        columns = columns_of(pyramid, from_s, to_s, 200)
        marked = columns["number"][columns[name]]
        assert np.ptp(marked) * span_s / 200 <= 0.256  # all over its bin, where samples are still to be read
        at_s = from_s + marked[0] * span_s / 200
        assert at_s == pytest.approx(row / RATE_HZ, abs=span_s / 200 + (8.2 if span_s == 1000 else 0.26))


def test_bins_may_come_in_any_pieces() -> None:
    rows = stored()
    bins = bins_of(rows["time_s"], rows["value"], rows["flags"])
    pieces, expected = Pyramid("band_knee", ROWS, RATE_HZ), whole()
    assert (pieces.complete, pieces.share) == (False, 0.0)
    for first in (0, 7, 500, 1003):
        pieces.add_bins(first, bins[first : first + 503])
    assert pieces.share == pytest.approx(1506 * 256 / ROWS)
    pieces.add_bins(1506, bins[1506:])
    assert pieces.complete
    for span_s in (1000.0, 100.0):
        ours, theirs = (columns_of(p, 0.0, span_s, 300) for p in (pieces, expected))
        assert ours.tobytes() == theirs.tobytes()


def test_a_stream_that_grows_waits_for_its_last_bin() -> None:
    rows = stored()[:1000]
    pyramid = Pyramid("band_knee", 1000, RATE_HZ)
    pyramid.ended = False
    pyramid.add_bins(0, bins_of(*(rows[name][:768] for name in ("time_s", "value", "flags"))))
    assert pyramid.complete  # the 232 rows behind are no whole bin yet
    pyramid.ended = True
    assert not pyramid.complete


def test_samples_are_asked_for_only_near_their_edge() -> None:
    pyramid, rows = whole(), stored()
    pyramid.set_close(100_000, rows[100_000:200_000])
    assert pyramid.covers(120.0, 150.0, 10.0)
    assert not pyramid.covers(105.0, 150.0, 10.0)
    assert not pyramid.covers(150.0, 195.0, 10.0)
    pyramid.set_close(0, rows[:50_000])
    assert pyramid.covers(0.0, 30.0, 10.0)
    pyramid.set_close(ROWS - 50_000, rows[-50_000:])
    assert pyramid.covers(960.0, 1000.0, 5.0)


def test_samples_stay_while_those_beside_them_are_still_read() -> None:
    pyramid, rows = whole(), stored()
    before, _ = pyramid.columns(0.0, 20.0, 800)
    pyramid.set_close(0, rows[:10_000])
    exact, rough = pyramid.columns(0.0, 20.0, 800)
    assert exact["number"].tolist() == list(range(400))
    assert rough["number"].tolist() == list(range(400, 800))
    assert not before.size


def test_a_bin_is_as_wide_as_its_samples_while_they_are_read() -> None:
    """A bin drawn as one column, and the next far from it, would make a saw of a roll."""
    time_s = np.arange(4096) / 80.0
    pressure = np.where((time_s >= 16.0) & (time_s < 19.2), 4.0, 6.0)
    pyramid = Pyramid("pad_front", 4096, 80.0, bins_of(time_s, pressure, np.zeros(4096, np.uint8)))
    exact, rough = pyramid.columns(0.0, 51.2, 512)
    assert not exact.size
    assert rough["number"].tolist() == list(range(512))
    inside = (rough["number"] >= 160) & (rough["number"] < 192)
    assert set(rough["low"][inside]) == set(rough["high"][inside]) == {4.0}
    assert set(rough["low"][~inside]) == set(rough["high"][~inside]) == {6.0}


def test_what_is_not_read_yet_does_not_reach_over_a_gap() -> None:
    time_s = np.concatenate([np.arange(1024), 5000 + np.arange(1024)]) / 80.0
    pyramid = Pyramid("pad_front", 2048, 80.0, bins_of(time_s, time_s, np.zeros(2048, np.uint8)))
    _, rough = pyramid.columns(0.0, 80.0, 800)
    silent = (rough["number"] >= 130) & (rough["number"] < 624)
    assert not silent.any()


def test_the_flanks_of_a_roll_are_no_saw() -> None:
    """A line through columns goes as far up and down as the pressure did, not once more in each column."""
    time_s = np.arange(400_000) / 200.0
    pressure = np.interp(time_s, [0, 600, 640, 1200, 1240, 2000], [6.0, 6.0, 4.0, 4.0, 6.0, 6.0])
    flags = np.zeros(time_s.size, np.uint8)
    pyramid = Pyramid("pad_front", time_s.size, 200.0, bins_of(time_s, pressure, flags))
    columns, rough = pyramid.columns(0.0, 2000.0, 800)
    points, breaks = points_of(columns["number"], columns, 0.0, 10.0)
    assert (rough.size, breaks.size) == (0, 0)
    assert np.abs(np.diff(points[:, 1])).sum() == pytest.approx(4.0, rel=0.02)
