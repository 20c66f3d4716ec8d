"""The tempo guide: which phase one should be in, and how much of each is over."""

from __future__ import annotations

from rig.exercises.tempo import PHASES, Beat, Tempo
from rig.screen.patient.scene import Pace
from rig.screen.words import NOTHING, Say, Words

WORDS = dict(zip(PHASES, (Say.UP, Say.HOLD, Say.DOWN, Say.PAUSE), strict=True))


def pace_of(tempo: Tempo | None, now: Beat | None) -> Pace | None:
    """Say where in the tempo one should be; before the first rep it waits, empty."""
    if tempo is None:
        return None
    if now is None:
        return Pace(tempo.phases_s, NOTHING, 0.0, (0.0, 0.0, 0.0, 0.0))
    at = PHASES.index(now.phase)
    up, hold, down, rest = (1.0 if n < at else now.share if n == at else 0.0 for n in range(len(PHASES)))
    return Pace(tempo.phases_s, Words(WORDS[now.phase]), now.left_s, (up, hold, down, rest))
