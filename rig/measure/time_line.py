"""How device time becomes session time without ever stepping back.

The map is continuous and piecewise straight, and every piece rises: of two ticks the later one
always has the later second, whatever the clock fit does in between.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

import numpy as np

PIECES_KEPT = 32  # samples older than 16 corrections do not come any more


class Line(NamedTuple):
    """A straight map: `session_s` at `ticks`, rising by `s_per_tick`."""

    ticks: int
    session_s: float
    s_per_tick: float

    def at(self, ticks: int) -> float:
        return self.session_s + (ticks - self.ticks) * self.s_per_tick


class TimeLine:
    """A continuous rising map that is steered towards new lines, never bent behind the newest tick."""

    def __init__(self, line: Line) -> None:
        self._pieces = [line]
        self._arrays()

    def at(self, ticks: int) -> float:
        """Map one tick to session seconds."""
        place = bisect_right(self._pieces, ticks, key=lambda piece: piece.ticks) - 1
        return self._pieces[max(place, 0)].at(ticks)

    def session_s(self, ticks: np.ndarray) -> np.ndarray:
        """Map unwrapped ticks (i8, any order) to session seconds (f8)."""
        if len(self._pieces) == 1:
            starts, seconds, slopes = self._pieces[0]
            return seconds + (ticks - starts) * slopes
        place = np.searchsorted(self._starts, ticks, side="right") - 1
        np.maximum(place, 0, out=place)
        return self._seconds[place] + (ticks - self._starts[place]) * self._slopes[place]

    def steer(self, now_ticks: int, target: Line, slew_s: float, limit: float) -> None:
        """Run into `target` within `slew_s`, or slower so that the rate errs by `limit` at most."""
        here_s = self.at(now_ticks)
        error_s = target.at(now_ticks) - here_s
        lasts_s = max(slew_s, abs(error_s) / limit)
        end_ticks = now_ticks + max(1, round(lasts_s / target.s_per_tick))
        end_s = target.at(end_ticks)
        past = [piece for piece in self._pieces if piece.ticks < now_ticks] or self._pieces[:1]
        bend = Line(now_ticks, here_s, (end_s - here_s) / (end_ticks - now_ticks))
        self._pieces = [*past[-PIECES_KEPT:], bend, Line(end_ticks, end_s, target.s_per_tick)]
        self._arrays()

    def _arrays(self) -> None:
        ticks, seconds, slopes = zip(*self._pieces, strict=True)
        self._starts = np.array(ticks, np.int64)
        self._seconds = np.array(seconds)
        self._slopes = np.array(slopes)
