"""The steps of a set-up as a list: each with a sign of how far it is, the one that waits with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from rig.screen.clinician.one_line import OneLine
from rig.screen.clinician.words import STEP_NAMES, STEP_SIGNS, tr
from rig.session.guidance import Reached, SetupLine

OVER = (Reached.PASSED, Reached.SKIPPED)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list, and the reason below it."""

    sign: str
    name: str
    reached: Reached
    why: str = ""


class SetupList(QWidget):
    """One row a step; in a low window one for all that are over and one for all that are to come."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(1)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[QLabel, OneLine, QLabel]] = []
        self._shown: tuple[Row, ...] = ()

    def show_lines(self, lines: Sequence[SetupLine], low: bool) -> None:
        """Show how far each step is."""
        wanted = tuple(_gathered(lines) if low else map(_row, lines))
        if wanted == self._shown:
            return
        self._shown = wanted
        while len(self._rows) < len(wanted):
            self._add_row()
        for spare in self._rows[len(wanted) :]:
            for label in spare:
                label.hide()
        for labels, row in zip(self._rows, wanted, strict=False):
            _fill(labels, row)

    @property
    def words(self) -> str:
        """What can be read in the list."""
        return "\n".join(f"{row.sign} {row.name}" for row in self._shown)

    @property
    def why(self) -> str:
        """Why the step that waits does not pass."""
        return "\n".join(row.why for row in self._shown if row.why)

    def _add_row(self) -> None:
        sign, name, why = QLabel(), OneLine(), QLabel()
        sign.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        why.setWordWrap(True)
        why.setObjectName("why")
        at = 2 * len(self._rows)
        self._grid.addWidget(sign, at, 0)
        self._grid.addWidget(name, at, 1)
        self._grid.addWidget(why, at + 1, 1)
        self._rows.append((sign, name, why))


def _row(line: SetupLine) -> Row:
    name = tr(STEP_NAMES[line.kind])
    left_out = f" – {tr(line.reached.value)}" if line.reached is Reached.SKIPPED else ""
    return Row(STEP_SIGNS[line.reached], name + left_out, line.reached, tr(line.why))


def _gathered(lines: Sequence[SetupLine]) -> list[Row]:
    """Put what is over into one row, and what is to come into another."""
    over = " · ".join(_row(line).name for line in lines if line.reached in OVER)
    to_come = " · ".join(_row(line).name for line in lines if line.reached is Reached.TO_COME)
    now = [_row(line) for line in lines if line.reached is Reached.NOW]
    return [
        *([Row(STEP_SIGNS[Reached.PASSED], over, Reached.PASSED)] if over else []),
        *now,
        *([Row(STEP_SIGNS[Reached.TO_COME], to_come, Reached.TO_COME)] if to_come else []),
    ]


def _fill(labels: tuple[QLabel, OneLine, QLabel], row: Row) -> None:
    sign, name, why = labels
    sign.setText(row.sign)
    name.setText(row.name)
    name.setAccessibleDescription(tr(row.reached.value))
    why.setText(row.why)
    why.setVisible(bool(row.why))
    for label in (sign, name):
        label.show()
        label.setProperty("reached", row.reached.name.lower())
        label.style().polish(label)
