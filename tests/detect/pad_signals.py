"""Seeded pad signals with known truth: breathing, creep, rolls, open lines."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
REST_KPA = 10.0  # both cells together


@dataclass(frozen=True)
class Turn:
    """A roll to `index` away from rest (backward positive): `ramp_s` there, `hold_s`, `ramp_s` back."""

    at_s: float
    index: float
    ramp_s: float = 0.5
    hold_s: float = 1.0

    def shape(self, t: Array) -> Array:
        length = 2 * self.ramp_s + self.hold_s
        knots = self.at_s + np.array([0.0, self.ramp_s, self.ramp_s + self.hold_s, length])
        return np.interp(t, knots, [0.0, self.index, self.index, 0.0])


@dataclass(frozen=True)
class OpenLine:
    """The line of one cell open from `at_s` to `until_s`: its pressure decays with `time_constant_s`."""

    is_back: bool
    at_s: float
    until_s: float
    time_constant_s: float
    left: float = 0.0

    def factor(self, t: Array) -> Array:
        drop = 1.0 - (1.0 - self.left) * (
            1.0 - np.exp(-np.clip(t - self.at_s, 0, None) / self.time_constant_s)
        )
        at_end = float(
            1.0 - (1.0 - self.left) * (1.0 - np.exp(-(self.until_s - self.at_s) / self.time_constant_s))
        )
        back = 1.0 - (1.0 - at_end) * np.exp(-np.clip(t - self.until_s, 0, None) / self.time_constant_s)
        return np.where(t < self.until_s, drop, back)


@dataclass(frozen=True)
class Pad:
    """What one recording of the pad contains."""

    duration_s: float
    rate_hz: float = 80.0
    seed: int = 1
    turns: tuple[Turn, ...] = ()
    lines: tuple[OpenLine, ...] = ()
    rest_index: float = 0.1
    breath_hz: float = 0.25
    breath_part: float = 0.06
    breath_index: float = 0.01
    creep_part: float = 0.0  # of the sum, by the end
    creep_index: float = 0.0
    noise_kpa: float = 0.01

    def samples(self) -> tuple[Array, Array, NDArray[np.uint8], NDArray[np.uint8]]:
        """Return time, pressure, is_back and flags of both cells in the order of their times."""
        rng = np.random.default_rng(self.seed)
        n = int(self.duration_s * self.rate_hz)
        cells = [self._cell(side, n, rng) for side in (0, 1)]
        t, p = (np.concatenate([c[k] for c in cells]) for k in (0, 1))
        is_back = np.repeat(np.array([0, 1], np.uint8), n)
        order = np.argsort(t, kind="stable")
        return t[order], p[order], is_back[order], np.zeros(2 * n, np.uint8)

    def _cell(self, side: int, n: int, rng: np.random.Generator) -> tuple[Array, Array]:
        drift = 1.0 + rng.uniform(-0.02, 0.02)  # the converters have their own rates
        t = (np.arange(n) + rng.uniform(0, 1)) / (self.rate_hz * drift)
        breath = np.sin(2 * np.pi * self.breath_hz * t + self.seed)
        part = np.clip(t / self.duration_s, 0, 1)
        total = REST_KPA * (1 + self.breath_part * breath) * (1 + self.creep_part * part)
        index = self.rest_index + self.breath_index * breath + self.creep_index * part
        index = index + sum((turn.shape(t) for turn in self.turns), np.zeros(n))
        value = 0.5 * total * (1 + index if side else 1 - index)
        for line in self.lines:
            if line.is_back == bool(side):
                value = value * line.factor(t)
        return t, value + self.noise_kpa * rng.standard_normal(n)
