"""Reps laid over one another from their onset: a chart, and below it what the groups came to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from rig.screen.traces.ink import Ink
from rig.screen.viewing.legend import Legend
from rig.screen.viewing.rep_chart import MOST_GROUPS, RepChart
from rig.screen.viewing.rep_curves import Group
from rig.screen.viewing.words import Say, tr

LEAST_EM = 16, 10  # width and height, in heights of the type


class Overlay(QWidget):
    """Draws groups of reps.

    Attributes
    ----------
    groups : what is drawn; of more than four the newest
    chart : force in newtons over seconds from the onset
    """

    def __init__(self, ink: Ink) -> None:
        super().__init__()
        self.groups: list[Group] = []
        self.chart, self.legend = RepChart(ink), Legend(ink)
        title = QLabel(tr(Say.OVERLAY))
        title.setObjectName("faint")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 6)
        column.addWidget(title)
        column.addWidget(self.chart, 1)
        column.addWidget(self.legend)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setObjectName("overlay")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr(Say.OVERLAY))

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        line = self.fontMetrics().lineSpacing()
        return QSize(LEAST_EM[0] * line, LEAST_EM[1] * line)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return self.minimumSizeHint()

    def set_ink(self, ink: Ink) -> None:
        self.chart.set_ink(ink)
        self.legend.set_ink(ink)

    def show_groups(self, groups: Sequence[Group], note: str = "") -> None:
        """Draw these, and write `note` below them."""
        self.groups = list(groups[-MOST_GROUPS:])
        self.setAccessibleDescription(self.legend.say(self.groups, note))
        self.chart.draw(self.groups)
