"""The shapes that human force is made of, each a function of time.

All are functions of an array of times, so that any moment can be asked for in any order and at any rate.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def minimum_jerk(fraction: Array) -> Array:
    """Go from 0 to 1 as smoothly as a reaching hand does.

    Parameters
    ----------
    fraction : share of the movement's time; below 0 gives 0, above 1 gives 1

    Source
    ------
    Flash and Hogan 1985, doi:10.1523/JNEUROSCI.05-07-01688.1985: ``10 u^3 - 15 u^4 + 6 u^5``.
    """
    u = np.clip(fraction, 0.0, 1.0)
    return u * u * u * (10.0 + u * (6.0 * u - 15.0))


@dataclass(frozen=True, slots=True)
class Path:
    """Levels reached at given times, with minimum-jerk movements between them.

    Attributes
    ----------
    times_s, levels : equally long, times rising; before the first and after the last the level stays
    """

    times_s: tuple[float, ...]
    levels: tuple[float, ...]

    def at(self, time_s: Array) -> Array:
        """Give the level at each time, shape as `time_s`."""
        times, levels = np.asarray(self.times_s), np.asarray(self.levels)
        if len(times) == 1:
            return np.full(np.shape(time_s), levels[0])
        leg = np.clip(np.searchsorted(times, time_s, side="right") - 1, 0, len(times) - 2)
        fraction = (time_s - times[leg]) / (times[leg + 1] - times[leg])
        return levels[leg] + (levels[leg + 1] - levels[leg]) * minimum_jerk(fraction)


@dataclass(frozen=True, slots=True)
class Wander:
    """A random motion inside a band of frequencies: tremor, sway, breathing that is not quite regular.

    A sum of sines: unlike filtered noise it has a value at any time, whatever was asked before.

    Attributes
    ----------
    rms : root mean square over a long time, in the unit of whatever wanders
    """

    rms: float
    frequencies_hz: tuple[float, ...]
    phases: tuple[float, ...]

    @classmethod
    def within(
        cls, rng: np.random.Generator, rms: float, low_hz: float, high_hz: float, tones: int = 9
    ) -> Wander:
        """Draw `tones` frequencies, one in each equal part of the band, and their phases."""
        edges = np.linspace(low_hz, high_hz, tones + 1)
        frequencies = rng.uniform(edges[:-1], edges[1:])
        return cls(rms, tuple(frequencies.tolist()), tuple(rng.uniform(0, 2 * np.pi, tones).tolist()))

    def at(self, time_s: Array) -> Array:
        """Give the deviation from the mean at each time, shape as `time_s`."""
        total = np.zeros(np.shape(time_s))
        if self.rms == 0.0:
            return total
        for frequency, phase in zip(self.frequencies_hz, self.phases, strict=True):
            total += np.sin(2 * np.pi * frequency * time_s + phase)
        return total * (self.rms * np.sqrt(2.0 / len(self.phases)))


def crossings(time_s: Array, value: Array, level: float) -> tuple[float, float]:
    """Find the first rise through `level` and the last fall through it, interpolated.

    Parameters
    ----------
    time_s, value : (n,), times rising; `value` is above `level` somewhere

    Returns
    -------
    start_s, end_s : the ends of `time_s` where the value is above the level at those ends
    """
    above = np.flatnonzero(value >= level)
    first, last = int(above[0]), int(above[-1])
    start = float(time_s[0]) if first == 0 else _between(time_s, value, first - 1, level)
    end = float(time_s[-1]) if last == len(value) - 1 else _between(time_s, value, last, level)
    return start, end


def _between(time_s: Array, value: Array, index: int, level: float) -> float:
    share = (level - value[index]) / (value[index + 1] - value[index])
    return float(time_s[index] + share * (time_s[index + 1] - time_s[index]))
