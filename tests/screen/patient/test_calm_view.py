"""The pixels of the pages between sets: the ring of the rest, large words, the tick at the end."""

from __future__ import annotations

import dataclasses
import math

import pytest
from drawing import colour, drawn, scene, share_of

from rig.screen.patient.calm_view import ring_square
from rig.screen.patient.places import Place
from rig.screen.patient.scene import Countdown, Page
from rig.screen.theme import LIGHT
from rig.screen.words import Say, Words

REST = scene(page=Page.REST, pelvis=None, countdown=Countdown(15.0, 60.0, Words(Say.REST)))
ASK = scene(page=Page.ASK, pelvis=None, asked=Words(Say.LET_STRAP_GO))


def on_ring(image, square: Place, share: float) -> str:
    """Give the ring's colour at a share of the way round, anticlockwise from the top."""
    angle = 2 * math.pi * share
    x = square.left + square.width / 2 * (1 - math.sin(angle))
    y = square.top + square.height / 2 * (1 - math.cos(angle))
    return colour(image, x, y)


@pytest.mark.parametrize("left_s", [6.0, 15.0, 33.0, 57.0])
def test_the_ring_shows_the_share_of_the_rest_that_is_left(left_s: float) -> None:
    image, where = drawn(dataclasses.replace(REST, countdown=Countdown(left_s, 60.0, Words(Say.REST))))
    square = ring_square(where.ring)
    assert on_ring(image, square, left_s / 60 - 0.01) == LIGHT.force
    assert on_ring(image, square, left_s / 60 + 0.01) == LIGHT.panel


def test_in_an_old_rest_the_ring_is_grey() -> None:
    image, where = drawn(dataclasses.replace(REST, stale=True))
    assert on_ring(image, ring_square(where.ring), 0.1) == LIGHT.stale


def test_a_rest_and_a_question_show_no_bar() -> None:
    for shown in (REST, ASK):
        image, _ = drawn(shown)
        assert share_of(image, LIGHT.panel, 20, 420, 60, 640) == 0.0


def test_what_is_asked_is_written_more_than_twice_as_tall_as_what_can_just_be_read() -> None:
    image, where = drawn(ASK)
    place = where.asked
    rows = [
        any(colour(image, x, y) == LIGHT.ink for x in range(int(place.left), int(place.right), 3))
        for y in range(int(place.top), int(place.bottom))
    ]
    lines = "".join("x" if row else " " for row in rows).split()
    assert max(len(line) for line in lines) > 1.4 * where.readable  # capitals and what hangs below


def test_the_end_is_a_green_tick_in_a_ring() -> None:
    image, where = drawn(scene(page=Page.DONE, pelvis=None, summary=(Words(Say.THANKS),)))
    square = ring_square(where.ring)
    assert {on_ring(image, square, n / 8) for n in range(8)} == {LIGHT.good}
    assert colour(image, square.left + 0.44 * square.width, square.top + 0.68 * square.height) == LIGHT.good


def test_a_push_empties_its_ring_second_by_second() -> None:
    counts = Countdown(2.5, 5.0, Words(Say.PUSH))
    image, where = drawn(scene({"zone": None}, page=Page.PUSH, ring=None, pelvis=None, countdown=counts))
    beside = Place(
        where.ring.left,
        where.ring.top,
        where.count.right - where.ring.left,
        where.pelvis.bottom - where.ring.top,
    )
    square = ring_square(beside.part(0.1, 0.40, 0.9, 1.0))
    assert on_ring(image, square, 0.48) == LIGHT.force
    assert on_ring(image, square, 0.52) == LIGHT.panel
