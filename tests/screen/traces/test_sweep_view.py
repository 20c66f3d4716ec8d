"""The live traces, offscreen, with real pixels."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("PySide6", reason="the screen's packages are not installed")

from PySide6.QtGui import QColor

from rig.block import Block, StreamBlock
from rig.events import Event, Gap, Mark, Rep
from rig.samples import SAMPLE
from rig.screen.traces.ink import dark
from rig.screen.traces.sweep_view import SweepView
from rig.session.ring import Rings

pytestmark = pytest.mark.usefixtures("qapp")


def swept(value: np.ndarray, events: list[Event], rate_hz: float = 1000.0) -> SweepView:
    """Show one channel on an axis of 100 N, 10 s wide."""
    rows = np.zeros(value.size, SAMPLE)
    rows["time_s"] = np.arange(value.size) / rate_hz
    rows["value"] = value
    rings = Rings()
    rings.take(Block((StreamBlock("band_knee", rows),)))
    view = SweepView(rings, events, 100.0, 10.0)
    view.resize(800, 400)
    view.pull()
    return view


def trace_rows(view: SweepView, x: int) -> list[int]:
    """Give the rows of a pixel column in which the trace is."""
    picture = view.grab().toImage()
    trace = dark().trace.rgb()
    return [y for y in range(picture.height()) if picture.pixel(x, y) == trace]


def test_a_peak_of_one_sample_reaches_its_pixel_and_nothing_else_does() -> None:
    value = np.zeros(8000)
    value[4000] = 80.0
    view = swept(value, [])
    lane = view.lanes[0]
    x = int(view.x_of(4.0))
    assert min(trace_rows(view, x)) == pytest.approx(float(lane.y(80.0)), abs=1.5)
    assert min(trace_rows(view, x - 40)) == pytest.approx(float(lane.y(0.0)), abs=1.5)


def test_nothing_is_drawn_where_samples_are_missing() -> None:
    value = np.full(800, 50.0)
    value[400] = np.nan
    rows = np.arange(800) / 100.0
    rows[400:] += 1.0  # the missing row stands for a second
    samples = np.zeros(800, SAMPLE)
    samples["time_s"], samples["value"] = rows, value
    rings = Rings()
    rings.take(Block((StreamBlock("band_knee", samples),)))
    view = SweepView(rings, [Gap("band_knee", 4.0, 5.0, 5.1, 100, "wire")], 100.0, 20.0)
    view.resize(800, 400)
    view.pull()
    assert trace_rows(view, int(view.x_of(3.0)))
    assert trace_rows(view, int(view.x_of(4.5))) == []
    assert trace_rows(view, int(view.x_of(6.0)))


def test_a_rep_is_shaded_from_its_start_to_its_end() -> None:
    view = swept(np.zeros(8000), [Rep("band_knee", 2.0, 4.0, 4.1, 60.0, 3.0)])
    picture = view.grab().toImage()
    y = int(view.lanes[0].y(70.0))

    def blue_at(time_s: float) -> int:
        return QColor(picture.pixel(int(view.x_of(time_s)), y)).blue()

    plain = dark().lane.blue()
    assert [blue_at(t) > plain + 20 for t in (1.9, 2.2, 3.8, 4.2)] == [False, True, True, False]


def test_old_values_are_drawn_grey() -> None:
    view = swept(np.zeros(8000), [])
    view.stale = True
    assert trace_rows(view, int(view.x_of(4.0))) == []


def flags(view: SweepView, colour: QColor) -> list[int]:
    """Give the columns of the lowest lane's foot that hold a colour."""
    picture = view.grab().toImage()
    y = int(view.lanes[-1].bottom) - 4
    return [x for x in range(picture.width()) if picture.pixelColor(x, y).name() == colour.name()]


def test_a_mark_set_by_hand_has_a_flag_and_one_of_the_rig_only_a_tick() -> None:
    ink = dark()
    marks = [Mark(2.0, 2.0, "cue more: Move the bar up"), Mark(4.0, 4.0, "cough")]
    view = swept(np.zeros(8000), list(marks))
    purple = flags(view, ink.mark.darker(150))
    assert min(purple) == pytest.approx(view.x_of(4.0), abs=2)
    assert max(purple) < view.x_of(6.0)


def test_a_flag_at_the_right_edge_turns_to_the_left() -> None:
    view = swept(np.zeros(9950), [Mark(9.9, 9.9, "a rather long label")])
    purple = flags(view, dark().mark.darker(150))
    assert max(purple) <= view.x_of(9.9) + 1
    assert min(purple) < view.x_of(9.0)


def test_a_rejected_rep_is_struck_out_and_counts_again_when_restored() -> None:
    rep = Rep("band_knee", 2.0, 4.0, 4.1, 60.0, 3.0)
    rejected = Mark(5.0, 5.0, "rejected: rep on band_knee at 2.00 s")
    restored = Mark(6.0, 6.0, "restored: rep on band_knee at 2.00 s")
    valid = QColor(dark().rep)
    for marks, shaded in (([], True), ([rejected], False), ([rejected, restored], True)):
        view = swept(np.zeros(8000), [rep, *marks])
        picture = view.grab().toImage()
        edge = picture.pixelColor(int(view.x_of(2.0)), int(view.lanes[0].y(70.0)))
        assert (edge == valid) is shaded
