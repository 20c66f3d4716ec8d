"""What stands below the chart of reps: what each group came to, a line each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from rig.screen.clinician.one_line import OneLine
from rig.screen.traces.ink import Ink
from rig.screen.viewing.rep_chart import MOST_GROUPS
from rig.screen.viewing.rep_curves import Group
from rig.screen.viewing.words import Say, number, tr

SIGNS = "●▲■◆"


class Legend(QWidget):
    """Signs and words of the groups; a line that has no room ends in …, and is whole in its tool tip."""

    def __init__(self, ink: Ink) -> None:
        super().__init__()
        self._lines = [(QLabel(sign), OneLine()) for sign in SIGNS[:MOST_GROUPS]]
        self._note = OneLine()
        self._note.setObjectName("faint")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        for row, (sign, words) in enumerate(self._lines):
            grid.addWidget(sign, row, 0)
            grid.addWidget(words, row, 1)
        grid.addWidget(self._note, len(self._lines), 0, 1, 2)
        self.set_ink(ink)

    def set_ink(self, ink: Ink) -> None:
        for (sign, _), colour in zip(self._lines, ink.groups, strict=True):
            sign.setStyleSheet(f"color: {colour.name()}")

    def say(self, groups: Sequence[Group], note: str) -> str:
        """Say what the groups came to and a note; give it all as one text."""
        said = [group_words(group) for group in groups]
        for place, line in enumerate(self._lines):
            for label in line:
                label.setVisible(place < len(said))
            line[1].setText(said[place] if place < len(said) else "")
        self._note.setVisible(bool(note))
        self._note.setText(note)
        return ". ".join([*said, note])


def group_words(group: Group) -> str:
    """Say what a group came to."""
    if not group.mean.reps or group.mean.peak != group.mean.peak:
        return tr(Say.NONE_VALID, name=group.name)
    return tr(Say.OF_REPS, name=group.name, peak=number(group.mean.peak), number=group.mean.reps)
