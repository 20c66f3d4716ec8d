"""The window of one session: finished, cut short, or still being recorded by another program."""

from __future__ import annotations

import csv
import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QListWidget, QPushButton, QVBoxLayout, QWidget

from rig.errors import RigError
from rig.events import Event, Rep
from rig.record.edits import REJECT, RELABEL, RESTORE, Edit, add_edit, read_edits
from rig.record.judged import Judged, judged
from rig.record.reader import StreamRecords, open_session
from rig.screen.clinician.style import sheet
from rig.screen.event_words import event_words
from rig.screen.force_axis import axis_for
from rig.screen.traces.ink import dark
from rig.screen.traces.lanes import in_order
from rig.screen.viewing.overlay import Overlay
from rig.screen.viewing.pyramid import Pyramid
from rig.screen.viewing.scroll_view import ScrollView

LOOK_EVERY_MS = 500
AROUND_REP_S = 2.0
FOLLOWED_S = 60.0


class SessionWindow(QWidget):
    """Shows a session.

    Raises
    ------
    InputRefused : not a session, or one that is damaged
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._edits = read_edits(path)
        self.reps: list[Judged] = []
        self._rows = QVBoxLayout(self)
        self._head, self.said = QLabel(), QLabel()
        self._head.setObjectName("title")
        self.said.setObjectName("faint")
        self.list, self._label = QListWidget(), QLineEdit(placeholderText="new label")
        self.list.setMaximumWidth(300)
        self.list.setWordWrap(True)
        self.list.currentRowChanged.connect(self._go_to)
        self._reading = QTimer(self, interval=0)
        self._reading.timeout.connect(self._read_on)
        self._looking = QTimer(self, interval=LOOK_EVERY_MS)
        self._looking.timeout.connect(self._load)
        self.traces: ScrollView | None = None
        self.overlay = Overlay(dark())
        self.setStyleSheet(sheet(dark()))
        self.resize(1280, 720)
        self._lay_out()
        self._load()

    def _lay_out(self) -> None:
        self._middle = QHBoxLayout()
        beside = QVBoxLayout()
        beside.addWidget(self.list, 1)
        beside.addWidget(self.overlay, 1)
        beside.addWidget(self._label)
        self._middle.addLayout(beside)
        keys = QHBoxLayout()
        actions = (
            ("Reject or restore", "R", self.turn_rejected),
            ("Relabel", "Ctrl+L", self.relabel),
            ("Whole session", "A", self._show_all),
            ("Picture", "Ctrl+P", self.save_picture),
            ("CSV", "Ctrl+E", self.save_csv),
        )
        for words, key, action in actions:
            button = QPushButton(f"{words}  ({key})")
            button.clicked.connect(action)
            QShortcut(QKeySequence(key), self, action)
            keys.addWidget(button)
        keys.addWidget(self.said, 1)
        for row in (self._head, self._middle, keys):
            self._rows.addWidget(row) if isinstance(row, QWidget) else self._rows.addLayout(row)
        self._rows.setStretchFactor(self._middle, 1)

    def _load(self) -> None:
        """Open the session, again while it grows."""
        self.session = session = open_session(self._path)
        streams = session.streams
        rated = [(Pyramid(streams, name), _rate_hz(streams, name)) for name in in_order(streams)]
        ends_s = max((_last_s(session.streams, name) for name in session.streams), default=0.0)
        before = self.traces
        self._pyramids = [pyramid for pyramid, _ in rated]
        axis_newtons = axis_for(session.setup.task.target_newtons)
        self.traces = ScrollView(rated, session.events, ends_s, axis_newtons, dark())
        self.traces.clicked.connect(self._choose_at)
        if before is not None:
            self._middle.removeWidget(before)
            before.deleteLater()
            self.traces.show_stretch(ends_s - FOLLOWED_S, ends_s)
        self._middle.insertWidget(0, self.traces, 1)
        self._reading.start()
        self._looking.start() if session.being_recorded else self._looking.stop()
        setup = session.setup
        state = "being recorded: followed live" if session.being_recorded else session.state
        self._head.setText(f"{setup.exercise} · {setup.side} side · {setup.subject} · {state}")
        self.setWindowTitle(self._path.name)
        self._show_reps()

    def _read_on(self) -> None:
        """Read one slab: the window stays smooth, and nothing else waits."""
        unread = next((pyramid for pyramid in self._pyramids if not pyramid.complete), None)
        if unread is None:
            self._reading.stop()
        else:
            unread.read_on()
        if self.traces is not None:
            self.traces.update()

    def _show_reps(self) -> None:
        self.reps = judged(self.session.events, self._edits)
        row = self.list.currentRow()
        self.list.blockSignals(True)
        self.list.clear()
        for number, rep in enumerate(self.reps, 1):
            said = f" · {rep.words}" if rep.words else ""
            self.list.addItem(
                f"{number}  {'REJECTED · ' if rep.rejected else ''}{event_words(rep.rep)}{said}"
            )
        self.list.setCurrentRow(min(row, len(self.reps) - 1))
        self.list.blockSignals(False)
        if self.traces is not None:
            self.traces.set_events(_as_judged(self.session.events, self.reps))
        self.overlay.show_reps(self.session.streams, self.reps)

    def _go_to(self, row: int) -> None:
        if 0 <= row < len(self.reps) and self.traces is not None:
            rep = self.reps[row].rep
            self.traces.show_stretch(rep.start_s - AROUND_REP_S, rep.end_s + AROUND_REP_S)

    def _choose_at(self, time_s: float) -> None:
        for row, one in enumerate(self.reps):
            if one.rep.start_s <= time_s < one.rep.end_s:
                self.list.blockSignals(True)
                self.list.setCurrentRow(row)
                self.list.blockSignals(False)

    def turn_rejected(self) -> None:
        """Reject the chosen rep, or take that back; the session file stays as it is."""
        self._edit(lambda one: _on(one, RESTORE if one.rejected else REJECT))

    def relabel(self) -> None:
        """Give the chosen rep the label that was typed."""
        text = self._label.text()
        self._edit(lambda one: _on(one, RELABEL, text))

    def _edit(self, decide: Callable[[Judged], Edit]) -> None:
        row = self.list.currentRow()
        if not 0 <= row < len(self.reps):
            self.said.setText("choose a rep first")
            return
        try:
            self._edits = add_edit(self._path, decide(self.reps[row]))
            self.said.setText("kept beside the session; the session is as it was")
        except RigError as trouble:
            self.said.setText(str(trouble))
        self._show_reps()

    def _show_all(self) -> None:
        if self.traces is not None:
            self.traces.show_stretch(0.0, float("inf"))

    def save_picture(self) -> None:
        """Save what the traces show beside the session."""
        path = self._path.with_suffix(".png")
        saved = self.traces is not None and self.traces.grab().save(str(path))
        self.said.setText(f"picture: {path.name}" if saved else f"cannot write {path.name}")

    def save_csv(self) -> None:
        """Save the reps, edits included, beside the session."""
        path = self._path.with_suffix(".reps.csv")
        try:
            with path.open("w", newline="") as file:
                _write_reps(file, self.reps)
            self.said.setText(f"table: {path.name}")
        except OSError as error:
            self.said.setText(f"cannot write {path.name}: {error.strerror}")


def _on(one: Judged, what: str, label: str = "") -> Edit:
    return Edit(what, one.rep.start_s, one.rep.end_s, one.rep.channel, label=label)


def _write_reps(file: TextIO, reps: list[Judged]) -> None:
    table = csv.writer(file)
    names = ("channel", "start_s", "end_s", "peak_newtons", "mean_newtons", "valid")
    table.writerow(["rep", *names, "flags", "verdict", "said"])
    for number, one in enumerate(reps, 1):
        values = [getattr(one.rep, name) for name in names]
        table.writerow([number, *values, " ".join(one.rep.flags), one.verdict, one.words])


def _as_judged(events: tuple[Event, ...], reps: list[Judged]) -> list[Event]:
    """Give the events as they count now: a rejected rep is drawn as one that does not."""
    verdict = {id(one.rep): one.counts for one in reps}
    return [
        dataclasses.replace(event, valid=verdict[id(event)]) if isinstance(event, Rep) else event
        for event in events
    ]


def _last_s(streams: StreamRecords, channel: str) -> float:
    rows = streams.rows(channel)
    return float(streams.part(channel, rows - 1, rows)["time_s"][0]) if rows else 0.0


def _rate_hz(streams: StreamRecords, channel: str) -> float:
    """Estimate a stream's rate from its ends, gaps and all."""
    rows = streams.rows(channel)
    if rows < 2:
        return 1.0
    first_s = float(streams.part(channel, 0, 1)["time_s"][0])
    return rows / max(1e-3, _last_s(streams, channel) - first_s)
