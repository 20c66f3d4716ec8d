"""The ring's pixels: how far round it goes for the seconds held, and where the mark stands."""

from __future__ import annotations

import math

import pytest
from drawing import colour, drawn, scene

from rig.screen.patient.hold_view import circle
from rig.screen.patient.scene import Ring
from rig.screen.theme import LIGHT


def at(image, where, share: float) -> str:
    """Give the ring's colour at a share of the way round, clockwise from the top."""
    square = circle(where.ring)
    angle = 2 * math.pi * share
    x = square.left + square.width / 2 * (1 + math.sin(angle))
    y = square.top + square.height / 2 * (1 - math.cos(angle))
    return colour(image, x, y)


@pytest.mark.parametrize("held_s", [1.0, 2.5, 4.0, 6.0, 9.0])
def test_the_ring_ends_where_the_seconds_say(held_s: float) -> None:
    image, where = drawn(scene(ring=Ring(held_s, 5.0, 10.0)))
    ink = LIGHT.good if held_s >= 5.0 else LIGHT.force
    assert at(image, where, held_s / 10.0 - 0.01) == ink
    assert at(image, where, held_s / 10.0 + 0.01) == LIGHT.panel


def test_a_mark_stands_where_the_hold_is_long_enough() -> None:
    image, where = drawn(scene(ring=Ring(0.0, 4.0, 10.0)))
    assert at(image, where, 0.4) == LIGHT.ink
    assert at(image, where, 0.3) == LIGHT.panel


def test_a_ring_without_a_span_has_no_mark_and_fills_at_the_least() -> None:
    image, where = drawn(scene(ring=Ring(5.0, 5.0, 5.0)))
    assert {at(image, where, n / 10 + 0.05) for n in range(10)} == {LIGHT.good}


def test_an_old_ring_is_grey() -> None:
    image, where = drawn(scene(stale=True))
    assert at(image, where, 0.1) == LIGHT.stale
