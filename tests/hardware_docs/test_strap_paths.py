"""Where knee and foot are drawn, and that every exercise of the catalogue has its line."""

from __future__ import annotations

import pytest

from hardware_docs.calculations.geometry import PLATFORM, SHANK, THIGH
from hardware_docs.drawings.body import leg_at, leg_of
from hardware_docs.drawings.postures import HIP_ALONG, Posture, paths_table, postures
from hardware_docs.drawings.strap_paths import draw
from rig.exercises.catalogue import load_catalogue


@pytest.mark.parametrize(
    ("hips", "knees", "knee", "foot"),
    [
        (0, 0, (THIGH, 0), (THIGH + SHANK, 0)),
        (90, 90, (0, THIGH), (SHANK, THIGH)),
        (0, 90, (THIGH, 0), (THIGH, -SHANK)),
        (45, 90, (304.06, 304.06), (601.04, 7.07)),
    ],
)
def test_knee_and_foot_by_hand(hips: float, knees: float, knee: tuple, foot: tuple) -> None:
    leg = leg_at(hips, knees)
    assert leg.knee == pytest.approx(knee, abs=0.01)
    assert leg.foot == pytest.approx(foot, abs=0.01)


def test_feet_are_in_line_with_the_sit_bones_where_the_source_says_so() -> None:
    assert abs(leg_of(load_catalogue()["rotation-1"]).foot[1]) < 20


def test_every_exercise_is_drawn_and_in_the_table() -> None:
    svg, table = draw().svg(), paths_table()
    for name, exercise in load_catalogue().items():
        assert f">{name}</text>" in svg
        assert f"| `{name}` |" in table
        row = next(line for line in table.splitlines() if f"`{name}`" in line)
        assert ("no line" in row) == (exercise.band == "none")
        assert ("carries nothing" in row) == (exercise.posture == "side-plank")
    assert ">isometric-test</text>" in svg


@pytest.mark.parametrize("posture", postures(), ids=lambda posture: posture.name)
def test_knee_and_foot_are_over_the_platform(posture: Posture) -> None:
    for along, front in (posture.leg.knee, posture.leg.foot):
        assert 0 < HIP_ALONG + along < PLATFORM.length
        assert 100 <= posture.hip_across + front <= PLATFORM.width - 100
