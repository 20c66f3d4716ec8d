"""A stream at several resolutions, so that eight hours are drawn as fast as eight seconds.

The samples around what is shown, those in bins of 16; the whole stream in bins of 256 rows and of 8,192.
Every bin keeps its least and greatest value: a peak of one sample is seen at every zoom.
"""

from __future__ import annotations

import numpy as np

from rig.record.layout import OVERVIEW_ROWS
from rig.record.overview import BIN
from rig.samples import MISSING, UNTRUSTED
from rig.screen.traces.columns import COLUMN, squeeze
from rig.screen.viewing.bins import Bins, Samples

CLOSE_ROWS = 16
LEAST_BINS = 2  # a column: with fewer its edges would lie beside it
FAR_BINS = 32  # bins of the whole stream that make one for hours
FAR_ROWS = FAR_BINS * OVERVIEW_ROWS
NO_BINS, NO_COLUMNS = np.empty(0, BIN), np.empty(0, COLUMN)
MARGIN = 0.25  # of what is shown: so near to its edge more samples are read
DOUBTFUL = UNTRUSTED & ~MISSING


class Pyramid:
    """What is known of one stream; fed by the thread that reads, asked by the picture.

    Parameters
    ----------
    rows : rows of the stream
    rate_hz : about; it tells how many rows a stretch of time has
    bins : array of `BIN`, of 256 rows each, as many as are known

    Attributes
    ----------
    rows : as of the last look at the file
    ended : no row will come any more
    """

    def __init__(self, channel: str, rows: int, rate_hz: float, bins: np.ndarray = NO_BINS) -> None:
        self.channel = channel
        self.rate_hz = rate_hz
        self.rows = rows
        self.ended = True
        self._bins = Bins.of(bins)
        self._far = self._bins.together(FAR_BINS)
        self._close, self._close_first = Samples.none(), 0
        self._close_bins = self._close.together(CLOSE_ROWS)

    @property
    def known_bins(self) -> int:
        """How many bins of 256 rows are known, of the stream's beginning."""
        return self._bins.size

    @property
    def complete(self) -> bool:
        """Whether every whole bin is known; the last, not whole, waits for the end of a recording."""
        unknown = self.rows - self.known_bins * OVERVIEW_ROWS
        return unknown <= 0 if self.ended else unknown < OVERVIEW_ROWS

    @property
    def share(self) -> float:
        """How much of the stream is known, 0 to 1."""
        return min(1.0, self.known_bins * OVERVIEW_ROWS / max(1, self.rows))

    @property
    def range(self) -> tuple[float, float]:
        """The least and the greatest value known; NaN where there is none."""
        return float(np.fmin.reduce(self._bins.low, initial=np.nan)), float(
            np.fmax.reduce(self._bins.high, initial=np.nan)
        )

    def add_bins(self, first: int, fresh: np.ndarray) -> None:
        """Take bins from number `first` on: known ones behind it are dropped."""
        self._bins = self._bins.upto(first).followed_by(Bins.of(fresh))
        keep = first // FAR_BINS
        self._far = self._far.upto(keep).followed_by(self._bins.since(keep * FAR_BINS).together(FAR_BINS))

    def set_close(self, first: int, rows: np.ndarray) -> None:
        """Take the samples around what is shown, array of `DRAWN`, from row `first` on."""
        self._close_first, self._close = first, Samples.of(rows)
        self._close_bins = self._close.together(CLOSE_ROWS)

    def columns(self, from_s: float, to_s: float, width: int) -> tuple[np.ndarray, np.ndarray]:
        """Squeeze a stretch of time into pixel columns, numbered from 0 at `from_s`.

        Returns
        -------
        arrays of `COLUMN`: as exact as the picture, and where samples still have to be read the bins instead,
        each over all the columns that its samples may lie on
        """
        far = self._far if (to_s - from_s) * self.rate_hz > FAR_ROWS * width else self._bins
        bins = far.between(from_s, to_s)
        if not self.is_close(from_s, to_s, width):
            return _of_bins(bins, from_s, to_s, width), NO_COLUMNS
        exact = self._of_close(from_s, to_s, width)
        if self.covers(from_s, to_s):
            return exact, NO_COLUMNS
        exact = exact[(exact["number"] >= 0) & (exact["number"] < width)]
        return exact, _without(_spread(bins, from_s, to_s, width), exact)

    def _of_close(self, from_s: float, to_s: float, width: int) -> np.ndarray:
        rows = self._close.between(from_s, to_s)
        if rows.size < LEAST_BINS * CLOSE_ROWS * width:
            return _of_rows(rows, from_s, to_s, width)
        return _of_bins(self._close_bins.between(from_s, to_s), from_s, to_s, width)

    def is_close(self, from_s: float, to_s: float, width: int) -> bool:
        """Say whether a stretch is so short that its samples themselves are to be drawn."""
        return (to_s - from_s) * self.rate_hz < OVERVIEW_ROWS * width

    def row_at(self, time_s: float) -> int | None:
        """Find a row by its time, at most one bin too early; None where no bin is known yet."""
        began_s = self._bins.time_s
        if not self.complete and (not began_s.size or time_s > began_s[-1]):
            return None
        return max(0, int(np.searchsorted(began_s, time_s)) - 1) * OVERVIEW_ROWS

    def covers(self, from_s: float, to_s: float, margin_s: float = 0.0) -> bool:
        """Say whether the samples of a stretch are here, with those of a margin on both sides."""
        time_s = self._close.time_s
        if not time_s.size:
            return self.rows == 0
        from_start = self._close_first == 0 or time_s[0] <= from_s - margin_s
        to_end = self._close_first + time_s.size >= self.rows or time_s[-1] >= to_s + margin_s
        return bool(from_start and to_end)


def _of_bins(bins: Bins, from_s: float, to_s: float, width: int) -> np.ndarray:
    number = np.maximum(0, _numbers(bins.time_s, from_s, to_s, width))  # the first may begin before
    starts = np.flatnonzero(np.diff(number, prepend=-1))
    reduced = bins.reduced(starts)
    columns = np.zeros(starts.size, COLUMN)
    columns["number"] = number[starts]
    columns["low"], columns["high"] = reduced.low, reduced.high
    columns["torn"] = (reduced.flags & MISSING) != 0
    columns["doubtful"] = (reduced.flags & DOUBTFUL) != 0
    columns["falls"] = _falls(columns["low"] + columns["high"])
    return columns


def _falls(twice_middle: np.ndarray) -> np.ndarray:
    """Say of each column whether it lies below the one before: a line enters it at its top then.

    Entered at the other end, a steep flank would be drawn as a saw.
    """
    return np.asarray(np.diff(twice_middle, prepend=twice_middle[:1]) < 0)


def _spread(bins: Bins, from_s: float, to_s: float, width: int) -> np.ndarray:
    """Lay every bin over the columns up to the next one; across a gap, over as many as usual."""
    columns = _of_bins(bins, from_s, to_s, width)
    if not columns.size:
        return columns
    begins = columns["number"]
    lengths = np.diff(begins, append=width)
    usual = 1 + int(np.median(lengths))
    lengths = np.clip(lengths, 1, usual)
    spread = np.repeat(columns, lengths)
    spread["number"] += np.arange(spread.size) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    return spread[spread["number"] < width]


def _without(columns: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Leave out what lies where others are."""
    if not others.size:
        return columns
    number = columns["number"]
    return columns[(number < others["number"][0]) | (number > others["number"][-1])]


def _of_rows(rows: Samples, from_s: float, to_s: float, width: int) -> np.ndarray:
    trusted = (rows.flags & DOUBTFUL) == 0
    return squeeze(_numbers(rows.time_s, from_s, to_s, width), rows.value, trusted)


def _numbers(time_s: np.ndarray, from_s: float, to_s: float, width: int) -> np.ndarray:
    return np.floor((time_s - from_s) * (width / (to_s - from_s))).astype(np.int64)
