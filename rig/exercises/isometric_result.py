"""What an isometric test came to: its efforts, which three make the headline, and how far they lie apart."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

EFFORTS = 3


@dataclass(frozen=True, slots=True)
class Try:
    """One effort as it counts: `number` from 1, 0 for practice."""

    number: int
    peak_newtons: float
    doubts: tuple[str, ...] = ()
    rejected: bool = False


@dataclass(frozen=True, slots=True)
class IsometricResult:
    """What the test came to; newtons are NaN with fewer than three efforts.

    Attributes
    ----------
    mean_newtons : the headline: mean of three; of four, of the three that lie closest together
    spread_percent : (highest - lowest) / mean of those three
    """

    direction: str
    side: str
    tries: tuple[Try, ...]
    mean_newtons: float
    best_newtons: float
    spread_percent: float

    def words(self) -> str:
        """Say it in one line, as it is recorded."""
        efforts = len(counted(self.tries))
        number = f"{efforts} effort{'' if efforts == 1 else 's'}"
        if math.isnan(self.mean_newtons):
            return f"isometric {self.direction} {self.side}: no headline, {number} of {EFFORTS}"
        return (
            f"isometric {self.direction} {self.side}: mean of three {self.mean_newtons:.1f} N, "
            f"best {self.best_newtons:.1f} N, spread {self.spread_percent:.1f} %, {number}"
        )


def result_of(direction: str, side: str, tries: Sequence[Try]) -> IsometricResult:
    """Make the headline of the efforts that count."""
    peaks = [one.peak_newtons for one in counted(tries)]
    three = [peaks[at] for at in closest(peaks, EFFORTS)]
    return IsometricResult(
        direction=direction,
        side=side,
        tries=tuple(tries),
        mean_newtons=sum(three) / EFFORTS if three else math.nan,
        best_newtons=max(three, default=math.nan),
        spread_percent=spread_percent(three),
    )


def counted(tries: Sequence[Try]) -> list[Try]:
    """Leave out practice and rejected efforts."""
    return [one for one in tries if one.number and not one.rejected]


def spread_percent(peaks: Sequence[float]) -> float:
    """Give (highest - lowest) / mean, per cent; NaN for fewer than two."""
    if len(peaks) < 2:
        return math.nan
    return 100.0 * (max(peaks) - min(peaks)) * len(peaks) / sum(peaks)


def closest(peaks: Sequence[float], need: int) -> tuple[int, ...]:
    """Name the places of the `need` peaks of least spread, the earlier ones of equals; () for fewer."""
    choices = itertools.combinations(range(len(peaks)), need)
    return min(choices, key=lambda places: spread_percent([peaks[at] for at in places]), default=())
