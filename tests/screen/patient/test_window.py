"""The window as a person uses it, and the screens of a session from their opening to their end."""

from __future__ import annotations

import dataclasses
import os
import signal

import pytest
from moments import guided, snapshot
from PySide6.QtCore import Qt, QTimer
from test_view_model import SETUP, SNAPSHOT

from rig.exercises.course import State
from rig.exercises.dose import Tally
from rig.exercises.set_result import SetResult
from rig.screen.app import Screens
from rig.screen.display import has_display
from rig.screen.patient.force_view import column
from rig.screen.patient.places import places
from rig.screen.patient.tones import Tone
from rig.screen.patient.window import STEADY_FRAMES, PatientWindow
from rig.screen.theme import DARK, LIGHT
from rig.session.snapshot import Phase, Snapshot

DONE = SetResult("level-1", "right", 1, 0.0, 9.0, "hold", 4.0, 4.0, Tally(4), None, (), None, "dose")


class Session:
    """A session that shows one snapshot until it is stopped."""

    def __init__(self, looks: int = 10_000) -> None:
        self.snapshot: Snapshot | None = SNAPSHOT
        self.data_age_s = 0.01
        self.looks, self.stopped = looks, False

    @property
    def running(self) -> bool:
        self.looks -= 1
        return self.looks > 0 and not self.stopped

    def stop(self) -> None:
        self.stopped = True


@pytest.fixture
def marks() -> list[str]:
    return []


@pytest.fixture
def window(qtbot, marks: list[str]) -> PatientWindow:
    made = PatientWindow(SETUP, marks.append)
    made.use(LIGHT)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def pixel(window: PatientWindow) -> str:
    """Give the colour near the bottom of the force bar."""
    inner = column(places(window.width(), window.height(), 1, True).bars[0])
    return window.grab().toImage().pixelColor(int(inner.left + 8), int(inner.bottom - 12)).name().upper()


def test_the_window_shows_the_newest_snapshot_and_greys_it_out(window: PatientWindow) -> None:
    window.refresh(SNAPSHOT, 0.02)
    assert pixel(window) == LIGHT.good
    window.refresh(SNAPSHOT, 0.26)
    assert pixel(window) in (LIGHT.stale, LIGHT.background)


def test_before_the_first_snapshot_it_looks_for_the_board(window: PatientWindow) -> None:
    assert window.grab().toImage().pixelColor(5, 300).name().upper() == LIGHT.background


def test_keys_fill_the_screen_and_change_the_theme(window: PatientWindow, qtbot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    qtbot.keyClick(window, Qt.Key.Key_B)
    assert window.theme is DARK


def test_there_is_no_second_screen_here(window: PatientWindow) -> None:
    assert window.fill_second_screen() is False


def test_the_screens_gain_is_recorded_once_and_again_when_it_changes(window, marks) -> None:
    for _ in range(3 * STEADY_FRAMES):
        window.refresh(SNAPSHOT, 0.01)
    inner = column(places(window.width(), window.height(), 1, True).bars[0])
    assert marks == [f"screen gain: {inner.height / 60.0:.3f} pixels per newton"]
    window.resize(1920, 1080)
    for _ in range(3 * STEADY_FRAMES):
        window.refresh(SNAPSHOT, 0.01)
    assert len(marks) == 2


def test_the_gain_is_not_recorded_before_measuring(window, marks) -> None:
    for _ in range(3 * STEADY_FRAMES):
        window.refresh(dataclasses.replace(SNAPSHOT, phase=Phase.GETTING_READY), 0.01)
    assert marks == []


def screens(session: Session) -> tuple[Screens, PatientWindow]:
    made = PatientWindow(SETUP, lambda label: None)
    return Screens(session, [made]), made


def test_the_windows_close_when_the_session_is_over(qapp) -> None:
    session = Session(looks=5)
    shown, window = screens(session)
    shown.run()
    assert session.looks <= 0
    assert not window.isVisible()


def test_closing_the_window_stops_the_session(qapp) -> None:
    session = Session()
    shown, window = screens(session)
    QTimer.singleShot(50, window.close)
    shown.run()
    assert session.stopped


def test_the_main_window_is_refreshed_after_the_others(qapp) -> None:
    session, order = Session(looks=20), []
    main, beside = PatientWindow(SETUP, lambda label: None), PatientWindow(SETUP, lambda label: None)
    for name, one in (("main", main), ("beside", beside)):
        one.refresh = lambda snapshot, age_s, name=name: order.append(name)
    Screens(session, [main, beside]).run()
    assert order[:2] == ["beside", "main"]


def test_ctrl_c_stops_the_session(qapp) -> None:
    session = Session()
    shown, _ = screens(session)
    before = signal.getsignal(signal.SIGINT)
    QTimer.singleShot(50, lambda: os.kill(os.getpid(), signal.SIGINT))
    shown.run()
    assert session.stopped
    assert signal.getsignal(signal.SIGINT) is before


def test_what_was_done_stays_to_be_read_for_a_while(qapp, monkeypatch) -> None:
    over = guided(state=State.OVER, results=(DONE,))
    session = Session(looks=3)
    session.snapshot = dataclasses.replace(SNAPSHOT, guidance=over)
    monkeypatch.setattr("rig.screen.patient.window.DONE_S", 0.3)
    shown, window = screens(session)
    seen = []
    QTimer.singleShot(200, lambda: seen.append((window.isVisible(), session.running)))
    shown.run()
    assert seen == [(True, False)]
    assert not window.isVisible()


def test_sound_is_off_until_v_is_pressed(window: PatientWindow, qtbot) -> None:
    assert not window.sound.on
    qtbot.keyClick(window, Qt.Key.Key_V)
    assert window.sound.on


def test_a_hold_that_becomes_long_enough_is_heard(window: PatientWindow, monkeypatch) -> None:
    played = []
    monkeypatch.setattr(window.sound, "play", played.append)
    for held_s in (4.9, 5.0, 5.1):
        hold = dataclasses.replace(SNAPSHOT.live.hold, held_s=held_s)
        window.refresh(snapshot({"hold": hold}), 0.01)
    assert played == [Tone.HOLD_DONE]


@pytest.mark.parametrize(
    ("system", "environment", "there"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_where_there_is_a_display(system: str, environment: dict[str, str], there: bool) -> None:
    assert has_display(system, environment) is there
