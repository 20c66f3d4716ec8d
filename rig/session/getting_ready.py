"""The first quiet two seconds: tare each force channel and take the pelvis baseline, or say why not yet.

A refused attempt is recorded as a mark and tried again with the next two seconds; measuring goes on
meanwhile, on the zero that the board was designed for.
"""

from __future__ import annotations

from rig.block import Block, Introduction
from rig.errors import InputRefused
from rig.session.guidance import Guidance
from rig.session.stillness import Stillness
from rig.setup import Control, SessionSetup

SETTLING_S = 0.2  # a converter's first samples after power-up are suspect
PELVIS = "pelvis"
MOST_MARKS = 5  # of refused attempts at one thing; later ones are only shown


class GettingReady:
    """Collects the newest samples and decides when a tare or a baseline can be taken.

    Attributes
    ----------
    note : why something is still waited for, or ""
    """

    over = False  # a session without a plan goes on until it is stopped
    guidance: Guidance | None = None

    def __init__(self, setup: SessionSetup) -> None:
        self.note = ""
        self._task = setup.task
        self._still = Stillness(setup)
        self._waiting: list[str] = []
        self._try_at_s: float | None = None
        self._refusals: dict[str, int] = {}

    def expect(self, introduction: Introduction) -> None:
        """Take the board's table of streams: from now on samples count."""
        self._still.expect(introduction)
        needs_baseline = self._task.pad_scores and self._still.pads
        self._waiting = [*self._still.forces, *([PELVIS] if needs_baseline else [])]

    @property
    def done(self) -> bool:
        return not self._waiting

    def tare_again(self) -> None:
        """Ask for a new zero of every force channel; it comes from the next quiet two seconds."""
        self._waiting = [*self._still.forces, *(what for what in self._waiting if what == PELVIS)]
        self._still.forget()
        self._refusals.clear()
        self._try_at_s = None

    def take(self, block: Block) -> None:
        """Keep the newest samples, while anything is still waited for."""
        if not self.done:
            self._still.take(block)

    def decisions(self) -> list[Control]:
        """Try whatever is due; give the controls that follow, refusals as marks."""
        newest_s = self._still.newest_s
        if self.done or newest_s is None:
            return []
        if self._try_at_s is None:
            self._try_at_s = newest_s + SETTLING_S + self._still.window_s
        if newest_s < self._try_at_s:
            return []
        self._try_at_s = newest_s + self._still.window_s
        self.note = ""
        return [control for name in tuple(self._waiting) if (control := self._try(name)) is not None]

    def _try(self, name: str) -> Control | None:
        try:
            control = self._baseline() if name == PELVIS else self._tare(name)
        except InputRefused as refusal:
            return self._refused(name, str(refusal))
        self._waiting.remove(name)
        return control

    def _tare(self, name: str) -> Control:
        return Control("tare", {"channel": name, "counts": self._still.tare_counts(name)})

    def _baseline(self) -> Control:
        baseline = self._still.baseline()
        return Control("pelvis_baseline", {"index": baseline.index, "sum_kpa": baseline.sum_kpa})

    def _refused(self, name: str, why: str) -> Control | None:
        self.note = self.note or why
        self._refusals[name] = self._refusals.get(name, 0) + 1
        return Control("mark", {"label": f"refused: {why}"}) if self._refusals[name] <= MOST_MARKS else None
