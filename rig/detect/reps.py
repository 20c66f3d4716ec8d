"""Reps of one force channel, causally: the door to the compiled core in `rep_kernel`."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rig.detect import rep_state as state
from rig.detect.rep_kernel import find_reps, finish_reps
from rig.events import Rep
from rig.settings import RepSettings


@dataclass(frozen=True, slots=True)
class RepInProgress:
    """What a screen shows of a rep that is still open."""

    loaded: bool
    opened_s: float
    peak_newtons: float
    baseline_newtons: float


class RepDetector:
    """Find the reps of one channel as its samples come.

    Any split of the same samples gives the same reps and the same state, bit for bit.
    """

    def __init__(self, channel: str, settings: RepSettings) -> None:
        self.channel = channel
        self._state = np.zeros(1, state.REP_STATE)
        s = self._state[0]
        for name in state.REP_STATE.names or ():
            if hasattr(settings, name):
                s[name] = getattr(settings, name)
        for ladder in ("up_s", "up_area", "down_s", "down_area"):
            s[ladder] = np.nan
        s["pending_s"] = s["last_end_s"] = -np.inf
        self._found = np.zeros(64, state.FOUND_REP)

    def feed(
        self, time_s: NDArray[np.float64], value: NDArray[np.float64], flags: NDArray[np.uint8]
    ) -> list[tuple[int, Rep]]:
        """Take more samples; return the reps decided by them, each with the index of the deciding sample.

        Parameters
        ----------
        time_s : (n,) session seconds, never falling
        value : (n,) newtons; NaN where nothing was measured
        flags : (n,) quality flags; untrusted samples take no part in any decision
        """
        if self._found.size < time_s.size // 2 + 1:
            self._found = np.zeros(time_s.size // 2 + 1, state.FOUND_REP)
        count = find_reps(self._state, time_s, value, flags, self._found)
        return [(int(row["trigger"]), self._rep(row)) for row in self._found[:count]]

    def finish(self) -> list[Rep]:
        """Close a rep that the end of the recording cuts or leaves unconfirmed."""
        count = finish_reps(self._state, self._found)
        return [self._rep(row) for row in self._found[:count]]

    @property
    def live(self) -> RepInProgress:
        s = self._state[0]
        loaded = bool(s["phase"] == state.LOADED)
        return RepInProgress(
            loaded,
            float(s["opened_s"]) if loaded else np.nan,
            float(s["peak"]) if loaded else np.nan,
            float(s["baseline"]),
        )

    def _rep(self, row: np.void) -> Rep:
        why = int(row["why"])
        unknown_peak = bool(why & state.FOUND_PEAK_UNKNOWN)
        words = (
            (state.FOUND_FLAGGED, "flagged_samples"),
            (state.FOUND_GAP, "gap"),
            (state.FOUND_CUT, "cut_by_end"),
        )
        flags = tuple(word for bit, word in words if why & bit)
        return Rep(
            channel=self.channel,
            start_s=float(row["start_s"]),
            end_s=float(row["end_s"]),
            known_s=float(row["known_s"]),
            peak_newtons=np.nan if unknown_peak else float(row["peak"]),
            peak_s=np.nan if unknown_peak else float(row["peak_s"]),
            mean_newtons=float(row["mean"]),
            valid=not set(flags) - {"gap"},
            flags=flags,
        )
