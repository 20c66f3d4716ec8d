"""The clinician's windows, offscreen, with real pixels; under a frozen screen a session stays whole."""

from __future__ import annotations

import os
import sys
from time import sleep

import numpy as np
import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
pytest.importorskip("PySide6", reason="the screen's packages are not installed")

from live_rig import LiveRig, wait_until
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from rig.block import Block, StreamBlock
from rig.events import Event, Gap, Rep
from rig.record.edits import read_edits
from rig.record.reader import open_session
from rig.samples import SAMPLE
from rig.screen.application import application
from rig.screen.clinician.library import Library
from rig.screen.clinician.window import ClinicianWindow
from rig.screen.traces.ink import dark
from rig.screen.traces.sweep_view import SweepView
from rig.screen.viewing.pyramid import COARSE_ROWS, Pyramid
from rig.screen.viewing.window import SessionWindow
from rig.session.ring import Rings
from rig.session.session import Session
from rig.setup import SessionSetup


@pytest.fixture(scope="module", autouse=True)
def app() -> QApplication:
    return application()


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


class Noted:
    """A session that writes down what it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.announced: list[Event] = []
        self.recent = Rings()

    def press(self, key: str) -> None:
        self.asked.append(f"press {key}")

    def mark(self, label: str) -> None:
        self.asked.append(f"mark {label}")

    def tare(self) -> None:
        self.asked.append("tare")

    def new_set(self) -> None:
        self.asked.append("new set")

    def stop(self) -> None:
        self.asked.append("stop")


@pytest.fixture
def session() -> Noted:
    return Noted()


@pytest.fixture
def window(session: Noted, qtbot) -> ClinicianWindow:
    made = ClinicianWindow(session, SessionSetup(subject="P-014"), 60.0)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    return made


def test_every_key_does_its_action_and_stop_wants_to_be_pressed_twice(
    session: Noted, window: ClinicianWindow, qtbot
) -> None:
    for key in (Qt.Key.Key_M, Qt.Key.Key_T, Qt.Key.Key_N, Qt.Key.Key_Escape):
        qtbot.keyClick(window, key)
    assert session.asked == ["mark mark 1", "tare", "new set"]
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert session.asked[3:] == ["stop"]
    qtbot.keyClick(window, Qt.Key.Key_Escape, Qt.KeyboardModifier.ShiftModifier)
    assert session.asked[4:] == ["stop"]


def recorded(live_rig: LiveRig, freeze_s: float) -> Session:
    """Record a session under a clinician's window that freezes on the way."""
    with live_rig.session(seconds=20, speed=10) as session:
        window = ClinicianWindow(session, session.setup, 20.0, live_rig.folder)
        window.show()
        wait_until(lambda: bool(session.recent.channels))
        snapshot = session.snapshot
        assert snapshot is not None
        window.refresh(snapshot, session.data_age_s)
        sleep(freeze_s)
        window.refresh(snapshot, session.data_age_s)
        assert window.traces.newest_s > 0
        wait_until(lambda: not session.running)
        window.close()
    return session


def test_a_frozen_screen_leaves_the_recording_whole(live_rig: LiveRig) -> None:
    outcome = recorded(live_rig, freeze_s=1.0).outcome()
    assert outcome.trouble == ""
    assert sum(int(str(q["lost"])) for q in outcome.quality.values()) == 0
    session = open_session(outcome.path)
    for channel, quality in outcome.quality.items():
        assert session.streams.rows(channel) == quality["samples"]


def test_a_session_opens_its_reps_are_rejected_and_saved(live_rig: LiveRig) -> None:
    path = recorded(live_rig, freeze_s=0.0).outcome().path
    before = path.read_bytes()
    library = Library(path.parent, {"Open": lambda chosen: None})
    library.look()
    assert library.list.count() == 1
    library.search.setText("no such subject")
    assert library.list.count() == 0
    window = SessionWindow(path)
    reps = [event for event in open_session(path).events if isinstance(event, Rep)]
    assert len(window.reps) == len(reps) > 0
    window.list.setCurrentRow(0)
    assert window.traces is not None
    assert window.traces.from_s <= reps[0].start_s < reps[0].end_s <= window.traces.to_s + 0.01
    window.turn_rejected()
    assert [edit.what for edit in read_edits(path)] == ["reject"]
    assert window.overlay.counting[0] is False
    window.save_csv()
    first = path.with_suffix(".reps.csv").read_text().splitlines()[1].split(",")
    assert first[1] == "band_knee"
    assert first[8] == "rejected"
    window.save_picture()
    assert path.with_suffix(".png").stat().st_size > 1000
    assert path.read_bytes() == before
    window.close()


class Stored:
    """A stream of a million samples with one peak, as a pyramid reads it."""

    def __init__(self) -> None:
        self._all = np.zeros(1_000_000, [("time_s", "f8"), ("value", "f8"), ("flags", "u1")])
        self._all["time_s"] = np.arange(1_000_000) * 1e-3
        self._all["value"][777_777] = 99.0

    def rows(self, channel: str) -> int:
        return int(self._all.size)

    def part(self, channel: str, first: int, end: int) -> np.ndarray:
        return self._all[first:end].copy()


@pytest.mark.parametrize("span_s", [0.5, 20.0, 200.0, 1000.0])
def test_every_zoom_keeps_the_peak_at_its_place(span_s: float) -> None:
    pyramid = Pyramid(Stored(), "band_knee")  # type: ignore[arg-type]
    while not pyramid.complete:
        pyramid.read_on()
    from_s = max(0.0, 777.777 - span_s / 2) if span_s < 1000 else 0.0
    columns = pyramid.columns(from_s, from_s + span_s, 200, 1000.0)
    assert columns["high"].max() == 99.0
    at_s = from_s + columns["number"][columns["high"].argmax()] * span_s / 200
    assert at_s == pytest.approx(777.777, abs=span_s / 200 + COARSE_ROWS * 1e-3)


class Sender(QObject):
    sent = Signal(object, bool)


def test_signals_leave_the_count_of_references_as_it_is() -> None:
    """PySide6 6.12.0 on Python before 3.12 loses references to None and True and then aborts."""
    sender = Sender()
    sender.sent.connect(lambda thing, flag: None)
    before = sys.getrefcount(None)
    for _ in range(2000):
        sender.sent.emit(None, True)
    assert abs(sys.getrefcount(None) - before) < 200
