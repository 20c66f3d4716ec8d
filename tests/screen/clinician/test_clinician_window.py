"""The clinician's window, offscreen, with real keys and pixels; under a frozen one a session stays whole."""

from __future__ import annotations

from time import sleep
from unittest.mock import Mock

import pytest

pytest.importorskip("PySide6", reason="the screen's packages are not installed")

from live_rig import LiveRig, wait_until
from noted import SETUP, STOP, Noted, guided, lines, snapshot
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from rig.events import Rep
from rig.exercises.course import State
from rig.exercises.dose import Progress, Tally
from rig.exercises.setup_steps import StepKind
from rig.record.reader import open_session
from rig.screen.clinician import key_button
from rig.screen.clinician.key_button import SETTLES_S
from rig.screen.clinician.window import KEYS, ClinicianWindow
from rig.session.guided import COURSE_KEYS
from rig.session.health import About, Finding, Level
from rig.session.snapshot import Phase

ESC, SHIFT = Qt.Key.Key_Escape, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def session() -> Noted:
    return Noted()


@pytest.fixture
def window(session: Noted, qtbot) -> ClinicianWindow:
    made = ClinicianWindow(session, SETUP, 60.0)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    return made


def seen(window: ClinicianWindow) -> list[str]:
    """Give the texts of the buttons that a plan, or a session without one, offers now."""
    return [f"{key.key} {key.words}" for key in window.panel.keys.buttons]


def test_every_key_does_its_action_and_stop_wants_to_be_pressed_twice(
    session: Noted, window: ClinicianWindow, qtbot
) -> None:
    for key in (Qt.Key.Key_M, Qt.Key.Key_T, Qt.Key.Key_N, ESC):
        qtbot.keyClick(window, key)
    assert session.asked == ["mark mark 1", "tare", "new set"]
    qtbot.keyClick(window, ESC)
    assert session.asked[3:] == ["stop"]
    qtbot.keyClick(window, ESC, SHIFT)
    assert session.asked[4:] == ["stop"]


def test_a_plans_keys_go_to_the_plan_and_its_stop_is_the_windows(
    session: Noted, window: ClinicianWindow, qtbot
) -> None:
    window.refresh(
        snapshot(guided(State.RESTING, keys=(("n", "next set"), ("u", "undo the rejection"), STOP))), 0.01
    )
    for key in (Qt.Key.Key_N, Qt.Key.Key_U, Qt.Key.Key_S, Qt.Key.Key_Q):
        qtbot.keyClick(window, key)
    assert session.asked == ["press n", "press u"]  # S means nothing in a rest
    qtbot.keyClick(window, ESC)  # confirms what Q has begun
    assert session.asked[2:] == ["press q"]


def test_a_double_click_confirms_nothing_and_a_button_that_moved_waits(
    session: Noted, window: ClinicianWindow, qtbot, monkeypatch
) -> None:
    wall = Mock(monotonic=Mock(return_value=100.0))
    monkeypatch.setattr(key_button, "time", wall)

    def click(double: bool = False) -> None:
        button = window.panel.keys.buttons[0]
        (qtbot.mouseDClick if double else qtbot.mouseClick)(button, Qt.MouseButton.LeftButton)
        settle()

    def settle() -> None:
        for _ in range(3):  # a change of the layout settles in the next turn of the event loop
            window.refresh_words(snapshot(guided()), 0.01)
            QApplication.processEvents()

    settle()
    click()  # it has just come to stand there
    assert seen(window)[0] == "N end the set"
    wall.monotonic.return_value += SETTLES_S
    click()
    click(double=True)
    assert (session.asked, seen(window)[0]) == ([], "N Again to confirm: end the set")
    wall.monotonic.return_value += SETTLES_S
    click()
    assert session.asked == ["press n"]


def test_no_control_moves_when_stop_waits_for_its_second_press(window: ClinicianWindow, qtbot) -> None:
    def places() -> list[tuple[int, int]]:
        window.refresh_words(snapshot(), 0.01)
        QApplication.processEvents()
        return [(one.x(), one.width()) for one in (*window.controls.buttons.values(), window.controls.field)]

    before = places()
    window.press("Esc")
    window.press("W")
    window.press("B")
    assert places() == before
    assert window.controls.buttons["Esc"].words == "Again to stop"


def test_a_set_is_ended_early_only_by_a_second_press(session: Noted, window: ClinicianWindow, qtbot) -> None:
    window.refresh(snapshot(guided()), 0.01)
    qtbot.keyClick(window, Qt.Key.Key_N)
    window.refresh(snapshot(guided()), 0.01)
    assert session.asked == []
    assert seen(window) == ["N Again to confirm: end the set", "R reject the last rep"]
    qtbot.keyClick(window, Qt.Key.Key_N)
    assert session.asked == ["press n"]


def test_no_key_of_a_plan_is_a_key_of_the_window() -> None:
    plans = {*COURSE_KEYS, "n", "s"} - {"q"}
    assert plans.isdisjoint(key.lower() for key in KEYS)


def test_letters_in_a_field_are_nobodys_keys_and_esc_leaves_it(
    session: Noted, window: ClinicianWindow, qtbot
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_M, SHIFT)
    field = window.controls.field
    assert field.hasFocus()
    qtbot.keyClicks(field, "stumble n")
    qtbot.keyClick(field, ESC)
    assert (field.text(), window.hasFocus(), session.asked) == ("", True, [])
    qtbot.keyClick(window, Qt.Key.Key_M, SHIFT)
    qtbot.keyClicks(field, "stumble")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert session.asked == ["mark stumble"]
    assert window.hasFocus()


def test_buttons_do_what_their_keys_do(session: Noted, window: ClinicianWindow, qtbot) -> None:
    window.refresh(snapshot(guided(State.RESTING, keys=(("n", "next set"), STOP))), 0.01)
    own = window.controls.buttons
    for button in (window.panel.keys.buttons[0], own["M"], own["Shift+Esc"]):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert session.asked == ["press n", "mark mark 1", "stop"]
    assert window.hasFocus()  # a click takes the keys from nobody


def test_the_set_up_is_a_list_with_the_reason_why_a_step_waits(window: ClinicianWindow) -> None:
    setting_up = guided(
        State.READY, says="Let the bands hang slack", steps=lines(StepKind.TARE, "band_knee moved by 3 N")
    )
    window.refresh(snapshot(setting_up, Phase.GETTING_READY), 0.01)
    assert window.panel.set_up.words.splitlines()[:3] == ["✔ Link and health", "▸ Tare", "○ Check weight"]
    assert window.panel.set_up.why == "band_knee moved by 3 N"
    assert not window.panel.progress.isVisible()
    window.refresh_words(snapshot(guided(State.READY, steps=lines(StepKind.POSTURE))), 0.01)
    assert window.panel.set_up.words.splitlines()[2:4] == [
        "– Check weight – left out",
        "▸ Posture and baseline",
    ]


def test_a_set_shows_its_dose_and_who_does_what(window: ClinicianWindow) -> None:
    tally = Tally(valid=7, compensated=2, other=1, rejected=1)
    window.refresh(snapshot(guided(progress=Progress("reps", 7.0, 12.0, 15.0, tally))), 0.01)
    panel = window.panel
    assert panel.title.text() == "Knee up, feet together"
    assert panel.place.text() == "left side · set 2 of 10"
    assert (panel.progress.count.text(), panel.progress.of.text()) == ("7", "of 12–15 reps")
    assert panel.progress.bar.share == pytest.approx(7 / 12)
    assert panel.progress.tally.text() == "✔ 7 valid   ▲ 2 with a roll   ○ 1 not counted   ✗ 1 rejected"


def test_a_rest_counts_down_and_rounds_up(window: ClinicianWindow) -> None:
    window.refresh(snapshot(guided(State.RESTING, rest_left_s=42.2)), 0.01)
    assert (window.panel.rest.text(), window.panel.rest.isVisible()) == ("0:43", True)
    window.refresh_words(snapshot(guided()), 0.01)
    assert not window.panel.rest.isVisible()


@pytest.mark.parametrize(
    ("guidance", "phase", "age_s", "words"),
    [
        (None, Phase.MEASURING, 0.01, "● measuring: everything is recorded"),
        (None, Phase.GETTING_READY, 0.01, "◌ lie still: taring"),
        (guided(), Phase.MEASURING, 0.01, "● measuring: this set counts"),
        (guided(State.RESTING), Phase.MEASURING, 0.01, "● resting"),
        (guided(), Phase.MEASURING, 1.5, "■ no data for 1.5 s: these values are old"),
        (guided(), Phase.UNPLUGGED, 1.5, "■ the board is gone: plug it in again"),
        (
            guided(State.READY, steps=lines(StepKind.TARE)),
            Phase.GETTING_READY,
            0.01,
            "◌ set-up: nothing counts yet",
        ),
    ],
)
def test_the_head_says_what_goes_on(window: ClinicianWindow, guidance, phase, age_s, words: str) -> None:
    window.refresh(snapshot(guidance, phase), age_s)
    assert window.doing == words


def test_health_has_a_sign_for_each_matter_and_the_worst_in_words(window: ClinicianWindow) -> None:
    found = (
        Finding(Level.FAULT, "the disk is full", About.DISK),
        Finding(Level.WARN, "band_knee: 5 samples lost", About.LOSSES),
        Finding(Level.WARN, "band_foot: 5 samples lost", About.LOSSES),
    )
    window.refresh(snapshot(health=found), 0.01)
    signs = [label.text() for label in window.health.matters.values()]
    assert signs == ["✔ Link", "✔ Rates", "▲ Losses", "✔ Sensors", "✔ Clock", "■ Disk"]
    assert window.health.words == "■ the disk is full\n▲ knee band: 5 samples lost   (and 1 more)"
    tall = window.health.height()
    window.refresh_words(snapshot(), 0.01)
    assert window.health.words == "✔ Link, sensors, clock and disk are well"
    assert window.health.height() == tall  # the traces keep their scale


def test_a_rep_is_rejected_and_taken_back_without_a_plan(
    session: Noted, window: ClinicianWindow, qtbot
) -> None:
    session.announced.append(Rep("band_knee", 2.0, 4.0, 4.1, 60.0, 3.0))
    window.refresh(snapshot(), 0.01)
    qtbot.keyClick(window, Qt.Key.Key_R)
    window.refresh(snapshot(), 0.01)
    assert seen(window) == ["N next set", "R reject the rep", "U take the rejection back"]
    assert window.said.text() == "✔ rep at 2.0 s rejected · U takes it back"
    qtbot.keyClick(window, Qt.Key.Key_U)
    assert session.asked == [
        "mark rejected: rep on band_knee at 2.00 s",
        "mark restored: rep on band_knee at 2.00 s",
    ]


def test_a_key_held_down_counts_once(session: Noted, window: ClinicianWindow) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    for held in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, ESC, Qt.KeyboardModifier.NoModifier, "", held)
        QApplication.sendEvent(window, event)
    assert session.asked == []


def test_a_frozen_screen_leaves_the_recording_whole(live_rig: LiveRig, qapp) -> None:
    with live_rig.session(seconds=20, speed=10) as live:
        window = ClinicianWindow(live, live.setup, 20.0, live_rig.folder)
        window.show()
        wait_until(lambda: bool(live.recent.channels))
        first = live.snapshot
        assert first is not None
        window.refresh(first, live.data_age_s)
        sleep(1.0)
        window.refresh(first, live.data_age_s)
        assert window.traces.newest_s > 0
        wait_until(lambda: not live.running)
        window.close()
    outcome = live.outcome()
    assert outcome.trouble == ""
    assert sum(int(str(q["lost"])) for q in outcome.quality.values()) == 0
    stored = open_session(outcome.path)
    for channel, quality in outcome.quality.items():
        assert stored.streams.rows(channel) == quality["samples"]
