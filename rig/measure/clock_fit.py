"""Fit the board's clock to the host's from two-way pings.

A ping pair holds four instants: host sends, board receives, board sends, host receives. What the board
received was sent before, what it sent was received after: each pair bounds the offset from both sides, and
its middle is wrong by at most half the round trip.

Rate: each bound is regressed over device time, old pairs weighing less, and the two slopes weigh by their
scatter, since a USB timer delays only what comes in. Offset: halfway between the tightest bounds.

Simulated at one ping a second, board off by 0.5 % and drifting by up to 0.1 ppm a second: 0.12 ms late with
a scatter of 0.05 ms behind a USB timer of 1 ms, 0.33 and 0.17 ms behind one of 16 ms. Arrival times err by
8 and 5 ms, the quickest of the last eight pairs by 0.7 and 0.9 ms.

Source: offset and round trip as in RFC 5905, section 8.
"""

from __future__ import annotations

import dataclasses
import math
from collections import deque
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from rig.measure.time_line import Line
from rig.settings import Thresholds, threshold

NOMINAL_S_PER_TICK = 1e-6
FOREVER_S = 1e9

CLOCK_PAIR = np.dtype(
    [
        ("epoch", "u2"),
        ("ping_id", "u2"),
        ("sent_ns", "i8"),  # host, monotonic
        ("received_ns", "i8"),
        ("device_received_ticks", "i8"),  # unwrapped
        ("device_sent_ticks", "i8"),
    ]
)
"""One answered ping, raw, as stored with the session so that the fit can be redone."""


@dataclass(frozen=True, slots=True)
class ClockSettings(Thresholds):
    """How the clock is fitted."""

    kept_pairs: int = threshold(64, "newest pairs, among which the tightest set the offset", 1, 1000, "[E]")
    wander: float = threshold(1e-6, "s/s by which an old pair says less", 0, 1e-3, "crystal, warm room [E]")
    decay_s: float = threshold(30.0, "s until a pair weighs 1/e in the rate", 1, FOREVER_S, "[E]")
    scatter_s: float = threshold(2e-3, "s, first guess of a leg's scatter", 1e-6, 0.1, "USB timer [E]")
    rate_sd: float = threshold(3e-3, "s/s, spread of board clocks", 1e-6, 0.1, "resonator 0.5 % [L]")
    restart_sd: float = threshold(1e-4, "s/s, spread of one board over a restart", 1e-6, 0.1, "[E]")
    slew_s: float = threshold(1.0, "s to run into a new fit", 0.01, 60, "[E]")
    slew_limit: float = threshold(0.02, "s/s while running into a new fit", 1e-4, 0.5, "[E]")


class Probe(NamedTuple):
    """A ping pair as deviations of host time from device time, both counted from the first pair.

    Attributes
    ----------
    at_s : device time of its middle
    low_s, high_s : host time minus device time is at least and at most this
    """

    at_s: float
    low_s: float
    high_s: float

    @property
    def middle_s(self) -> float:
        return (self.low_s + self.high_s) / 2

    @property
    def round_trip_s(self) -> float:
        return self.high_s - self.low_s


class Origin(NamedTuple):
    """The first pair of an epoch, from which times are counted so that hours of ticks lose no digits."""

    ticks: int
    host_ns: int

    @classmethod
    def of(cls, pair: np.void) -> Origin:
        return cls(int(pair["device_received_ticks"]), int(pair["sent_ns"]))

    def probe(self, pair: np.void) -> Probe:
        """Reduce a `CLOCK_PAIR` row."""
        came_s = (int(pair["device_received_ticks"]) - self.ticks) * NOMINAL_S_PER_TICK
        went_s = (int(pair["device_sent_ticks"]) - self.ticks) * NOMINAL_S_PER_TICK
        sent_s = (int(pair["sent_ns"]) - self.host_ns) * 1e-9
        received_s = (int(pair["received_ns"]) - self.host_ns) * 1e-9
        return Probe((came_s + went_s) / 2, sent_s - came_s, received_s - went_s)

    def line(self, deviation_s: float, rate: float, started_ns: int) -> Line:
        """Give the line that deviates by so much at the origin and by `rate` more each second."""
        session_s = (self.host_ns - started_ns) * 1e-9
        return Line(self.ticks, session_s + deviation_s, NOMINAL_S_PER_TICK * (1.0 + rate))


class Rate(NamedTuple):
    """By how much a tick is longer than 1 µs, s/s, and how well that is known."""

    deviation: float
    sd: float


class Leg:
    """Regression with decay of one bound over device time, around its running mean."""

    def __init__(self, settings: ClockSettings) -> None:
        self._settings = settings
        self._newest_s = 0.0
        self._weight = self._mean_x = self._mean_y = self._xx = self._xy = self._yy = 0.0

    def add(self, x: float, y: float) -> None:
        keep = math.exp(-max(x - self._newest_s, 0.0) / self._settings.decay_s)
        self._newest_s = max(x, self._newest_s)
        self._weight = keep * self._weight + 1.0
        ahead_x, ahead_y = x - self._mean_x, y - self._mean_y
        self._mean_x += ahead_x / self._weight
        self._mean_y += ahead_y / self._weight
        self._xx = keep * self._xx + ahead_x * (x - self._mean_x)
        self._xy = keep * self._xy + ahead_x * (y - self._mean_y)
        self._yy = keep * self._yy + ahead_y * (y - self._mean_y)

    def slope(self) -> tuple[float, float]:
        """Give the slope and how much it is worth: the inverse of its variance."""
        if self._xx == 0.0:
            return 0.0, 0.0
        slope = self._xy / self._xx
        guess = 2.0 * self._settings.scatter_s**2  # worth two pairs
        scatter = (max(self._yy - slope * self._xy, 0.0) + guess) / self._weight
        return slope, self._xx / scatter


class ClockFit:
    """The running fit of one epoch.

    Until pairs span enough time its rate leans on `prior`: any board's, or this one's before a restart.
    """

    def __init__(self, started_ns: int, settings: ClockSettings, prior: Rate | None = None) -> None:
        self._started_ns = started_ns
        self._settings = settings
        self._prior = prior or Rate(0.0, settings.rate_sd)
        self._origin: Origin | None = None
        self._kept: deque[Probe] = deque(maxlen=int(settings.kept_pairs))
        self._legs = (Leg(settings), Leg(settings))

    @property
    def rate(self) -> Rate:
        """How much longer than 1 µs a tick is."""
        voices = [(self._prior.deviation, self._prior.sd**-2), *(leg.slope() for leg in self._legs)]
        worth = sum(worth for _, worth in voices)
        return Rate(sum(slope * share for slope, share in voices) / worth, worth**-0.5)

    def add(self, pair: np.void) -> Line:
        """Take one `CLOCK_PAIR` row in and give the new line."""
        self._origin = self._origin or Origin.of(pair)
        probe = self._origin.probe(pair)
        self._kept.append(probe)
        self.regress(probe)
        rate = self.rate
        return self._origin.line(self._offset_s(rate), rate.deviation, self._started_ns)

    def regress(self, probe: Probe) -> None:
        """Take a probe into the rate."""
        self._legs[0].add(probe.at_s, probe.low_s)
        self._legs[1].add(probe.at_s, probe.high_s)

    def _offset_s(self, rate: Rate) -> float:
        """Halfway between the tightest bounds, brought to the origin along the rate; old ones are relaxed."""
        doubt, now_s, slope = self._settings.wander + rate.sd, self._kept[-1].at_s, rate.deviation
        low_s = max(p.low_s - slope * p.at_s - doubt * (now_s - p.at_s) for p in self._kept)
        high_s = min(p.high_s - slope * p.at_s + doubt * (now_s - p.at_s) for p in self._kept)
        return (low_s + high_s) / 2


def refit(pairs: np.ndarray, started_ns: int, settings: ClockSettings | None = None) -> dict[int, Line]:
    """Fit one straight line per epoch to stored pairs, with hindsight.

    Parameters
    ----------
    pairs : array of `CLOCK_PAIR`
    started_ns : host clock at session time 0

    Returns
    -------
    The line of each epoch: rate by regression without decay, offset by the mean of the quicker half.
    """
    settings = dataclasses.replace(settings or ClockSettings(), decay_s=FOREVER_S)
    epochs = (int(epoch) for epoch in np.unique(pairs["epoch"]))
    return {epoch: _straight(pairs[pairs["epoch"] == epoch], started_ns, settings) for epoch in epochs}


def _straight(pairs: np.ndarray, started_ns: int, settings: ClockSettings) -> Line:
    fit, origin = ClockFit(started_ns, settings), Origin.of(pairs[0])
    probes = [origin.probe(pair) for pair in pairs]
    for probe in probes:
        fit.regress(probe)
    quick = sorted(probes, key=lambda p: p.round_trip_s)[: (len(probes) + 1) // 2]
    rate = fit.rate.deviation
    offset_s = sum(p.middle_s - rate * p.at_s for p in quick) / len(quick)
    return origin.line(offset_s, rate, started_ns)
