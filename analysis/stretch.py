"""A part of a stream: true time stamps, values, and which of them can be trusted."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rig.samples import MISSING, SATURATED, UNTRUSTED


@dataclass(frozen=True, slots=True)
class Stretch:
    """Samples of one channel in order; rows that stand for gaps are among them.

    Attributes
    ----------
    time_s, value : float arrays of shape (n,); value is NaN on a gap row
    flags : uint8 array of shape (n,)
    """

    time_s: np.ndarray
    value: np.ndarray
    flags: np.ndarray

    @classmethod
    def of(cls, rows: np.ndarray) -> Stretch:
        """Take an array of `samples.SAMPLE` apart."""
        return cls(rows["time_s"], rows["value"], rows["flags"])

    @property
    def trusted(self) -> np.ndarray:
        """Say of each row whether its value may enter a figure; shape (n,)."""
        return ((self.flags & UNTRUSTED) == 0) & np.isfinite(self.value)

    @property
    def gaps(self) -> int:
        return int(((self.flags & MISSING) != 0).sum())

    @property
    def saturated(self) -> int:
        return int(((self.flags & SATURATED) != 0).sum())

    def between(self, start_s: float, end_s: float) -> Stretch:
        """Cut out the half-open interval; no copy."""
        low, high = np.searchsorted(self.time_s, (start_s, end_s))
        return Stretch(self.time_s[low:high], self.value[low:high], self.flags[low:high])

    def ending_at(self, start_s: float, end_s: float) -> Stretch:
        """Cut out an interval with a row at each very end, on the line between its two neighbours.

        Without them an integral lacks up to a sample at each end: 0.1 % of a rep at 80 Hz. No row is made
        where a neighbour cannot be trusted; then, and where the stream begins later, the cut stays short.
        """
        cut = self.between(start_s, end_s)
        edges = [self._edge(at_s) for at_s in (start_s, end_s)]
        if cut.time_s.size == 0 or not all(edges):
            return cut
        (low_s, low), (high_s, high) = edges  # type: ignore[misc]
        return Stretch(
            np.concatenate([[low_s], cut.time_s, [high_s]]),
            np.concatenate([[low], cut.value, [high]]),
            np.concatenate([cut.flags[:1] * 0, cut.flags, cut.flags[:1] * 0]),
        )

    def _edge(self, at_s: float) -> tuple[float, float] | None:
        after = int(np.searchsorted(self.time_s, at_s))
        if not 0 < after < self.time_s.size:
            return None
        near = slice(after - 1, after + 1)
        if not Stretch(self.time_s[near], self.value[near], self.flags[near]).trusted.all():
            return None
        return at_s, float(np.interp(at_s, self.time_s[near], self.value[near]))

    def good(self) -> Stretch:
        """Leave out what cannot be trusted."""
        keep = self.trusted
        return self if keep.all() else Stretch(self.time_s[keep], self.value[keep], self.flags[keep])

    def doubt(self) -> str:
        """Say why an integral over this stretch would be a guess; empty where it is none."""
        bad = int((~self.trusted).sum()) - self.gaps
        if self.gaps:
            return f"samples are missing in {self.gaps} place{'' if self.gaps == 1 else 's'}"
        if bad:
            return f"{bad} flagged sample{'' if bad == 1 else 's'}"
        return "fewer than two samples" if self.time_s.size < 2 else ""


def integral(time_s: np.ndarray, value: np.ndarray) -> float:
    """Integrate by trapezoid on the time stamps themselves, value-seconds."""
    return float(np.trapezoid(value, time_s))


def time_mean(time_s: np.ndarray, value: np.ndarray) -> float:
    """Average over time, not over samples: rates need not be even."""
    return integral(time_s, value) / float(time_s[-1] - time_s[0])
