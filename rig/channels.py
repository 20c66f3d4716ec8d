"""Every channel: its name, what it measures, its unit and its range.

A stream that a board introduces under another name is taken as it says (kind and unit),
so that the protocol, the file and the pipeline carry more channels than these four.
"""

from __future__ import annotations

from dataclasses import dataclass

FORCE = "force"
PRESSURE = "pressure"
UNIT_OF_KIND = {FORCE: "N", PRESSURE: "kPa"}


@dataclass(frozen=True, slots=True)
class Channel:
    """One measured quantity.

    Attributes
    ----------
    name : letters, digits and ``_``, at most 16
    kind : ``"force"`` or ``"pressure"``
    low, high : the physical range in the channel's unit; outside it the sensor or its wiring is wrong
    says : what it is, in plain words
    """

    name: str
    kind: str
    low: float
    high: float
    says: str

    @property
    def unit(self) -> str:
        return UNIT_OF_KIND[self.kind]


BAND_KNEE = Channel("band_knee", FORCE, -50.0, 500.0, "pull of the band at the knee")
BAND_FOOT = Channel("band_foot", FORCE, -50.0, 500.0, "pull of the band at the foot")
PAD_FRONT = Channel("pad_front", PRESSURE, -2.0, 40.0, "pressure in the front cell of the pelvis pad")
PAD_BACK = Channel("pad_back", PRESSURE, -2.0, 40.0, "pressure in the back cell of the pelvis pad")

CHANNELS = {c.name: c for c in (BAND_KNEE, BAND_FOOT, PAD_FRONT, PAD_BACK)}


def unit_of(channel: str) -> str:
    """Give the unit of a channel's values, "" for a channel of another name."""
    known = CHANNELS.get(channel)
    return known.unit if known else ""
