"""How the rig fares, as reasons in plain words: link, rates, losses, sensors, clock and disk."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, IntEnum
from typing import Any

from rig.record import space
from rig.record.space import Room

STALE_AFTER_S = 0.25  # older values must not look alive
CLOCK_ALONE_AFTER_S = 5.0  # five pings in a row without an answer
SLOW_ROUND_TRIP_S = 0.012
"""A USB chip that gathers bytes for 16 ms answers a ping in 12 to 20 ms; one that waits 1 ms in 2 to 5."""
RATE_OFF_FRACTION = 0.15  # real HX711s run at 75 to 95 SPS for a nominal 80
STRAPPED_RATE_HZ = (8.0, 13.0)  # an HX711 whose RATE pin is tied low
JUDGED_AFTER_SAMPLES = 20  # of a stream; before that its rate is not known
QUEUE_BEHIND_FRACTION = 0.1
SILENT_AFTER_S = 1.0  # of session time, while other streams go on


class Level(IntEnum):
    """How bad: to be looked after, or the measurement suffers now."""

    WARN = 1
    FAULT = 2


class About(Enum):
    """What a finding is about."""

    LINK = "link"
    RATES = "rates"
    LOSSES = "losses"
    SENSORS = "sensors"
    CLOCK = "clock"
    DISK = "disk"


@dataclass(frozen=True, slots=True)
class Finding:
    """One reason, in plain words."""

    level: Level
    words: str
    about: About = About.LINK


@dataclass(frozen=True, slots=True)
class Condition:
    """What health is judged from.

    Attributes
    ----------
    data_age_s : since the newest byte, seconds of the wall; NaN before the first
    pong_age_s : since the newest answered ping, seconds of the wall; NaN before the first
    round_trip_s : of the first pings, seconds of the wall; NaN when not known
    nominal_rates_hz : as the board introduced them
    quality : figures of each channel, from the pipeline
    behind_s : how far each stream's newest sample lies behind the newest of all; infinite without any
    damaged_frames : frames that the line spoilt
    room : what the newest look at the disk gave
    queue_fraction : how full the queue to the disk is
    record_trouble : what the record thread ran into, or ""
    """

    data_age_s: float
    round_trip_s: float
    nominal_rates_hz: Mapping[str, float]
    quality: Mapping[str, Mapping[str, Any]]
    pong_age_s: float = math.nan
    behind_s: Mapping[str, float] = field(default_factory=dict)
    damaged_frames: int = 0
    room: Room | None = None
    queue_fraction: float = 0.0
    record_trouble: str = ""


def judge(condition: Condition) -> tuple[Finding, ...]:
    """List what is wrong, worst first; nothing when all is well."""
    found = [*_link(condition), *_channels(condition), *_disk(condition)]
    return tuple(sorted(found, key=lambda finding: -finding.level))


def _link(c: Condition) -> Iterator[Finding]:
    if c.data_age_s > STALE_AFTER_S:
        yield Finding(Level.FAULT, f"no data for {c.data_age_s:.1f} s: what is shown is old")
    elif c.pong_age_s > CLOCK_ALONE_AFTER_S:
        words = f"the board has answered no ping for {c.pong_age_s:.0f} s: times rest on its own clock"
        yield Finding(Level.WARN, words, About.CLOCK)
    yield from line_findings(c.round_trip_s, c.damaged_frames)


def line_findings(round_trip_s: float, damaged_frames: int) -> Iterator[Finding]:
    """Judge the way to the board and back; a round trip that is not known (NaN) is not judged."""
    if round_trip_s > SLOW_ROUND_TRIP_S:
        yield Finding(
            Level.WARN,
            f"answers take {round_trip_s * 1e3:.0f} ms: the USB chip waits 16 ms; "
            "set its latency timer to 1 ms",
            About.CLOCK,
        )
    if damaged_frames:
        yield Finding(Level.WARN, f"{damaged_frames} damaged packets on the line: check cable and plugs")


def _channels(c: Condition) -> Iterator[Finding]:
    for channel, behind_s in c.behind_s.items():
        if behind_s > SILENT_AFTER_S:
            since = "" if math.isinf(behind_s) else f" for {behind_s:.0f} s"
            words = f"{channel}: no samples{since}: check its converter, power and wires"
            yield Finding(Level.FAULT, words, About.SENSORS)
    for channel, figures in c.quality.items():
        samples = int(figures.get("samples", 0))
        if figures.get("lost", 0):
            share = figures["lost"] / max(1, samples + figures["lost"])
            words = f"{channel}: {figures['lost']} samples lost ({share:.2%})"
            yield Finding(Level.WARN, words, About.LOSSES)
        for flag, words in FLAG_WORDS.items():
            flagged = figures.get("flags", {}).get(flag, 0)
            if flagged:
                yield Finding(Level.WARN, f"{channel}: {flagged} samples {words}", About.SENSORS)
        if samples >= JUDGED_AFTER_SAMPLES and channel in c.nominal_rates_hz:
            yield from rate_findings(
                channel, float(figures.get("rate_hz", math.nan)), c.nominal_rates_hz[channel]
            )


FLAG_WORDS = {
    "saturated": "beyond the sensor's range: their true value is not known",
    "out_of_range": "outside the channel's physical range: check the sensor",
    "stuck": "repeat one value: check the sensor and its plug",
}


def rate_findings(channel: str, rate_hz: float, nominal_hz: float) -> Iterator[Finding]:
    """Judge a stream's true rate; a converter strapped to 10 SPS is named."""
    if not rate_hz > 0:
        return
    low, high = STRAPPED_RATE_HZ
    if nominal_hz > 2 * high and low <= rate_hz <= high:
        yield Finding(
            Level.FAULT,
            f"{channel}: {rate_hz:.1f} samples a second where {nominal_hz:g} are meant: "
            "the converter's RATE pin is strapped to 10 SPS; tie it high",
            About.RATES,
        )
    elif abs(rate_hz - nominal_hz) > RATE_OFF_FRACTION * nominal_hz:
        words = f"{channel}: {rate_hz:.1f} samples a second where {nominal_hz:g} are meant"
        yield Finding(Level.WARN, words, About.RATES)


def _disk(c: Condition) -> Iterator[Finding]:
    if c.record_trouble:
        words = f"the session file rests ({c.record_trouble}); the journal keeps everything"
        yield Finding(Level.FAULT, words, About.DISK)
    if c.room is not None and c.room.says:
        low = c.room.level is space.Level.LOW
        yield Finding(Level.WARN if low else Level.FAULT, c.room.says, About.DISK)
    if c.queue_fraction > QUEUE_BEHIND_FRACTION:
        yield Finding(
            Level.WARN,
            f"the disk is behind ({c.queue_fraction:.0%} of its queue); nothing is lost",
            About.DISK,
        )
