"""The pixel columns of every channel of a sweep, filled from a session's rings."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from rig.screen.traces.columns import SweepColumns
from rig.session.ring import Rings

AHEAD_FRACTION = 0.02  # of the window is blank in front of the newest sample


class Sweep:
    """Takes what comes, and says which columns look different then.

    Parameters
    ----------
    width : columns on the screen
    window_s : time from the left edge to the right

    Attributes
    ----------
    newest_s : session time of the newest sample, NaN before the first
    """

    def __init__(self, recent: Rings, channels: Sequence[str], width: int, window_s: float) -> None:
        self.newest_s = math.nan
        self.width = width
        self._recent = recent
        self._columns = {channel: SweepColumns(width, window_s) for channel in channels}
        self._taken = dict.fromkeys(channels, 0)
        self._ahead = max(2, int(AHEAD_FRACTION * width))

    @property
    def channels(self) -> set[str]:
        return set(self._columns)

    @property
    def newest(self) -> int:
        """The number of the newest column of all channels; -1 before the first."""
        return max((columns.newest for columns in self._columns.values()), default=-1)

    def take(self) -> int:
        """Take what has come since the last call; give the first column that looks different now."""
        first = self.newest
        for channel, columns in self._columns.items():
            ring = self._recent.get(channel)
            if ring is not None and ring.end > self._taken[channel]:
                first = min(first, columns.newest)
                stretch = ring.since(self._taken[channel])
                columns.add(stretch)
                self._taken[channel] = stretch.end
                self.newest_s = float(np.fmax(self.newest_s, stretch.time_s[-1]))
        return first

    def parts(self, channel: str) -> tuple[np.ndarray, np.ndarray]:
        """Give what is to be drawn: the running sweep, and what is left of the one before."""
        return self._columns[channel].sweep(self.newest, self._ahead)

    def changed_slots(self, first: int) -> tuple[int, int] | None:
        """Give the columns of the screen that look different since `take` gave `first`; None: all.

        They reach to where the line of the sweep before begins anew, in every channel.
        """
        newest = self.newest
        if first < 0 or first // self.width != newest // self.width:
            return None
        befores = [self.parts(channel)[1] for channel in self._columns]
        fronts = [int(before["number"][0]) % self.width for before in befores if before.size]
        return first % self.width, max([newest % self.width + self._ahead, *fronts])
