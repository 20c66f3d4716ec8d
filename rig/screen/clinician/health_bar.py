"""How the rig fares, in a line or two of plain words, each finding with a sign of its own."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from rig.screen.traces.ink import Ink
from rig.screen.view import View
from rig.session.health import Level

SIGN = {Level.WARN: "▲", Level.FAULT: "■"}
MOST_LINES = 3


class HealthBar(QFrame):
    """Says what is wrong, worst first, or that all is well."""

    def __init__(self, ink: Ink) -> None:
        super().__init__()
        self.setObjectName("card")
        self._ink = ink
        self._findings, self._link = QLabel(), QLabel()
        self._link.setObjectName("faint")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 6, 12, 6)
        rows.setSpacing(2)
        rows.addWidget(self._findings)
        rows.addWidget(self._link)

    def show_view(self, view: View) -> None:
        """Put a view's findings into words."""
        lines = [f"{SIGN[finding.level]} {finding.words}" for finding in view.health[:MOST_LINES]]
        more = len(view.health) - MOST_LINES
        if more > 0:
            lines[-1] += f"   (and {more} more)"
        self._findings.setText("\n".join(lines) or "✔ link, sensors, clock and disk are well")
        colour = {None: self._ink.hold, Level.WARN: self._ink.warn, Level.FAULT: self._ink.fault}[view.level]
        self._findings.setStyleSheet(f"color: {colour.lighter(130).name()}")
        self._link.setText(view.link_words)

    @property
    def words(self) -> str:
        return self._findings.text()
