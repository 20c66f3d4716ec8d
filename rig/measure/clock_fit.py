"""Fit the board's clock to the host's from two-way pings.

A ping pair holds four instants: host sends, board receives, board sends, host receives. Its middle ties one
device tick to one host second, wrong by at most half the round trip.

Source: offset and round trip as in RFC 5905, section 8.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from rig.measure.time_line import Line
from rig.settings import Thresholds, threshold

NOMINAL_S_PER_TICK = 1e-6

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

    newest_pairs: int = threshold(8, "pairs among which the quickest sets the offset", 1, 64, "[E]")
    decay_s: float = threshold(60.0, "s until a pair weighs 1/e in the rate", 1, 3600, "[E]")
    pair_sd_s: float = threshold(2e-4, "s, scatter of a quick pair", 1e-6, 0.1, "[E]")
    rate_sd: float = threshold(3e-3, "s/s, spread of board clocks", 1e-6, 0.1, "resonator 0.5 % [L]")
    slew_s: float = threshold(1.0, "s to run into a new fit", 0.01, 60, "[E]")
    slew_limit: float = threshold(0.02, "s/s while running into a new fit", 1e-4, 0.5, "[E]")


class Middle(NamedTuple):
    """The middle of a ping pair: the device's tick, the host's session second, the round trip."""

    ticks: int
    session_s: float
    round_trip_s: float


def middle_of(pair: np.void, started_ns: int) -> Middle:
    """Reduce a `CLOCK_PAIR` row to its middle."""
    sent_ns, received_ns = int(pair["sent_ns"]), int(pair["received_ns"])
    came, went = int(pair["device_received_ticks"]), int(pair["device_sent_ticks"])
    away_s = (received_ns - sent_ns) * 1e-9 - (went - came) * NOMINAL_S_PER_TICK
    return Middle((came + went) // 2, ((sent_ns + received_ns) / 2 - started_ns) * 1e-9, away_s)


class ClockFit:
    """The running fit of one epoch: rate by regression with decay, offset from the quickest recent pair.

    The regression runs on the deviation from a perfect 1 MHz, around its running mean, so that hours of
    ticks lose no digits. Until pairs span enough time the rate leans on `prior_rate` (s/s, 0 is nominal).
    """

    def __init__(self, settings: ClockSettings, prior_rate: float = 0.0) -> None:
        self._settings = settings
        self._prior_rate = prior_rate
        self._recent: deque[Middle] = deque(maxlen=int(settings.newest_pairs))
        self._origin: Middle | None = None
        self._quickest_s = math.inf
        self._newest_s = 0.0
        self._weight = self._mean_x = self._mean_y = self._xx = self._xy = 0.0

    @property
    def rate(self) -> float:
        """How much longer than 1 µs a tick is, s/s."""
        ridge = (self._settings.pair_sd_s / self._settings.rate_sd) ** 2
        return (self._xy + ridge * self._prior_rate) / (self._xx + ridge)

    def add(self, middle: Middle) -> Line:
        """Take one pair in and give the new line."""
        self._origin = self._origin or middle
        self._recent.append(middle)
        self._quickest_s = min(self._quickest_s, middle.round_trip_s)
        self._regress(middle)
        best = min(self._recent, key=lambda m: m.round_trip_s)
        return Line(best.ticks, best.session_s, NOMINAL_S_PER_TICK * (1.0 + self.rate))

    def _regress(self, middle: Middle) -> None:
        assert self._origin is not None
        x = (middle.ticks - self._origin.ticks) * NOMINAL_S_PER_TICK
        y = (middle.session_s - self._origin.session_s) - x
        keep = math.exp(-max(x - self._newest_s, 0.0) / self._settings.decay_s)
        self._newest_s = max(x, self._newest_s)
        doubt = (middle.round_trip_s - self._quickest_s) / 2 / self._settings.pair_sd_s
        weight = 1.0 / (1.0 + doubt * doubt)
        self._weight = keep * self._weight + weight
        ahead_x, share = x - self._mean_x, weight / self._weight
        self._mean_x += share * ahead_x
        self._mean_y += share * (y - self._mean_y)
        self._xx = keep * self._xx + weight * ahead_x * (x - self._mean_x)
        self._xy = keep * self._xy + weight * ahead_x * (y - self._mean_y)


def refit(pairs: np.ndarray, started_ns: int, settings: ClockSettings | None = None) -> dict[int, Line]:
    """Fit one straight line per epoch to stored pairs, with hindsight.

    Parameters
    ----------
    pairs : array of `CLOCK_PAIR`
    started_ns : host clock at session time 0

    Returns
    -------
    Line of each epoch, by weighted least squares; quick pairs weigh most.
    """
    settings = settings or ClockSettings()
    return {
        int(e): _straight(pairs[pairs["epoch"] == e], started_ns, settings) for e in np.unique(pairs["epoch"])
    }


def _straight(pairs: np.ndarray, started_ns: int, settings: ClockSettings) -> Line:
    middles = [middle_of(pair, started_ns) for pair in pairs]
    origin, away_s = middles[0], np.array([m.round_trip_s for m in middles])
    x = np.array([(m.ticks - origin.ticks) * NOMINAL_S_PER_TICK for m in middles])
    y = np.array([m.session_s - origin.session_s for m in middles]) - x
    weight = 1.0 / (1.0 + ((away_s - away_s.min()) / 2 / settings.pair_sd_s) ** 2)
    mean_x, mean_y = np.average(x, weights=weight), np.average(y, weights=weight)
    ridge = (settings.pair_sd_s / settings.rate_sd) ** 2
    rate = float((weight * (x - mean_x) * (y - mean_y)).sum() / ((weight * (x - mean_x) ** 2).sum() + ridge))
    at_origin_s = origin.session_s + float(mean_y) - rate * float(mean_x)
    return Line(origin.ticks, at_origin_s, NOMINAL_S_PER_TICK * (1.0 + rate))
