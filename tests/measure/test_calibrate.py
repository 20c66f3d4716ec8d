"""Counts become newtons; certificates are fitted through weights, and bad points are refused with figures."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from rig.errors import InputRefused
from rig.measure.calibrate import LoadPoint, fit_certificate, nominal_calibration, to_physical
from rig.setup import Calibration
from rig.wire.packets import StreamInfo

RANGE_COUNTS = 2.0**24
ZERO, COUNTS_PER_NEWTON = 12_345.0, 10_000.0


def point(newtons: float, off_counts: float = 0.0, unloading: bool = False) -> LoadPoint:
    counts = ZERO + COUNTS_PER_NEWTON * newtons + off_counts
    return LoadPoint(newtons, counts, sd_counts=150.0, samples=160, unloading=unloading)


def test_counts_become_newtons_elementwise() -> None:
    counts = np.array([0, 100, -100], np.int32)
    assert to_physical(counts, 50.0, 0.5).tolist() == [-25.0, 25.0, -75.0]
    assert to_physical(counts, np.array([0.0, 100.0, 0.0]), np.array([1.0, 2.0, -3.0])).tolist() == [
        0.0,
        0.0,
        300.0,
    ]


def test_the_nominal_calibration_is_the_board_s_own_word() -> None:
    info = StreamInfo(0, "force", 24, 128, 80_000, -(2**23), 2**23 - 1, 0.5, -7, "band_knee")
    assert nominal_calibration(info) == Calibration("band_knee", 0.5, -7.0, "nominal", {})


def test_a_straight_cell_is_found_exactly() -> None:
    points = [point(0), point(50), point(100), point(50, unloading=True), point(0, unloading=True)]
    calibration = fit_certificate("band_knee", points, RANGE_COUNTS, {"date": "2026-01-31", "serial": "A7"})
    assert calibration.scale == pytest.approx(1e-4, rel=1e-12)
    assert calibration.tare_counts == pytest.approx(ZERO, rel=1e-9)
    assert calibration.source == "certificate"
    certificate = calibration.certificate
    assert (certificate["date"], certificate["serial"]) == ("2026-01-31", "A7")
    assert certificate["residual_percent"] == pytest.approx(0, abs=1e-9)
    assert certificate["hysteresis_percent"] == 0
    assert certificate["points"][1] == {
        "load": 50,
        "counts": 512_345.0,
        "sd_counts": 150.0,
        "samples": 160,
        "saturated": 0,
        "unloading": False,
    }


def test_a_cell_wired_the_other_way_has_a_negative_scale() -> None:
    points = [LoadPoint(0, 0, 100, 80), LoadPoint(100, -1e6, 100, 80)]
    assert fit_certificate("band_knee", points, RANGE_COUNTS).scale == pytest.approx(-1e-4)


def test_hysteresis_and_residual_are_per_cents_of_the_span() -> None:
    points = [point(0), point(50), point(100), point(50, off_counts=4_000, unloading=True)]
    certificate = fit_certificate("band_knee", points, RANGE_COUNTS).certificate
    assert certificate["hysteresis_percent"] == pytest.approx(0.4, rel=1e-2)
    loads = np.array([0, 50, 100, 50])
    line = np.polyfit(loads, [p["counts"] for p in certificate["points"]], 1)
    off = (np.array([p["counts"] for p in certificate["points"]]) - line[1]) / line[0] - loads
    assert certificate["residual_percent"] == pytest.approx(np.abs(off).max())


def test_what_two_points_on_the_way_up_cannot_tell_is_not_called_zero() -> None:
    certificate = fit_certificate("band_knee", [point(0), point(50)], RANGE_COUNTS).certificate
    assert (certificate["residual_percent"], certificate["hysteresis_percent"]) == (None, None)
    certificate = fit_certificate("band_knee", [point(0), point(50), point(100)], RANGE_COUNTS).certificate
    assert certificate["residual_percent"] == pytest.approx(0, abs=1e-9)
    assert certificate["hysteresis_percent"] is None


def test_nearly_equal_points_are_refused() -> None:
    """0.3 % of 2**24 counts are 5 N here."""
    with pytest.raises(InputRefused) as refused:
        fit_certificate("band_knee", [point(0), point(5.0)], RANGE_COUNTS)
    assert str(refused.value) == "tare and load differ by 0.3 %; need 1 %. Use a heavier weight."


def test_saturated_points_are_refused() -> None:
    with pytest.raises(InputRefused) as refused:
        fit_certificate("band_knee", [point(0), replace(point(100), saturated=3)], RANGE_COUNTS)
    assert str(refused.value) == (
        "band_knee: 3 of 160 samples at 100 are saturated; none may be. Use a lighter weight or less gain."
    )


def test_moving_points_are_refused() -> None:
    with pytest.raises(InputRefused) as refused:
        fit_certificate("band_knee", [point(0), replace(point(100), sd_counts=5_000.0)], RANGE_COUNTS)
    assert str(refused.value) == (
        "band_knee: the reading at 100 moved by 0.030 % (SD); allowed is 0.02 %. Let the weight hang still."
    )


def test_short_points_are_refused() -> None:
    with pytest.raises(InputRefused, match=r"^band_knee: 39 samples at 100; need 40. Measure longer.$"):
        fit_certificate("band_knee", [point(0), replace(point(100), samples=39)], RANGE_COUNTS)


@pytest.mark.parametrize("points", [[], [point(10)], [point(10), point(10)]])
def test_one_load_is_refused(points: list[LoadPoint]) -> None:
    with pytest.raises(
        InputRefused,
        match=rf"^band_knee: {len(points)} point\(s\) of one load; need the tare and at least one weight.$",
    ):
        fit_certificate("band_knee", points, RANGE_COUNTS)


def test_points_on_no_line_are_refused() -> None:
    with pytest.raises(
        InputRefused,
        match=r"^band_knee: at 50 the reading is 3.3 % of the span off the line; allowed is 1 %. "
        r"Check the weight and that nothing touches the cell.$",
    ):
        fit_certificate("band_knee", [point(0), point(50, off_counts=50_000), point(100)], RANGE_COUNTS)
