"""The sessions of one folder: searched by any word, opened without a dialogue."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from rig.record.header import Header
from rig.screen.clinician.key_button import KeyButton
from rig.screen.clinician.library_model import HEADS, Sessions
from rig.screen.viewing.reading import Reading, Slot
from rig.screen.viewing.words import Say, key_words, tr

LEAST_EXERCISE_EM = 6  # in heights of the type
Action = Callable[[Path], object]


class Library(QWidget):
    """A table of sessions with a search field.

    Parameters
    ----------
    folder : where sessions are
    actions : keys and words beside the search, each called with the chosen session; Enter does the first
    """

    def __init__(self, folder: Path, actions: Mapping[str, Action], keys: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.sessions = Sessions(folder)
        self.search = QLineEdit(placeholderText=tr(Say.SEARCH))
        self.search.setAccessibleName(tr(Say.SEARCH))
        self.search.setClearButtonEnabled(True)
        self.table, self._found = QTableView(), QLabel()
        self._found.setObjectName("faint")
        self._actions = actions
        self._reading: Reading | None = None
        self._set_up_table()
        self._lay_out(dict(zip(actions, (*keys, *[""] * len(actions)), strict=False)))
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self.table.setFocus)
        QShortcut(QKeySequence("Ctrl+F"), self, self.search.setFocus)

    @property
    def chosen(self) -> list[Path]:
        """The sessions that are chosen, from the top."""
        return [self.sessions.path(index.row()) for index in self.table.selectionModel().selectedRows()]

    @property
    def found_words(self) -> str:
        """What is said below the table."""
        return self._found.text()

    def look(self) -> None:
        """Read the folder again."""
        self.sessions.look()
        self._choose_first()
        self._read_on()

    def header(self, path: Path) -> Header | None:
        """Give what is known of a session."""
        rows = range(self.sessions.rowCount())
        return next((self.sessions.header(n) for n in rows if self.sessions.path(n) == path), None)

    def stop(self) -> None:
        """Read no more headers."""
        if self._reading is not None:
            self._reading.close()
            self._reading = None

    def _set_up_table(self) -> None:
        self.table.setModel(self.sessions)
        self.table.setAccessibleName(tr(Say.SESSIONS))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setAlternatingRowColors(False)
        self.table.verticalHeader().hide()
        heads = self.table.horizontalHeader()
        heads.setResizeContentsPrecision(0)  # the rows in sight: all of them take 0.2 s
        heads.setHighlightSections(False)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        first = next(iter(self._actions.values()))
        self.table.activated.connect(lambda _: self._with_chosen(first))

    def _lay_out(self, keys: Mapping[str, str]) -> None:
        row = QHBoxLayout()
        row.addWidget(self.search, 1)
        for words, action in self._actions.items():
            button = KeyButton(key_words(keys[words]), words)
            button.clicked.connect(partial(self._with_chosen, action))
            row.addWidget(button)
            if keys[words] not in ("", "Enter"):
                context = Qt.ShortcutContext.WidgetShortcut
                QShortcut(
                    QKeySequence(keys[words]), self.table, partial(self._with_chosen, action), context=context
                )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        column.addWidget(self._found)

    def _search(self, words: str) -> None:
        self.sessions.ask_for(words)
        self._choose_first()

    def _choose_first(self) -> None:
        if self.sessions.rowCount():
            self.table.selectRow(0)
        self._say_found()
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Make columns as wide as the rows in sight and the heads; what gives way is the exercise's."""
        heads, exercise = self.table.horizontalHeader(), HEADS.index(Say.EXERCISE)
        heads.setStretchLastSection(False)
        self.table.resizeColumnsToContents()
        missing = heads.length() - self.table.viewport().width()
        least = LEAST_EXERCISE_EM * self.fontMetrics().height()
        wide = self.table.columnWidth(exercise)
        if missing > 0:
            self.table.setColumnWidth(exercise, max(min(wide, least), wide - missing))
        heads.setStretchLastSection(True)

    def _say_found(self) -> None:
        sessions, folder = self.sessions, self.sessions.folder
        said = tr(Say.FOUND, shown=sessions.rowCount(), sessions=sessions.total, folder=folder)
        self._found.setText(said if sessions.total else tr(Say.NO_SESSIONS, folder=folder))

    def _read_on(self) -> None:
        read = self.sessions.next_unread()
        if read is None:
            self.stop()
            return
        if self._reading is None:
            self._reading = Reading()
        self._reading.ask(Slot.HEADERS, read, self._take)

    def _take(self, headers: list[Header]) -> None:
        first = self.sessions.rowCount() and self.sessions.header(0) is None
        chosen = self.chosen
        self.sessions.take(headers)
        if not self.chosen and chosen:
            self._choose_first()
        if first:
            self._fit_columns()
        self._say_found()
        self._read_on()

    def _with_chosen(self, action: Action, *_: object) -> None:
        chosen = self.chosen
        if chosen:
            action(chosen[0])

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        super().resizeEvent(event)
        self._fit_columns()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self._fit_columns)  # the table learns of it after this

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  Qt's name
        self.stop()
        super().hideEvent(event)
