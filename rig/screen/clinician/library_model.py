"""The sessions of a folder as a table that is there at once and fills as headers are read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from rig.record.header import Condition, Header, read_header, sessions_in
from rig.screen.spoken import spoken
from rig.screen.viewing.words import Say, clock, exercise_words, side_words, tr

HEADS = (Say.DATE, Say.SUBJECT, Say.EXERCISE, Say.SIDE, Say.LASTS, Say.REPS_VALID, Say.STATE)
HEADERS_AT_ONCE = 20  # 40 ms to read
CONDITIONS = {
    Condition.FINISHED: Say.FINISHED,
    Condition.RECOVERED: Say.RECOVERED,
    Condition.LIVE: Say.LIVE,
    Condition.CUT_SHORT: Say.CUT,
    Condition.CUT_AND_RECOVERED: Say.CUT_RECOVERED,
    Condition.ONLY_JOURNAL: Say.ONLY_JOURNAL,
}
Place = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class Sessions(QAbstractTableModel):
    """Sessions, newest first, of which those are shown that have every word asked for.

    Parameters
    ----------
    folder : whose sessions
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self._paths: list[Path] = []
        self._headers: dict[Path, Header] = {}
        self._shown: list[Path] = []
        self._asked = ""

    @property
    def total(self) -> int:
        return len(self._paths)

    def look(self) -> None:
        """List the folder again; all headers are to be read again."""
        self._paths, self._headers = sessions_in(self.folder), {}
        self._show()

    def next_unread(self) -> Callable[[], list[Header]] | None:
        """Say how to read the next headers; None where all are read."""
        unread = [path for path in self._paths if path not in self._headers][:HEADERS_AT_ONCE]
        return (lambda: [read_header(path) for path in unread]) if unread else None

    def take(self, headers: Sequence[Header]) -> None:
        """Take headers that were read."""
        known = {path: place for place, path in enumerate(self._shown)}
        self._headers |= {header.path: header for header in headers}
        if self._asked:
            self._show()
            return
        places = [known[header.path] for header in headers if header.path in known]
        if places:
            last = self.index(max(places), len(HEADS) - 1)
            self.dataChanged.emit(self.index(min(places), 0), last)

    def ask_for(self, words: str) -> None:
        """Show the sessions that have every one of these words."""
        self._asked = words.lower()
        self._show()

    def path(self, place: int) -> Path:
        return self._shown[place]

    def header(self, place: int) -> Header | None:
        """Give what was read of a session; None before it is read."""
        return self._headers.get(self._shown[place])

    def _show(self) -> None:
        self.beginResetModel()
        asked = self._asked.split()
        self._shown = [path for path in self._paths if all(word in self._words(path) for word in asked)]
        self.endResetModel()

    def _words(self, path: Path) -> str:
        return f"{path.name} {' '.join(cells(path, self._headers.get(path)))}".lower()

    def rowCount(self, parent: Place = ROOT) -> int:  # noqa: N802  Qt's name
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Place = ROOT) -> int:  # noqa: N802  Qt's name
        return 0 if parent.isValid() else len(HEADS)

    def headerData(  # noqa: N802  Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(HEADS[section])
        return None

    def data(self, index: Place, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        path = self._shown[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return cells(path, self._headers.get(path))[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return path.name
        return None


def cells(path: Path, header: Header | None) -> tuple[str, ...]:
    """Write one row, in the order of `HEADS`."""
    if header is None:
        return (path.name, *[tr(Say.NOT_READ)] * (len(HEADS) - 1))
    if not header.subject:
        why = tr(Say.CANNOT_READ, why=spoken(header.why)) if header.why else tr(CONDITIONS[header.condition])
        return (path.name, *[""] * (len(HEADS) - 2), why)
    state = [tr(CONDITIONS[header.condition])] + ([tr(Say.EDITS)] if header.edited else [])
    return (
        header.started_utc[:16].replace("T", " "),
        header.subject,
        exercise_words(header.exercise),
        side_words(header.side, in_table=True),
        clock(round(header.lasts_s)),
        tr(Say.OF, valid=header.valid, reps=header.reps),
        ", ".join(state),
    )
