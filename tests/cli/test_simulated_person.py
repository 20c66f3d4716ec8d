"""A simulated person does one thing at a time, and only that is worked out."""

from __future__ import annotations

import numpy as np
import pytest

from rig.cli.simulated_person import SimulatedPerson, Stretch
from rig.exercises.plan_file import load_plan
from rig.exercises.setup_steps import StepKind


@pytest.fixture
def person() -> SimulatedPerson:
    """Has lain down, rolled backward at 10 s and forward at 20 s."""
    made = SimulatedPerson(load_plan("five-levels"), 0)
    step = load_plan("five-levels").steps[0]
    made.is_asked(StepKind.POSTURE, step, 5.0)
    made.is_asked(StepKind.ROLL_BACKWARD, step, 10.0)
    made.is_asked(StepKind.ROLL_FORWARD, step, 20.0)
    return made


def index(person: SimulatedPerson, time_s: float | np.ndarray) -> np.ndarray:
    back, front = (person.value(name, np.asarray(time_s)) for name in ("pad_back", "pad_front"))
    return (back - front) / (back + front)


def test_each_stretch_lasts_until_the_next(person: SimulatedPerson) -> None:
    times_s = np.array([9.0, 11.4, 19.0, 21.4, 30.0])
    still, backward, back, forward, end = index(person, times_s) - index(person, 9.0)
    assert (still, back, end) == pytest.approx((0.0, 0.0, 0.0), abs=0.04)  # breath and fidgeting
    assert (backward, forward) == pytest.approx((0.30, -0.30), abs=0.06)
    assert index(person, times_s[::-1])[::-1] == pytest.approx(index(person, times_s), abs=0.0)


def test_a_sample_costs_the_same_however_much_has_been_done(person: SimulatedPerson, monkeypatch) -> None:
    """Every stretch of the past was once worked out for each sample: a long plan fell behind for ever."""
    asked: list[str] = []
    value = Stretch.value
    monkeypatch.setattr(Stretch, "value", lambda one, *where: asked.append(one.what) or value(one, *where))
    person.value("pad_back", np.array(25.0))
    assert asked == ["roll_forward"]
    person.value("pad_back", np.array([1.0, 6.0, 25.0]))
    assert asked[1:] == ["rest", "posture", "roll_forward"]
