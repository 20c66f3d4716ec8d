"""At every usual size of the window and with enlarged type nothing is cut off, nothing lies over another."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest

pytest.importorskip("PySide6", reason="the screen's packages are not installed")

from noted import SETUP, STOP, Noted, guided, lines, snapshot
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from rig.exercises.course import State
from rig.exercises.dose import Progress, Tally
from rig.exercises.ratings import QUESTIONS
from rig.exercises.setup_steps import StepKind
from rig.exercises.setup_verdicts import judge_weight
from rig.screen.clinician.one_line import OneLine
from rig.screen.clinician.style import FIRST_PX, contrast, readable, sheet, type_px
from rig.screen.clinician.window import ClinicianWindow
from rig.screen.traces.ink import Ink, dark, light
from rig.session.health import About, Finding, Level
from rig.session.snapshot import Phase

FIELD_EDGES_PX = 16
SIZES = [(1280, 720, 1.0), (1920, 1080, 1.0), (3840, 2160, 1.0), (1280, 720, 1.5), (1920, 1080, 1.5)]
LOST = tuple(
    Finding(Level.WARN, f"{name}: 512 samples lost (12.50%)", About.LOSSES)
    for name in ("band_knee", "band_foot", "pad_back")
)
RESTLESS = (
    "cannot tare band_foot: it moves by 0.651 N (SD); allowed is 0.55 N. "
    "Let go of it and wait until it rests."
)
KEYS = (("n", "next set"), ("s", "leave this out"), ("r", "reject the last rep"), ("u", "undo the rejection"))
MOMENTS = {
    "set-up": snapshot(
        guided(
            State.READY,
            steps=lines(StepKind.TARE, RESTLESS),
            says="Let the bands hang slack; touch nothing for two seconds",
            keys=(*KEYS, STOP),
        ),
        Phase.GETTING_READY,
    ),
    "weighing": snapshot(
        guided(
            State.RESTING,
            rest_left_s=42.0,
            steps=lines(StepKind.WEIGHT, judge_weight("band_knee", 0.0, 2.5).why),
            says="Hang the check weight on the cell of the knee band and type its mass in kilograms",
            types="0123456789.",
            typed="2.5",
            keys=(("n", "weigh"), ("s", "leave this out"), ("r", "reject the last rep"), STOP),
        ),
        Phase.GETTING_READY,
    ),
    "working": snapshot(
        guided(
            progress=Progress("reps", 17.0, 20.0, 25.0, Tally(17, 3, 2, 0, 1)),
            says="Rolling backward: turn the navel to the floor again and reach less far",
        ),
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
@pytest.mark.usefixtures("language")
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
    assert all(" · " in text for text in cut)  # what matters least ends in …
    field = window.controls.field
    assert field.width() - FIELD_EDGES_PX > field.fontMetrics().horizontalAdvance(field.placeholderText())


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize(("width", "height", "type_scale"), SIZES[-2:], indirect=["type_scale"])
@pytest.mark.usefixtures("language")
def test_nothing_lies_over_another(width: int, height: int, type_scale: float, moment: str, qtbot) -> None:
    window = shown((width, height), moment, qtbot)
    kinds = (QLabel, QAbstractButton, QLineEdit)
    parts = [part for kind in kinds for part in window.findChildren(kind) if part.isVisible()]
    parts = [part for part in parts if not isinstance(part.parentWidget(), QAbstractButton)]
    parts += [window.traces, window.panel.events]
    for one, other in itertools.combinations(parts, 2):
        assert not box(one, window).intersects(box(other, window)), (one, other)


@pytest.mark.parametrize(("width", "height", "type_scale"), SIZES, indirect=["type_scale"])
@pytest.mark.usefixtures("language")
def test_traces_and_controls_never_jump(width: int, height: int, type_scale: float, qtbot) -> None:
    window = shown((width, height), "free", qtbot)
    seen = set()
    for moment in MOMENTS.values():
        for _ in range(2):
            window.refresh_words(moment, 0.01)
            QApplication.processEvents()
        parts = (window.traces, window.health, window.panel, window.controls)
        seen.add(tuple(box(part, window).getRect() for part in parts))
    assert len(seen) == 1


@pytest.mark.parametrize("ink", [dark(), light()], ids=["dark", "bright"])
def test_what_is_written_can_be_read_on_either_ground(ink: Ink) -> None:
    colours = [ink.words.name(), ink.faint.name()]
    colours += [readable(colour, ink) for colour in (ink.warn, ink.fault, ink.hold)]
    assert all(colour in sheet(ink) for colour in colours)
    for ground in (ink.ground, ink.lane):
        assert min(contrast(QColor(colour), ground) for colour in colours) >= 4.5
    assert round(contrast(QColor("black"), QColor("white")), 1) == 21.0


def test_b_turns_every_part_bright_and_back(qtbot) -> None:
    window = shown((1280, 720), "working", qtbot)

    def lightness() -> list[float]:
        QApplication.processEvents()
        places = (window.traces.geometry(), window.panel.geometry(), window.health.geometry())
        picture = window.grab().toImage()
        return [picture.pixelColor(one.bottomRight() - QPoint(20, 20)).lightnessF() for one in places]

    assert max(lightness()) < 0.2
    assert window.press("B")
    assert min(lightness()) > 0.9
    window.refresh_words(MOMENTS["working"], 0.01)
    assert window.controls.buttons["B"].words == "Dark"
    window.press("B")
    assert max(lightness()) < 0.2


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
        "Bright",
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
