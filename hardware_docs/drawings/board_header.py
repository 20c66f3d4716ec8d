"""Pins and sensors as the firmware has them: `firmware_arduino/rig_firmware/board.h`, read as text.

Nothing in the documents states a pin of its own: change the header, run `make drawings`, and all follow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

HEADER = Path(__file__).parents[2] / "firmware_arduino" / "rig_firmware" / "board.h"
FIRST_PIN_OF_PORT = {"PortD": 0, "PortB": 8}  # D0 is PD0, D8 is PB0 on an Uno and a Nano


@dataclass(frozen=True, slots=True)
class Pins:
    """What is connected where on the board, by the names printed on it."""

    knee_dout: str
    knee_sck: str
    foot_dout: str
    foot_sck: str
    pad_front: str
    pad_back: str

    def all(self) -> tuple[str, ...]:
        return self.knee_dout, self.knee_sck, self.foot_dout, self.foot_sck, self.pad_front, self.pad_back


def read_pins(header: str) -> Pins:
    """Read the pins that the compiler uses: port and bits of each converter, order of the pad's streams."""
    knee, foot = (_converter(header, name) for name in ("KneePins", "FootPins"))
    pads = re.findall(r'Kind::kPressure,[^}]*"(pad_\w+)"\}', header)
    analog = {name: f"A{place}" for place, name in enumerate(pads)}
    return Pins(*knee, *foot, analog["pad_front"], analog["pad_back"])


def pins_in_comment(header: str) -> Pins:
    """Read the pins that the header's opening comment tells people."""

    def told(words: str) -> str:
        found = re.search(rf"(\b[AD]\d+)\s+{words}", header)
        assert found, f"board.h no longer says which pin is {words!r}"
        return found[1]

    sck = re.findall(r"\b(D\d+)\s+its SCK", header)
    return Pins(
        told("DOUT of the knee"),
        sck[0],
        told("DOUT of the foot"),
        sck[1],
        told("pad, front"),
        told("pad, back"),
    )


def _converter(header: str, name: str) -> tuple[str, str]:
    found = re.search(rf"Hx711Pins<(Port[BD]), (\d), (\d)> {name};", header)
    assert found, f"board.h no longer has a line 'typedef Hx711Pins<...> {name};'"
    first = FIRST_PIN_OF_PORT[found[1]]
    return f"D{first + int(found[2])}", f"D{first + int(found[3])}"


def pins() -> Pins:
    return read_pins(HEADER.read_text("utf-8"))
