"""The tempo's pixels: the hill fills as far as each phase is over, and its tops are where the phases end."""

from __future__ import annotations

import pytest
from drawing import colour, drawn, scene

from rig.screen.patient.pace_view import hill
from rig.screen.patient.scene import Pace
from rig.screen.theme import LIGHT
from rig.screen.words import Say, Words

LENGTHS_S = (3.0, 2.0, 3.0, 2.0)


def ground_at(over: tuple[float, float, float, float], share: float) -> str:
    """Give the colour low in the hill, at a share of its width; shares are seconds of ten."""
    image, where = drawn(scene(pace=Pace(LENGTHS_S, Words(Say.UP), 1.0, over)))
    place = hill(where.pace)
    return colour(image, place.left + share * place.width, place.bottom - 4)


@pytest.mark.parametrize(
    ("over", "seconds"),
    [
        ((0.5, 0.0, 0.0, 0.0), 1.5),
        ((1.0, 0.5, 0.0, 0.0), 4.0),
        ((1.0, 1.0, 0.5, 0.0), 6.5),
        ((1.0, 1.0, 1.0, 0.5), 9.0),
    ],
)
def test_the_hill_fills_with_the_seconds(over: tuple, seconds: float) -> None:
    assert ground_at(over, seconds / 10 - 0.02) == LIGHT.force
    assert ground_at(over, seconds / 10 + 0.02) == LIGHT.panel


def test_the_hill_rises_stays_falls_and_stays() -> None:
    image, where = drawn(scene(pace=Pace(LENGTHS_S, Words(Say.UP), 1.0, (0.0, 0.0, 0.0, 0.0))))
    place = hill(where.pace)

    def top(share: float) -> float:
        x, y = place.left + share * place.width, place.bottom - 2
        while colour(image, x, y) == LIGHT.panel:
            y -= 1
        return (place.bottom - y) / place.height

    heights = [round(top(seconds / 10), 1) for seconds in (0.3, 1.5, 4.0, 6.5, 9.0)]
    assert heights[0] < heights[1] < heights[2]
    assert heights[1] == heights[3]
    assert heights[4] < heights[3]


def test_an_old_hill_is_grey() -> None:
    pace = Pace(LENGTHS_S, Words(Say.UP), 1.0, (1.0, 1.0, 1.0, 1.0))
    image, where = drawn(scene(pace=pace, stale=True))
    place = hill(where.pace)
    assert colour(image, place.left + place.width / 2, place.bottom - 4) == LIGHT.stale
