"""The window of a folder of sessions: searched, opened, compared, reported, replayed and recovered."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rig.errors import InputRefused, RigError
from rig.screen.clinician.key_button import KeyButton
from rig.screen.clinician.library import Library
from rig.screen.clinician.style import system_px, type_px
from rig.screen.spoken import spoken
from rig.screen.traces.ink import dark, light
from rig.screen.viewing.errand import Errands
from rig.screen.viewing.look import look
from rig.screen.viewing.window import SessionWindow
from rig.screen.viewing.words import Say, tr


class LibraryWindow(QWidget):
    """Shows the sessions of a folder; what is opened has windows of its own.

    Raises
    ------
    InputRefused : there is no such folder
    """

    def __init__(self, folder: Path, by: str = "clinician") -> None:
        super().__init__()
        if not folder.is_dir():
            raise InputRefused(f"{folder} is not a folder; give one that holds sessions, or a session (.h5)")
        self._by, self._px, self._ink = by, 0, dark()
        self.opened: list[SessionWindow] = []
        actions = {
            tr(Say.OPEN): self.open,
            tr(Say.COMPARE): self.compare,
            tr(Say.REPORT): self.report,
            tr(Say.REPLAY): self.replay,
            tr(Say.RECOVER): self.recover,
        }
        self.library = Library(folder, actions, ("Enter", "C", "P", "Y", "V"))
        self.errands = Errands()
        self.said = QLabel()
        self.said.setObjectName("faint")
        self.said.setWordWrap(True)
        self.errands.said.connect(self.said.setText)
        self.errands.done.connect(self._recovered)
        self.setWindowTitle(f"force rig · {tr(Say.SESSIONS)}")
        self._lay_out()
        QShortcut(QKeySequence("F5"), self, self.library.look)
        self.resize(1280, 720)
        self.library.look()
        self.library.table.setFocus()

    def _lay_out(self) -> None:
        self._bright_key = KeyButton("B", tr(Say.BRIGHT))
        self._bright_key.clicked.connect(self.turn_bright)
        QShortcut(QKeySequence("B"), self, self.turn_bright)
        title, disclaimer = QLabel(tr(Say.SESSIONS)), QLabel(tr(Say.NOT_A_DEVICE))
        title.setObjectName("title")
        disclaimer.setObjectName("faint")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 10, 12, 8)
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self._bright_key)
        rows.addLayout(head)
        rows.addWidget(self.library, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.said, 1)
        foot.addWidget(disclaimer)
        rows.addLayout(foot)

    def open(self, path: Path) -> None:
        """Open a session in a window of its own."""
        self._open(path, None)

    def compare(self, path: Path) -> None:
        """Lay the reps of two chosen sessions over one another."""
        chosen = self.library.chosen
        if len(chosen) != 2:
            self.said.setText(tr(Say.CHOOSE_TWO))
            return
        self._open(chosen[0], chosen[1])

    def report(self, path: Path) -> None:
        """Write the PDF of a session beside it."""
        self.errands.run(tr(Say.REPORT), path, "report")

    def replay(self, path: Path) -> None:
        """Say what today's detection says otherwise."""
        self.errands.run(tr(Say.REPLAY), path, "replay", "--compare")

    def recover(self, path: Path) -> None:
        """Make a session whole that was cut short; what is whole stays as it is."""
        header = self.library.header(path)
        if header is not None and not header.condition.is_recoverable and not header.why:
            self.said.setText(tr(Say.NOT_CUT, name=path.name))
            return
        self.errands.run(tr(Say.RECOVER), path, "recover")

    def turn_bright(self) -> None:
        """Turn to dark on bright, or back; windows that are opened from now on are so too."""
        self._ink = dark() if self._ink == light() else light()
        self.setStyleSheet(look(self._ink, self._px))
        self._bright_key.say("B", tr(Say.BRIGHT), "first" if self._ink == light() else "")

    def _recovered(self, command: str, path: Path) -> None:
        if command == "recover":
            self.library.look()

    def _open(self, path: Path, other: Path | None) -> None:
        try:
            window = SessionWindow(path, self._by, other)
        except RigError as refusal:
            self.said.setText(spoken(str(refusal)))
            return
        if self._ink == light():
            window.turn_bright()
        self.opened = [one for one in self.opened if one.isVisible()] + [window]
        window.show()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        px = type_px(self.width(), self.height(), system_px())
        if px != self._px:
            self._px = px
            self.setStyleSheet(look(self._ink, px))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's name
        self.library.stop()
        self.errands.stop()
        for window in self.opened:
            window.close()
        super().closeEvent(event)
