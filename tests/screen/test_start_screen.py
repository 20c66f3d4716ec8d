"""Something stands on the screen at once, says what this is not, and makes way for the windows."""

from __future__ import annotations

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
pytest.importorskip("PySide6.QtWidgets", reason="Qt's system libraries are missing", exc_type=ImportError)

from live_rig import LiveRig
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from rig.screen.patient.window import PatientWindow
from rig.screen.screens import Screens
from rig.screen.start_screen import StartScreen, show_start_screen
from rig.screen.theme import LIGHT


def standing() -> list[StartScreen]:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return [window for window in QApplication.topLevelWidgets() if isinstance(window, StartScreen)]


def test_it_is_painted_when_it_is_shown_and_goes_when_the_windows_come(
    qapp: QApplication, live_rig: LiveRig
) -> None:
    show_start_screen(qapp)
    (screen,) = standing()
    assert screen.painted
    with live_rig.session(seconds=2.0) as session:
        window = PatientWindow(session.setup, session.mark)
        Screens(session, [window]).run()
    assert standing() == []


def test_every_line_fits_and_stands_out_from_its_ground(qapp: QApplication) -> None:
    screen = StartScreen()
    picture = screen.grab().toImage()
    ground = QColor(LIGHT.background)
    inked = [
        (x, y)
        for y in range(0, picture.height(), 2)
        for x in range(20, picture.width())
        if picture.pixelColor(x, y) != ground
    ]
    assert max(x for x, _ in inked) < picture.width() - 20
    assert max(y for _, y in inked) < picture.height() - 20
    screen.deleteLater()
    assert standing() == []
