"""Nothing that happens to the screen takes anything from the recording."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
pytest.importorskip("PySide6.QtWidgets", reason="Qt's system libraries are missing", exc_type=ImportError)

from live_rig import LiveRig, wait_until
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from virtual_display import needs_x, virtual_display

from rig.pipeline import Pipeline
from rig.record.journal import read_journal, run_journal
from rig.record.reader import open_session
from rig.record.recover import recover
from rig.screen.mishaps import Mishaps, guarded
from rig.screen.notice import Notice
from rig.screen.patient.window import PatientWindow
from rig.screen.screens import Screens
from rig.session.session import Outcome, Session
from rig.session.snapshot import Snapshot

posix = pytest.mark.skipif(os.name != "posix", reason="needs signals and terminals")


class Unwell(PatientWindow):
    """A window to which something happens whenever it paints; `refreshing`, whenever it is refreshed."""

    def __init__(self, session: Session, happens: Callable[[], object], refreshing: bool = False) -> None:
        super().__init__(session.setup, session.mark)
        self.happened = 0
        self._happens, self._refreshing = happens, refreshing

    def refresh(self, snapshot: Snapshot, data_age_s: float) -> None:
        super().refresh(snapshot, data_age_s)
        if self._refreshing:
            self._happen()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        super().paintEvent(event)
        if not self._refreshing:
            self._happen()

    def _happen(self) -> None:
        self.happened += 1
        self._happens()


def fail() -> None:
    raise ZeroDivisionError("nothing\nto divide")


@pytest.fixture(autouse=True)
def windows_are_deleted(qapp: QApplication) -> object:
    yield
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def check_whole(outcome: Outcome) -> None:
    """Every sample is there, and the file holds what the journal gives."""
    assert outcome.trouble == ""
    assert sum(q["lost"] for q in outcome.quality.values()) == 0
    stored = open_session(outcome.path)
    assert stored.state == "finished"
    journal = read_journal(stored.journal_bytes or b"")
    pipeline = Pipeline(journal.setup)
    blocks = list(run_journal(journal, pipeline))
    for name, stream in stored.streams.items():
        rows = b"".join(s.samples.tobytes() for block in blocks for s in block.streams if s.channel == name)
        assert stream.samples.tobytes() == rows
    assert pipeline.quality() == outcome.quality


def freeze(live_rig: LiveRig, seconds: float, speed: float) -> Unwell:
    """Let a window hang in its paint once, in the middle of a session."""
    left = [seconds]
    with live_rig.session(seconds=1.5 * seconds * speed, speed=speed) as session:
        window = Unwell(session, lambda: time.sleep(left.pop()) if left and session.recent.channels else None)
        Screens(session, [window]).run()
    check_whole(session.outcome())
    assert not left
    return window


def test_a_frozen_window_costs_the_recording_nothing(live_rig: LiveRig) -> None:
    freeze(live_rig, 2.0, 12.0)


@pytest.mark.slow
def test_a_window_frozen_for_ten_seconds_costs_the_recording_nothing(live_rig: LiveRig) -> None:
    freeze(live_rig, 10.0, 12.0)


@pytest.mark.parametrize("refreshing", [False, True], ids=["paint", "refresh"])
def test_a_window_that_fails_is_told_of_once_and_the_session_ends_whole(
    live_rig: LiveRig, capfd: pytest.CaptureFixture[str], refreshing: bool
) -> None:
    with live_rig.session(seconds=20.0) as session:
        window = Unwell(session, fail, refreshing)
        sound = PatientWindow(session.setup, session.mark)
        before = sys.excepthook
        Screens(session, [window, sound]).run()
    check_whole(session.outcome())
    assert window.happened > 5
    assert sys.excepthook is before
    what = "unexpected ZeroDivisionError: nothing to divide"
    assert capfd.readouterr().err == f"rig: note: the screen has failed, the recording goes on: {what}\n"


def test_a_window_that_fails_says_so_for_as_long_as_it_does(
    live_rig: LiveRig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rig.screen.mishaps.LATELY_S", 0.3)
    seen: list[int] = []
    with live_rig.session(seconds=20.0, speed=10.0) as session:
        window = Unwell(session, lambda: fail() if window.happened < 20 else None)
        look = QTimer()
        look.timeout.connect(lambda: seen.append(len(window.findChildren(Notice))))
        look.start(20)
        Screens(session, [window]).run()
        look.stop()
    assert set(seen) == {0, 1}
    assert seen[-1] == 0


def test_the_same_failure_elsewhere_is_told_of_too() -> None:
    told: list[str] = []
    mishaps = Mishaps(told.append)
    for _ in range(3):
        with mishaps.caught():
            int("x")
        with mishaps.caught():
            int("y")
    assert told == [
        "unexpected ValueError: invalid literal for int() with base 10: 'x'",
        "unexpected ValueError: invalid literal for int() with base 10: 'y'",
    ]


def test_closing_the_second_window_ends_nothing(live_rig: LiveRig) -> None:
    with live_rig.session(seconds=20.0) as session:
        windows = [PatientWindow(session.setup, session.mark) for _ in range(2)]
        QTimer.singleShot(200, windows[1].close)
        Screens(session, windows).run()
        assert not session.running
    check_whole(session.outcome())
    assert session.outcome().quality["band_knee"]["samples"] > 19 * 75


def test_closing_the_main_window_keeps_what_was_measured(live_rig: LiveRig) -> None:
    with live_rig.session(seconds=600.0, speed=5.0) as session:
        window = PatientWindow(session.setup, session.mark)
        closing = QTimer(window)
        closing.timeout.connect(lambda: window.close() if "band_knee" in session.recent.channels else None)
        closing.start(50)
        Screens(session, [window]).run()
    check_whole(session.outcome())


class HiddenWindow(QWidget):
    """Counts how often it is refreshed."""

    refreshed = 0

    def refresh(self, snapshot: Snapshot, data_age_s: float) -> None:
        self.refreshed += 1


def test_minimised_windows_cost_next_to_nothing(live_rig: LiveRig) -> None:
    with live_rig.session(seconds=20.0, speed=10.0) as session:
        window = HiddenWindow()
        window.showMinimized()
        Screens(session, [window]).run()
    assert 1 <= window.refreshed < 40  # 2 s at 10 a second; it would have been 170


def demo(folder: Path, environment: dict[str, str], stdin: int, *more: str) -> subprocess.Popen:
    """Start `rig demo`, four times as fast as life, in windows."""
    command = [sys.executable, "-m", "rig", "demo", "--out", str(folder), "--speed", "4", *more]
    return subprocess.Popen(
        command, env=environment, stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def measuring(folder: Path) -> Path | None:
    """Give the session file once some seconds of samples are in it."""
    for path in folder.glob("*.h5"):
        streams = open_session(path).streams
        if streams and all(stream.samples.size > 300 for stream in streams.values()):
            return path
    return None


@posix
def test_a_killed_program_leaves_all_that_it_had_read(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":none"}
    with demo(tmp_path, environment, subprocess.DEVNULL) as program:
        wait_until(lambda: measuring(tmp_path) is not None)
        program.send_signal(signal.SIGKILL)
    (path,) = tmp_path.glob("*.h5")
    live = {name: stream.samples.tobytes() for name, stream in open_session(path).streams.items()}
    recovered = open_session(recover(path).path)
    assert recovered.state == "recovered"
    for name, rows in live.items():
        assert recovered.streams[name].samples.tobytes().startswith(rows)
    lost = [event for event in recovered.events if type(event).__name__ == "Gap"]
    assert lost == []


@needs_x
def test_a_display_that_dies_ends_the_session_in_order(tmp_path: Path) -> None:
    with (
        virtual_display() as display,
        demo(tmp_path, display.environment, subprocess.DEVNULL) as program,
    ):
        wait_until(lambda: measuring(tmp_path) is not None)
        display.server.kill()
        told = program.communicate()[1].splitlines()
    (path,) = tmp_path.glob("*.h5")
    assert program.returncode == 1
    assert told[-1] == f"rig: the display went away; what was measured is in {path}"
    assert open_session(path).state == "finished"
    assert list(tmp_path.iterdir()) == [path]


@needs_x
def test_where_a_terminal_is_left_the_recording_outlives_its_display(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    with (
        virtual_display() as display,
        demo(tmp_path, display.environment, theirs, "--seconds", "20") as program,
    ):
        os.close(theirs)
        wait_until(lambda: measuring(tmp_path) is not None)
        display.server.kill()
        told = program.communicate()[1].splitlines()
    os.close(ours)
    assert told[-2] == "rig: note: the display is gone, the recording goes on; Ctrl-C ends it"
    (path,) = tmp_path.glob("*.h5")
    session = open_session(path)
    assert session.state == "finished"
    assert session.streams["band_knee"].time_s[-1] - session.streams["band_knee"].time_s[0] > 20.0
