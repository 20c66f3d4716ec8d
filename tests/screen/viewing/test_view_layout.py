"""In either language, at every usual size and with enlarged type nothing is cut off or lies over another."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("PySide6", reason="the screen's packages are not installed")

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from rig.record.judged import REJECTED
from rig.screen.application import application
from rig.screen.clinician.library_model import HEADS
from rig.screen.clinician.one_line import OneLine
from rig.screen.viewing.library_window import LibraryWindow
from rig.screen.viewing.window import SessionWindow
from rig.screen.viewing.words import Say, tr
from tests.record.made_sessions import recorded
from tests.screen.viewing.sessions import settled, three_pulls

SIZES = [(1280, 720, 1.0), (1920, 1080, 1.0), (3840, 2160, 1.0), (1280, 720, 1.5), (1920, 1080, 1.5)]
MATTERS_LEAST = " s"  # how long the session lasts: the head may end in … before it


@pytest.fixture
def type_scale(request: pytest.FixtureRequest) -> Iterator[float]:
    """Enlarge the system's type as a person with weak eyes would."""
    app = application()
    before = app.font()
    font = QFont(before)
    font.setPixelSize(round(12 * request.param))
    app.setFont(font)
    yield request.param
    app.setFont(before)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Sessions of long words: several exercises, one cut short, and a file that is none."""
    three_pulls(tmp_path, subject="P-2026-0117", exercise="rotation-3", side="right")
    three_pulls(tmp_path, subject="P-2026-0117", exercise="isometric-outward", side="left")
    recorded(tmp_path / "2026-01-31T101500_P-07_level-1_left.h5", steps=100, close=False)
    return tmp_path


@pytest.fixture
def windows() -> Iterator[list[QWidget]]:
    """Close the windows that a test has opened."""
    opened: list[QWidget] = []
    yield opened
    for window in opened:
        window.close()
        window.deleteLater()
    QApplication.processEvents()


def session_window(qtbot: QtBot, windows: list[QWidget], folder: Path) -> SessionWindow:
    """Open a session beside another, with a rep rejected: everything that can be said is said."""
    first, second = sorted(folder.glob("*P-2026*.h5"))
    window = SessionWindow(first, compare=second)
    windows.append(window)
    window.show()
    qtbot.waitUntil(lambda: settled(window), timeout=20_000)
    window.panel.choose(1)
    window.deciding.decide(1, REJECTED)
    return window


def library_window(qtbot: QtBot, windows: list[QWidget], folder: Path) -> LibraryWindow:
    window = LibraryWindow(folder)
    windows.append(window)
    window.show()
    qtbot.waitUntil(lambda: window.library.sessions.next_unread() is None, timeout=20_000)
    return window


def fitted(qtbot: QtBot, window: QWidget, width: int, height: int) -> None:
    window.resize(width, height)
    for _ in range(3):  # a change of the layout settles in the next turn of the event loop
        QApplication.processEvents()
    if isinstance(window, SessionWindow):
        qtbot.waitUntil(lambda: settled(window), timeout=20_000)
    assert window.size() == QSize(width, height), "the window had to grow"


def box(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def words(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QLabel) else widget.accessibleName()


def trouble(window: QWidget) -> Iterator[str]:
    """Say what is cut off, leaves the window or lies over another."""
    said = [one for one in window.findChildren(QLabel) if one.isVisible() and one.text()]
    for label in said:
        tall = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        wide = label.fontMetrics().horizontalAdvance(label.text()) if isinstance(label, OneLine) else 0
        needs = wide or label.minimumSizeHint().width()
        cut = label.width() < needs and not label.text().endswith(MATTERS_LEAST)
        if label.height() < tall or cut:
            yield f"{label.text()!r} is cut off: {label.size()} for {needs} x {tall}"
        if not window.rect().contains(box(label, window)):
            yield f"{label.text()!r} leaves the window"
    parts = [one for one in said if not isinstance(one.parentWidget(), QAbstractButton)]
    parts += [one for kind in (QAbstractButton, QComboBox) for one in window.findChildren(kind)]
    seen = [one for one in parts if one.isVisible() and one.width()]
    for one, other in itertools.combinations(seen, 2):
        if not one.isAncestorOf(other) and box(one, window).intersects(box(other, window)):
            yield f"{words(one)} {box(one, window)} lies over {words(other)} {box(other, window)}"


@pytest.mark.parametrize(
    ("width", "height", "type_scale", "bright"),
    [*((*size, False) for size in SIZES), (1280, 720, 1.5, True)],
    indirect=["type_scale"],
)
def test_a_session_fits(
    qtbot: QtBot,
    windows: list[QWidget],
    folder: Path,
    language: str,
    width: int,
    height: int,
    type_scale: float,
    bright: bool,
) -> None:
    window = session_window(qtbot, windows, folder)
    if bright:
        window.turn_bright()
    fitted(qtbot, window, width, height)
    assert list(trouble(window)) == []
    assert window.traces.width() > 0.5 * width
    line = window.fontMetrics().lineSpacing()
    assert window.overlay.chart.height() > 4 * line
    assert window.panel.list.height() > 3 * line
    widest = max(window.panel.list.sizeHintForColumn(0), 0)
    assert window.panel.list.viewport().width() >= widest


@pytest.mark.parametrize(("width", "height", "type_scale"), SIZES, indirect=["type_scale"])
def test_the_library_fits(
    qtbot: QtBot,
    windows: list[QWidget],
    folder: Path,
    language: str,
    width: int,
    height: int,
    type_scale: float,
) -> None:
    window = library_window(qtbot, windows, folder)
    fitted(qtbot, window, width, height)
    assert list(trouble(window)) == []
    table = window.library.table
    for column in range(window.library.sessions.columnCount()):
        if HEADS[column] is Say.EXERCISE:  # gives way, and ends in …
            continue
        assert table.columnWidth(column) >= table.sizeHintForColumn(column), (language, column)
        assert table.columnWidth(column) >= table.horizontalHeader().sectionSizeHint(column)


@pytest.mark.parametrize("language", ["German"], indirect=True)
def test_times_and_figures_are_written_as_the_language_does(
    qtbot: QtBot, windows: list[QWidget], folder: Path, language: str
) -> None:
    window = session_window(qtbot, windows, folder)
    assert window.panel.list.item(0).text().endswith("50,0 N  8,0 s")
    assert tr(Say.FINISHED) == "abgeschlossen"
    assert window.state_words == "abgeschlossen"


@pytest.mark.parametrize("language", ["German"], indirect=True)
def test_what_is_refused_is_said_in_the_language_too(
    qtbot: QtBot, windows: list[QWidget], folder: Path, language: str
) -> None:
    (folder / "2020-no.h5").write_bytes(b"no")
    window = library_window(qtbot, windows, folder)
    window.open(folder / "2020-no.h5")
    refused = "2020-no.h5 ist keine Sitzung: sie beginnt nicht wie eine HDF5-Datei"
    assert window.said.text() == refused
    sessions = window.library.sessions
    row = [str(sessions.data(sessions.index(3, column))) for column in (0, 6)]
    assert row == ["2020-no.h5", f"nicht lesbar: {refused}"]
