"""Holds of one force channel, causally: the door to the compiled core in `hold_kernel`.

A hold is force inside target ± `zone_fraction`. Its start is announced (`HoldDetector.live`,
`Hold.start_known_s`) when the force has been inside for `dwell_s` and no longer races through; `start_s`
is when the zone was entered, interpolated. It is broken when the force has stayed outside for
`broken_after_s`, or at once when it falls below `far_fraction` of the target; `end_s` is when it left the
zone. Shorter excursions belong to the hold.

A given target is a force as the screen shows it: its zone counts from zero. A target of 0 means the person's
own plateau, found where the force stops rising. Its level and zone count from the rest level before the
rise, so that a preload does not widen the zone; this detector follows the rest level itself (down at once,
up slowly, never during a hold) and needs nothing from the detector of reps. The zone follows the plateau
for the first second and then stays. A slow rise or fall that enters the zone on one side, leaves on the
other and drifts across most of it is no plateau and is not reported.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rig.detect import hold_kernel as core
from rig.detect import hold_state as layout
from rig.errors import InputRefused
from rig.events import Hold
from rig.settings import HoldSettings


@dataclass(frozen=True, slots=True)
class HoldNow:
    """What a screen shows of the hold that is going on.

    Attributes
    ----------
    held_s : seconds held so far, without an excursion that is still open; 0 while nothing is held
    target_newtons : middle of the zone; NaN while the person's own plateau is not known
    in_zone : the force is inside the zone now
    """

    held_s: float
    target_newtons: float
    in_zone: bool


class HoldDetector:
    """Find the holds of one channel as its samples come.

    Any split of the same samples gives the same holds and the same state, bit for bit.

    Parameters
    ----------
    target_newtons : middle of the zone; 0 means the person's own plateau
    """

    def __init__(self, channel: str, settings: HoldSettings, target_newtons: float = 0.0) -> None:
        self.channel = channel
        self._done_s = settings.done_s
        self._state = np.zeros(1, layout.HOLD_STATE)
        self._found = np.zeros(64, layout.FOUND_HOLD)
        s = self._state[0]
        for name in layout.HOLD_STATE.names or ():
            if hasattr(settings, name):
                s[name] = getattr(settings, name)
        for name in ("smooth_s", "smooth", "rest", "target"):
            s[name] = math.nan
        s["now_s"] = s["time_s"] = s["last_end_s"] = -math.inf
        self.set_target(target_newtons)

    def set_target(self, newtons: float) -> None:
        """Change the target; a hold that is open ends with the next sample.

        Raises
        ------
        InputRefused : below zero or not a number.
        """
        if not 0.0 <= newtons < math.inf:
            raise InputRefused(
                f"hold target is {newtons:g} N; allowed is 0 (the person's own plateau) or a positive force"
            )
        s = self._state[0]
        s["given_target"] = newtons
        s["cut"] = 1

    def feed(
        self, time_s: NDArray[np.float64], value: NDArray[np.float64], flags: NDArray[np.uint8]
    ) -> list[tuple[int, Hold]]:
        """Take more samples; return the holds that they ended, each with the index of the deciding sample.

        Parameters
        ----------
        time_s : (n,) session seconds, never falling
        value : (n,) newtons; NaN where nothing was measured
        flags : (n,) quality flags; untrusted samples take no part in any decision
        """
        if self._found.size < time_s.size:
            self._found = np.zeros(time_s.size, layout.FOUND_HOLD)
        count = core.find_holds(self._state, time_s, value, flags, self._found)
        return [(int(row["trigger"]), self._hold(row)) for row in self._found[:count]]

    def finish(self) -> list[Hold]:
        """Close a hold that the end of the recording cuts."""
        count = core.finish_holds(self._state, self._found)
        return [self._hold(row) for row in self._found[:count]]

    @property
    def live(self) -> HoldNow:
        s = self._state[0]
        given = float(s["given_target"])
        if s["phase"] != layout.HOLDING:
            return HoldNow(0.0, given if given > 0.0 else math.nan, bool(s["phase"] == layout.ENTERED))
        until_s = float(s["out_s"] if s["out"] else s["time_s"])
        return HoldNow(until_s - float(s["start_s"]), float(s["target"]), not s["out"])

    def _hold(self, row: np.void) -> Hold:
        why = int(row["why"])
        words = ((layout.FOUND_FLAGGED, "flagged_samples"), (layout.FOUND_GAP, "gap"))
        start_s, end_s = float(row["start_s"]), float(row["end_s"])
        return Hold(
            channel=self.channel,
            start_s=start_s,
            end_s=end_s,
            known_s=float(row["known_s"]),
            start_known_s=float(row["start_known_s"]),
            mean_newtons=float(row["mean"]),
            target_newtons=float(row["target"]),
            done=end_s - start_s >= self._done_s,
            flags=tuple(word for bit, word in words if why & bit),
        )
