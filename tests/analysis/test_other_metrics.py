"""Fatigue, symmetry, torque, band, drift, dose, rolls, change, reliability."""

from __future__ import annotations

import math

import numpy as np
import pytest

from analysis.band_stiffness import Pull, band_stiffness, softening
from analysis.change import change, mdc95
from analysis.dose import adherence
from analysis.drift import drift, has_drifted
from analysis.fatigue import fatigue
from analysis.formulas import FORMULAS, versions
from analysis.metric import Metric, mean_of, withheld
from analysis.reliability import reliability
from analysis.roll_metrics import baseline_of, coupling, roll_index, roll_lag, roll_metrics
from analysis.stretch import Stretch
from analysis.symmetry import symmetry
from analysis.torque import check_weight_error, per_mass, torque
from rig.events import Hold, Mark, Rep, Roll
from rig.exercises.exercise import Dose
from rig.samples import MISSING


def stretch(time_s: np.ndarray, value: np.ndarray) -> Stretch:
    return Stretch(time_s, value, np.zeros(time_s.size, np.uint8))


def peak(newtons: float) -> Metric:
    return Metric("peak", newtons)


def test_a_figure_has_a_value_or_a_reason() -> None:
    with pytest.raises(ValueError, match="either a value or a reason"):
        Metric("peak")
    assert mean_of("peak", [peak(2), withheld("peak", "x"), peak(4)]).value == 3
    assert set(versions()) == set(FORMULAS)
    assert all(version >= 1 for version in versions().values())


def test_fatigue_takes_the_best_not_the_first() -> None:
    impulses = [Metric("impulse", v) for v in (10, 100, 100, 100, 60, 50, 40)]
    assert fatigue(impulses).value == pytest.approx(50)
    assert fatigue(impulses[:5]).withheld == "5 impulses; need 6"


def test_symmetry_gives_the_difference_over_the_mean() -> None:
    assert symmetry(peak(90), peak(110)).value == pytest.approx(20)
    assert symmetry(peak(110), peak(90)).value == pytest.approx(-20)
    assert symmetry(withheld("peak", "no valid rep"), peak(1)).withheld == "left: no valid rep"
    assert symmetry(peak(0), peak(0)).withheld == "no pull on either side"


def test_torque_and_mass_only_where_entered() -> None:
    turning = torque(peak(100), 0.4)
    assert (turning.value, turning.formula.unit) == (40, "N·m")
    assert per_mass(turning, 80).value == 0.5
    assert per_mass(peak(160), 80).formula.unit == "N/kg"
    assert torque(peak(100), None).withheld == "no lever arm was entered"
    assert per_mass(peak(100), 0.0).withheld == "no body mass was entered"


def test_a_check_weight_of_ten_kilograms() -> None:
    assert check_weight_error(98.0665, 10).value == pytest.approx(0, abs=1e-9)
    assert check_weight_error(99.047165, 10).value == pytest.approx(1)


def test_band_stiffness_and_softening() -> None:
    new = band_stiffness(Pull(0.3, 20), Pull(0.5, 50))
    assert (new.value, new.formula.unit) == (pytest.approx(150), "N/m")
    assert softening(new, Metric("band_stiffness", 120)).value == pytest.approx(20)
    assert band_stiffness(Pull(0.5, 50), Pull(0.3, 20)).withheld == (
        "the second pull is -0.2 m longer; it must be longer"
    )


def test_drift_is_flagged_above_two_per_cent() -> None:
    time_s = np.arange(0, 30, 0.0125)
    stream = stretch(time_s, np.where(time_s < 15, 1.0, 2.5))
    found = drift(stream, 10, 20)
    assert found.value == 1.5
    assert has_drifted(found, 60.0)
    assert not has_drifted(found, 80.0)
    assert drift(stream, 0.2, 20).withheld == "less than 0.5 s at rest before the set"
    assert drift(stream, 10, 20, not_before_s=9.8).withheld == "less than 0.5 s at rest before the set"


def made_rep(start_s: float, end_s: float, valid: bool = True) -> Rep:
    return Rep("band_knee", start_s, end_s, end_s, 50.0, (start_s + end_s) / 2, 40.0, valid)


def test_adherence_to_each_kind_of_dose() -> None:
    reps = [made_rep(0, 6), made_rep(10, 19), made_rep(20, 35, valid=False)]
    timed = adherence(Dose("time", "source", time_s=60), reps, [])
    assert (timed.done, timed.percent) == ("30 s under tension", 50)
    counted = adherence(Dose("reps", "source", sets=3, reps=(4, 6)), reps, [])
    assert (counted.done, counted.percent) == ("2 valid of 3", 50)
    held = [
        Hold("band_knee", 1, 6.5, 7, 1.2, 50, 50),
        Hold("band_knee", 11, 13, 13, 11.2, 50, 50, done=False),
    ]
    holds = adherence(Dose("hold", "source", hold_s=(5, 10)), reps, held)
    assert holds.done == "1 of 3 held long enough; longest 5.5 s, 8 s in all"
    assert holds.percent == pytest.approx(100 / 3)


def test_rolls_their_share_and_lag() -> None:
    rolls = [
        Roll("backward", "fault", 2, 4, 4, 90, 3.5),
        Roll("forward", "warn", 9, 12, 12, -40, 10),
    ]
    found = roll_metrics(rolls, 0, 10)
    assert (found.faults, found.warnings, found.directions) == (1, 1, {"backward": 1, "forward": 1})
    assert (found.roll_share.value, found.roll_largest.value) == (30, 90)
    assert roll_lag(made_rep(1, 5), rolls).value == 0.5
    assert roll_lag(made_rep(5, 8), rolls).withheld == "no roll in this rep"


def test_the_roll_index_follows_its_definition_and_leaves_gaps_out() -> None:
    time_s = np.arange(0, 2, 0.01)
    front, back = stretch(time_s, np.full(200, 4.0)), stretch(time_s + 0.003, np.full(200, 6.0))
    assert roll_index(front, back).value == pytest.approx(np.full(199, 0.2))
    front.flags[100] = MISSING
    front.value[100] = np.nan
    assert roll_index(front, back).value.size == 197


def test_coupling_of_a_roll_that_follows_the_pull() -> None:
    time_s = np.arange(0, 5, 0.0125)
    force, index = stretch(time_s, time_s * 10), stretch(time_s[::2], 0.3 - 0.05 * time_s[::2])
    assert coupling(force, index, 1, 4).value == pytest.approx(-1)
    assert (
        coupling(force, stretch(time_s, np.ones(time_s.size)), 1, 4).withheld == "one of them did not change"
    )


def test_the_baseline_is_the_last_one_marked() -> None:
    marks = [
        Mark(1, 1, "pelvis_baseline", "index 0.1000, sum 9.000 kPa"),
        Mark(2, 2, "pelvis_baseline", "index -0.0035, sum 12.108 kPa"),
    ]
    assert baseline_of(marks) == (-0.0035, 12.108)
    assert baseline_of([]) is None


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (129.0, "within measurement error (±30 %)"),
        (71.0, "within measurement error (±30 %)"),
        (131.0, "31 % more, beyond measurement error (±30 %)"),
        (60.0, "40 % less, beyond measurement error (±30 %)"),
    ],
)
def test_no_change_is_claimed_below_the_error(now: float, words: str) -> None:
    assert change(peak(100), peak(now), 30).words == words


def test_a_change_without_a_figure() -> None:
    assert change(withheld("peak", "no valid rep"), peak(1), 30).words == (
        "no change can be given: before: no valid rep"
    )
    assert mdc95(10) == pytest.approx(27.7186, abs=1e-4)


SHROUT_FLEISS = [(9, 2, 5, 8), (6, 1, 3, 2), (8, 4, 6, 8), (7, 1, 2, 6), (10, 5, 6, 9), (6, 2, 4, 7)]


def test_the_icc_of_shrout_and_fleiss() -> None:
    found = reliability(SHROUT_FLEISS)
    assert found is not None
    assert found.icc == pytest.approx(0.17, abs=0.005)
    assert found.sem == pytest.approx(math.sqrt(6.26), abs=0.002)  # their mean square within, 6.26
    grand = np.mean(SHROUT_FLEISS)
    assert found.mdc_percent == pytest.approx(100 * 1.96 * math.sqrt(2) * found.sem / grand)


def test_reliability_needs_repeats() -> None:
    assert reliability([(1.0,), (2.0, 3.0)]) is None
