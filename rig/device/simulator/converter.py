"""When a converter is ready and what it then reads."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from rig.device.simulator.faults import Fault, Faults
from rig.device.simulator.stream_design import StreamDesign
from rig.samples import LOST_BEFORE, SATURATED, SETTLING

BLOCK_US = 250_000.0
"""Conversions are made in blocks of at most this length; a block ends early where a fault begins or ends."""

DRIFT_SHARE = 0.004  # a free oscillator wanders by this share of its rate ...
DRIFT_PERIOD_S = 180.0  # ... as the board warms up and cools

SLOW_SHARE = 10 / 80  # of an HX711 strapped to 10 SPS


class Signals(Protocol):
    """What the sensors feel: newtons or kilopascals at any time, the same each time it is asked."""

    def value(self, channel: str, time_s: np.ndarray) -> np.ndarray: ...


@dataclass(frozen=True, slots=True)
class Conversions:
    """A block of readings: true microseconds of data-ready, counts and flags, each ``(n,)``."""

    time_us: np.ndarray
    counts: np.ndarray
    flags: np.ndarray


class Converter:
    """One converter with its sensor, in true time.

    Parameters
    ----------
    board_clock : device seconds per true second; it drives converters without an oscillator of their own
    """

    def __init__(
        self,
        design: StreamDesign,
        signals: Signals,
        faults: Faults,
        board_clock: float,
        rng: np.random.Generator,
    ) -> None:
        self.design = design
        self.missed = 0
        self.saturated = 0
        self.rest_counts = design.sensor.rest_counts(rng)
        self._signals = signals
        self._faults = faults.on_channel(design.name)
        self._rng = rng
        self._clock = rng.uniform(*design.own_clock) if design.own_clock else board_clock
        self._phase = rng.uniform(0.0, 2 * math.pi)
        self._last_counts = round(self.rest_counts)
        self._rate_hz = design.rates_hz[0]
        self.power_up(0.0)

    def power_up(self, at_us: float, rate_hz: float | None = None) -> None:
        """Begin anew; the first conversion comes one period later, at a phase of the converter's own."""
        self._rate_hz = rate_hz or self.design.rates_hz[0]
        self.missed = self.saturated = 0
        self._settling = self.design.sensor.settling_conversions
        self._lost_before = False
        self.done_us = at_us
        self._next_us = at_us + self.period_us(at_us) * self._rng.uniform(1.0, 2.0)

    def set_rate(self, at_us: float, rate_hz: float) -> None:
        """Convert at another rate from now on."""
        self._rate_hz = rate_hz
        self.done_us = at_us
        self._next_us = at_us + self.period_us(at_us)

    def period_us(self, at_us: float) -> float:
        """Tell the true time between conversions."""
        rate_hz = self._rate_hz * self._clock
        if self.design.own_clock:
            rate_hz *= 1 + DRIFT_SHARE * math.sin(2e-6 * math.pi * at_us / DRIFT_PERIOD_S + self._phase)
        for fault in self._faults.all:
            rate_hz *= _rate_factor(fault, at_us)
        return 1e6 / rate_hz

    def next_block(self) -> Conversions:
        """Convert up to the end of the next block; a block may be empty."""
        start_us = self.done_us
        grid_us = (start_us // BLOCK_US + 1) * BLOCK_US
        end_us = min(grid_us, self._faults.next_edge_us(start_us))
        period_us = self.period_us(start_us)
        count = max(0, math.ceil((end_us - self._next_us) / period_us))
        time_us = self._next_us + period_us * np.arange(count)
        self._next_us += period_us * count
        self.done_us = end_us
        return self._read(time_us, [fault for fault in self._faults.all if fault.acts_at(start_us)])

    def _read(self, time_us: np.ndarray, acting: list[Fault]) -> Conversions:
        kinds = {fault.kind: fault for fault in acting}
        if "frozen" in kinds or "silent" in kinds:
            self.missed += len(time_us)
            self._lost_before = self._lost_before or len(time_us) > 0
            time_us = time_us[:0]
        counts = self._counts(time_us, kinds)
        flags = self._flags(counts)
        if len(counts):
            self._last_counts = int(counts[-1])
        return Conversions(time_us, counts, flags)

    def _counts(self, time_us: np.ndarray, kinds: dict[str, Fault]) -> np.ndarray:
        sensor = self.design.sensor
        if "minus-one" in kinds:
            return np.full(len(time_us), -1, np.int64)
        if "saturated" in kinds:
            end = sensor.highest_counts if kinds["saturated"].end == "high" else sensor.lowest_counts
            return np.full(len(time_us), end, np.int64)
        if "stuck" in kinds:
            return np.full(len(time_us), self._last_counts, np.int64)
        value = self._signals.value(self._felt_channel(kinds), time_us / 1e6)
        return self._settled(sensor.counts(np.asarray(value, np.float64), self.rest_counts, self._rng))

    def _felt_channel(self, kinds: dict[str, Fault]) -> str:
        name = self.design.name
        if "swapped" in kinds:
            first, second = kinds["swapped"].on
            return second if name == first else first
        return name

    def _settled(self, counts: np.ndarray) -> np.ndarray:
        """Halve the way that is left with each of the first conversions."""
        fresh = min(self._settling, len(counts))
        done = self.design.sensor.settling_conversions - self._settling + 1
        counts[:fresh] = counts[:fresh] * (1 - 0.5 ** (done + np.arange(fresh)))
        return counts

    def _flags(self, counts: np.ndarray) -> np.ndarray:
        sensor = self.design.sensor
        ended = (counts <= sensor.lowest_counts) | (counts >= sensor.highest_counts)
        flags = np.where(ended, SATURATED, 0).astype(np.uint8)
        self.saturated += int(np.count_nonzero(ended))
        fresh = min(self._settling, len(counts))
        flags[:fresh] |= SETTLING
        self._settling -= fresh
        if self._lost_before and len(flags):
            flags[0] |= LOST_BEFORE
            self._lost_before = False
        return flags


def _rate_factor(fault: Fault, at_us: float) -> float:
    if fault.kind == "slow" and fault.acts_at(at_us):
        return SLOW_SHARE
    if fault.kind == "drift" and at_us >= fault.begins_us:
        share = (at_us - fault.begins_us) / max(fault.ends_us - fault.begins_us, 1.0)
        return 1 + fault.percent / 100 * min(share, 1.0)
    return 1.0
