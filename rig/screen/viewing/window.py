"""The window of one session: finished, cut short, or still being recorded by another program."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rig.record.edits import Edit
from rig.record.judged import Judged
from rig.screen.clinician.style import system_px, type_px
from rig.screen.traces.ink import Ink, dark, light
from rig.screen.viewing.action_row import ActionRow
from rig.screen.viewing.comparison import Comparison
from rig.screen.viewing.deciding import Deciding
from rig.screen.viewing.editing import Editing
from rig.screen.viewing.feed import Feed
from rig.screen.viewing.finding import Finding
from rig.screen.viewing.head import Head
from rig.screen.viewing.look import look
from rig.screen.viewing.overlay import Overlay
from rig.screen.viewing.rep_panel import RepPanel
from rig.screen.viewing.saving import Saving
from rig.screen.viewing.scroll_view import ScrollView
from rig.screen.viewing.shown import Shown
from rig.screen.viewing.time_bar import TimeBar
from rig.screen.viewing.words import Say, tr

PANEL_EM = 24  # width of the column beside the traces, in heights of the type


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
        shown, editing = Shown(path), Editing(path, by)
        self.feed = Feed(path, shown)
        self._ink = dark()
        self._px = 0
        self.traces = ScrollView(shown.pyramids, shown.lanes(), shown.ends_s, self._ink)
        self.panel, self.overlay = RepPanel(), Overlay(self._ink)
        self.deciding = Deciding(editing, self.panel)
        self._finding = Finding(self.feed, self.traces, self.panel, self.deciding)
        self.saving = Saving(self.feed, self.traces)
        self._comparison = Comparison(self.feed, self.overlay)
        self._head, self._actions, self.said = Head(), self._action_row(), QLabel(tr(Say.HINT))
        self._lay_out()
        self._connect()
        self.resize(1280, 720)
        self.setWindowTitle(path.name)
        self._take_events()
        self._begin(compare)

    @property
    def session_path(self) -> Path:
        return self.feed.path

    @property
    def ink(self) -> Ink:
        return self._ink

    @property
    def reps(self) -> list[Judged]:
        return self.deciding.reps

    @property
    def edits(self) -> tuple[Edit, ...]:
        return self.deciding.edits

    @property
    def state_words(self) -> str:
        """What the head says of the session's state."""
        return self._head.state_words

    @property
    def complete(self) -> bool:
        """Whether all of the session is in the picture at every zoom."""
        return self.feed.shown.complete

    @property
    def is_settled(self) -> bool:
        """Whether everything that was asked for is in the picture."""
        return self.feed.settled

    def compare_with(self, path: Path) -> None:
        """Lay the reps of another session beside those of this one."""
        self._comparison.stand_beside(path)
        self._show_keys()

    # how it is made

    def _action_row(self) -> ActionRow:
        actions = (
            (Say.WHOLE, "A", self._finding.whole),
            (Say.FOLLOW, "End", self._finding.turn_following),
            (Say.GROUPS, "G", self._next_groups),
            (Say.COMPARE, "C", self._turn_beside),
            (Say.UNDO, "Ctrl+Z", self.deciding.undo),
            (Say.PICTURE, "Ctrl+P", partial(self.saving.picture, self)),
            (Say.STRETCH, "Ctrl+E", self.saving.stretch),
            (Say.TABLE, "Ctrl+T", self._save_reps),
            (Say.BRIGHT, "B", self.turn_bright),
        )
        for key, step in (("PgDown", 1), ("PgUp", -1)):
            QShortcut(QKeySequence(key), self, partial(self.panel.step, step))
        return ActionRow(actions, self)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self.traces, 1)
        left.addWidget(TimeBar(self.traces))
        self._side = QWidget()
        beside_them = QVBoxLayout(self._side)
        beside_them.setContentsMargins(0, 0, 0, 0)
        beside_them.addWidget(self.panel, 3)
        beside_them.addWidget(self.overlay, 2)
        middle = QHBoxLayout()
        middle.addLayout(left, 1)
        middle.addWidget(self._side)
        foot, disclaimer = QHBoxLayout(), QLabel(tr(Say.NOT_A_DEVICE))
        for label in (self.said, disclaimer):
            label.setObjectName("faint")
        self.said.setWordWrap(True)
        foot.addWidget(self.said, 1)
        foot.addWidget(disclaimer)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 10, 12, 8)
        rows.addWidget(self._head)
        rows.addLayout(middle, 1)
        rows.addWidget(self._actions)
        rows.addLayout(foot)

    def _connect(self) -> None:
        self.traces.moved.connect(self._see)
        self.traces.turned.connect(self._show_keys)
        self.deciding.decided.connect(self._take_events)
        self.feed.refined.connect(self._refine)
        self.feed.grown.connect(self._grow)
        self.feed.ended.connect(self._end)
        for says in (self.deciding.said, self.saving.said, self.feed.troubled):
            says.connect(self.said.setText)

    def _begin(self, compare: Path | None) -> None:
        self.feed.start()
        if self.feed.live:
            self._finding.newest_first()
        if compare is not None:
            self.compare_with(compare)
        self._show_head()
        self.traces.setFocus()

    # what the file brings

    def _see(self) -> None:
        self.feed.see(self.traces.from_s, self.traces.to_s, self.traces.columns)

    def _refine(self) -> None:
        self.traces.set_lanes(self.feed.shown.lanes())
        self.traces.update()

    def _grow(self, has_events: bool) -> None:
        self.traces.set_end(self.feed.shown.ends_s)
        if has_events:
            self._take_events()
        self._show_head()

    def _end(self, words: str) -> None:
        self.traces.follow(False)
        self.said.setText(words)
        self._show_head()

    def _take_events(self) -> None:
        """Judge the reps anew, and show them everywhere."""
        self._finding.take_events()
        self._comparison.take_reps(self.feed.session, self.reps)

    # what is said

    def _show_head(self) -> None:
        self._head.say(self.feed.session.setup, self.feed.shown.ends_s, self.feed.state)
        self._show_keys()

    def _show_keys(self, *_: object) -> None:
        comparison = self._comparison
        said = {
            Say.FOLLOW: (tr(Say.FOLLOW), self.traces.following),
            Say.COMPARE: (tr(Say.COMPARE), comparison.is_beside),
            Say.GROUPS: (comparison.way, False),
            Say.BRIGHT: (tr(Say.BRIGHT), self._ink == light()),
        }
        meaningless = {Say.FOLLOW: not self.feed.live, Say.COMPARE: comparison.other is None}
        self._actions.say(said, [action for action, none in meaningless.items() if none])

    # what a person does

    def _next_groups(self) -> None:
        self._comparison.next_way()
        self._show_keys()

    def _turn_beside(self) -> None:
        self._comparison.turn_beside()
        self._show_keys()

    def _save_reps(self) -> None:
        self.saving.reps(self.reps)

    def turn_bright(self) -> None:
        """Turn to dark on bright, or back."""
        self._ink = dark() if self._ink == light() else light()
        self.traces.set_ink(self._ink)
        self.overlay.set_ink(self._ink)
        if self._px:  # else it is dressed when it is shown
            self.setStyleSheet(look(self._ink, self._px))
        self._show_keys()

    # the window itself

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        px = type_px(self.width(), self.height(), system_px())
        if px != self._px:
            self._px = px
            self.setStyleSheet(look(self._ink, px))
        self._side.setFixedWidth(max(PANEL_EM * px, self.width() // 4))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's name
        self.feed.close()
        super().closeEvent(event)
