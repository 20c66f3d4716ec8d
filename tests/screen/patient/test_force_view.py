"""The force bar's pixels: how high it stands, where zone and ghost are, and how old values look."""

from __future__ import annotations

import math

import pytest
from drawing import BAR, colour, drawn, scene, share_of

from rig.screen.patient.force_view import column, ghost_column, pixels_per_newton
from rig.screen.theme import DARK, LIGHT


def top_of_bar(image, inner) -> float:
    """Find the highest row that is wholly of the bar's colour, from the bottom up."""
    x, y = inner.left + 0.25 * inner.width, int(inner.bottom) - 4
    while colour(image, x, y - 1) == LIGHT.force:
        y -= 1
    return y


@pytest.mark.parametrize("newtons", [5.0, 15.0, 30.0, 59.0])
def test_the_bar_is_as_high_as_the_force(newtons: float) -> None:
    image, where = drawn(scene({"newtons": newtons, "zone": None}))
    inner = column(where.bars[0])
    expected = inner.bottom - newtons * pixels_per_newton(where.bars[0], BAR)
    assert 0 <= top_of_bar(image, inner) - expected <= 1  # the row above is half covered


@pytest.mark.parametrize("newtons", [0.0, -4.0, math.nan])
def test_no_force_is_no_bar(newtons: float) -> None:
    image, where = drawn(scene({"newtons": newtons, "zone": None}))
    inner = column(where.bars[0])
    assert colour(image, inner.left + 5, inner.bottom - 8) == LIGHT.panel


def test_a_force_beyond_the_axis_fills_it_and_no_more() -> None:
    image, where = drawn(scene({"newtons": 90.0, "zone": None}))
    inner = column(where.bars[0])
    assert colour(image, inner.left + 5, inner.top + 2) == LIGHT.force
    assert colour(image, inner.left + 5, inner.top - 3) == LIGHT.background


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_zone_is_framed_where_its_newtons_are(theme) -> None:
    image, where = drawn(scene({"newtons": 0.0}), theme=theme)
    inner = column(where.bars[0])
    per_newton = pixels_per_newton(where.bars[0], BAR)
    for newtons in (36.0, 44.0):
        y = inner.bottom - newtons * per_newton
        assert colour(image, inner.left + 0.3 * inner.width, y) == theme.ink
    middle = inner.bottom - 40.0 * per_newton
    assert colour(image, inner.left + 0.3 * inner.width, middle) == theme.panel


@pytest.mark.parametrize(
    ("newtons", "ink"), [(35.0, "force"), (36.0, "good"), (44.0, "good"), (45.0, "force")]
)
def test_inside_the_zone_the_bar_and_the_frame_change(newtons: float, ink: str) -> None:
    image, where = drawn(scene({"newtons": newtons}))
    inner = column(where.bars[0])
    assert colour(image, inner.left + 5, inner.bottom - 10) == getattr(LIGHT, ink)
    y = inner.bottom - 36.0 * pixels_per_newton(where.bars[0], BAR)
    frame = [colour(image, inner.left + 0.3 * inner.width, y + dy) == LIGHT.ink for dy in range(-10, 11)]
    assert (sum(frame) > 7) == (ink == "good")  # 10 pixels wide inside, 6 outside


def test_the_last_rep_is_a_dashed_line_at_its_peak() -> None:
    image, where = drawn(scene({"newtons": 0.0, "zone": None, "ghost_newtons": 20.0}))
    inner = column(where.bars[0])
    y = inner.bottom - 20.0 * pixels_per_newton(where.bars[0], BAR)
    row = [colour(image, inner.left + n, y) for n in range(4, int(inner.width) - 4)]
    assert {LIGHT.faint, LIGHT.panel} <= set(row)
    without, _ = drawn(scene({"newtons": 0.0, "zone": None}))
    assert {colour(without, inner.left + n, y) for n in range(4, int(inner.width) - 4)} == {LIGHT.panel}


@pytest.mark.parametrize("newtons", [8.0, 20.0, 41.0])
def test_the_ghost_beside_the_bar_is_as_high_as_the_last_rep_was_then(newtons: float) -> None:
    image, where = drawn(scene({"ghost_newtons": 50.0, "ghost_now_newtons": newtons}))
    ghost = ghost_column(where.bars[0])
    y = ghost.bottom - newtons * pixels_per_newton(where.bars[0], BAR)
    middle = ghost.left + ghost.width / 2
    assert colour(image, middle, y) == LIGHT.faint
    assert colour(image, middle, y + 8) == LIGHT.background  # hollow
    assert colour(image, middle, y - 8) == LIGHT.background
    assert LIGHT.faint in {colour(image, ghost.left + dx, y + 20) for dx in (-1, 0, 1)}


def test_between_reps_only_the_peak_of_the_last_one_stands() -> None:
    image, where = drawn(scene({"ghost_newtons": 50.0}))
    ghost = ghost_column(where.bars[0])
    below = [colour(image, ghost.left + 2, ghost.bottom - n) for n in range(6, int(ghost.height / 2))]
    assert set(below) == {LIGHT.background}


def test_faded_feedback_leaves_no_trace_of_target_and_ghost() -> None:
    """A scene as the model makes it where comments have faded: what is hidden is not in the picture."""
    faded = {"zone": None, "newtons": 40.0}
    image, where = drawn(scene(faded))
    place, inner = where.bars[0], column(where.bars[0])
    assert share_of(image, LIGHT.good, place.left, place.top, place.right, place.bottom) == 0.0
    above = (inner.left - 0.2 * inner.width, inner.top, place.right, inner.bottom - 40.0 * 6.2)
    assert share_of(image, LIGHT.ink, *above) == 0.0
    assert share_of(image, LIGHT.faint, *above) == 0.0
    assert colour(image, inner.left + 5, inner.bottom - 10) == LIGHT.force


@pytest.mark.parametrize("changes", [{"stale": True}, {"bar": {"stale": True}}], ids=["all", "one sensor"])
def test_old_values_are_grey_and_hatched(changes: dict) -> None:
    image, where = drawn(scene(**changes))
    inner = column(where.bars[0])
    area = (inner.left + 4, inner.bottom - 60, inner.left + 64, inner.bottom - 4)
    assert share_of(image, LIGHT.stale, *area) > 0.3
    assert 0.02 < share_of(image, LIGHT.background, *area) < 0.6
    assert share_of(image, LIGHT.force, *area) == 0.0
