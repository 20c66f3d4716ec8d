"""The person's own last rep, replayed beside the one that goes on.

It is drawn from what the screen itself has seen, so that it costs the recording nothing: some 60 forces a
second, and between two of them a straight line.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import deque
from itertools import takewhile

from rig.events import Event, Rep
from rig.live import Live

MOST_SEEN = 8192  # forces of one channel: over two minutes at 60 a second
MOST_ONSETS = 8


class LastRep:
    """Collects forces, and replays those of the newest rep from its onset on."""

    def __init__(self) -> None:
        self._seen: dict[str, deque[tuple[float, float]]] = {}
        self._onsets: deque[float] = deque(maxlen=MOST_ONSETS)
        self._curves: dict[str, list[tuple[float, float]]] = {}
        self._peaks: dict[str, float] = {}
        self._newest_start_s = -math.inf

    def forget(self) -> None:
        """Begin anew: another exercise or side is no measure for this one."""
        self._curves.clear()
        self._peaks.clear()

    def take(self, live: Live, newest: tuple[Event, ...], channel: str) -> None:
        """Take what a snapshot says; reps of `channel` are replayed, on every band."""
        for now in live.channels:
            seen = self._seen.setdefault(now.channel, deque(maxlen=MOST_SEEN))
            if now.value == now.value and (not seen or now.time_s > seen[-1][0]):
                seen.append((now.time_s, now.value))
        rep = live.rep
        if rep is not None and rep.loaded and rep.opened_s not in self._onsets:
            self._onsets.append(rep.opened_s)
        for event in newest:
            if isinstance(event, Rep) and event.channel == channel and event.start_s > self._newest_start_s:
                self._keep(event)

    def peak(self, channel: str) -> float:
        """Give the last rep's peak, newtons; NaN before the first."""
        return self._peaks.get(channel, math.nan)

    def now(self, channel: str, live: Live) -> float:
        """Give what the last rep had as long after its onset as it is now; NaN outside it."""
        rep, curve = live.rep, self._curves.get(channel)
        if rep is None or not rep.loaded or not curve:
            return math.nan
        return _between(curve, live.newest_s - rep.opened_s)

    def _keep(self, rep: Rep) -> None:
        self._newest_start_s = rep.start_s
        onset_s = next(
            (s for s in reversed(self._onsets) if rep.start_s - 1.0 <= s <= rep.end_s), rep.start_s
        )
        for channel, seen in self._seen.items():
            newest_first = takewhile(lambda point: point[0] >= onset_s, reversed(seen))
            curve = [(t - onset_s, value) for t, value in newest_first if t <= rep.end_s][::-1]
            self._curves[channel] = curve
            self._peaks[channel] = max((value for _, value in curve), default=math.nan)
        self._peaks[rep.channel] = rep.peak_newtons


def _between(curve: list[tuple[float, float]], at_s: float) -> float:
    """Read a curve at one time; NaN beyond its end."""
    after = bisect_left(curve, at_s, key=lambda point: point[0])
    if after == len(curve):
        return math.nan
    if after == 0:
        return curve[0][1]
    (t0, v0), (t1, v1) = curve[after - 1], curve[after]
    return v0 + (v1 - v0) * (at_s - t0) / (t1 - t0)
