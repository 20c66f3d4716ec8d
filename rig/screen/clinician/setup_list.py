"""The steps of a set-up as a list: each with a sign of how far it is, the one that waits with its reason."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from rig.screen.clinician.words import STEP_NAMES, STEP_SIGNS, tr
from rig.session.guidance import Reached, SetupLine


class SetupList(QWidget):
    """One row a step; rows are made once and filled anew."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(1)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[QLabel, QLabel, QLabel]] = []
        self._lines: tuple[SetupLine, ...] = ()

    def show_lines(self, lines: tuple[SetupLine, ...]) -> None:
        """Show how far each step is."""
        if lines == self._lines:
            return
        self._lines = lines
        while len(self._rows) < len(lines):
            self._add_row()
        for at, row in enumerate(self._rows):
            self._fill(row, lines[at] if at < len(lines) else None)

    @property
    def words(self) -> str:
        """What can be read in the list."""
        return "\n".join(
            f"{sign.text()} {name.text()}" for sign, name, _ in self._rows if not name.isHidden()
        )

    @property
    def why(self) -> str:
        """Why the step that waits does not pass."""
        return "\n".join(why.text() for _, _, why in self._rows if not why.isHidden())

    def _add_row(self) -> None:
        sign, name, why = QLabel(), QLabel(), QLabel()
        sign.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        why.setWordWrap(True)
        why.setObjectName("why")
        at = 2 * len(self._rows)
        self._grid.addWidget(sign, at, 0)
        self._grid.addWidget(name, at, 1)
        self._grid.addWidget(why, at + 1, 1)
        self._rows.append((sign, name, why))

    def _fill(self, row: tuple[QLabel, QLabel, QLabel], line: SetupLine | None) -> None:
        sign, name, why = row
        for label in (sign, name):
            label.setVisible(line is not None)
        why.setVisible(bool(line and line.why))
        if line is None:
            return
        left_out = f" – {tr(line.reached.value)}" if line.reached is Reached.SKIPPED else ""
        sign.setText(STEP_SIGNS[line.reached])
        name.setText(tr(STEP_NAMES[line.kind]) + left_out)
        name.setAccessibleDescription(tr(line.reached.value))
        why.setText(tr(line.why))
        for label in (sign, name):
            label.setProperty("reached", line.reached.name.lower())
            label.style().polish(label)
