"""Pins and wires: one source, `board.h`, for firmware, drawing and table."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from hardware_docs.drawings import wiring
from hardware_docs.drawings.board_header import HEADER, Pins, pins, pins_in_comment, read_pins
from hardware_docs.drawings.wires import wires

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "hardware_docs" / "wiring.md").read_text("utf-8")
DRAWING = (ROOT / "hardware_docs" / "wiring.svg").read_text("utf-8")


def data_of(svg: str, kind: str) -> list[str]:
    """Give what the elements of one kind stand for."""
    tree = ElementTree.fromstring(svg)
    return [
        e.attrib["data-is"]
        for e in tree.iter(f"{{http://www.w3.org/2000/svg}}{kind}")
        if "data-is" in e.attrib
    ]


def rows_of(head: str) -> list[list[str]]:
    """Give the rows of the table that has this head, from wiring.md."""
    after = TEXT.split(head)[1].splitlines()[2:]
    rows = []
    for line in after:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


def test_the_headers_comment_tells_the_pins_that_the_compiler_uses() -> None:
    header = HEADER.read_text("utf-8")
    assert read_pins(header) == pins_in_comment(header)


def test_pins_of_the_table_and_drawing_are_those_of_the_header() -> None:
    p = read_pins(HEADER.read_text("utf-8"))
    told = {pin: part for pin, part, _ in rows_of("| Uno pin | goes to | what it carries |")}
    assert told == {
        p.knee_dout: "U1 DT",
        p.knee_sck: "U1 SCK",
        p.foot_dout: "U2 DT",
        p.foot_sck: "U2 SCK",
        p.pad_front: "P1 VOUT",
        p.pad_back: "P2 VOUT",
    }
    by_wire = {row[0]: row[4] for row in rows_of("| wire | colour | from | connector | to | note |")}
    drawn = {
        name: end for name, _, end in (d.rsplit(" ", 2) for d in data_of(DRAWING, "polyline") if "Uno" in d)
    }
    for name, pin in (("3.3", p.knee_dout), ("3.4", p.knee_sck), ("4.3", p.foot_dout), ("4.4", p.foot_sck)):
        assert by_wire[name] == drawn[name] == f"Uno.{pin}"
    for name, pin in (("5.3", p.pad_front), ("6.3", p.pad_back)):
        assert by_wire[name] == drawn[name] == f"Uno.{pin}"
    assert sorted(data_of(DRAWING, "text")) == sorted(f"Uno.{pin}" for pin in p.all())


def test_another_header_gives_other_pins() -> None:
    header = HEADER.read_text("utf-8")
    moved = header.replace("Hx711Pins<PortD, 4, 5> KneePins", "Hx711Pins<PortB, 2, 3> KneePins")
    assert read_pins(moved).knee_dout == "D10"
    assert read_pins(moved).knee_sck == "D11"
    assert read_pins(moved) != pins_in_comment(moved)
    swapped = (
        header.replace('"pad_front"', '"x"').replace('"pad_back"', '"pad_front"').replace('"x"', '"pad_back"')
    )
    assert (read_pins(swapped).pad_front, read_pins(swapped).pad_back) == ("A1", "A0")
    with pytest.raises(AssertionError, match="typedef"):
        read_pins("nothing")


def test_every_wire_is_drawn_once_and_as_the_table_says() -> None:
    drawn = sorted(data_of(DRAWING, "polyline"))
    asked = sorted(f"{w.name} {w.start} {w.end}" for w in wires() if w.colour != "bare")
    assert drawn == asked
    for wire in wires():
        if wire.colour == "bare":
            assert f">{wire.name}  RATE tied to DVDD:<" in DRAWING


def test_no_pin_is_used_twice_and_no_wire_has_two_numbers() -> None:
    ends = [w.end for w in wires() if w.end.startswith("Uno.")]
    starts = [w.start for w in wires()]
    names = [w.name for w in wires()]
    for things in (ends, starts, names):
        assert len(things) == len(set(things))
    poles = [w.via for w in wires() if w.via]
    assert sorted(poles) == [f"X{plug}.{pole}" for plug in (1, 2) for pole in range(1, 6)]


def test_a_drawing_of_other_pins_shows_them(monkeypatch: pytest.MonkeyPatch) -> None:
    other = Pins("D10", "D11", "D6", "D7", "A4", "A5")
    monkeypatch.setattr("hardware_docs.drawings.wires.pins", lambda: other)
    monkeypatch.setattr("hardware_docs.drawings.wiring.pins", lambda: other)
    shown = data_of(wiring.draw().svg(), "text")
    assert sorted(shown) == sorted(f"Uno.{pin}" for pin in other.all())
    assert pins() != other


def test_what_rig_check_is_said_to_say_is_what_it_says() -> None:
    code = "".join(
        (ROOT / "rig" / "session" / name).read_text("utf-8") for name in ("checkup.py", "health.py")
    )
    plain = re.sub(r'"\s*\n\s*f?"', "", code)  # strings that go on in the next line
    plain = re.sub(r"\{[^{}]*\}", "…", plain)
    for said in re.findall(r"^\| `([^`]+)` \|", TEXT, re.MULTILINE):
        for piece in said.split("…"):
            words = re.sub(r"\b(80|10|1|0\.5 N)\b", "…", piece.strip())
            bare = re.sub(r"[…\s]+", " ", words).strip()
            assert bare in re.sub(
                r"[…\s]+", " ", plain.replace("10 SPS", "… SPS").replace("16 ms", "16 ms")
            ), said
