"""Seeded force signals with known holds: ramps, tremor, overshoot, ripples, preload, excursions."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Effort:
    """One pull to `newtons` above the preload, from `at_s`; the plateau lasts `hold_s` between both ramps."""

    at_s: float
    newtons: float = 60.0
    rise_s: float = 1.0
    hold_s: float = 6.0
    fall_s: float = 1.0
    overshoot: float = 0.0  # part of the plateau by which the rise goes beyond it, gone 0.4 s later
    ripple: float = 0.0  # part of the plateau, at 2 Hz, on the rise and for the first second

    @property
    def start_s(self) -> float:
        """When the plateau is reached and no longer overshot."""
        return self.at_s + self.rise_s + (0.4 if self.overshoot else 0.0)

    @property
    def end_s(self) -> float:
        return self.at_s + self.rise_s + self.hold_s

    def shape(self, t: Array) -> Array:
        top = self.at_s + self.rise_s
        times = [self.at_s, top, top + 0.4, self.end_s, self.end_s + self.fall_s]
        force = np.interp(t, times, [0.0, 1.0 + self.overshoot, 1.0, 1.0, 0.0])
        early = (t > self.at_s) & (t < top + 1.0)
        ripple = np.where(early, self.ripple * np.sin(4 * np.pi * (t - self.at_s)) * force, 0.0)
        return self.newtons * (force + ripple)


@dataclass(frozen=True)
class Pull:
    """What one force recording contains."""

    efforts: tuple[Effort, ...]
    rate_hz: float = 80.0
    seed: int = 1
    preload_newtons: float = 0.0
    tremor: float = 0.02  # part of the force
    tremor_hz: float = 9.0
    noise_newtons: float = 0.1
    after_s: float = 2.0

    def samples(self) -> tuple[Array, Array, NDArray[np.uint8]]:
        rng = np.random.default_rng(self.seed)
        duration_s = self.efforts[-1].end_s + self.efforts[-1].fall_s + self.after_s
        t = np.arange(int(duration_s * self.rate_hz)) / self.rate_hz
        if self.rate_hz < 60:  # slow exports stamp irregularly
            t = t + rng.uniform(-0.1, 0.1, t.size) / self.rate_hz
        effort = sum((e.shape(t) for e in self.efforts), np.zeros(t.size))
        shake = 1.0 + self.tremor * np.sin(2 * np.pi * self.tremor_hz * t + self.seed)
        noise = self.noise_newtons * rng.standard_normal(t.size)
        return t, self.preload_newtons + effort * shake + noise, np.zeros(t.size, np.uint8)
