"""New zeroes that a clinician asked for, taken as soon as each band rests."""

from __future__ import annotations

from rig.errors import InputRefused
from rig.session.stillness import Stillness
from rig.setup import Control


class Zeroes:
    """Waits for quiet moments.

    Attributes
    ----------
    why : what kept the newest try from succeeding, or ""
    """

    def __init__(self, still: Stillness) -> None:
        self.why = ""
        self._still = still
        self._asked: list[str] = []

    def ask(self) -> None:
        """Ask for a zero of every force channel."""
        self._asked = list(self._still.forces)

    def advance(self) -> list[Control]:
        """Take those that can be taken now."""
        self.why, controls = "", list[Control]()
        for name in tuple(self._asked):
            try:
                controls.append(Control("tare", {"channel": name, "counts": self._still.tare_counts(name)}))
                self._asked.remove(name)
            except InputRefused as refusal:
                self.why = str(refusal)
        return controls
