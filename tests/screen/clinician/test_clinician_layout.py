"""At every usual size of the window and with enlarged type nothing is cut off, nothing lies over another."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest

pytest.importorskip("PySide6", reason="the screen's packages are not installed")

from noted import SETUP, STOP, Noted, guided, lines, snapshot
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from rig.exercises.course import State
from rig.exercises.dose import Progress, Tally
from rig.exercises.ratings import QUESTIONS
from rig.exercises.setup_steps import StepKind
from rig.screen.clinician.one_line import OneLine
from rig.screen.clinician.style import FIRST_PX, type_px
from rig.screen.clinician.window import ClinicianWindow
from rig.session.health import About, Finding, Level
from rig.session.snapshot import Phase

SIZES = [(1280, 720, 1.0), (1920, 1080, 1.0), (3840, 2160, 1.0), (1280, 720, 1.5), (1920, 1080, 1.5)]
LOST = tuple(Finding(Level.WARN, f"{name}: 5 samples lost", About.LOSSES) for name in "abc")
KEYS = (("n", "next set"), ("s", "leave this out"), ("r", "reject the last rep"), ("u", "undo the rejection"))
MOMENTS = {
    "set-up": snapshot(
        guided(
            State.READY,
            steps=lines(StepKind.TARE, "band_knee moved by 3 N: let it hang slack"),
            says="Let the bands hang slack; touch nothing for two seconds",
            keys=(*KEYS, STOP),
        ),
        Phase.GETTING_READY,
    ),
    "weighing": snapshot(
        guided(
            State.RESTING,
            rest_left_s=42.0,
            steps=lines(StepKind.WEIGHT, "band_knee reads 0.00 N for 24.52 N (-100.0 %); allowed is 1 %"),
            says="Hang the check weight on the cell of the knee band and type its mass in kilograms",
            types="0123456789.",
            typed="2.5",
            keys=(("n", "weigh"), ("s", "leave this out"), ("r", "reject the last rep"), STOP),
        ),
        Phase.GETTING_READY,
    ),
    "working": snapshot(
        guided(progress=Progress("reps", 17.0, 20.0, 25.0, Tally(17, 3, 2, 0, 1)), says="Ease off a little"),
        health=LOST,
    ),
    "asked": snapshot(
        guided(
            State.RESTING, rest_left_s=599.0, question=QUESTIONS[0], types="0123456789-", keys=(*KEYS, STOP)
        )
    ),
    "gone": snapshot(guided(), Phase.UNPLUGGED),
    "free": snapshot(),
}


@pytest.fixture
def type_scale(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[float]:
    """Enlarge the system's type as a person with weak eyes would."""
    before = qapp.font()
    font = QFont(before)
    font.setPixelSize(round(12 * request.param))
    qapp.setFont(font)
    yield request.param
    qapp.setFont(before)


def shown(size: tuple[int, int], moment: str, qtbot) -> ClinicianWindow:
    window = ClinicianWindow(Noted(), SETUP, 600.0)
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    for _ in range(2):  # a change of the layout settles in the next turn of the event loop
        window.refresh_words(MOMENTS[moment], 0.01 if moment != "gone" else 2.0)
        QApplication.processEvents()
    return window


def box(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize(("width", "height", "type_scale"), SIZES, indirect=["type_scale"])
def test_everything_fits(width: int, height: int, type_scale: float, moment: str, qtbot) -> None:
    window = shown((width, height), moment, qtbot)
    assert (window.width(), window.height()) == (width, height), "the window had to grow"
    said = [one for one in window.findChildren(QLabel) if one.isVisible() and one.text()]
    assert len(said) > 20
    for label in said:
        needs = label.sizeHint() if not label.wordWrap() else label.minimumSizeHint()
        tall = label.heightForWidth(label.width()) if label.wordWrap() else needs.height()
        assert label.height() >= tall, f"{label.text()!r} is cut off below"
        assert label.width() >= needs.width() or label.wordWrap(), f"{label.text()!r} is cut off at its side"
        assert window.rect().contains(box(label, window)), f"{label.text()!r} reaches out of the window"
    cut = [one.text() for one in said if isinstance(one, OneLine) and one.cut]
    assert all(text.startswith("1 streams") or " · " in text for text in cut)  # what matters least ends in …


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize(("width", "height", "type_scale"), SIZES[-2:], indirect=["type_scale"])
def test_nothing_lies_over_another(width: int, height: int, type_scale: float, moment: str, qtbot) -> None:
    window = shown((width, height), moment, qtbot)
    kinds = (QLabel, QAbstractButton, QLineEdit)
    parts = [part for kind in kinds for part in window.findChildren(kind) if part.isVisible()]
    parts = [part for part in parts if not isinstance(part.parentWidget(), QAbstractButton)]
    parts += [window.traces, window.panel.events]
    for one, other in itertools.combinations(parts, 2):
        assert not box(one, window).intersects(box(other, window)), (one, other)


def test_the_type_follows_the_system_and_grows_slowly_with_the_window() -> None:
    assert [type_px(*size, 12.0) for size in ((1280, 720), (1920, 1080), (3840, 2160))] == [14, 17, 24]
    assert type_px(1280, 720, 18.0) == round(1.5 * FIRST_PX)
    assert type_px(640, 400, 9.0) == FIRST_PX


def test_the_keyboard_goes_through_plan_then_controls_and_everything_has_a_name(qtbot) -> None:
    window = shown((1280, 720), "asked", qtbot)
    assert window.hasFocus()
    visited: list[str] = []
    for _ in range(20):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        widget = QApplication.focusWidget()
        if widget is window:
            break
        visited.append(widget.accessibleName())
    assert visited == [
        "next set",
        "leave this out",
        "reject the last rep",
        "undo the rejection",
        "Mark",
        "Label",
        "Tare",
        "20 s",
        "Patient",
        "Stop",
        "Emergency stop",
    ]
    assert window.traces.accessibleName() == "Live traces"


@pytest.mark.parametrize("type_scale", [1.5], indirect=True)
def test_in_a_low_window_the_steps_take_three_rows(type_scale: float, qtbot) -> None:
    window = shown((1280, 720), "weighing", qtbot)
    assert window.panel.set_up.words.splitlines() == [
        "✔ Link and health · Tare",
        "▸ Check weight",
        "○ Posture and baseline · Roll backward · Roll forward · Practice · Go",
    ]
