"""The sessions of a folder: found by any word, opened, compared, reported and recovered with keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("PySide6", reason="the screen's packages are not installed")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from rig.errors import InputRefused
from rig.screen.application import application
from rig.screen.clinician.style import FIRST_PX
from rig.screen.traces.ink import dark, light
from rig.screen.viewing.library_window import LibraryWindow
from tests.record.made_sessions import recorded
from tests.screen.viewing.sessions import three_pulls

PATIENCE_MS = 60_000
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module", autouse=True)
def app() -> QApplication:
    return application()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three sessions, one cut short, and a file that is none."""
    three_pulls(tmp_path, subject="P-01", side="left")
    three_pulls(tmp_path, subject="P-02", side="right", started_utc="2026-03-03T09:00:00+00:00")
    three_pulls(tmp_path, subject="P-02", side="left", started_utc="2026-03-04T09:00:00+00:00")
    recorded(tmp_path / "2026-01-31T101500_P-07_level-1_left.h5", steps=100, close=False)
    (tmp_path / "2020-no.h5").write_bytes(b"no")
    return tmp_path


@pytest.fixture
def window(qtbot: QtBot, folder: Path) -> Iterator[LibraryWindow]:
    made = LibraryWindow(folder)
    made.show()
    all_read(qtbot, made)
    yield made
    made.close()
    made.deleteLater()
    QApplication.processEvents()


def all_read(qtbot: QtBot, window: LibraryWindow) -> None:
    qtbot.waitUntil(lambda: window.library.sessions.next_unread() is None, timeout=PATIENCE_MS)


def shown(window: LibraryWindow) -> list[list[str]]:
    """Give the table as a person reads it."""
    model = window.library.sessions
    rows, columns = range(model.rowCount()), range(model.columnCount())
    return [[str(model.data(model.index(row, column))) for column in columns] for row in rows]


def press(window: LibraryWindow, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(window.library.table, key, modifier or Qt.KeyboardModifier.NoModifier)


def test_sessions_are_listed_newest_first_with_what_became_of_them(window: LibraryWindow) -> None:
    rows = shown(window)
    assert rows[0] == [
        "2026-03-04 09:00",
        "P-02",
        "Knee up, feet together",
        "left",
        "34 s",
        "3 of 3",
        "finished",
    ]
    assert [row[1] for row in rows[:4]] == ["P-02", "P-02", "P-01", "P-07"]
    assert rows[3][6] == "cut short: recover"
    assert rows[4][0] == "2020-no.h5"
    assert rows[4][6].startswith("cannot be read: 2020-no.h5 is not a session")


def test_every_word_that_is_searched_for_must_be_there(window: LibraryWindow) -> None:
    for asked, dates in (
        ("p-02 left", ["2026-03-04 09:00"]),
        ("03-03", ["2026-03-03 09:00"]),
        ("nobody", []),
    ):
        window.library.search.setText(asked)
        assert [row[0] for row in shown(window)] == dates
    window.library.search.setText("cut")
    assert [row[1] for row in shown(window)] == ["P-07"]


def test_a_session_is_opened_and_two_are_compared_with_keys(qtbot: QtBot, window: LibraryWindow) -> None:
    press(window, Qt.Key.Key_Return)
    assert [one.session_path.name[:10] for one in window.opened] == ["2026-03-04"]
    press(window, Qt.Key.Key_C)
    assert window.said.text() == "choose two sessions to compare: hold Shift or Ctrl"
    press(window, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(window, Qt.Key.Key_C)
    both = window.opened[1]
    qtbot.waitUntil(lambda: len(both.overlay.groups) == 2, timeout=PATIENCE_MS)
    assert [group.name for group in both.overlay.groups] == [
        "this session, left side",
        "the other, right side",
    ]


def test_what_is_opened_is_as_bright_as_the_library(window: LibraryWindow) -> None:
    press(window, Qt.Key.Key_B)
    lane = light().lane.name()
    assert window.library.table.grab().toImage().pixelColor(20, 300).name() == lane
    press(window, Qt.Key.Key_Return)
    assert window.opened[0].ink == light()
    assert window.opened[0].panel.list.font().pixelSize() == FIRST_PX
    press(window, Qt.Key.Key_B)
    assert window.library.table.grab().toImage().pixelColor(20, 300).name() == dark().lane.name()


def test_what_cannot_be_opened_is_said(window: LibraryWindow) -> None:
    window.library.table.selectRow(4)
    press(window, Qt.Key.Key_Return)
    assert window.said.text().startswith("2020-no.h5 is not a session")
    assert window.opened == []


def test_a_report_is_written_beside_the_window_and_its_place_is_said(
    qtbot: QtBot, window: LibraryWindow, folder: Path
) -> None:
    press(window, Qt.Key.Key_P)
    assert window.said.text().startswith("Report: 2026-03-04")
    assert window.errands.busy
    qtbot.waitUntil(lambda: not window.errands.busy, timeout=PATIENCE_MS)
    pdf = folder / "2026-03-04T090000_P-02_level-1_left.pdf"
    assert window.said.text() == f"Report: {pdf}"
    assert pdf.read_bytes().startswith(b"%PDF")


def test_a_session_cut_short_is_recovered_and_a_whole_one_is_not(qtbot: QtBot, window: LibraryWindow) -> None:
    press(window, Qt.Key.Key_V)
    assert window.said.text().endswith("is whole: there is nothing to recover")
    window.library.table.selectRow(3)
    press(window, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: not window.errands.busy, timeout=PATIENCE_MS)
    assert window.said.text().startswith("Recover: recovered ")
    all_read(qtbot, window)
    assert [row[6] for row in shown(window) if row[1] == "P-07"] == ["cut short, recovered", "recovered"]


def test_a_command_that_fails_says_its_line(qtbot: QtBot, window: LibraryWindow) -> None:
    window.library.table.selectRow(4)
    press(window, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: not window.errands.busy, timeout=PATIENCE_MS)
    assert window.said.text().startswith("Report failed: rig: 2020-no.h5 is not a session")


def test_the_search_is_reached_by_a_key_and_buttons_have_names(window: LibraryWindow) -> None:
    press(window, Qt.Key.Key_F, CONTROL)
    assert window.library.search.hasFocus() or window.focusWidget() is window.library.search
    for button in window.findChildren(QPushButton):
        assert button.accessibleName()
    assert window.library.table.accessibleName() == "Sessions"


def test_an_empty_folder_says_how_to_make_a_session(tmp_path: Path) -> None:
    window = LibraryWindow(tmp_path)
    assert window.library.found_words == f"no sessions in {tmp_path} yet: rig demo makes one"
    window.close()
    with pytest.raises(InputRefused, match="is not a folder; give one that holds sessions"):
        LibraryWindow(tmp_path / "gone")
