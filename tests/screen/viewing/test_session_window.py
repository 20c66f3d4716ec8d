"""A finished session in its window: real pixels and keys, edits beside it, and what it leaves for others."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("PySide6", reason="the screen's packages are not installed")

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from rig.errors import InputRefused
from rig.events import Rep
from rig.record.edits import REJECT, RELABEL, RESTORE, read_edits
from rig.record.judged import COMPENSATED, NOT_COUNTED, REJECTED, VALID, Judged
from rig.record.overview import bins_of
from rig.screen.application import application
from rig.screen.traces.ink import dark, light
from rig.screen.viewing.leave import write_reps
from rig.screen.viewing.window import SessionWindow
from rig.setup import Task
from tests.screen.viewing.sessions import one_peak, settled, three_pulls


@pytest.fixture(scope="module", autouse=True)
def app() -> QApplication:
    return application()


NO_MODIFIER, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


class Windows:
    """Opens windows, and closes them when the test is over."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.open_ones: list[SessionWindow] = []

    def open(self, path: Path, **how: object) -> SessionWindow:
        window = SessionWindow(path, **how)  # type: ignore[arg-type]
        self.open_ones.append(window)
        window.show()
        self.settle(window)
        return window

    def settle(self, window: SessionWindow) -> None:
        self._qtbot.waitUntil(lambda: settled(window), timeout=20_000)


@pytest.fixture
def windows(qtbot: QtBot) -> Iterator[Windows]:
    opened = Windows(qtbot)
    yield opened
    for window in opened.open_ones:
        window.close()
        window.deleteLater()
    QApplication.processEvents()


def picture(window: SessionWindow) -> QImage:
    return window.traces.grab().toImage()


def x_at(window: SessionWindow, time_s: float) -> int:
    left, right = window.traces.edges
    share = (time_s - window.traces.from_s) / (window.traces.to_s - window.traces.from_s)
    return int(left + share * (right - left))


def trace_rows(window: SessionWindow, x: int) -> list[int]:
    """Give the rows of a pixel column in which the trace is."""
    shown, trace = picture(window), dark().trace.rgb()
    return [y for y in range(shown.height()) if shown.pixel(x, y) == trace]


def press(window: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
    QTest.keyClick(window, key, modifier)


@pytest.mark.parametrize("span_s", [600.0, 60.0, 4.0])
def test_a_peak_of_one_sample_is_seen_at_every_zoom(windows: Windows, tmp_path: Path, span_s: float) -> None:
    window = windows.open(one_peak(tmp_path, 600.0, 300.0, 80.0))
    window.traces.show_stretch(300.0 - span_s / 2, 300.0 + span_s / 2)
    windows.settle(window)
    lane = window.traces.lanes[0]
    near = [row for x in range(-2, 3) for row in trace_rows(window, x_at(window, 300.0) + x)]
    assert min(near) == pytest.approx(float(lane.y(80.0)), abs=1.5)
    assert min(trace_rows(window, x_at(window, 300.0) + 40)) == pytest.approx(float(lane.y(0.0)), abs=1.5)


def test_an_axis_is_longer_where_the_session_needs_it(windows: Windows, tmp_path: Path) -> None:
    window = windows.open(one_peak(tmp_path, 20.0, 10.0, 290.0))
    assert window.traces.lanes[0].high > 290.0


@pytest.mark.parametrize(("newtons", "axis"), [(3.0, 10.0), (16.0, 20.0), (70.0, 80.0), (150.0, 200.0)])
def test_without_a_target_the_axis_is_as_long_as_was_needed(
    windows: Windows, tmp_path: Path, newtons: float, axis: float
) -> None:
    path = three_pulls(tmp_path, newtons, task=Task(target_newtons=0.0))
    assert windows.open(path).traces.lanes[0].high == axis


def test_nothing_is_drawn_where_samples_are_missing(windows: Windows, tmp_path: Path) -> None:
    window = windows.open(three_pulls(tmp_path))
    window.traces.show_stretch(31.5, 33.0)
    windows.settle(window)
    drawn = [bool(trace_rows(window, x_at(window, at_s))) for at_s in (31.8, 32.25, 32.8)]
    assert drawn == [True, False, True]


def test_arrows_home_and_end_move_and_zoom(windows: Windows, tmp_path: Path) -> None:
    window = windows.open(three_pulls(tmp_path))
    traces = window.traces
    assert (traces.from_s, traces.to_s) == (0.0, pytest.approx(34.0, abs=0.02))
    traces.setFocus()
    press(traces, Qt.Key.Key_Up)
    assert traces.to_s - traces.from_s == pytest.approx(34.0 / 1.25, abs=0.02)
    span_s, from_s = traces.to_s - traces.from_s, traces.from_s
    press(traces, Qt.Key.Key_Right)
    assert traces.from_s == pytest.approx(min(from_s + span_s / 4, 34.0 - span_s), abs=0.02)
    press(traces, Qt.Key.Key_Home)
    assert traces.from_s == 0.0
    press(window, Qt.Key.Key_End)
    assert traces.to_s == pytest.approx(34.0, abs=0.02)
    assert not traces.following  # nothing comes any more
    press(traces, Qt.Key.Key_A)
    assert traces.from_s == 0.0


def test_keys_choose_reject_relabel_and_undo_beside_the_session(windows: Windows, tmp_path: Path) -> None:
    path = three_pulls(tmp_path)
    before = path.read_bytes()
    window = windows.open(path, by="K1")
    press(window, Qt.Key.Key_R)
    assert window.said.text() == "choose a rep first: Page up, Page down, or click it"
    press(window, Qt.Key.Key_PageDown)
    assert window.panel.list.currentRow() == 0
    assert (window.traces.from_s, window.traces.to_s) == (0.0, pytest.approx(12.0))
    window.panel.reason.setCurrentText("talked")
    press(window, Qt.Key.Key_R)
    assert [one.verdict for one in window.reps] == [REJECTED, VALID, VALID]
    assert window.panel.list.item(0).text() == "1  ✗ rejected  50.0 N  8.0 s"
    assert window.said.text().startswith("rep 1: ✗ rejected · kept beside the session")
    press(window, Qt.Key.Key_PageDown)
    press(window, Qt.Key.Key_K)
    press(window, Qt.Key.Key_X)
    assert [one.verdict for one in window.reps] == [REJECTED, NOT_COUNTED, VALID]
    press(window, Qt.Key.Key_Z, CONTROL)
    assert window.reps[1].verdict == COMPENSATED
    press(window, Qt.Key.Key_Z, CONTROL)
    press(window, Qt.Key.Key_Z, CONTROL)
    assert [one.verdict for one in window.reps] == [VALID] * 3
    assert window.said.text() == "rep 1: ✓ valid again"
    press(window, Qt.Key.Key_Z, CONTROL)
    assert window.said.text() == "nothing was edited in this window"
    edits = read_edits(path)
    assert [edit.what for edit in edits] == [REJECT, RELABEL, RELABEL, RELABEL, RESTORE, RESTORE]
    assert {edit.by for edit in edits} == {"K1"}
    assert (edits[0].why, edits[0].start_s, edits[0].end_s) == ("talked", 2.0, 10.0)
    assert path.read_bytes() == before


def test_a_rejected_rep_is_restored_by_the_same_key(windows: Windows, tmp_path: Path) -> None:
    window = windows.open(three_pulls(tmp_path))
    window.panel.choose(1)
    for verdict in (REJECTED, VALID):
        press(window, Qt.Key.Key_R)
        assert window.reps[1].verdict == verdict


def test_edits_that_cannot_be_written_change_nothing(
    windows: Windows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = windows.open(three_pulls(tmp_path))

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("rig.record.edits.os.fsync", refuse)
    window.panel.choose(1)
    press(window, Qt.Key.Key_R)
    assert window.said.text().endswith("No space left on device; nothing was changed")
    assert window.reps[1].verdict == VALID


def test_a_reason_is_typed_and_enter_gives_the_keys_back(windows: Windows, tmp_path: Path) -> None:
    window = windows.open(three_pulls(tmp_path))
    window.panel.choose(1)
    field = window.panel.reason.lineEdit()
    field.setFocus()
    QTest.keyClicks(field, "r a v")  # no decision: they are letters here
    assert [one.verdict for one in window.reps] == [VALID] * 3
    press(field, Qt.Key.Key_Return)
    assert window.panel.list.hasFocus() or window.focusWidget() is window.panel.list
    press(window, Qt.Key.Key_R)
    assert [(edit.what, edit.why) for edit in window.edits] == [(REJECT, "r a v")]
    assert window.panel.list.item(1).toolTip() == "✗ rejected · clinician: r a v"
    assert window.panel.reason.count() == 6  # what was typed joins no list


def test_a_click_chooses_the_rep_that_is_there(windows: Windows, tmp_path: Path) -> None:
    window = windows.open(three_pulls(tmp_path))
    left, right = window.traces.edges
    window.traces.clicked.emit(window.traces.time_at(left + (right - left) * 15.0 / 34.0))
    assert window.panel.list.currentRow() == 1
    assert window.traces.from_s == 0.0  # it stays where it is


def test_reps_are_averaged_by_group_and_sessions_stand_beside(windows: Windows, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = three_pulls(tmp_path / "other", 40.0, side="left")
    window = windows.open(three_pulls(tmp_path), compare=other)
    groups = window.overlay.groups
    assert [group.name for group in groups] == ["this session, right side", "the other, left side"]
    assert [round(group.mean.peak, 1) for group in groups] == [50.0, 40.0]
    assert window.overlay.accessibleDescription().startswith("50.0 N, 3 valid · this session, right side")
    press(window, Qt.Key.Key_C)
    assert [group.name for group in window.overlay.groups] == ["all reps"]
    press(window, Qt.Key.Key_G)
    assert [group.name for group in window.overlay.groups] == ["right side"]
    window.panel.choose(0)
    press(window, Qt.Key.Key_R)
    windows.settle(window)
    assert window.overlay.groups[0].mean.reps == 2


def test_groups_differ_in_shape_and_colour(windows: Windows, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = three_pulls(tmp_path / "other", 30.0, side="left")
    window = windows.open(three_pulls(tmp_path), compare=other)
    shown = window.overlay.grab().toImage()
    seen = {QColor(shown.pixel(x, y)).name() for x in range(shown.width()) for y in range(shown.height())}
    assert {ink.name() for ink in dark().groups[:2]} <= seen
    press(window, Qt.Key.Key_B)
    shown = window.overlay.grab().toImage()
    seen = {QColor(shown.pixel(x, y)).name() for x in range(shown.width()) for y in range(shown.height())}
    assert {ink.name() for ink in light().groups[:2]} <= seen


def test_tables_and_pictures_go_beside_the_session_and_never_over_another(
    windows: Windows, tmp_path: Path
) -> None:
    path = three_pulls(tmp_path)
    window = windows.open(path)
    window.panel.choose(0)
    press(window, Qt.Key.Key_R)
    for _ in range(2):
        press(window, Qt.Key.Key_T, CONTROL)
        windows.settle(window)
        press(window, Qt.Key.Key_P, CONTROL)
    window.traces.show_stretch(2.0, 4.0)
    press(window, Qt.Key.Key_E, CONTROL)
    windows.settle(window)
    stem = path.stem
    assert window.said.text() == f"written: {path.with_name(f'{stem}_2.00-4.00s.csv')}"
    left = {one.name for one in tmp_path.iterdir()} - {path.name, f"{stem}.edits.json"}
    pictures = {f"{stem}_0-12s.png", f"{stem}_0-12s-2.png"}
    assert left == {*pictures, f"{stem}_reps.csv", f"{stem}_reps-2.csv", f"{stem}_2.00-4.00s.csv"}
    assert not QImage(str(tmp_path / f"{stem}_0-12s.png")).isNull()
    with (tmp_path / f"{stem}_reps.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["rep"], row["verdict"], row["peak_newtons"]) for row in rows] == [
        ("1", "rejected", "50"),
        ("2", "valid", "50"),
        ("3", "valid", "50"),
    ]
    with (tmp_path / f"{stem}_2.00-4.00s.csv").open(newline="") as file:
        samples = list(csv.DictReader(file))
    assert len(samples) == 160
    assert (samples[0]["channel"], samples[0]["time_s"], samples[0]["unit"]) == ("band_knee", "2.000000", "N")
    assert [float(row["value"]) for row in samples[:2]] == pytest.approx([0.0, 50 / 80], abs=1e-3)


def test_a_table_that_was_asked_for_is_written_before_the_window_closes(
    windows: Windows, tmp_path: Path
) -> None:
    path = three_pulls(tmp_path)
    window = windows.open(path)
    press(window, Qt.Key.Key_E, CONTROL)
    window.close()
    with path.with_name(f"{path.stem}_0-34s.csv").open(newline="") as file:
        assert len(list(csv.DictReader(file))) == 2720


def test_half_a_table_is_never_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("rig.screen.viewing.leave._rep_cells", full)
    with pytest.raises(OSError, match="No space left"):
        write_reps(tmp_path / "reps.csv", [Judged(Rep("band_knee", 0, 1, 1, 50.0, 0.5), VALID)])
    assert not list(tmp_path.iterdir())


def test_dark_turns_to_bright_and_back(windows: Windows, tmp_path: Path) -> None:
    window = windows.open(three_pulls(tmp_path))
    lane = window.traces.lanes[0]
    for ink in (light(), dark()):
        press(window, Qt.Key.Key_B)
        corner = picture(window).pixelColor(x_at(window, 0.5), int(lane.top) + 3)
        assert corner.name() == ink.lane.name()
        assert window.overlay.grab().toImage().pixelColor(3, 60).name() == ink.lane.name()


def test_an_axis_grows_when_more_is_known(windows: Windows, tmp_path: Path) -> None:
    """A recording that was cut short has no overview: how far it goes is known when it has been read."""
    window = windows.open(three_pulls(tmp_path))
    assert window.traces.lanes[0].high == 80.0
    pyramid = window.feed.shown.pyramids["band_knee"]
    higher = bins_of(np.array([30.0]), np.array([290.0]), np.zeros(1, np.uint8))
    pyramid.add_bins(pyramid.known_bins - 1, higher)
    window.feed.refined.emit()
    assert window.traces.lanes[0].high > 290.0


def test_a_table_that_is_too_long_is_refused(
    windows: Windows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = windows.open(three_pulls(tmp_path))
    monkeypatch.setattr("rig.screen.viewing.leave.MOST_ROWS", 100)
    press(window, Qt.Key.Key_E, CONTROL)
    windows.settle(window)
    assert window.said.text().startswith("2,720 samples are too many for one table; show 100 or fewer")
    assert not list(tmp_path.glob("*.csv"))


def test_a_damaged_session_and_damaged_edits_are_refused(windows: Windows, tmp_path: Path) -> None:
    path = three_pulls(tmp_path)
    path.with_suffix(".edits.json").write_text("{")
    with pytest.raises(InputRefused, match="cannot be read as JSON"):
        SessionWindow(path)
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(InputRefused, match="is damaged or cut off"):
        SessionWindow(path)


def test_whatever_can_be_reached_says_its_name(windows: Windows, tmp_path: Path) -> None:
    window = windows.open(three_pulls(tmp_path))
    for button in window.findChildren(QPushButton):
        assert button.accessibleName()
    for widget in (window.panel.list, window.panel.reason, window.overlay, window.traces):
        assert widget.accessibleName()
