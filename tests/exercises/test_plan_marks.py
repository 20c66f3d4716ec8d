"""What the marks say of a plan and its sets."""

from __future__ import annotations

import pytest

from rig.events import Mark, Rep
from rig.exercises.set_spans import Begun, begun_set, plan_name


@pytest.mark.parametrize(
    ("detail", "begun"),
    [
        ("2", Begun(7.5, 2)),
        ("2, level-1, left", Begun(7.5, 2, "level-1", "left")),
        ("2, level-1, left, red band", Begun(7.5, 2, "level-1", "left")),
        ("", None),  # somebody typed that label
        ("later", None),
    ],
)
def test_a_mark_begins_a_set(detail: str, begun: Begun | None) -> None:
    assert begun_set(Mark(7.5, 7.6, "new_set", detail)) == begun


def test_nothing_else_begins_one() -> None:
    assert begun_set(Mark(7.5, 7.6, "practice", "2")) is None
    assert begun_set(Rep("band_knee", 1.0, 2.0, 2.4, 50.0, 1.5)) is None


def test_a_plan_is_named_by_its_mark() -> None:
    assert plan_name([Mark(1.0, 1.0, "mark 1"), Mark(2.0, 2.0, "plan: five-levels")]) == "five-levels"
    assert plan_name([Mark(1.0, 1.0, "mark 1")]) == ""
