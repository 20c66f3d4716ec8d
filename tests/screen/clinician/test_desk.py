"""The patient's window beside the clinician's: brought back by a key, closed without harm, deaf to no key."""

from __future__ import annotations

import pytest

pytest.importorskip("PySide6", reason="the screen's packages are not installed")

from noted import SETUP, Noted, guided, snapshot
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from rig.screen.clinician.window import ClinicianWindow
from rig.screen.desk import Desk
from rig.screen.patient.window import PatientWindow

ESC, SHIFT = Qt.Key.Key_Escape, Qt.KeyboardModifier.ShiftModifier


class Both:
    """Both windows of a session, laid out on the one screen that there is offscreen."""

    def __init__(self, qtbot) -> None:
        self.session = Noted()
        self.clinician = ClinicianWindow(self.session, SETUP, 60.0)
        self.patient = PatientWindow(SETUP, lambda label: None)
        self.desk = Desk(self.clinician, self.patient)
        for window in (self.clinician, self.patient):
            qtbot.addWidget(window)
        self.clinician.show()
        qtbot.waitActive(self.clinician)


@pytest.fixture
def both(qtbot) -> Both:
    return Both(qtbot)


def test_both_windows_open_and_the_clinicians_has_the_keys(both: Both) -> None:
    assert both.patient.isVisible()
    assert not both.patient.isFullScreen()
    assert QApplication.activeWindow() is both.clinician


def test_p_fills_the_only_screen_with_the_patients_window_and_takes_it_back(both: Both, qtbot) -> None:
    size = both.patient.size()
    qtbot.keyClick(both.clinician, Qt.Key.Key_P)
    assert both.patient.isFullScreen()
    qtbot.keyClick(both.patient, Qt.Key.Key_P)
    assert not both.patient.isFullScreen()
    qtbot.waitActive(both.clinician)
    assert both.patient.size() == size


def test_closing_the_patients_window_ends_nothing_and_p_brings_it_back(both: Both, qtbot) -> None:
    both.patient.close()
    assert both.session.asked == []
    assert not both.patient.isVisible()
    qtbot.keyClick(both.clinician, Qt.Key.Key_P)
    assert both.patient.isVisible()


def test_the_clinicians_keys_mean_the_same_in_the_patients_window(both: Both, qtbot) -> None:
    both.clinician.refresh(snapshot(guided()), 0.01)
    for key in (Qt.Key.Key_T, Qt.Key.Key_R, Qt.Key.Key_M):
        qtbot.keyClick(both.patient, key)
    qtbot.keyClick(both.patient, ESC, SHIFT)
    assert both.session.asked == ["tare", "press r", "mark mark 1", "stop"]


def test_esc_leaves_a_full_screen_before_it_stops_anything(both: Both, qtbot) -> None:
    qtbot.keyClick(both.clinician, Qt.Key.Key_P)
    for _ in range(2):
        qtbot.keyClick(both.patient, ESC)
    assert not both.patient.isFullScreen()
    assert both.session.asked == []
    qtbot.keyClick(both.patient, ESC)
    assert both.session.asked == ["stop"]
