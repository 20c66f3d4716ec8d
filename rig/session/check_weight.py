"""A known mass hung on a band's cell during the set-up: typed or given, read once it hangs still, judged."""

from __future__ import annotations

import numpy as np

from rig.exercises.setup_verdicts import STANDARD_GRAVITY, Verdict, judge_weight
from rig.session.stillness import Stillness

SIGNS = "0123456789."
SETTLES_S = 0.5  # the hand leaves the weight, and the converter has read ahead
READ_S = 1.0
MOST_SWING = 0.01  # [E] SD of the pull, of the weight: it still swings


class CheckWeight:
    """What hangs, for one session; each cell is asked for once.

    Parameters
    ----------
    mass_kg : that is to be hung; 0 where a clinician types it

    Attributes
    ----------
    typed : what has been typed so far
    asked : channels that have been weighed, or left out
    """

    def __init__(self, mass_kg: float = 0.0) -> None:
        self.typed = ""
        self.asked: set[str] = set()
        self._mass_kg = mass_kg

    @property
    def mass_kg(self) -> float:
        """What is to hang; 0 while it is not known."""
        try:
            return float(self.typed) if self.typed else self._mass_kg
        except ValueError:
            return 0.0

    def type(self, sign: str) -> None:
        """Take one of `SIGNS`."""
        self.typed += sign

    def asks(self, channel: str) -> str:
        """Say what is to be done."""
        cell = f"the cell of the {channel.removeprefix('band_')} band"
        if not self.mass_kg:
            return f"Hang the check weight on {cell} and type its mass in kilograms"
        return f"Hang {self.typed or f'{self.mass_kg:g}'} kg on {cell} and let go of it"

    def judge(self, channel: str, still: Stillness) -> Verdict:
        """Judge what hangs now; what was typed is forgotten where it does not fit."""
        if not self.mass_kg:
            said = f"{self.typed!r} is no mass" if self.typed else "the mass of the weight is not known"
            self.typed = ""
            return Verdict(False, f"{said}: type kilograms, such as 2.5")
        pulls = still.newest(channel, READ_S)
        newtons = float(pulls.mean()) if pulls.size else float("nan")
        swing = float(np.std(pulls)) if pulls.size else 0.0
        if swing > MOST_SWING * self.mass_kg * STANDARD_GRAVITY:
            return Verdict(False, f"{channel} swings by {swing:.2f} N: let the weight come to rest")
        verdict = judge_weight(channel, newtons, self.mass_kg)
        self.typed = self.typed if verdict.passed else ""
        return verdict
