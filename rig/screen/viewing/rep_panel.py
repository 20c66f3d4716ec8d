"""The reps of a session, and the keys that say what each of them is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rig.events import Mark
from rig.record.judged import COMPENSATED, NOT_COUNTED, REJECTED, VALID, Judged
from rig.screen.clinician.key_button import KeyButton
from rig.screen.clinician.one_line import OneLine
from rig.screen.viewing.words import Say, number, tr

VERDICTS = {
    VALID: Say.VALID,
    COMPENSATED: Say.COMPENSATED,
    NOT_COUNTED: Say.NOT_COUNTED,
    REJECTED: Say.REJECTED,
}
KEYS = (
    (REJECTED, "R", Say.REJECT),
    (VALID, "V", Say.VALID_KEY),
    (COMPENSATED, "K", Say.COMPENSATED_KEY),
    (NOT_COUNTED, "X", Say.NOT_COUNTED_KEY),
)
LEAST_LIST_PX = 64
REASONS = (Say.TALKED, Say.SLIPPED, Say.WRONG, Say.INTERRUPTED, Say.PAIN)


class RepPanel(QWidget):
    """Lists reps; the keys decide on the chosen one.

    Attributes
    ----------
    decided : place of the rep, and its verdict; the same key again takes a rejection back
    chosen : place of the rep that was chosen, -1 for none
    """

    decided = Signal(int, str)
    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._title = OneLine()
        self._title.setObjectName("title")
        self.list = QListWidget()
        self.list.setUniformItemSizes(True)
        self.list.setMinimumHeight(LEAST_LIST_PX)
        self.list.setAccessibleName(tr(Say.REPS))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self.chosen.emit)
        self.reason = QComboBox(editable=True)
        self.reason.addItems(["", *map(tr, REASONS)])
        field = QLineEdit(placeholderText=tr(Say.WHY))
        field.returnPressed.connect(self.list.setFocus)  # the keys mean reps again
        self.reason.setLineEdit(field)
        self.reason.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.reason.setAccessibleName(tr(Say.REASONS))
        self._keys = {verdict: KeyButton(key, tr(words)) for verdict, key, words in KEYS}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._title)
        column.addWidget(self.list, 1)
        column.addWidget(self.reason)
        keys = QGridLayout()
        for place, (verdict, key, _) in enumerate(KEYS):
            self._keys[verdict].clicked.connect(lambda _=False, v=verdict: self._decide(v))
            QShortcut(QKeySequence(key), self, lambda v=verdict: self._decide(v))
            keys.addWidget(self._keys[verdict], place // 2, place % 2)
        column.addLayout(keys)

    @property
    def why(self) -> str:
        """The reason as typed or chosen."""
        return self.reason.currentText().strip()

    def show_reps(self, reps: Sequence[Judged]) -> None:
        """List reps; the chosen one stays chosen."""
        valid = sum(one.counts for one in reps)
        counted = tr(Say.REPS_COUNTED, valid=valid, reps=len(reps))
        self._title.setText(counted if reps else tr(Say.NO_REPS))
        self.list.blockSignals(True)
        while self.list.count() > len(reps):
            self.list.takeItem(self.list.count() - 1)
        for place, one in enumerate(reps):
            self._show(place, one)
        self.list.blockSignals(False)
        self._show_verdict(reps)

    def choose(self, place: int) -> None:
        """Choose a rep and bring it into sight; -1 for none."""
        self.list.setCurrentRow(place)

    def choose_quietly(self, place: int) -> None:
        """Choose a rep that is in sight already: nothing moves there."""
        self.list.blockSignals(True)
        self.choose(place)
        self.list.blockSignals(False)

    def step(self, by: int) -> None:
        """Choose the next rep, or the one before."""
        if self.list.count():
            self.choose(min(max(0, self.list.currentRow() + by), self.list.count() - 1))

    def _show(self, place: int, one: Judged) -> None:
        item = self.list.item(place)
        if item is None:
            item = QListWidgetItem()
            self.list.addItem(item)
        words = rep_words(place + 1, one)
        if item.text() != words:
            item.setText(words)
        item.setToolTip(said_words(one))

    def _show_verdict(self, reps: Sequence[Judged]) -> None:
        place = self.list.currentRow()
        now = reps[place].verdict if 0 <= place < len(reps) else ""
        for verdict, key, words in KEYS:
            back = verdict == REJECTED and now == REJECTED
            look = "first" if verdict == now else ""
            self._keys[verdict].say(key, tr(Say.RESTORE if back else words), look)

    def _decide(self, verdict: str) -> None:
        self.decided.emit(self.list.currentRow(), verdict)


def verdict_words(verdict: str) -> str:
    """Say what became of a rep, with its sign."""
    return tr(VERDICTS[verdict])


def said_words(one: Judged) -> str:
    """Say who said what a rep is, and why; empty where nobody did."""
    if one.said is None:
        return ""
    verdict = verdict_words(one.verdict)
    if isinstance(one.said, Mark):
        return tr(Say.DURING, verdict=verdict)
    by = one.said.by or tr(Say.AFTERWARDS)
    template = Say.BY_WHY if one.said.why else Say.BY
    return tr(template, verdict=verdict, by=by, why=one.said.why)


def rep_words(place: int, one: Judged) -> str:
    """Say a rep in one line."""
    rep = one.rep
    verdict, lasted = verdict_words(one.verdict), number(rep.end_s - rep.start_s)
    if rep.peak_newtons != rep.peak_newtons:
        return tr(Say.REP_WITHHELD, number=place, verdict=verdict, seconds=lasted)
    return tr(Say.REP, number=place, verdict=verdict, peak=number(rep.peak_newtons), seconds=lasted)
