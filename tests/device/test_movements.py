"""The shapes that simulated force is made of."""

import numpy as np
import pytest

from rig.device.simulator.movements import Path, Wander, crossings, minimum_jerk


def test_minimum_jerk_goes_from_0_to_1_at_rest_at_both_ends():
    assert minimum_jerk(np.array([-1.0, 0.0, 0.5, 1.0, 2.0])).tolist() == [0.0, 0.0, 0.5, 1.0, 1.0]
    u = np.linspace(0, 1, 1001)
    speed = np.gradient(minimum_jerk(u), u)
    assert speed[0] == pytest.approx(0.0, abs=1e-4)
    assert speed.max() == pytest.approx(1.875, rel=1e-3)  # 30/16, at half time
    assert np.argmax(speed) == 500


def test_a_path_meets_its_levels_and_stays_at_the_ends():
    path = Path((1.0, 2.0, 4.0), (0.0, 10.0, 4.0))
    assert path.at(np.array([0.0, 1.0, 1.5, 2.0, 3.0, 4.0, 9.0])) == pytest.approx([0, 0, 5, 10, 7, 4, 4])
    assert Path((0.0,), (3.0,)).at(np.array([-1.0, 5.0])).tolist() == [3.0, 3.0]


def test_a_path_gives_any_moment_in_any_order():
    path = Path((0.0, 1.0, 3.0), (0.0, 2.0, -1.0))
    times = np.linspace(-1, 4, 101)
    shuffled = np.random.default_rng(3).permutation(101)
    assert np.array_equal(path.at(times[shuffled]), path.at(times)[shuffled])
    assert path.at(times.reshape(-1, 1)).shape == (101, 1)


def test_a_wander_has_its_size_and_stays_in_its_band():
    wander = Wander.within(np.random.default_rng(5), 0.7, 8.0, 12.0)
    times = np.arange(0, 200, 0.005)
    values = wander.at(times)
    power = np.abs(np.fft.rfft(values)) ** 2
    frequency = np.fft.rfftfreq(len(values), 0.005)
    inside = power[(frequency > 7.9) & (frequency < 12.1)].sum()
    assert np.std(values) == pytest.approx(0.7, rel=0.03)
    assert inside / power.sum() > 0.99


def test_crossings_are_interpolated_and_ends_count_as_crossings():
    times = np.arange(6.0)
    assert crossings(times, np.array([0, 0, 4, 4, 0, 0.0]), 1.0) == (1.25, 3.75)
    assert crossings(times, np.array([5, 4, 3, 2, 1, 0.0]), 1.0) == (0.0, 4.0)
    assert crossings(times, np.array([0, 2, 0, 2, 2, 2.0]), 1.0) == (0.5, 5.0)
