"""The line across the top: exercise, side and subject, what goes on, and the session's time."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from rig.exercises.course import State
from rig.screen.clinician.one_line import OneLine
from rig.screen.clinician.words import Say, tr
from rig.screen.view import View
from rig.session.snapshot import Phase

SIGNS = {Phase.MEASURING: "●", Phase.GETTING_READY: "◌", Phase.UNPLUGGED: "■"}
LOOKS = {"■": "fault", "●": "good"}
DOING = {State.WORKING: Say.COUNTING, State.RESTING: Say.RESTING, State.ASKING: Say.DECIDING}
GAP_PX = 16


class Head(QWidget):
    """Says it in one line; the phase in words, with a sign and a colour."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._phase, self._clock = QLabel(), OneLine(), QLabel()
        self._title.setObjectName("title")
        self._clock.setObjectName("clock")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._title)
        row.addSpacing(GAP_PX)
        row.addWidget(self._phase, 1)
        row.addWidget(self._clock)

    @property
    def doing(self) -> str:
        """What goes on."""
        return self._phase.text()

    def show_view(self, view: View) -> None:
        """Show a view; values that are old go before whatever the phase is."""
        stale = view.stale and view.phase is Phase.MEASURING
        sign = "■" if stale else SIGNS.get(view.phase, "◌")
        self._title.setText(tr(view.title))
        self._phase.setText(f"{sign} {tr(view.stale_words) if stale else doing_words(view)}")
        self._clock.setText(tr(view.clock))
        look = LOOKS.get(sign, "")
        if self._phase.property("level") != look:
            self._phase.setProperty("level", look)
            self._phase.style().polish(self._phase)


def doing_words(view: View) -> str:
    """Say in a few words what goes on."""
    guidance = view.guidance
    if view.phase in (Phase.CONNECTING, Phase.UNPLUGGED, Phase.STOPPING):
        return tr(view.phase_words)
    if guidance is None:
        return tr(Say.RECORDING if view.phase is Phase.MEASURING else view.phase_words)
    if guidance.steps:
        return tr(Say.SETTING_UP)
    return tr(DOING.get(guidance.state, view.phase_words))
