"""Samples squeezed into pixel columns: each keeps its least and greatest value, so that no peak is lost."""

from __future__ import annotations

import numpy as np

from rig.session.ring import Stretch

COLUMN = np.dtype(
    [
        ("number", "i8"),  # of the column since the start of the session; -1: empty
        ("low", "f8"),
        ("high", "f8"),  # NaN, as low, where no sample has a value
        ("falls", "?"),  # the greatest value came before the least
        ("torn", "?"),  # samples are missing here: no line from the column before
        ("doubtful", "?"),  # holds a value that is no measurement
    ]
)


def squeeze(number: np.ndarray, value: np.ndarray, trusted: np.ndarray) -> np.ndarray:
    """Squeeze samples into the columns that they fall into.

    Parameters
    ----------
    number : column of each sample, never falling
    value : NaN where samples are missing
    trusted : False for values that are no measurement

    Returns
    -------
    array of `COLUMN`, one row a column that has samples, in order
    """
    if number.size == 0:
        return np.empty(0, COLUMN)
    starts = np.flatnonzero(np.diff(number, prepend=number[0] - 1))
    columns = np.empty(starts.size, COLUMN)
    columns["number"] = number[starts]
    columns["low"] = low = np.fmin.reduceat(value, starts)
    columns["high"] = high = np.fmax.reduceat(value, starts)
    columns["torn"] = np.logical_or.reduceat(np.isnan(value), starts)
    columns["doubtful"] = np.logical_or.reduceat(~trusted, starts)
    columns["falls"] = _falls(value, starts, low, high)
    return columns


def _falls(value: np.ndarray, starts: np.ndarray, low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """Say of each column whether it begins nearer its top: lines enter it there and leave at the bottom."""
    first = value[starts]
    last = value[np.append(starts[1:], value.size) - 1]
    with np.errstate(invalid="ignore"):
        return np.asarray(first - low > last - low) & np.asarray(high > low)


def merged(earlier: np.void, later: np.void) -> np.void:
    """Put two halves of the same column together."""
    whole = earlier.copy()
    whole["low"] = np.fmin(earlier["low"], later["low"])
    whole["high"] = np.fmax(earlier["high"], later["high"])
    whole["torn"] = earlier["torn"] or later["torn"]
    whole["doubtful"] = earlier["doubtful"] or later["doubtful"]
    return whole


class SweepColumns:
    """The pixel columns of one channel on a sweeping screen: the newest samples write over the oldest.

    A sample stays in the column where it was drawn first; nothing that was drawn moves.

    Parameters
    ----------
    width : columns on the screen
    window_s : time from the left edge to the right
    """

    def __init__(self, width: int, window_s: float) -> None:
        self.width = width
        self.window_s = window_s
        self.newest = -1  # number of the newest column
        self._columns = np.zeros(width, COLUMN)
        self._columns["number"] = -1
        self._columns_per_s = width / window_s

    def number_at(self, time_s: float) -> int:
        """Give the number of the column that holds this instant."""
        return int(np.floor(time_s * self._columns_per_s))

    def add(self, stretch: Stretch) -> None:
        """Take the samples that came since the last call, in order."""
        if stretch.time_s.size == 0:
            return
        number = np.floor(stretch.time_s * self._columns_per_s).astype(np.int64)
        fresh = squeeze(number, stretch.value, stretch.trusted)[-self.width :]
        slots = fresh["number"] % self.width
        before = self._columns[slots[0]]
        if before["number"] == fresh["number"][0]:
            fresh[0] = merged(before, fresh[0])
        self._columns[slots] = fresh
        self.newest = int(fresh["number"][-1])

    def sweep(self, newest: int, ahead: int) -> tuple[np.ndarray, np.ndarray]:
        """Give what is to be drawn: the running sweep, and what is left of the one before.

        Parameters
        ----------
        newest : number of the newest column of all channels
        ahead : columns kept blank in front of it, so that old and new cannot be mixed up

        Returns
        -------
        two arrays of `COLUMN`, empty columns left out
        """
        numbers = self._columns["number"]
        begins = newest - newest % self.width
        now = self._columns[(numbers >= begins) & (numbers <= newest)]
        before = self._columns[(numbers > max(-1, newest - self.width + ahead)) & (numbers < begins)]
        return now, before
