"""Which streams a simulated board carries, and at which rates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rig.channels import FORCE
from rig.device.simulator.sensors import AirCell, LoadCell, Sensor
from rig.wire.packets import StreamInfo

LONGEST_BATCH_S = 0.02
"""Samples wait at most this long for others to share their packet."""

MOST_SAMPLES_IN_PACKET = 40


@dataclass(frozen=True, slots=True)
class StreamDesign:
    """One stream as designed.

    Attributes
    ----------
    rate_hz : nominal; the first of `rates_hz`, which are all that RATE accepts
    own_clock : lowest and highest true rate over nominal of a converter with an oscillator of its own;
        ``None`` for a converter that the board's clock drives
    """

    name: str
    sensor: Sensor
    rates_hz: tuple[float, ...]
    own_clock: tuple[float, float] | None = None

    def info(self, index: int, rate_hz: float) -> StreamInfo:
        sensor = self.sensor
        return StreamInfo(
            index=index,
            kind=sensor.kind,
            resolution_bits=sensor.resolution_bits,
            gain=sensor.gain,
            nominal_rate_mhz=round(rate_hz * 1000),
            lowest_counts=sensor.lowest_counts,
            highest_counts=sensor.highest_counts,
            nominal_scale=sensor.scale,
            nominal_zero=sensor.zero_counts,
            name=self.name,
        )


def batch_size(rate_hz: float) -> int:
    """Samples that travel in one packet."""
    return max(1, min(MOST_SAMPLES_IN_PACKET, int(rate_hz * LONGEST_BATCH_S)))


HX711_RATES = (75 / 80, 95 / 80)
"""Measured chips run at 75 to 95 SPS where 80 is nominal."""

CRYSTAL = (0.9999, 1.0001)

PAD_RATES_HZ = (200.0, 80.0, 100.0, 500.0)
"""Those of the real firmware (`board.h`)."""

STANDARD_STREAMS = (
    StreamDesign("band_knee", LoadCell(), (80.0,), HX711_RATES),
    StreamDesign("band_foot", LoadCell(), (80.0,), HX711_RATES),
    StreamDesign("pad_front", AirCell(), PAD_RATES_HZ),
    StreamDesign("pad_back", AirCell(), PAD_RATES_HZ),
)


def streams_for(pad_cells: int) -> tuple[StreamDesign, ...]:
    """Choose the standard streams of a board whose pad has so many air cells; one alone is ``pad_back``."""
    missing = ("pad_front", "pad_back")[: 2 - pad_cells]
    return tuple(design for design in STANDARD_STREAMS if design.name not in missing)


def fast_streams(count: int = 8, rate_hz: float = 1000.0) -> tuple[StreamDesign, ...]:
    """Design up to sixteen streams of one high rate: the four standard channels, then more load cells.

    Eight at 1 kHz are 53 kB/s: they need 1 Mbaud. The converters are 24-bit with a crystal; noise 1 µV rms.
    """
    names = [design.name for design in STANDARD_STREAMS] + [f"force_{n}" for n in range(5, 17)]
    fast_cell = LoadCell(noise_volts=1e-6)
    sensors: list[Sensor] = [
        fast_cell if design.sensor.kind == FORCE else design.sensor for design in STANDARD_STREAMS
    ]
    sensors += [fast_cell] * 12
    return tuple(
        StreamDesign(name, sensor, (rate_hz,), CRYSTAL if sensor.kind == FORCE else None)
        for name, sensor in zip(names[:count], sensors[:count], strict=True)
    )


def streams_of(channels: Iterable[str]) -> tuple[StreamDesign, ...]:
    """Give the standard streams among `channels`: a board without a pad has none for it."""
    wanted = set(channels)
    return tuple(design for design in STANDARD_STREAMS if design.name in wanted)
