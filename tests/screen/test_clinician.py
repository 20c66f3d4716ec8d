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
