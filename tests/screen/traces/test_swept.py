"""A sweep that draws only its strip leaves the same picture as one that draws everything."""

from __future__ import annotations

import math
import random

import numpy as np
import pytest

pytest.importorskip("PySide6", reason="the screen's packages are not installed")

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication

from rig.block import Block, StreamBlock
from rig.events import Event, Gap, Hold, Mark, Rep, Roll
from rig.samples import SAMPLE
from rig.screen.traces.sweep_view import SweepView
from rig.screen.traces.swept import changed_until_s
from rig.session.ring import Rings

RATES_HZ = {"band_knee": 1000.0, "pad_front": 80.0, "pad_back": 7.0}
SIZE = (700, 360)
WINDOW_S, SHOWN_S = 10.0, 9.8
REP = Rep("band_knee", 2.0, 4.0, 4.1, 60.0, 3.0)


class Counting(SweepView):
    """Counts the pixels that it is asked for."""

    pixels = 0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        Counting.pixels += event.rect().width() * event.rect().height()
        super().paintEvent(event)


class Feed:
    """Puts samples of three rates and random events into a view, a piece at a time."""

    def __init__(self, seed: int) -> None:
        self.one = random.Random(seed)
        self.rings, self.events = Rings(), list[Event]()
        self._taken = dict.fromkeys(RATES_HZ, 0)
        self._at_s = 0.0

    def piece(self, more_s: float) -> None:
        self._at_s += more_s
        for channel, rate_hz in RATES_HZ.items():
            numbers = np.arange(self._taken[channel], int(self._at_s * rate_hz))
            self._taken[channel] += numbers.size
            rows = np.zeros(numbers.size, SAMPLE)
            rows["time_s"] = numbers / rate_hz
            rows["value"] = 6.0 + 5.5 * np.sin(numbers / rate_hz * 3) + 2 * np.sin(numbers / rate_hz * 40)
            rows["value"][numbers % 3001 == 0] = math.nan
            if rows.size:
                self.rings.take(Block((StreamBlock(channel, rows),)))
        if self.one.random() < 0.03:
            self.events.append(self._event())

    def _event(self) -> Event:
        ends_s = self._at_s - self.one.uniform(0.1, 0.5)
        starts_s = max(0.0, ends_s - self.one.uniform(0.2, 4.0))
        return self.one.choice(
            [
                Rep("band_knee", starts_s, ends_s, self._at_s, 60.0, 3.0),
                Rep("band_knee", starts_s, ends_s, self._at_s, 60.0, 3.0, flags=("shaky",)),
                Hold("band_knee", starts_s, ends_s, self._at_s, starts_s, 8.0, 8.0),
                Roll("backward", "fault", starts_s, ends_s, self._at_s, 30.0, starts_s),
                Gap("pad_front", starts_s, starts_s + 0.05, self._at_s, 4, "wire"),
                Mark(self._at_s, self._at_s, "cough"),
                Mark(self._at_s, self._at_s, "cue more"),
            ]
        )


@pytest.mark.parametrize("seed", [1, 2])
def test_what_stands_on_the_screen_is_what_the_view_would_draw_anew(qtbot, seed: int) -> None:
    feed = Feed(seed)
    feed.piece(0.2)
    view = Counting(feed.rings, feed.events, 10.0, WINDOW_S)
    view.resize(*SIZE)
    view.show()
    qtbot.waitExposed(view)
    drawn = pieces = different = 0
    while view.newest_s < 33.0:
        feed.piece(feed.one.uniform(0.01, 0.15))
        Counting.pixels = 0
        view.pull()
        QApplication.processEvents()
        drawn, pieces = drawn + Counting.pixels, pieces + 1
        on_screen = view.screen().grabWindow(view.winId()).toImage()
        different += on_screen != view.grab().toImage()
    view.close()
    view.deleteLater()
    assert different == 0
    assert drawn < 0.5 * pieces * SIZE[0] * SIZE[1]


@pytest.mark.parametrize(
    ("events", "newest_s", "until_s"),
    [
        ([], (15.0, 15.1), 5.3),
        ([REP], (13.0, 13.1), 4.0),
        ([REP], (15.0, 15.1), 5.3),
        ([Rep("band_knee", 8.0, 11.0, 11.1, 60.0, 3.0)], (18.0, 18.1), 10.0),
        ([Mark(5.25, 5.25, "cough")], (15.0, 15.1), None),
        ([Rep("band_knee", 12.0, 15.05, 15.1, 60.0, 3.0)], (15.0, 15.1), None),
        ([], (19.95, 20.05), None),
        ([], (19.85, 19.9), None),
    ],
    ids=["nothing", "cut", "gone", "over the turn", "flag", "grows", "turn", "at the edge"],
)
def test_how_far_old_events_look_different(
    events: list[Event], newest_s: tuple[float, float], until_s: float | None
) -> None:
    found = changed_until_s(events, newest_s, WINDOW_S, SHOWN_S)
    assert found == (until_s if until_s is None else pytest.approx(until_s))
