"""The window of one session: finished, cut short, or still being recorded by another program."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollBar, QVBoxLayout, QWidget
from shiboken6 import isValid

from rig.errors import RigError
from rig.record.edits import Edit
from rig.record.judged import REJECTED, Judged, detected, judged
from rig.record.layout import FINISHED, LIVE, RECOVERED
from rig.record.rewrite import unfinished_of
from rig.screen.clinician.key_button import KeyButton
from rig.screen.clinician.style import system_px, type_px
from rig.screen.traces.ink import Ink, dark
from rig.screen.viewing.comparison import SIDES, WAYS, beside, grouped, read_other
from rig.screen.viewing.editing import Editing
from rig.screen.viewing.leave import free_path, stretch_name, write_reps, write_stretch
from rig.screen.viewing.look import look
from rig.screen.viewing.overlay import Overlay
from rig.screen.viewing.reading import Reading, Slot
from rig.screen.viewing.rep_curves import MOST_REPS, By, Curve, placed, read_curves
from rig.screen.viewing.rep_panel import RepPanel, verdict_words
from rig.screen.viewing.scroll_view import ScrollView
from rig.screen.viewing.shown import Close, Growth, Shown, Slab
from rig.screen.viewing.timeline import Timeline
from rig.screen.viewing.words import Say, clock, tr

LOOK_EVERY_MS = 200
ENDING_LOOKS = 25  # a recording that is over may still be making its file smaller
AROUND_REP_S = 2.0
FOLLOWED_S = 60.0
SCROLL_STEPS = 100_000
STATES = {FINISHED: Say.FINISHED, RECOVERED: Say.RECOVERED, LIVE: Say.CUT_SHORT}


class SessionWindow(QWidget):
    """Shows a session.

    Parameters
    ----------
    by : pseudonym of the person who edits
    compare : another session, to lay its reps beside

    Raises
    ------
    InputRefused : not a session, or one that is damaged
    """

    def __init__(self, path: Path, by: str = "clinician", compare: Path | None = None) -> None:
        super().__init__()
        self._path, self._other_path = path, compare
        self._shown = Shown(path)
        self._editing = Editing(path, by)
        self.reps: list[Judged] = []
        self._curves: list[Curve] = []
        self._others: list[Curve] = []
        self._by, self._beside = By.ALL, False
        self._ending = 0
        self._ink = dark()
        self._px = 0
        session = self._shown.session
        self.traces = ScrollView(self._shown.pyramids, self._shown.lanes(), self._shown.ends_s, self._ink)
        self.panel, self.overlay = RepPanel(), Overlay(self._ink)
        self.list = self.panel.list
        self._head, self._state, self.said = QLabel(), QLabel(), QLabel()
        self._bar = QScrollBar()
        self._keys: dict[str, KeyButton] = {}
        self._reading = Reading()
        self._looking = QTimer(self, interval=LOOK_EVERY_MS)
        self._lay_out()
        self._connect()
        self.resize(1280, 720)
        self.setWindowTitle(path.name)
        self._take_events()
        if session.being_recorded:
            self.traces.show_stretch(self._shown.ends_s - FOLLOWED_S, self._shown.ends_s)
            self.traces.follow(True)
            self._looking.start()
        self._read_on()
        if compare is not None:
            self.compare_with(compare)

    @property
    def session_path(self) -> Path:
        return self._path

    @property
    def ink(self) -> Ink:
        return self._ink

    @property
    def state_words(self) -> str:
        """What the head says of the session's state."""
        return self._state.text()

    @property
    def complete(self) -> bool:
        """Whether all of the session is in the picture at every zoom."""
        return self._shown.complete

    @property
    def is_settled(self) -> bool:
        """Whether everything that was asked for is in the picture."""
        return self._reading.idle

    def _lay_out(self) -> None:
        self._head.setObjectName("title")
        self._state.setObjectName("faint")
        self.said.setObjectName("faint")
        self.said.setWordWrap(True)
        head = QHBoxLayout()
        head.addWidget(self._head, 1)
        head.addWidget(self._state)
        self._bar.setOrientation(self._bar.orientation().Horizontal)
        left = QVBoxLayout()
        left.addWidget(self.traces, 1)
        left.addWidget(self._bar)
        self._side = QWidget()
        beside_them = QVBoxLayout(self._side)
        beside_them.setContentsMargins(0, 0, 0, 0)
        beside_them.addWidget(self.panel, 3)
        beside_them.addWidget(self.overlay, 2)
        middle = QHBoxLayout()
        middle.addLayout(left, 1)
        middle.addWidget(self._side)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 10, 12, 8)
        rows.addLayout(head)
        rows.addLayout(middle, 1)
        rows.addLayout(self._action_row())
        foot = QHBoxLayout()
        foot.addWidget(self.said, 1)
        disclaimer = QLabel(tr(Say.NOT_A_DEVICE))
        disclaimer.setObjectName("faint")
        foot.addWidget(disclaimer)
        rows.addLayout(foot)

    def _action_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        actions: tuple[tuple[str, str, Callable[[], object]], ...] = (
            (Say.WHOLE, "A", self._show_all),
            (Say.FOLLOW, "End", self.turn_following),
            (Say.GROUPS, "G", self._next_groups),
            (Say.COMPARE, "C", self._turn_beside),
            (Say.UNDO, "Ctrl+Z", self.undo),
            (Say.PICTURE, "Ctrl+P", self.save_picture),
            (Say.STRETCH, "Ctrl+E", self.save_stretch),
            (Say.TABLE, "Ctrl+T", self.save_reps),
        )
        for words, key, action in actions:
            button = KeyButton(key, tr(words))
            button.clicked.connect(lambda _=False, do=action: do())
            QShortcut(QKeySequence(key), self, action)
            row.addWidget(button)
            self._keys[words] = button
        row.addStretch(1)
        for key, step in (("PgDown", 1), ("PgUp", -1)):
            QShortcut(QKeySequence(key), self, partial(self.panel.step, step))
        return row

    def _connect(self) -> None:
        self.traces.clicked.connect(self._choose_at)
        self.traces.moved.connect(self._moved)
        self.traces.turned.connect(self._show_keys)
        self._bar.valueChanged.connect(self._scrolled)
        self.panel.chosen.connect(self._go_to)
        self.panel.decided.connect(self.decide)
        self._reading.troubled.connect(self._say_trouble)
        self._looking.timeout.connect(self._look)

    # what is read

    def _read_on(self) -> None:
        """Have the next bins read; the window stays smooth meanwhile."""
        read = self._shown.next_slab()
        if read is not None:
            self._reading.ask(Slot.BINS, read, self._take_slab)

    def _take_slab(self, slab: Slab) -> None:
        self._shown.take_slab(slab)
        self.traces.update()
        self._read_on()

    def _moved(self) -> None:
        """Have the samples of what is shown read, and put the scroll bar where it belongs."""
        read = self._shown.closer(self.traces.from_s, self.traces.to_s, self.traces.columns)
        if read is not None:
            self._reading.ask(Slot.CLOSE, read, self._take_close)
        self._set_bar()

    def _take_close(self, close: Close) -> None:
        self._shown.take_close(close)
        self.traces.update()

    def _look(self) -> None:
        self._reading.ask(Slot.GROWTH, self._shown.look(), self._take_growth)

    def _take_growth(self, growth: Growth) -> None:
        known = len(self._shown.session.events)
        self._shown.take_growth(growth)
        self.traces.set_end(self._shown.ends_s)
        if len(growth.session.events) > known:
            self._take_events()
        self._read_on()
        self._moved()
        if not growth.session.being_recorded:
            self._end_following(growth)
        self._show_head()

    def _end_following(self, growth: Growth) -> None:
        """Let a recording that is over become a file that stays."""
        self._ending += 1
        making = growth.session.state == LIVE and unfinished_of(self._path).exists()
        if growth.session.state != LIVE or (self._ending >= ENDING_LOOKS and not making):
            self._looking.stop()
            self.traces.follow(False)
            state = tr(STATES[growth.session.state])
            self.said.setText(tr(Say.ENDED, state=state))
            self._take_events()

    def _say_trouble(self, trouble: str) -> None:
        """Say what could not be read; a recording whose file has gone is over."""
        if self._shown.session.being_recorded and not self._path.exists():
            self._looking.stop()
            self.traces.follow(False)
            trouble = tr(Say.GONE)
        self.said.setText(trouble)
        self._show_keys()

    # what is said

    def _show_head(self) -> None:
        session = self._shown.session
        setup = session.setup
        side = tr(SIDES.get(setup.side, setup.side))
        when = setup.started_utc[:16].replace("T", " ")
        parts = [setup.exercise, side, setup.subject, when, clock(round(self._shown.ends_s, 1))]
        parts += [tr(Say.SIMULATED)] if setup.simulated else []
        self._head.setText("  ·  ".join(part for part in parts if part))
        if session.being_recorded:
            state = tr(Say.LIVE)
        elif session.state == LIVE and self._looking.isActive():
            state = tr(Say.ENDING)
        else:
            state = tr(STATES[session.state])
        self._state.setText(state)
        self._show_keys()

    def _show_keys(self, *_: object) -> None:
        live = self._looking.isActive() or self._shown.session.being_recorded
        look = "first" if self.traces.following else ""
        self._keys[Say.FOLLOW].setVisible(live)
        self._keys[Say.FOLLOW].say("End", tr(Say.FOLLOW), look)
        self._keys[Say.COMPARE].setVisible(self._other_path is not None)
        self._keys[Say.COMPARE].say("C", tr(Say.COMPARE), "first" if self._beside else "")
        self._keys[Say.GROUPS].say("G", tr(WAYS[self._by]))

    def _take_events(self) -> None:
        """Judge the reps anew, and show them everywhere."""
        session = self._shown.session
        self._timeline = Timeline(session.events, judged(session.events, self._editing.edits))
        self.reps = self._timeline.judged
        self.panel.show_reps(self.reps)
        self._show_chosen()
        reps = placed(session.setup, session.events, self.reps)
        self._reading.ask(Slot.REPS, partial(read_curves, session.streams, reps), self._take_curves)
        self._show_head()

    def _take_curves(self, curves: list[Curve]) -> None:
        self._curves = curves
        self._show_overlay()

    def _show_overlay(self) -> None:
        if self._beside:
            self.overlay.show_groups(*beside(self._curves, self._others))
            return
        few = len(self.reps) <= MOST_REPS
        note = tr(Say.BAND) if few else tr(Say.NEWEST_OF, shown=MOST_REPS, reps=len(self.reps))
        self.overlay.show_groups(grouped(self._curves, self._by), note)

    def _show_chosen(self) -> None:
        place = self.list.currentRow()
        chosen = self.reps[place] if 0 <= place < len(self.reps) else None
        self.traces.set_events(self._timeline, chosen)

    # what a person does

    def _go_to(self, place: int) -> None:
        if 0 <= place < len(self.reps):
            rep = self.reps[place].rep
            self.traces.follow(False)
            self.traces.show_stretch(rep.start_s - AROUND_REP_S, rep.end_s + AROUND_REP_S)
        self.panel.show_reps(self.reps)
        self._show_chosen()

    def _choose_at(self, time_s: float) -> None:
        """Choose the rep that was clicked, where it is."""
        place = self._timeline.rep_at(time_s)
        if place is not None:
            self.list.blockSignals(True)
            self.panel.choose(place)
            self.list.blockSignals(False)
            self.panel.show_reps(self.reps)
            self._show_chosen()

    def decide(self, place: int, verdict: str) -> None:
        """Say what the chosen rep is; rejecting a rejected one takes that back."""
        if not 0 <= place < len(self.reps):
            self.said.setText(tr(Say.CHOOSE))
            return
        one = self.reps[place]
        if verdict == one.verdict == REJECTED:
            verdict = detected(one.rep)
        try:
            self._editing.decide(one, verdict, self.panel.why)
        except RigError as trouble:
            self.said.setText(str(trouble))
            return
        self.panel.reason.setCurrentText("")
        self.said.setText(tr(Say.EDITED, number=place + 1, verdict=verdict_words(verdict)))
        self._take_events()

    def undo(self) -> None:
        """Take the newest decision back."""
        try:
            undone = self._editing.undo()
        except RigError as trouble:
            self.said.setText(str(trouble))
            return
        if undone is None:
            self.said.setText(tr(Say.NOTHING_TO_UNDO))
            return
        place = next(n for n, one in enumerate(self.reps, 1) if one.rep == undone.rep)
        self.said.setText(tr(Say.UNDONE, number=place, verdict=verdict_words(undone.verdict)))
        self._take_events()

    @property
    def edits(self) -> tuple[Edit, ...]:
        return self._editing.edits

    def _show_all(self) -> None:
        self.traces.follow(False)
        self.traces.show_stretch(0.0, self.traces.ends_s)

    def turn_following(self) -> None:
        """Jump to the newest and stay with it, or let it go; of a finished session jump to its end."""
        live = self._looking.isActive()
        self.traces.follow(live and not self.traces.following)
        if not live:
            span_s = self.traces.to_s - self.traces.from_s
            self.traces.show_stretch(self.traces.ends_s - span_s, self.traces.ends_s)

    def _next_groups(self) -> None:
        ways = list(By)
        self._beside = False
        self._by = ways[(ways.index(self._by) + 1) % len(ways)]
        self._show_keys()
        self._show_overlay()

    def _turn_beside(self) -> None:
        if self._other_path is None:
            return
        self._beside = not self._beside
        self._show_keys()
        self._show_overlay()

    def compare_with(self, path: Path) -> None:
        """Lay the reps of another session beside those of this one."""
        self._other_path, self._beside = path, True
        self._reading.ask(Slot.OTHER_REPS, partial(read_other, path), self._take_others)
        self._show_keys()

    def _take_others(self, curves: list[Curve]) -> None:
        self._others = curves
        self._show_overlay()

    # what is left beside the session

    def save_picture(self) -> None:
        """Save what the window shows of the session, traces and overlay, as PNG."""
        about = stretch_name(self.traces.from_s, self.traces.to_s)
        path = free_path(self._path, about, ".png")
        saved = self.grab().save(str(path))
        self.said.setText(
            tr(Say.WRITTEN, path=path) if saved else tr(Say.CANNOT_WRITE, name=path.name, why=path.parent)
        )

    def save_stretch(self) -> None:
        """Save the samples of what is shown as CSV."""
        from_s, to_s = self.traces.from_s, self.traces.to_s
        path = free_path(self._path, stretch_name(from_s, to_s), ".csv")
        to_s = math.inf if to_s >= self.traces.ends_s else to_s  # the newest sample too
        write = partial(write_stretch, path, self._shown.session.streams, from_s, to_s)
        self._write(path, write)

    def save_reps(self) -> None:
        """Save the reps, edits included, as CSV."""
        path = free_path(self._path, "reps", ".csv")
        self._write(path, partial(write_reps, path, self.reps))

    def _write(self, path: Path, write: Callable[[], Path]) -> None:
        self.said.setText(tr(Say.WRITING, name=path.name))
        self._reading.ask(Slot.TABLE, write, lambda done: self.said.setText(tr(Say.WRITTEN, path=done)))

    # the window itself

    def _set_bar(self) -> None:
        traces = self.traces
        span = traces.to_s - traces.from_s
        hidden = traces.ends_s - span
        self._bar.blockSignals(True)
        shown = span / traces.ends_s
        self._bar.setRange(0, SCROLL_STEPS if hidden > 0 else 0)
        self._bar.setPageStep(max(1, round(SCROLL_STEPS * shown / max(1e-3, 1 - shown))))
        self._bar.setValue(round(SCROLL_STEPS * traces.from_s / hidden) if hidden > 0 else 0)
        self._bar.blockSignals(False)

    def _scrolled(self, value: int) -> None:
        hidden = self.traces.ends_s - (self.traces.to_s - self.traces.from_s)
        self.traces.scroll_to(value / SCROLL_STEPS * hidden)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        px = type_px(self.width(), self.height(), system_px())
        if px != self._px:
            self._px = px
            self.setStyleSheet(look(self._ink, px))
        self._side.setFixedWidth(max(24 * px, self.width() // 4))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's name
        self._looking.stop()
        if isValid(self._reading):
            self._reading.close()
        super().closeEvent(event)
