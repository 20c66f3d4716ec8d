"""What the pelvis indicator says."""

from __future__ import annotations

import math

from rig.screen.patient.scene import Pelvis
from rig.screen.view import Needle
from rig.screen.words import Say, Words

SEVERITY = {"": 0, "warn": 1, "fault": 2}
ROLLS = {"backward": Say.ROLLS_BACKWARD, "forward": Say.ROLLS_FORWARD}


def pelvis_of(needle: Needle, level: str, direction: str, unloaded: bool) -> Pelvis:
    """Say where the pelvis is, at the `level` that is shown."""
    if needle.place != needle.place:
        silent = needle.words == "no data from the pad"
        why = Say.PAD_SILENT if silent else Say.PAD_UNLOADED if unloaded else Say.NO_BASELINE
        return Pelvis(math.nan, "", "", Words(why))
    if level:
        known = direction if direction in ROLLS else ""
        return Pelvis(needle.place, level, known, Words(ROLLS.get(direction, Say.MOVES)))
    return Pelvis(needle.place, "", "", Words(Say.STEADY if needle.words == "steady" else Say.TURNING))
