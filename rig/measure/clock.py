"""When a sample was taken: 32-bit device ticks to 64 bits, and those to session seconds.

One `DeviceClock` serves a session; each restart of the board begins an epoch, whose ticks start anew
and whose fit starts anew from the host's clock (the rate of the last fit is the first guess).
"""

from __future__ import annotations

import numpy as np

from rig.kernel import kernel
from rig.measure.clock_fit import CLOCK_PAIR, NOMINAL_S_PER_TICK, ClockFit, ClockSettings, Rate
from rig.measure.time_line import Line, TimeLine

WRAP_TICKS = 2**32  # 71.6 min
LONG_SILENCE_NS = 600 * 10**9  # after it host time says how often the ticks have wrapped
PINGS_KEPT = 64  # under way at most; older ones will not be answered


@kernel
def unwrap_ticks(ticks: np.ndarray, newest: np.int64, unwrapped: np.ndarray) -> np.int64:
    """Unwrap `ticks` (u4, wire order, streams interleaved) into `unwrapped` (i8).

    Each lies within half a wrap of the newest so far, before or behind. Returns the newest after them.
    """
    for i in range(ticks.size):
        ahead = (np.int64(ticks[i]) - newest) & 0xFFFFFFFF
        if ahead >= 0x80000000:
            ahead -= 0x100000000
        unwrapped[i] = newest + ahead
        newest = max(newest, unwrapped[i])
    return newest


class DeviceClock:
    """The board's clock on the session's time line.

    Before the first ping pair of an epoch its first sample is taken to be as old as its arrival, and ticks
    to be true microseconds.
    """

    def __init__(self, started_ns: int, settings: ClockSettings | None = None) -> None:
        self._started_ns = started_ns
        self._settings = settings or ClockSettings()
        self.epoch = 0
        self._pings: dict[int, int] = {}
        self._begin(None)

    def _begin(self, prior: Rate | None) -> None:
        self._fit = ClockFit(self._started_ns, self._settings, prior)
        self._line: TimeLine | None = None
        self._newest_ticks: int | None = None
        self._newest_ns = 0
        self._has_mapped = False
        self._pings.clear()

    @property
    def s_per_tick(self) -> float:
        """The fitted length of one tick, s."""
        return NOMINAL_S_PER_TICK * (1.0 + self._fit.rate.deviation)

    def restart(self, same_board: bool = True) -> None:
        """Begin the next epoch: a board has restarted, its ticks mean nothing old any more."""
        self.epoch += 1
        known = self._fit.rate
        self._begin(Rate(known.deviation, max(known.sd, self._settings.restart_sd)) if same_board else None)

    def forget_pings(self) -> None:
        """Give up on pings under way: the link is gone."""
        self._pings.clear()

    def unwrap(self, ticks: np.ndarray, received_ns: int) -> np.ndarray:
        """Unwrap ticks (u4, wire order) of this epoch to 64 bits."""
        unwrapped = np.empty(ticks.size, np.int64)
        if ticks.size:
            self._newest_ticks = int(unwrap_ticks(ticks, self._near(int(ticks[0]), received_ns), unwrapped))
            self._newest_ns = received_ns
        return unwrapped

    def _near(self, first_ticks: int, received_ns: int) -> np.int64:
        """Where to unwrap from: the newest ticks, or after a long silence where host time says they are."""
        if self._newest_ticks is None:
            return np.int64(first_ticks)
        silent_ns = received_ns - self._newest_ns
        if silent_ns < LONG_SILENCE_NS:
            return np.int64(self._newest_ticks)
        expected = self._newest_ticks + silent_ns // 1000
        ahead = (first_ticks - expected + WRAP_TICKS // 2) % WRAP_TICKS - WRAP_TICKS // 2
        return np.int64(max(expected + ahead, self._newest_ticks))

    def session_s(self, ticks: np.ndarray, received_ns: int) -> np.ndarray:
        """Map unwrapped ticks of this epoch to session seconds; `received_ns` anchors an unfitted epoch."""
        if not ticks.size:
            return np.empty(0)
        if self._line is None:
            self._line = TimeLine(Line(int(ticks[0]), self._host_s(received_ns), self.s_per_tick))
        self._has_mapped = True
        return self._line.session_s(ticks)

    def _host_s(self, host_ns: int) -> float:
        return (host_ns - self._started_ns) * 1e-9

    def ping_sent(self, ping_id: int, sent_ns: int) -> None:
        """Remember when a ping left."""
        self._pings[ping_id] = sent_ns
        while len(self._pings) > PINGS_KEPT:
            del self._pings[next(iter(self._pings))]

    def pong(self, ping_id: int, received_ticks: int, sent_ticks: int, received_ns: int) -> np.ndarray | None:
        """Take the answer to a ping; give the raw pair (one `CLOCK_PAIR` row), None if none was asked."""
        sent_ns = self._pings.pop(ping_id, None)
        if sent_ns is None:
            return None
        came, went = self.unwrap(np.array([received_ticks, sent_ticks], np.uint32), received_ns)
        pair = np.array([(self.epoch, ping_id, sent_ns, received_ns, came, went)], CLOCK_PAIR)
        self._steer(self._fit.add(pair[0]))
        return pair

    def _steer(self, target: Line) -> None:
        if self._line is None or not self._has_mapped:
            self._line = TimeLine(target)
            return
        assert self._newest_ticks is not None
        self._line.steer(self._newest_ticks, target, self._settings.slew_s, self._settings.slew_limit)
