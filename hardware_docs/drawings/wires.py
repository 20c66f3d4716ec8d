"""Every wire of the rig: colour and ends. The drawing and the table in wiring.md are made from this."""

from __future__ import annotations

from dataclasses import dataclass

from hardware_docs.calculations.markdown import table
from hardware_docs.drawings.board_header import Pins, pins


@dataclass(frozen=True, slots=True)
class Wire:
    """One wire. Ends are ``part.pin``; `via` is the connector that it passes."""

    name: str
    colour: str
    start: str
    end: str
    via: str = ""
    note: str = ""


def wires(p: Pins | None = None) -> tuple[Wire, ...]:
    """List all wires, numbered in the order of building."""
    p = p or pins()
    return (
        *_cell("1", "knee cell", "X1", "U1"),
        *_cell("2", "foot cell", "X2", "U2"),
        *_converter("3", "U1", p.knee_dout, p.knee_sck),
        *_converter("4", "U2", p.foot_dout, p.foot_sck),
        *_sensor("5", "P1", p.pad_front, "blue"),
        *_sensor("6", "P2", p.pad_back, "orange"),
        Wire("7.1", "red", "Uno.5V", "F1.in", note="thicker: 0.5 mm²"),
        Wire("7.2", "red", "F1.out", "+5 V bar"),
        Wire(
            "7.3",
            "black",
            "Uno.GND",
            "0 V bar",
            note="thicker: 0.5 mm²; the only joint between Uno and 0 V bar",
        ),
    )


def _cell(number: str, cell: str, plug: str, converter: str) -> tuple[Wire, ...]:
    """The four wires and the screen of a load cell; M12, 5 poles, A-coded."""
    ends = (("red", "E+", "E+"), ("green", "S+", "A+"), ("black", "E−", "E−"), ("white", "S−", "A−"))
    four = tuple(
        Wire(f"{number}.{pole}", colour, f"{cell}.{at_cell}", f"{converter}.{at_board}", f"{plug}.{pole}")
        for pole, (colour, at_cell, at_board) in enumerate(ends, start=1)
    )
    screen = Wire(
        f"{number}.5", "screen", f"{cell}.screen", "0 V bar", f"{plug}.5", "joined at the box end only"
    )
    return (*four, screen)


def _converter(number: str, name: str, dout: str, sck: str) -> tuple[Wire, ...]:
    return (
        Wire(f"{number}.1", "red", f"{name}.VCC", "+5 V bar"),
        Wire(f"{number}.2", "black", f"{name}.GND", "0 V bar"),
        Wire(f"{number}.3", "yellow", f"{name}.DT", f"Uno.{dout}"),
        Wire(f"{number}.4", "violet", f"{name}.SCK", f"Uno.{sck}"),
        Wire(f"{number}.5", "bare", f"{name}.RATE", f"{name}.DVDD", note="the strap for 80 samples a second"),
    )


def _sensor(number: str, name: str, pin: str, colour: str) -> tuple[Wire, ...]:
    return (
        Wire(
            f"{number}.1", "red", f"{name}.VS", "+5 V bar", note="1 µF and 10 nF to GND, close to the sensor"
        ),
        Wire(f"{number}.2", "black", f"{name}.GND", "0 V bar"),
        Wire(f"{number}.3", colour, f"{name}.VOUT", f"Uno.{pin}", note="470 pF to GND, close to the sensor"),
    )


def wires_table() -> str:
    rows = [(w.name, w.colour, w.start, w.via or "–", w.end, w.note) for w in wires()]
    return table(("wire", "colour", "from", "connector", "to", "note"), rows)


def pins_table() -> str:
    p = pins()
    rows = [
        (p.knee_dout, "U1 DT", "knee's converter says: ready, and its bits"),
        (p.knee_sck, "U1 SCK", "clock to the knee's converter"),
        (p.foot_dout, "U2 DT", "foot's converter says: ready, and its bits"),
        (p.foot_sck, "U2 SCK", "clock to the foot's converter"),
        (p.pad_front, "P1 VOUT", "pad, front cell (blue tube)"),
        (p.pad_back, "P2 VOUT", "pad, back cell (orange tube)"),
    ]
    return table(("Uno pin", "goes to", "what it carries"), rows)
