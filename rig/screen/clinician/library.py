"""The sessions of one folder: searched by any word, opened without a dialogue."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rig.errors import InputRefused
from rig.events import Rep
from rig.record.reader import open_session

PATH = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Entry:
    """One session of a folder, as a person looks for it."""

    path: Path
    words: str

    def has(self, asked: str) -> bool:
        """Say whether every word that is asked for is in it."""
        return all(word in self.words.lower() for word in asked.lower().split())


def entries(folder: Path) -> list[Entry]:
    """List a folder's sessions, newest first; a file that cannot be read is listed with the reason."""
    paths = sorted(folder.glob("*.h5"), key=lambda path: path.stat().st_mtime, reverse=True)
    return [Entry(path, _describe(path)) for path in paths]


def _describe(path: Path) -> str:
    try:
        session = open_session(path)
    except InputRefused as refusal:
        return f"{path.name}: {refusal}"
    setup = session.setup
    reps = sum(isinstance(event, Rep) for event in session.events)
    when = setup.started_utc[:16].replace("T", " ")
    state = "being recorded" if session.being_recorded else session.state
    return f"{setup.subject} · {setup.exercise} · {setup.side} · {when} · {reps} reps · {state}"


class Library(QWidget):
    """A list of sessions with a search field.

    Parameters
    ----------
    folder : where sessions are
    actions : buttons beside the search, each called with the chosen session
    """

    def __init__(self, folder: Path, actions: dict[str, Callable[[Path], None]]) -> None:
        super().__init__()
        self._folder = folder
        self.search = QLineEdit(placeholderText="search: subject, exercise, side, date")
        self.list = QListWidget()
        self._entries: list[Entry] = []
        row = QHBoxLayout()
        row.addWidget(self.search, 1)
        for words, action in actions.items():
            button = QPushButton(words)
            button.clicked.connect(partial(self._with_chosen, action))
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.list)
        self.search.textChanged.connect(self._show_found)
        opened = next(iter(actions.values()))
        self.list.itemActivated.connect(lambda *_: self._with_chosen(opened))

    def look(self) -> None:
        """Read the folder again."""
        self._entries = entries(self._folder)
        self._show_found()

    def _show_found(self) -> None:
        self.list.clear()
        for entry in self._entries:
            if entry.has(self.search.text()):
                item = QListWidgetItem(entry.words)
                item.setData(PATH, str(entry.path))
                item.setToolTip(entry.path.name)
                self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _with_chosen(self, action: Callable[[Path], None], *_: object) -> None:
        item = self.list.currentItem()
        if item is not None:
            action(Path(item.data(PATH)))
