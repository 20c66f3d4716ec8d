"""The pelvis's pixels: which side the marker is on, how large it is, and which way it points."""

from __future__ import annotations

import math

import pytest
from drawing import colour, drawn, scene

from rig.screen.patient.pelvis_view import marker_at
from rig.screen.patient.scene import Pelvis
from rig.screen.theme import LIGHT
from rig.screen.words import Say, Words

WORDS = Words(Say.STEADY)


def marker(pelvis: Pelvis, ink: str, stale: bool = False) -> list[tuple[int, int]]:
    """Find the marker's pixels in the upper part of its place."""
    image, where = drawn(scene(pelvis=pelvis, stale=stale))
    place = where.pelvis
    ys = range(int(place.top), int(place.top + 0.58 * place.height), 2)
    return [
        (x, y) for x in range(int(place.left), int(place.right), 2) for y in ys if colour(image, x, y) == ink
    ]


def width_at_ends(pixels: list[tuple[int, int]]) -> tuple[int, int]:
    """Give how tall a shape is at its left and at its right end."""
    left, right = min(x for x, _ in pixels), max(x for x, _ in pixels)
    return sum(x <= left + 2 for x, _ in pixels), sum(x >= right - 2 for x, _ in pixels)


@pytest.mark.parametrize("place", [-0.8, -0.3, 0.0, 0.5])
def test_the_marker_stands_where_the_pelvis_is(place: float) -> None:
    pixels = marker(Pelvis(place, "", "", WORDS), LIGHT.good)
    _, where = drawn(scene())
    assert sum(x for x, _ in pixels) / len(pixels) == pytest.approx(marker_at(where.pelvis, place)[0], abs=3)


@pytest.mark.parametrize(("level", "place"), [("warn", 0.4), ("fault", 0.7)])
def test_a_roll_points_where_it_goes(level: str, place: float) -> None:
    ink = LIGHT.level(level)
    backward = width_at_ends(marker(Pelvis(place, level, "backward", WORDS), ink))
    forward = width_at_ends(marker(Pelvis(-place, level, "forward", WORDS), ink))
    assert backward[0] > 2 * backward[1]  # the broad end is behind
    assert forward[1] > 2 * forward[0]


def test_what_is_worse_is_larger() -> None:
    still = marker(Pelvis(0.5, "", "", WORDS), LIGHT.good)
    warn = marker(Pelvis(0.5, "warn", "backward", WORDS), LIGHT.warn)
    fault = marker(Pelvis(0.5, "fault", "backward", WORDS), LIGHT.fault)
    heights = [max(y for _, y in shape) - min(y for _, y in shape) for shape in (still, warn, fault)]
    assert heights[0] < heights[1] < heights[2]


def test_a_movement_without_direction_points_nowhere() -> None:
    left, right = width_at_ends(marker(Pelvis(0.5, "warn", "", WORDS), LIGHT.warn))
    assert abs(left - right) <= 2


def test_nothing_known_shows_no_marker() -> None:
    assert marker(Pelvis(math.nan, "", "", WORDS), LIGHT.good) == []


def test_an_old_marker_is_grey() -> None:
    pelvis = Pelvis(0.5, "fault", "backward", WORDS)
    assert marker(pelvis, LIGHT.fault, stale=True) == []
    assert len(marker(pelvis, LIGHT.stale, stale=True)) > 50
