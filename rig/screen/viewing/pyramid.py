"""A stream at three resolutions, so that eight hours are drawn as fast as eight seconds.

The file is read slab by slab, whenever the screen has nothing better to do; what has not been read yet is not
drawn, and said. Close up, the samples themselves are read: as many as fill the screen.
"""

from __future__ import annotations

import numpy as np

from rig.record.reader import StreamRecords
from rig.samples import UNTRUSTED
from rig.screen.traces.columns import COLUMN, squeeze

FINE_ROWS = 64
COARSE_ROWS = 4096
SLAB_ROWS = 32 * COARSE_ROWS  # 10 ms to read, unpack and squeeze


class Pyramid:
    """One stream: its samples, bins of 64 of them and bins of 4,096.

    Bins are `COLUMN`s; `number` is that of their first row.
    """

    def __init__(self, streams: StreamRecords, channel: str) -> None:
        self.channel = channel
        self._streams = streams
        self.read_rows = 0
        rows = streams.rows(channel)
        self._bins = {size: np.zeros(-(-rows // size), COLUMN) for size in (FINE_ROWS, COARSE_ROWS)}
        self._began_s = {size: np.full(-(-rows // size), np.inf) for size in (FINE_ROWS, COARSE_ROWS)}
        self._close: tuple[int, np.ndarray] = (0, streams.part(channel, 0, SLAB_ROWS))

    @property
    def rows(self) -> int:
        return self._streams.rows(self.channel)

    @property
    def complete(self) -> bool:
        return self.read_rows >= self.rows

    def read_on(self) -> None:
        """Read the next slab into the bins."""
        if self.complete:
            return
        slab = self._streams.part(self.channel, self.read_rows, self.read_rows + SLAB_ROWS)
        row = np.arange(slab.size)
        for size, bins in self._bins.items():
            made = squeeze(row // size, slab["value"], _trusted(slab))
            made["number"] = self.read_rows + made["number"] * size
            at = slice(self.read_rows // size, self.read_rows // size + made.size)
            bins[at] = made
            self._began_s[size][at] = slab["time_s"][::size]
        self.read_rows += slab.size

    def columns(self, from_s: float, to_s: float, width: int, rate_hz: float) -> np.ndarray:
        """Squeeze a stretch of time into pixel columns, numbered from 0 at `from_s`.

        Parameters
        ----------
        rate_hz : of the stream, about; it chooses the resolution
        """
        rows_a_column = (to_s - from_s) * rate_hz / width
        if rows_a_column < FINE_ROWS:
            return _squeezed(self._samples(from_s, to_s, rate_hz), from_s, to_s, width)
        return self._from_bins(
            COARSE_ROWS if rows_a_column >= COARSE_ROWS else FINE_ROWS, from_s, to_s, width
        )

    def _from_bins(self, size: int, from_s: float, to_s: float, width: int) -> np.ndarray:
        began_s = self._began_s[size][: -(-self.read_rows // size)]
        first, end = np.searchsorted(began_s, (from_s, to_s))
        chosen = self._bins[size][first:end]
        number = _numbers(began_s[first:end], from_s, to_s, width)
        lows = squeeze(number, chosen["low"], ~chosen["doubtful"])
        highs = squeeze(number, chosen["high"], ~chosen["doubtful"])
        lows["high"] = highs["high"]
        starts = np.flatnonzero(np.diff(number, prepend=-1))
        if starts.size:
            lows["torn"] = np.logical_or.reduceat(chosen["torn"], starts)
        return lows

    def _samples(self, from_s: float, to_s: float, rate_hz: float) -> np.ndarray:
        """Give the samples of a stretch; a screen's width more on both sides is kept for the next call."""
        first, rows = self._close
        if rows.size and not self._covers(rows, first, from_s, to_s):
            begin, end = self._row_at(from_s), self._row_at(to_s)
            margin = max(FINE_ROWS, end - begin, int((to_s - from_s) * rate_hz))
            first = max(0, begin - margin)
            rows = self._streams.part(self.channel, first, end + margin)
            self._close = first, rows
        inside = slice(*np.searchsorted(rows["time_s"], (from_s, to_s)))
        return rows[inside]

    def _covers(self, rows: np.ndarray, first: int, from_s: float, to_s: float) -> bool:
        from_start = first == 0 or rows["time_s"][0] <= from_s
        to_end = first + rows.size >= self.rows or rows["time_s"][-1] >= to_s
        return bool(from_start and to_end)

    def _row_at(self, time_s: float) -> int:
        """Find a row by its time: in the bins that were read, else by halving what lies beyond."""
        began_s = self._began_s[FINE_ROWS][: self.read_rows // FINE_ROWS]
        if self.complete or (began_s.size and time_s < began_s[-1]):
            return max(0, int(np.searchsorted(began_s, time_s)) - 1) * FINE_ROWS
        low, high = self.read_rows, self.rows
        while high - low > FINE_ROWS:
            middle = (low + high) // 2
            if self._streams.part(self.channel, middle, middle + 1)["time_s"][0] < time_s:
                low = middle
            else:
                high = middle
        return low


def _trusted(rows: np.ndarray) -> np.ndarray:
    return np.asarray((rows["flags"] & UNTRUSTED) == 0)


def _numbers(time_s: np.ndarray, from_s: float, to_s: float, width: int) -> np.ndarray:
    return np.floor((time_s - from_s) * (width / (to_s - from_s))).astype(np.int64)


def _squeezed(rows: np.ndarray, from_s: float, to_s: float, width: int) -> np.ndarray:
    return squeeze(_numbers(rows["time_s"], from_s, to_s, width), rows["value"], _trusted(rows))
