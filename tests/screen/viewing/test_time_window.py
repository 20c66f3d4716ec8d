"""What is shown stays inside the session, keeps its length when moved, and follows the newest if asked to."""

from __future__ import annotations

import pytest

from rig.screen.viewing.time_window import LEAST_S, TimeWindow


def window(from_s: float = 20.0, to_s: float = 40.0) -> TimeWindow:
    return TimeWindow(100.0, from_s, to_s)


def test_the_whole_is_shown_first() -> None:
    whole = TimeWindow(100.0)
    assert (whole.from_s, whole.to_s, whole.hidden_s) == (0.0, 100.0, 0.0)
    assert TimeWindow(0.0).span_s == LEAST_S  # a session without samples


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ((30.0, 50.0), (30.0, 50.0)),
        ((-10.0, 10.0), (0.0, 20.0)),
        ((95.0, 115.0), (80.0, 100.0)),
        ((-50.0, 250.0), (0.0, 100.0)),
        ((50.0, 50.0), (50.0, 50.0 + LEAST_S)),
    ],
)
def test_it_never_reaches_beyond_the_session(asked: tuple[float, float], shown: tuple[float, float]) -> None:
    one = window()
    one.show(*asked)
    assert (one.from_s, one.to_s) == pytest.approx(shown)


def test_zooming_leaves_what_is_pointed_at_where_it_is() -> None:
    one = window()
    before = one.pixel(25.0, (0.0, 800.0))
    one.zoom(0.5, 25.0)
    assert one.span_s == pytest.approx(10.0)
    assert one.pixel(25.0, (0.0, 800.0)) == pytest.approx(before)
    assert one.time_at(before, (0.0, 800.0)) == pytest.approx(25.0)


def test_it_follows_until_it_is_moved_away() -> None:
    one = window()
    one.follow(True)
    assert (one.from_s, one.to_s) == (80.0, 100.0)
    one.grow(110.0)
    assert (one.from_s, one.to_s) == (90.0, 110.0)
    one.zoom(0.5, 0.0)
    assert (one.from_s, one.to_s, one.following) == (100.0, 110.0, True)
    one.move_to(50.0)
    one.grow(120.0)
    assert (one.from_s, one.to_s, one.following) == (50.0, 60.0, False)
    one.grow(90.0)
    assert one.ends_s == 120.0  # what was there stays there
