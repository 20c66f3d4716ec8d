"""Tempo: how long up, hold, down and rest are to take; what to show now, and how well it was kept.

Phase times from a band are poor (13 to 33 % off labels [L]), so adherence is judged on the whole rep;
the phases are shown as such.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

ADHERENCE = 0.08
"""A rep keeps the tempo when its length is within this share of what was asked [L]."""

PHASES = ("up", "hold", "down", "rest")
SEEN_SHARE = 0.75
"""Of a smooth way up or down, what lies above 10 % of the rep's height: where reps begin and end."""


@dataclass(frozen=True, slots=True)
class Tempo:
    """Seconds for each phase, written ``3-2-3-2``."""

    up_s: float
    hold_s: float
    down_s: float
    rest_s: float

    def __str__(self) -> str:
        return "-".join(f"{seconds:g}" for seconds in self.phases_s)

    @property
    def phases_s(self) -> tuple[float, float, float, float]:
        return (self.up_s, self.hold_s, self.down_s, self.rest_s)

    @property
    def rep_s(self) -> float:
        """Length of a rep as the detector sees it: from 10 % of its height to 10 % of its height, s."""
        return SEEN_SHARE * (self.up_s + self.down_s) + self.hold_s

    def kept(self, rep_s: float) -> bool:
        """Say whether a rep of this length keeps the tempo."""
        return abs(rep_s - self.rep_s) <= ADHERENCE * self.rep_s


@dataclass(frozen=True, slots=True)
class Beat:
    """Where in a rep's tempo a person should be: the phase, how much of it is over (0 to 1), seconds left."""

    phase: str
    share: float
    left_s: float


def beat(tempo: Tempo, since_s: float) -> Beat:
    """Say where one should be `since_s` after the last rep began; after the rest it stays at its end."""
    left = max(since_s, 0.0)
    for phase, length_s in zip(PHASES, tempo.phases_s, strict=True):
        if left < length_s:
            return Beat(phase, left / length_s, length_s - left)
        left -= length_s
    return Beat(PHASES[-1], 1.0, 0.0)


def read_tempo(text: str) -> Tempo | None:
    """Read ``3-2-3-2`` (up, hold, down, rest; the last may be left out); None where it is not one."""
    if not re.fullmatch(r"\d{1,2}(\.\d)?(-\d{1,2}(\.\d)?){2,3}", text):
        return None
    parts = [float(part) for part in text.split("-")]
    tempo = Tempo(*parts, *([0.0] if len(parts) == 3 else []))
    return tempo if min(tempo.up_s, tempo.down_s) >= 0.5 and math.isfinite(tempo.rep_s) else None
