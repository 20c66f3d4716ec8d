"""The force ceiling is warned of before it is reached, once each time."""

import math

import pytest

from rig.exercises.safety import Ceiling
from tests.exercises.moments import at


def told(newtons, pull, seconds=4.0, step_s=1 / 30):
    """Give each warning with the force at which it came."""
    ceiling, found = Ceiling(newtons), []
    for number in range(int(seconds / step_s)):
        time_s = number * step_s
        if key := ceiling.check(at(time_s, pull(time_s))):
            found.append((key, pull(time_s)))
    return found


@pytest.mark.parametrize("newtons_per_s", [10.0, 50.0, 200.0, 300.0])
def test_a_rising_force_is_warned_of_before_the_ceiling(newtons_per_s):
    found = told(100.0, lambda t: newtons_per_s * t, 12.0)
    assert [key for key, _ in found] == ["ceiling_near", "ceiling_reached"]
    assert found[0][1] <= 90.5
    assert found[0][1] >= 90.0 - 0.25 * newtons_per_s - newtons_per_s / 30


def test_a_force_below_is_not_warned_of_and_no_ceiling_warns_of_nothing():
    assert told(100.0, lambda t: min(85.0, 15.0 * t), 8.0) == []
    assert told(0.0, lambda t: 400.0 * t) == []


def test_it_warns_again_only_after_the_force_has_gone():
    steps = [50, 95, 95, 88, 95, 70, 95]
    ceiling = Ceiling(100.0)
    found = [ceiling.check(at(float(n), force)) for n, force in enumerate(steps)]
    assert found == ["", "ceiling_near", "", "", "", "", "ceiling_near"]


def test_a_trembling_hold_below_is_warned_of_once_at_most():
    """Under a ceiling of 36 N, a hold at 29 N with a tremor of 1 N once gave ten warnings a second."""

    def pull(time_s):
        way = min(1.0, time_s / 1.5)
        unsteady = 0.7 * math.sin(2 * math.pi * 9.3 * time_s) + 0.6 * math.sin(2 * math.pi * 0.7 * time_s)
        return 29.3 * way + unsteady * way

    assert [key for key, _ in told(36.0, pull, 20.0)] == ["ceiling_near"]  # on the way up
    assert told(44.0, pull, 20.0) == []


def test_a_dip_shorter_than_half_a_second_makes_no_new_warning():
    ceiling = Ceiling(100.0)
    pulls = [(0.0, 95), (0.5, 95), (0.6, 70), (1.0, 95), (2.0, 70), (2.6, 70), (2.7, 95)]
    found = [ceiling.check(at(time_s, force)) for time_s, force in pulls]
    assert found == ["ceiling_near", "", "", "", "", "", "ceiling_near"]


def test_the_stronger_of_two_bands_counts_and_no_sample_is_no_force():
    ceiling = Ceiling(100.0)
    assert ceiling.check(at(0.0, float("nan"), float("nan"))) == ""
    assert ceiling.check(at(1.0, 10.0, 120.0)) == "ceiling_reached"
