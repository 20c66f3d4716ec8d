"""How far the set is: its count, a bar toward the dose, and what hold, pelvis and tempo do now."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rig.events import Rep
from rig.exercises.dose import Progress as Dose
from rig.exercises.isometric import IsometricNow
from rig.live import RepCounts
from rig.screen.clinician.bar import Bar
from rig.screen.clinician.words import UNITS, Say, tr
from rig.screen.spoken import figure
from rig.screen.traces.ink import Ink
from rig.screen.view import View

NOTHING = "–"


class Progress(QWidget):
    """The set that goes on, in figures."""

    def __init__(self, ink: Ink) -> None:
        super().__init__()
        self._ink = ink
        self.count, self.of, self.tally = QLabel(NOTHING), QLabel(), QLabel()
        self.count.setObjectName("count")
        self.of.setWordWrap(True)
        self.tally.setWordWrap(True)
        self.tally.setObjectName("faint")
        self.bar = Bar(ink.rep, ink.grid)
        self._hold_bar = Bar(ink.hold, ink.grid)
        self._now = {say: QLabel() for say in (Say.HOLD, Say.PELVIS, Say.TEMPO, Say.EFFORTS)}
        self._names = {say: QLabel(tr(say)) for say in self._now}
        self._lay_out()

    def set_ink(self, ink: Ink) -> None:
        """Show the bars in other colours, from the next view on."""
        self._ink = ink
        for bar in (self.bar, self._hold_bar):
            bar.set_ground(ink.grid)

    def show_view(self, view: View, rejected: Sequence[Rep]) -> None:
        """Say how far it is; `rejected` reps of the set are those of a session without a plan."""
        dose = view.guidance.progress if view.guidance is not None else None
        if dose is not None:
            self._show_dose(dose)
        elif view.guidance is None:
            self._show_counts(view.counts, rejected)
        self.bar.setVisible(dose is not None)
        self._show_now(view)

    def _show_dose(self, dose: Dose) -> None:
        goal = f"{dose.goal:g}" if dose.most == dose.goal else f"{dose.goal:g}–{dose.most:g}"
        self.count.setText(f"{int(dose.done)}")
        self.of.setText(tr(Say.DONE_OF, goal=goal, unit=tr(UNITS[dose.kind])))
        self.bar.fill(dose.share, self._ink.hold if dose.enough else self._ink.rep)
        tally = dose.tally
        self.tally.setText(
            _tally(tally.valid, tally.compensated, tally.other + tally.attempts, tally.rejected)
        )

    def _show_counts(self, counts: RepCounts | None, rejected: Sequence[Rep]) -> None:
        if counts is None:
            self.count.setText(NOTHING)
            self.of.setText(tr(Say.BY_HAND))
            self.tally.setText("")
            return
        gone = sum(rep.valid for rep in rejected)
        valid = max(0, counts.valid_in_set - gone)
        others = max(0, counts.found_in_set - counts.valid_in_set - (len(rejected) - gone))
        self.count.setText(str(valid))
        self.of.setText(tr(Say.VALID_REPS))
        self.tally.setText(_tally(valid, 0, others, len(rejected)))

    def _show_now(self, view: View) -> None:
        hold, needle = view.hold, view.needle
        beat = view.guidance.beat if view.guidance is not None else None
        test = view.guidance.test if view.guidance is not None else None
        words = {
            Say.HOLD: tr(Say.HOLD_OF, held=figure(hold.held_s), asked=f"{hold.asked_s:g}") if hold else "",
            Say.PELVIS: tr(needle.words) if needle else "",
            Say.TEMPO: tr(Say.BEAT, phase=tr(beat.phase), left=f"{beat.left_s:.0f}") if beat else "",
            Say.EFFORTS: _efforts(test) if test is not None else "",
        }
        for say, label in self._now.items():
            label.setText(words[say])
            for part in (label, self._names[say]):
                part.setVisible(bool(words[say]))
        self._hold_bar.setVisible(hold is not None)
        self._hold_bar.fill(hold.fraction if hold else 0.0, self._ink.faint if view.stale else self._ink.hold)
        for say, label in self._now.items():
            level = needle.level if needle is not None and say is Say.PELVIS else ""
            _look(label, "old" if view.stale else level)

    def _lay_out(self) -> None:
        counted = QHBoxLayout()
        counted.setSpacing(12)
        counted.addWidget(self.count)
        counted.addWidget(self.of, 1, Qt.AlignmentFlag.AlignBottom)
        now = QGridLayout()
        now.setHorizontalSpacing(12)
        now.setVerticalSpacing(4)
        now.setColumnStretch(1, 1)
        for at, say in enumerate(self._now):
            self._names[say].setObjectName("faint")
            self._now[say].setWordWrap(True)
            now.addWidget(self._names[say], 2 * at, 0, Qt.AlignmentFlag.AlignTop)
            now.addWidget(self._now[say], 2 * at, 1)
        now.addWidget(self._hold_bar, 1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(counted)
        column.addWidget(self.bar)
        column.addWidget(self.tally)
        column.addLayout(now)


def _efforts(test: IsometricNow) -> str:
    """List the peaks of a test's efforts, practice left out, and how far apart they lie."""
    efforts = " · ".join(
        f"{'✗ ' if one.rejected else ''}{one.peak_newtons:.0f} N" for one in test.tries if one.number
    )
    if not efforts or not math.isfinite(test.spread_percent):
        return efforts
    return tr(Say.SPREAD, efforts=efforts, percent=f"{test.spread_percent:.0f}")


def _tally(valid: int, rolled: int, other: int, rejected: int) -> str:
    counted = (
        (Say.COUNT_VALID, valid),
        (Say.COUNT_ROLLED, rolled),
        (Say.COUNT_OTHER, other),
        (Say.COUNT_REJECTED, rejected),
    )
    return "   ".join(tr(say, number=n) for say, n in counted if n or say is Say.COUNT_VALID)


def _look(label: QLabel, level: str) -> None:
    if label.property("level") != level:
        label.setProperty("level", level)
        label.style().polish(label)
