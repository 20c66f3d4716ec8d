"""The soft tones: one for a hold that is long enough, for a rest that is over, for a pelvis that rolls."""

from __future__ import annotations

import math
from array import array
from enum import Enum

from rig.screen.patient.scene import Page, Scene

RATE_HZ = 22_050
LOUDNESS = 0.25  # of full scale: 12 dB below it
EDGE_S = 0.03  # each note swells and fades so long: no click


class Tone(Enum):
    """Notes one after another: (hertz, seconds)."""

    HOLD_DONE = ((659.3, 0.12), (880.0, 0.18))
    REST_OVER = ((523.3, 0.15), (523.3, 0.15), (784.0, 0.25))
    ROLL = ((293.7, 0.30),)


def tone_for(before: Scene | None, now: Scene) -> Tone | None:
    """Say what has just begun; where feedback has faded, and where values are old, there is silence."""
    if before is None or now.stale or before.stale:
        return None
    if before.page is Page.REST and now.page in (Page.WORK, Page.ASK, Page.PUSH):
        return Tone.REST_OVER
    if now.page is not Page.WORK:
        return None
    if now.ring is not None and now.ring.done and before.ring is not None and not before.ring.done:
        return Tone.HOLD_DONE
    rolls = [shown.pelvis is not None and shown.pelvis.level == "fault" for shown in (before, now)]
    return Tone.ROLL if rolls == [False, True] and not now.by_feel else None


def samples(tone: Tone) -> array[int]:
    """Synthesise a tone, 16 bit, one channel, `RATE_HZ`."""
    wave = array("h")
    for hertz, seconds in tone.value:
        count = round(seconds * RATE_HZ)
        wave.extend(round(32767 * LOUDNESS * _note(n / RATE_HZ, hertz, seconds)) for n in range(count))
    return wave


def _note(at_s: float, hertz: float, length_s: float) -> float:
    edge = min(1.0, at_s / EDGE_S, (length_s - at_s) / EDGE_S)
    return math.sin(math.pi / 2 * edge) ** 2 * math.sin(2 * math.pi * hertz * at_s)
