"""Samples, and bins of them, column by column: a search in a column of its own reads nothing else."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Bins:
    """The least and greatest values of stretches of samples, NaN where none has one."""

    time_s: np.ndarray  # of the first sample of each
    low: np.ndarray
    high: np.ndarray
    flags: np.ndarray  # of all its samples

    @classmethod
    def of(cls, rows: np.ndarray) -> Bins:
        """Take an array of `overview.BIN` apart."""
        return cls(*(np.ascontiguousarray(rows[name]) for name in ("time_s", "low", "high", "flags")))

    @property
    def size(self) -> int:
        return int(self.time_s.size)

    def upto(self, end: int) -> Bins:
        return self._part(slice(0, end))

    def since(self, first: int) -> Bins:
        return self._part(slice(first, None))

    def between(self, from_s: float, to_s: float) -> Bins:
        """Give those of a stretch of time, that which reaches into it first among them."""
        first, end = np.searchsorted(self.time_s, (from_s, to_s))
        return self._part(slice(max(0, int(first) - 1), int(end)))

    def followed_by(self, others: Bins) -> Bins:
        pairs = zip(self._columns, others._columns, strict=True)
        return Bins(*(np.concatenate(pair) for pair in pairs))

    def together(self, number: int) -> Bins:
        """Put `number` at a time into one."""
        return self.reduced(np.arange(0, self.size, number))

    def reduced(self, starts: np.ndarray) -> Bins:
        """Put those from each start to the next into one."""
        if not starts.size:
            return self.upto(0)
        return Bins(
            self.time_s[starts],
            np.fmin.reduceat(self.low, starts),
            np.fmax.reduceat(self.high, starts),
            np.bitwise_or.reduceat(self.flags, starts),
        )

    @property
    def _columns(self) -> tuple[np.ndarray, ...]:
        return self.time_s, self.low, self.high, self.flags

    def _part(self, which: slice) -> Bins:
        return Bins(*(column[which] for column in self._columns))


@dataclass(frozen=True, slots=True)
class Samples:
    """Samples as they are drawn; `value` is NaN where they are missing."""

    time_s: np.ndarray
    value: np.ndarray
    flags: np.ndarray

    @classmethod
    def of(cls, rows: np.ndarray) -> Samples:
        """Take an array of `reader.DRAWN` apart."""
        return cls(*(np.ascontiguousarray(rows[name]) for name in ("time_s", "value", "flags")))

    @classmethod
    def none(cls) -> Samples:
        return cls(np.empty(0), np.empty(0), np.empty(0, np.uint8))

    @property
    def size(self) -> int:
        return int(self.time_s.size)

    def between(self, from_s: float, to_s: float) -> Samples:
        """Give those of a stretch of time and one on each side, to which lines are drawn."""
        first, end = np.searchsorted(self.time_s, (from_s, to_s))
        which = slice(max(0, int(first) - 1), int(end) + 1)
        return Samples(self.time_s[which], self.value[which], self.flags[which])

    def together(self, number: int) -> Bins:
        """Put `number` at a time into a bin."""
        return Bins(self.time_s, self.value, self.value, self.flags).together(number)
