"""Units as exports write them, in words, headers and units rows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rig.channels import CHANNELS, FORCE, PRESSURE

STANDARD_GRAVITY = 9.80665  # m/s², exact by definition
FORCE_UNITS = {
    "N": 1.0,
    "kN": 1000.0,
    "kg": STANDARD_GRAVITY,
    "g": STANDARD_GRAVITY / 1000,
    "lbf": 4.4482216152605,
}
"""Newtons in one of each; kg and g are the weight of that mass."""
PRESSURE_UNITS = {
    "kPa": 1.0,
    "Pa": 0.001,
    "hPa": 0.1,
    "cmH2O": 0.0980665,
    "mmHg": 0.133322387415,
    "psi": 6.894757293168,
}
"""Kilopascals in one of each."""
TIME_UNITS = {"s": 1.0, "ms": 1e-3, "us": 1e-6, "ns": 1e-9, "min": 60.0}
"""Seconds in one of each."""

_SPELT = {
    "s": "s sec secs second seconds sekunden",
    "ms": "ms msec msecs millis millisecond milliseconds",
    "us": "us µs μs usec micros microsecond microseconds",
    "ns": "ns nsec nanosecond nanoseconds",
    "min": "min mins minute minutes",
    "N": "n newton newtons",
    "kN": "kn kilonewton kilonewtons",
    "kg": "kg kgf kilogram kilograms kgs kp",
    "g": "g gf gram grams",
    "lbf": "lbf lb lbs pound pounds",
    "kPa": "kpa kilopascal",
    "Pa": "pa pascal",
    "hPa": "hpa mbar",
    "cmH2O": "cmh2o cmh₂o cmwc",
    "mmHg": "mmhg torr",
    "psi": "psi",
}
_UNIT_OF_WORD = {word: unit for unit, words in _SPELT.items() for word in words.split()}
_BRACKETS = re.compile(r"(.*?)\s*[(\[{<]\s*([^)\]}>]*?)\s*[)\]}>]\s*")
_BEHIND = re.compile(r"(.+?)(?:\s*[_,/.:|-]\s*|\s+)([^\s_,/.:|-]+)")


@dataclass(frozen=True, slots=True)
class ColumnName:
    """A header cell taken apart: ``Force (kg)`` is base ``force`` and unit ``kg``; "" where it has none."""

    base: str
    unit: str


def unit_of(word: str) -> str:
    """Give a unit its standard spelling; "" for what is not a unit."""
    return _UNIT_OF_WORD.get(word.strip().strip("()[]{}<>").replace(" ", "").casefold(), "")


def take_apart(cell: str) -> ColumnName:
    """Separate a header cell into what is measured and its unit."""
    cell = cell.strip()
    found = _BRACKETS.fullmatch(cell)
    if found:
        return ColumnName(_plain(found[1]), unit_of(found[2]))
    found = _BEHIND.fullmatch(cell)
    if found and unit_of(found[2]):
        return ColumnName(_plain(found[1]), unit_of(found[2]))
    return ColumnName(_plain(cell), unit_of(cell) if len(cell) > 1 else "")


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", name.casefold()).split())


def kind_of(channel: str) -> str:
    """Say whether a channel holds force or pressure; an unknown name is force unless it begins with pad."""
    known = CHANNELS.get(channel)
    if known is not None:
        return known.kind
    return PRESSURE if channel.startswith("pad") else FORCE


def units_of(kind: str) -> dict[str, float]:
    return PRESSURE_UNITS if kind == PRESSURE else FORCE_UNITS
