"""A tare is taken at rest only, and every refusal says the value and the limit."""

from __future__ import annotations

import numpy as np
import pytest

from rig.channels import BAND_KNEE, PAD_BACK
from rig.errors import InputRefused
from rig.measure.tare import TareSettings, find_tare
from rig.samples import LATE, MISSING, MISSING_COUNTS, SAMPLE, SATURATED
from rig.setup import Calibration

NEWTONS_PER_COUNT = 1e-4
KNEE = Calibration("band_knee", NEWTONS_PER_COUNT, tare_counts=50_000.0)


def resting(counts: np.ndarray | float, seconds: float = 2.0, sd_counts: float = 200.0) -> np.ndarray:
    """Samples at 80 Hz of a channel that rests at `counts`."""
    rows = np.zeros(round(seconds * 80), SAMPLE)
    rows["time_s"] = np.arange(rows.size) / 80 + 10.0
    rows["counts"] = np.random.default_rng(3).normal(counts, sd_counts, rows.size)
    return rows


def test_the_mean_of_the_last_two_seconds_is_the_zero() -> None:
    rows = resting(60_000, seconds=5.0)
    rows["counts"][: 3 * 80 - 1] += 500_000
    tare = find_tare(BAND_KNEE, rows, KNEE)
    last = rows["counts"][-160:].astype(float)
    assert tare.samples == 160
    assert tare.counts == pytest.approx(last.mean())
    assert tare.sd_counts == pytest.approx(last.std(ddof=1))
    slope = np.polyfit(rows["time_s"][-160:], last, 1)[0]
    assert tare.drift_counts_per_s == pytest.approx(slope)


def test_late_samples_are_good_enough_and_one_bad_one_is_left_out() -> None:
    rows = resting(60_000)
    rows["flags"][::2] = LATE
    rows["flags"][7] |= SATURATED
    rows["counts"][7] = 8_388_607
    tare = find_tare(BAND_KNEE, rows, KNEE)
    assert tare.samples == 159
    assert tare.counts == pytest.approx(60_000, abs=60)


@pytest.mark.parametrize("count", [0, 1, 14])
def test_too_few_samples_are_refused(count: int) -> None:
    with pytest.raises(InputRefused) as refused:
        find_tare(BAND_KNEE, resting(0)[:count], KNEE)
    assert str(refused.value) == (
        f"cannot tare band_knee: {count} samples in the last 2 s; need 15. Check that the board is streaming."
    )


def test_a_short_look_is_refused() -> None:
    with pytest.raises(InputRefused) as refused:
        find_tare(BAND_KNEE, resting(60_000, seconds=1.0), KNEE)
    assert str(refused.value) == (
        "cannot tare band_knee: its good samples span 0.99 s; need 1.6 s. Wait and try again."
    )


def test_bad_samples_are_refused_with_what_is_wrong() -> None:
    rows = resting(60_000)
    rows["flags"][:4] = [SATURATED, MISSING, LATE, SATURATED]
    rows["counts"][1] = MISSING_COUNTS
    with pytest.raises(InputRefused) as refused:
        find_tare(BAND_KNEE, rows, KNEE, settings=TareSettings(most_bad_percent=1))
    assert str(refused.value) == (
        "cannot tare band_knee: 3 of 160 samples are bad (saturated, missing); "
        "allowed are 1 %. Run rig check."
    )


def test_movement_is_refused() -> None:
    rows = resting(60_000)
    rows["counts"] += (20_000 * np.sin(np.arange(160) * 0.9)).astype(np.int32)
    with pytest.raises(
        InputRefused,
        match=r"^cannot tare band_knee: it moves by 1\.4\d? N \(SD\); allowed is 0.55 N. "
        r"Let go of it and wait until it rests.$",
    ):
        find_tare(BAND_KNEE, rows, KNEE)


def test_a_slow_ramp_is_refused() -> None:
    rows = resting(60_000)
    rows["counts"] += np.linspace(0, 16_000, 160).astype(np.int32)
    with pytest.raises(
        InputRefused,
        match=r"^cannot tare band_knee: it drifts by 0.8\d* N/s \(slope\); allowed is 0.55 N/s",
    ):
        find_tare(BAND_KNEE, rows, KNEE)


def test_a_first_tare_may_be_off_the_designed_zero_but_not_far() -> None:
    assert find_tare(BAND_KNEE, resting(450_000), KNEE).counts == pytest.approx(450_000, abs=60)
    with pytest.raises(
        InputRefused,
        match=r"^cannot tare band_knee: it reads 65 N away from its designed zero; allowed is 55 N. "
        r"Take the load off, or accept this load as zero.$",
    ):
        find_tare(BAND_KNEE, resting(700_000), KNEE)


def test_a_load_since_the_last_tare_is_refused_unless_accepted() -> None:
    rows = resting(250_000)
    with pytest.raises(
        InputRefused, match=r"it reads 20 N away from its last tare; allowed is 11 N\. Take the load off"
    ):
        find_tare(BAND_KNEE, rows, KNEE, last_tare_counts=50_000)
    tare = find_tare(BAND_KNEE, rows, KNEE, last_tare_counts=50_000, accept_load=True)
    assert tare.counts == pytest.approx(250_000, abs=60)


def test_a_pad_on_a_ten_bit_converter_is_tared_in_kilopascals() -> None:
    pad = Calibration("pad_back", 0.04, tare_counts=40.0)
    rows = resting(41, sd_counts=0.4)
    assert find_tare(PAD_BACK, rows, pad).counts == pytest.approx(40.5, abs=0.6)
    with pytest.raises(
        InputRefused, match=r"cannot tare pad_back: it reads 5.\d* kPa away from its designed zero"
    ):
        find_tare(PAD_BACK, resting(170, sd_counts=0.4), pad)
