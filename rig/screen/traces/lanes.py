"""Where each channel is drawn: lanes below one another, each with a range that stays as it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from rig.channels import CHANNELS, FORCE

PRESSURE_KPA = (0.0, 12.0)  # a pad under a pelvis holds 4 to 8 kPa
BELOW_ZERO = 0.1  # of the force axis: an offset shows
FORCE_SHARE, OTHER_SHARE = 3, 2  # of the height
UNKNOWN_RANGE = (-100.0, 100.0)


@dataclass(frozen=True, slots=True)
class Lane:
    """One channel's strip of the picture; `top` and `height` in pixels."""

    channel: str
    low: float
    high: float
    top: float = 0.0
    height: float = 1.0

    @property
    def bottom(self) -> float:
        return self.top + self.height

    def y(self, value: np.ndarray | float) -> np.ndarray:
        """Give the pixel of a value, downwards; what lies beyond the range lies beyond the lane."""
        return np.asarray(self.bottom - (value - self.low) / (self.high - self.low) * self.height)

    @property
    def is_force(self) -> bool:
        return CHANNELS[self.channel].kind == FORCE if self.channel in CHANNELS else False


def lane_of(channel: str, axis_newtons: float) -> Lane:
    """Choose a channel's fixed range: the force axis of the session, the pad's usual pressures."""
    known = CHANNELS.get(channel)
    if known is None:
        return Lane(channel, *UNKNOWN_RANGE)
    if known.kind == FORCE:
        return Lane(channel, -BELOW_ZERO * axis_newtons, axis_newtons)
    return Lane(channel, *PRESSURE_KPA)


def in_order(channels: Iterable[str]) -> list[str]:
    """Sort channels as they are listed in `CHANNELS`, those of other names behind them."""
    known = list(CHANNELS)
    return sorted(channels, key=lambda name: known.index(name) if name in known else len(known))


def stacked(lanes: Iterable[Lane], top: float, height: float, between: float) -> tuple[Lane, ...]:
    """Lay lanes out below one another, forces taller than the others."""
    lanes = tuple(lanes)
    shares = [FORCE_SHARE if lane.is_force else OTHER_SHARE for lane in lanes]
    room = height - between * max(0, len(lanes) - 1)
    placed = []
    for lane, share in zip(lanes, shares, strict=True):
        tall = room * share / sum(shares)
        placed.append(Lane(lane.channel, lane.low, lane.high, top, tall))
        top += tall + between
    return tuple(placed)


def ticks_of(low: float, high: float, most: int = 5) -> list[float]:
    """Choose round values inside a range, zero among them where it is inside."""
    rough = (high - low) / most
    decade = 10.0 ** np.floor(np.log10(rough))
    step = next(s * decade for s in (1, 2, 5, 10) if s * decade >= rough)
    first = int(np.ceil(low / step - 1e-9))
    return [round(k * step, 9) for k in range(first, int(np.floor(high / step + 1e-9)) + 1)]
