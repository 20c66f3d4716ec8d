"""A view of a session that another process records: it grows, keeps to the newest, and ends with it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("PySide6", reason="the screen's packages are not installed")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rig.errors import InputRefused
from rig.events import Rep
from rig.record.place import journal_of
from rig.record.reader import open_session
from rig.screen.application import application
from rig.screen.viewing.window import SessionWindow
from tests.record.made_sessions import recorded
from tests.screen.viewing.sessions import settled

SPEED = 8
PATIENCE_MS = 60_000


@pytest.fixture(scope="module", autouse=True)
def app() -> QApplication:
    return application()


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A session of 60 s that a process of its own records in a few seconds."""
    command = [sys.executable, "-m", "rig", "demo", "--headless", "--seconds", "60", "--speed", str(SPEED)]
    with subprocess.Popen(
        [*command, "--out", str(tmp_path)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        yield process
        process.terminate()


def opened(folder: Path) -> SessionWindow | None:
    """Open the session as soon as it can be read."""
    for path in folder.glob("*.h5"):
        try:
            return SessionWindow(path)
        except InputRefused:
            return None  # it goes live at this moment
    return None


def test_a_recording_is_followed_until_it_is_a_finished_file(
    qtbot: QtBot, demo: subprocess.Popen[bytes], tmp_path: Path
) -> None:
    windows: list[SessionWindow] = []

    def opens() -> bool:
        window = opened(tmp_path)
        windows.extend([window] if window is not None else [])
        return bool(windows)

    qtbot.waitUntil(opens, timeout=PATIENCE_MS)
    window = windows[0]
    window.show()
    try:
        assert window.traces.following
        first_s = window.traces.ends_s
        qtbot.waitUntil(
            lambda: window.traces.ends_s > first_s + 15 and bool(window.reps), timeout=PATIENCE_MS
        )
        assert window.traces.to_s == window.traces.ends_s
        QTest.keyClick(window.traces, Qt.Key.Key_Up)
        assert window.traces.following  # zooming stays with the newest
        QTest.keyClick(window.traces, Qt.Key.Key_Left)
        assert not window.traces.following
        held_s, seen_s = window.traces.to_s, window.traces.ends_s
        qtbot.waitUntil(lambda: window.traces.ends_s > seen_s + 2, timeout=PATIENCE_MS)
        assert window.traces.to_s == held_s  # a person looks at it: it stays
        QTest.keyClick(window, Qt.Key.Key_End)
        assert window.traces.following
        assert window.traces.to_s == window.traces.ends_s
        demo.wait(60)
        qtbot.waitUntil(
            lambda: window.said.text() == "the recording has ended: finished", timeout=PATIENCE_MS
        )
        qtbot.waitUntil(lambda: settled(window) and window.complete, timeout=PATIENCE_MS)
        session = open_session(window.session_path)
        assert not window.traces.following
        assert [one.rep for one in window.reps] == [e for e in session.events if isinstance(e, Rep)]
        newest_s = max(float(stream.time_s[-1]) for stream in session.streams.values())
        assert window.traces.ends_s == newest_s
    finally:
        window.close()
        window.deleteLater()


def test_a_recording_cut_short_says_so_and_how_to_make_it_whole(qtbot: QtBot, tmp_path: Path) -> None:
    recorded(tmp_path / "s.h5", steps=100, close=False)
    window = SessionWindow(tmp_path / "s.h5")
    window.show()
    qtbot.waitUntil(lambda: settled(window) and window.complete, timeout=PATIENCE_MS)
    assert window.state_words == "cut short: rig recover makes it whole"
    assert window.reps
    window.close()
    window.deleteLater()


def test_a_recording_whose_file_goes_elsewhere_ends_the_view_of_it(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "s.h5"
    recorder = recorded(path, steps=100, close=False)
    from rig.record.journal import Journal

    path.with_suffix(".journal").unlink()
    journal = Journal.open_new(journal_of(path), recorder.setup, lambda: False)
    window = SessionWindow(path)
    window.show()
    assert window.traces.following
    journal.close()
    path.rename(tmp_path / "elsewhere.h5")
    gone = "the recording has ended, and its file is no longer here"
    qtbot.waitUntil(lambda: window.said.text() == gone, timeout=PATIENCE_MS)
    assert not window.traces.following
    window.close()
    window.deleteLater()
