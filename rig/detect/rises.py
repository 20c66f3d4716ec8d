"""A second channel that leaves its line while another one is counted: the door to `rise_kernel`.

Some exercises need two channels: a foot that must rise with the knee, a knee that must stay where it is, a
pad that must stay empty. A `Rise` says when such a channel was away from its line and by how much; what it
means is for the exercise to say. On the counted channel itself, with a lower limit, a rise without a rep is
an effort that moved nothing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rig.channels import CHANNELS, PRESSURE
from rig.detect import rise_kernel as core
from rig.events import Rise
from rig.settings import RiseSettings


@dataclass(frozen=True, slots=True)
class RiseNow:
    """A watched channel that is away from its line; `peak` is above the line, in the channel's unit."""

    channel: str
    start_s: float
    peak: float


class RiseDetector:
    """Find where one channel is away from its line, as its samples come.

    Any split of the same samples gives the same rises and the same state, bit for bit.

    Parameters
    ----------
    effort : take the low limit of an effort that moves nothing
    """

    def __init__(self, channel: str, settings: RiseSettings, effort: bool = False) -> None:
        self.channel = channel
        self._state = np.zeros(1, core.RISE_STATE)
        self._found = np.zeros(64, core.FOUND_RISE)
        s = self._state[0]
        for name in core.RISE_STATE.names or ():
            if hasattr(settings, name):
                s[name] = getattr(settings, name)
        known = CHANNELS.get(channel)
        is_pressure = known is not None and known.kind == PRESSURE
        s["least"] = settings.minimum_kpa if is_pressure else settings.minimum_newtons
        if effort:
            s["least"] = settings.effort_newtons
        s["time_s"] = -math.inf
        s["line"] = s["low_s"] = math.nan

    def feed(
        self, time_s: NDArray[np.float64], value: NDArray[np.float64], flags: NDArray[np.uint8]
    ) -> list[tuple[int, Rise]]:
        """Take more samples; return the rises that they ended, each with the index of the deciding sample.

        Parameters
        ----------
        time_s : (n,) session seconds, never falling
        value : (n,) newtons or kilopascals; NaN where nothing was measured
        flags : (n,) quality flags; untrusted samples take no part in any decision
        """
        if self._found.size < time_s.size:
            self._found = np.zeros(time_s.size, core.FOUND_RISE)
        count = core.find_rises(self._state, time_s, value, flags, self._found)
        return [(int(row["trigger"]), self._rise(row)) for row in self._found[:count]]

    def finish(self) -> list[Rise]:
        """Close a rise that the end of the recording cuts."""
        count = core.finish_rises(self._state, self._found)
        return [self._rise(row) for row in self._found[:count]]

    @property
    def live(self) -> RiseNow | None:
        """The rise that goes on, None while the channel is at its line."""
        s = self._state[0]
        if s["phase"] != core.AWAY:
            return None
        return RiseNow(self.channel, float(s["start_s"]), float(s["peak"]))

    def _rise(self, row: np.void) -> Rise:
        return Rise(
            channel=self.channel,
            start_s=float(row["start_s"]),
            end_s=float(row["end_s"]),
            known_s=float(row["known_s"]),
            peak=float(row["peak"]),
        )
