"""How the rig fares: a sign for each matter at its fixed place, and the worst findings in plain words."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from rig.screen.clinician.one_line import EvenLine, OneLine
from rig.screen.clinician.words import ABOUT, Say, tr
from rig.screen.view import View
from rig.session.health import About, Level
from rig.session.snapshot import Phase

SIGN = {None: "✔", Level.WARN: "▲", Level.FAULT: "■"}
MOST_LINES = 2  # always as tall, so that the traces above keep their scale


class HealthBar(QFrame):
    """Says what is wrong, worst first, or that all is well."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.matters = {about: EvenLine() for about in About}
        self._findings = [OneLine() for _ in range(MOST_LINES)]
        self._link = OneLine()
        self._link.setObjectName("faint")
        self._lay_out()

    def show_view(self, view: View) -> None:
        """Put a view's findings into words."""
        gone = view.phase in (Phase.CONNECTING, Phase.UNPLUGGED)
        for about, label in self.matters.items():
            worst = max((one.level for one in view.health if one.about is about), default=None)
            if gone and about is About.LINK:
                worst = Level.FAULT
            self._say(label, f"{SIGN[worst]} {tr(ABOUT[about])}", worst)
        told = [(f"{SIGN[one.level]} {tr(one.words)}", one.level) for one in view.health[:MOST_LINES]]
        more = len(view.health) - MOST_LINES
        if more > 0:
            told[-1] = (f"{told[-1][0]}   ({tr(Say.MORE, number=more)})", told[-1][1])
        lines: list[tuple[str, Level | None]] = [*told]
        if not lines:
            lines = [(f"■ {tr(view.phase_words)}", Level.FAULT) if gone else (f"✔ {tr(Say.ALL_WELL)}", None)]
        for at, label in enumerate(self._findings):
            self._say(label, *(lines[at] if at < len(lines) else ("", None)))
        self.setToolTip("\n".join(tr(one.words) for one in view.health))
        self._link.setText(tr(view.link_words))

    @property
    def words(self) -> str:
        """The findings as they can be read."""
        return "\n".join(label.text() for label in self._findings if label.text())

    def _say(self, label: QLabel, words: str, level: Level | None) -> None:
        label.setText(words)
        look = {None: "", Level.WARN: "warn", Level.FAULT: "fault"}[level]
        if label.property("level") != look:
            label.setProperty("level", look)
            label.style().polish(label)

    def _lay_out(self) -> None:
        matters = QHBoxLayout()
        matters.setSpacing(18)
        for label in self.matters.values():
            matters.addWidget(label)
        matters.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(14, 8, 14, 8)
        rows.setSpacing(2)
        rows.addLayout(matters)
        for label in (*self._findings, self._link):
            rows.addWidget(label)
