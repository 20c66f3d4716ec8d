"""After eight hours and ten thousand events a frame looks at those in the picture and at no others."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

pytest.importorskip("PySide6", reason="the screen's packages are not installed")

from rig.block import Block, StreamBlock
from rig.events import Rep
from rig.samples import SAMPLE
from rig.screen.traces.sweep_view import SweepView
from rig.session.ring import Rings

pytestmark = pytest.mark.usefixtures("qapp")

EVERY_S = 3.0


class Counted(list):
    """A list that counts how many of its items were looked at."""

    looked_at = 0

    def __getitem__(self, which: Any) -> Any:
        found = super().__getitem__(which)
        self.looked_at += len(found) if isinstance(which, slice) else 1
        return found


def rep(number: int) -> Rep:
    """Give the rep of this number, counted from 1."""
    at_s = number * EVERY_S
    return Rep("band_knee", at_s - 2, at_s - 1, at_s - 0.5, at_s - 1.5, 60.0)


def put(rings: Rings, time_s: np.ndarray) -> None:
    rows = np.zeros(time_s.size, SAMPLE)
    rows["time_s"] = time_s
    rings.take(Block((StreamBlock("band_knee", rows),)))


def test_a_frame_late_in_a_session_looks_at_few_events_and_numbers_them_right() -> None:
    events, rings = Counted(), Rings()
    view = SweepView(rings, events, 100.0, 20.0)
    view.resize(800, 400)
    for number in range(1, 10_001):
        events.append(rep(number))
        if number % 100 == 0:
            put(rings, np.array([number * EVERY_S]))
            view.pull()
            view.grab()
    events.looked_at = 0
    view.grab()
    shown, first = view.recent_events()
    assert shown[0] == rep(first)
    assert shown[-1] == rep(10_000)
    assert events.looked_at < 250


def test_a_longer_window_reaches_further_back_and_counts_from_there() -> None:
    events, rings = [rep(number) for number in range(1, 200)], Rings()
    view = SweepView(rings, events, 100.0, 5.0)
    view.resize(800, 400)
    put(rings, np.array([199 * EVERY_S]))
    view.pull()
    near, far = [], []
    for window_s, numbers in ((5.0, near), (60.0, far), (5.0, near)):
        view.set_window(window_s)
        shown, first = view.recent_events()
        assert shown[0] == rep(first)
        numbers.append(first)
    assert near[0] == near[1] > far[0]
