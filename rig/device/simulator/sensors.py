"""Sensors to scale: newtons and kilopascals to counts, with the noise and the ends of real parts.

Sources: HX711 datasheet (Avia Semiconductor): full scale ±0.5·(AVDD/gain), input noise 50 nV rms at
10 SPS and 90 nV at 80 SPS, settling in 4 conversions. MPXV5050GP datasheet (NXP): Vout = Vs·(0.018·P + 0.04).
ATmega328P datasheet, section 24: 10-bit ADC against the supply.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from rig.channels import FORCE, PRESSURE

STANDARD_GRAVITY = 9.80665

Array = np.ndarray
Generator = np.random.Generator


class Sensor(Protocol):
    """One sensor with its converter.

    `scale` is in newtons or kilopascals per count, `zero_counts` the reading at rest by design,
    `lowest_counts` and `highest_counts` the ends: at either the true value is unknown.
    """

    @property
    def kind(self) -> str: ...
    @property
    def resolution_bits(self) -> int: ...
    @property
    def gain(self) -> int: ...
    @property
    def settling_conversions(self) -> int: ...
    @property
    def scale(self) -> float: ...
    @property
    def zero_counts(self) -> int: ...
    @property
    def lowest_counts(self) -> int: ...
    @property
    def highest_counts(self) -> int: ...

    def rest_counts(self, rng: Generator) -> float:
        """Draw what this specimen reads at rest."""

    def counts(self, value: Array, rest_counts: float, rng: Generator) -> Array:
        """Convert physical values, shape ``(n,)``, to int64 counts with noise, clipped at the ends."""


@dataclass(frozen=True, slots=True)
class LoadCell:
    """A full-bridge load cell on an HX711-class converter: 50 kg, 2 mV/V, 5 V, gain 128.

    One count is 0.114 mN: 10 mV of cell signal at 490.3 N against ±19.53 mV of input range.

    Attributes
    ----------
    noise_volts : rms at the converter's input. The chip's 90 nV at 80 SPS, doubled for a wired module
        on USB supply (an engineering choice); with the defaults 77 counts or 8.8 mN
    zero_balance : standard deviation of the reading at rest, as a part of the capacity (data sheets: ±1 %)
    """

    capacity_newtons: float = 50 * STANDARD_GRAVITY
    sensitivity_volts_per_volt: float = 0.002
    supply_volts: float = 5.0
    gain: int = 128
    resolution_bits: int = 24
    noise_volts: float = 180e-9
    zero_balance: float = 0.005
    settling_conversions: int = 4
    kind: str = FORCE

    @property
    def scale(self) -> float:
        newtons_per_volt = self.capacity_newtons / (self.sensitivity_volts_per_volt * self.supply_volts)
        return newtons_per_volt * self._volts_per_count

    @property
    def _volts_per_count(self) -> float:
        return 0.5 * self.supply_volts / self.gain / (1 << (self.resolution_bits - 1))

    @property
    def noise_counts(self) -> float:
        return self.noise_volts / self._volts_per_count

    @property
    def zero_counts(self) -> int:
        return 0

    @property
    def lowest_counts(self) -> int:
        return -(1 << (self.resolution_bits - 1))

    @property
    def highest_counts(self) -> int:
        return (1 << (self.resolution_bits - 1)) - 1

    def rest_counts(self, rng: Generator) -> float:
        spread = self.zero_balance * self.capacity_newtons / self.scale
        return float(rng.normal(0.0, spread))

    def counts(self, value: Array, rest_counts: float, rng: Generator) -> Array:
        ideal = rest_counts + value / self.scale + self.noise_counts * rng.standard_normal(len(value))
        return np.clip(np.rint(ideal), self.lowest_counts, self.highest_counts).astype(np.int64)


@dataclass(frozen=True, slots=True)
class AirCell:
    """A gauge pressure sensor on an AVR's 10-bit converter: 16 conversions added, two bits dropped.

    One count is 13.6 Pa. The sensor's own noise (3 mV rms, an engineering choice for a part behind its
    recommended filter) dithers the 4.9 mV steps, so that the average resolves 12 bits.
    """

    volts_per_kpa: float = 0.090
    offset_volts: float = 0.200
    offset_spread_volts: float = 0.010
    supply_volts: float = 5.0
    noise_volts: float = 0.003
    conversions: int = 16
    resolution_bits: int = 12
    gain: int = 1
    settling_conversions: int = 0
    kind: str = PRESSURE

    @property
    def _volts_per_count(self) -> float:
        return self.supply_volts / (1 << self.resolution_bits)

    @property
    def scale(self) -> float:
        return self._volts_per_count / self.volts_per_kpa

    @property
    def zero_counts(self) -> int:
        """Truncation to 10 bits reads half a step low: 2 of these counts."""
        return round(self.offset_volts / self._volts_per_count) - 2

    @property
    def lowest_counts(self) -> int:
        return 0

    @property
    def highest_counts(self) -> int:
        return 1023 << (self.resolution_bits - 10)

    def rest_counts(self, rng: Generator) -> float:
        return self.zero_counts + float(rng.normal(0.0, self.offset_spread_volts)) / self._volts_per_count

    def counts(self, value: Array, rest_counts: float, rng: Generator) -> Array:
        volts = (rest_counts + 2 + value / self.scale) * self._volts_per_count
        noise = self.noise_volts * rng.standard_normal((self.conversions, len(value)))
        codes = np.clip(np.floor((volts + noise) * (1024 / self.supply_volts)), 0, 1023)
        return codes.sum(axis=0).astype(np.int64) * (1 << (self.resolution_bits - 10)) // self.conversions
