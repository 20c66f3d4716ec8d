"""Scripted faults: what goes wrong, when, on which channel and for how long, from one line of text.

    FAULT@SECONDS[:OPTION=VALUE[,OPTION=VALUE]...][; the next fault]...

for example ``bitflip@5:rate=1e-4; unplug@12:for=3; stuck@8:on=band_knee,for=4; reset@20``.
Times are seconds since the board was first powered; `for` is how long, in seconds (left out: to the end,
unless the table says otherwise).

=========  ==========================  =====================================================================
fault      options (default)           what happens
=========  ==========================  =====================================================================
bitflip    rate (1e-4), for            each byte to the host has one bit flipped, with probability `rate`
lost       rate (1e-3), for            each byte to the host vanishes, with probability `rate`
doubled    rate (1e-3), for            each byte to the host comes twice, with probability `rate`
half       for (one frame)             frames lose their second half
reset      cause (external)            the board restarts: external (DTR, button), power, brownout or watchdog
unplug     for (3)                     the cable is out, then back: the port vanishes, the board starts anew
frozen     for (3)                     the firmware hangs: nothing is read, sent or answered
stuck      on, for                     the cell repeats its last counts
saturated  on, end (high), for         the cell is at its `high` or `low` end
minus-one  on, for                     the cell reads -1: its data line is stuck high while it is clocked
silent     on, for                     the cell is never ready: no conversions
slow       on, for                     the converter is strapped to 10 SPS (an eighth of its rate)
drift      on, percent (5), for (10)   the converter's rate changes by `percent`, evenly over `for`, and stays
swapped    on (band_knee+band_foot)    the two cells are exchanged
wrap                                   the device's 32-bit microseconds pass 2**32 at that time
=========  ==========================  =====================================================================
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from rig.channels import CHANNELS
from rig.errors import InputRefused

FOREVER = math.inf
CELL_FAULTS = ("stuck", "saturated", "minus-one", "silent", "slow", "drift", "swapped")
CAUSES = {"power": 1, "external": 2, "brownout": 3, "watchdog": 4}

OPTIONS: dict[str, dict[str, str | float]] = {
    "bitflip": {"rate": 1e-4, "for": FOREVER},
    "lost": {"rate": 1e-3, "for": FOREVER},
    "doubled": {"rate": 1e-3, "for": FOREVER},
    "half": {"for": 0.0},
    "reset": {"cause": "external"},
    "unplug": {"for": 3.0},
    "frozen": {"for": 3.0},
    "stuck": {"on": "band_knee", "for": FOREVER},
    "saturated": {"on": "band_knee", "end": "high", "for": FOREVER},
    "minus-one": {"on": "band_knee", "for": FOREVER},
    "silent": {"on": "band_knee", "for": FOREVER},
    "slow": {"on": "band_knee", "for": FOREVER},
    "drift": {"on": "band_knee", "percent": 5.0, "for": 10.0},
    "swapped": {"on": "band_knee+band_foot", "for": FOREVER},
    "wrap": {},
}
"""Every fault with its options and what they are when left out."""

NUMBERS = {
    "for": (0.0, 1e6, "seconds, 0 or more"),
    "rate": (0.0, 1.0, "a number from 0 to 1"),
    "percent": (-50.0, 50.0, "a number from -50 to 50"),
}
WORDS = {"cause": tuple(CAUSES), "end": ("low", "high")}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that goes wrong. `on` holds the channels that it touches; empty where it touches all."""

    kind: str
    at_s: float
    for_s: float = 0.0
    on: tuple[str, ...] = ()
    rate: float = 0.0
    percent: float = 0.0
    cause: str = ""
    end: str = ""

    @property
    def begins_us(self) -> float:
        return self.at_s * 1e6

    @property
    def ends_us(self) -> float:
        return (self.at_s + self.for_s) * 1e6

    def acts_at(self, at_us: float) -> bool:
        return self.begins_us <= at_us < self.ends_us


@dataclass(frozen=True, slots=True)
class Faults:
    """All the faults of a run, in order of their times."""

    all: tuple[Fault, ...] = ()

    @classmethod
    def parse(cls, text: str, channels: Sequence[str] = tuple(CHANNELS)) -> Faults:
        """Read a script; the grammar is at the top of this file.

        Raises
        ------
        InputRefused : not in the grammar, with the part that is wrong and what is allowed
        """
        parts = [part.strip() for part in text.split(";")]
        faults = [_fault(part, channels) for part in parts if part]
        return cls(tuple(sorted(faults, key=lambda fault: fault.at_s)))

    def of(self, *kinds: str) -> tuple[Fault, ...]:
        return tuple(fault for fault in self.all if fault.kind in kinds)

    def on_channel(self, channel: str) -> Faults:
        """Give the faults that change what this channel's converter delivers."""
        touching = (f for f in self.all if f.kind == "frozen" or (f.kind in CELL_FAULTS and channel in f.on))
        return Faults(tuple(touching))

    def next_edge_us(self, after_us: float) -> float:
        """Tell when a fault next begins or ends; infinite when none does."""
        edges = [edge for fault in self.all for edge in (fault.begins_us, fault.ends_us)]
        return min((edge for edge in edges if edge > after_us), default=FOREVER)


def _fault(part: str, channels: Sequence[str]) -> Fault:
    head, _, tail = part.partition(":")
    kind, at, time = (piece.strip() for piece in head.partition("@"))
    if kind not in OPTIONS:
        raise InputRefused(f"fault {kind!r} is not known; known are {', '.join(OPTIONS)}")
    if not at or not time:
        raise InputRefused(f"fault {part!r} has no time; write {kind}@SECONDS, for example {kind}@5")
    values = OPTIONS[kind] | _options(part, kind, tail)
    return Fault(
        kind=kind,
        at_s=_number(part, "its time", time, 0.0, 1e6, "seconds, 0 or more"),
        for_s=float(values.get("for", 0.0)),
        on=_channels(part, str(values.get("on", "")), channels),
        rate=float(values.get("rate", 0.0)),
        percent=float(values.get("percent", 0.0)),
        cause=str(values.get("cause", "")),
        end=str(values.get("end", "")),
    )


def _options(part: str, kind: str, tail: str) -> dict[str, str | float]:
    given: dict[str, str | float] = {}
    for option in (piece.strip() for piece in tail.split(",") if piece.strip()):
        name, equals, value = (piece.strip() for piece in option.partition("="))
        if name not in OPTIONS[kind]:
            takes = ", ".join(OPTIONS[kind]) or "none"
            raise InputRefused(f"fault {part!r}: {kind} has no option {name!r}; its options: {takes}")
        if not equals or not value:
            raise InputRefused(f"fault {part!r}: {name} has no value; write {name}=VALUE")
        given[name] = _value(part, name, value)
    return given


def _value(part: str, name: str, value: str) -> str | float:
    if name in NUMBERS:
        return _number(part, name, value, *NUMBERS[name])
    if name in WORDS and value not in WORDS[name]:
        raise InputRefused(f"fault {part!r}: {name} is {value!r}; it must be {' or '.join(WORDS[name])}")
    return value


def _number(part: str, name: str, value: str, low: float, high: float, allowed: str) -> float:
    try:
        number = float(value)
    except ValueError:
        number = math.nan
    if not low <= number <= high:
        raise InputRefused(f"fault {part!r}: {name} is {value!r}; it must be {allowed}")
    return number


def _channels(part: str, names: str, channels: Sequence[str]) -> tuple[str, ...]:
    on = tuple(names.split("+")) if names else ()
    for name in on:
        if name not in channels:
            raise InputRefused(f"fault {part!r}: no channel {name!r}; channels are {', '.join(channels)}")
    if part.startswith("swapped") and len(on) != 2:
        raise InputRefused(
            f"fault {part!r}: on is {names!r}; it must be two channels, as in band_knee+band_foot"
        )
    return on
