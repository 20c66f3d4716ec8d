"""The worked example and the tables of hardware_docs/wire_protocol.md, against the code."""

from __future__ import annotations

import re
from pathlib import Path

from rig.wire import packets
from rig.wire.decoder import Decoder
from rig.wire.framing import crc16, decode_frame
from rig.wire.packets import REASONS
from tests.oracles.wire_oracle import COUNTERS

TEXT = (Path(__file__).parents[2] / "hardware_docs" / "wire_protocol.md").read_text("utf-8")
EXAMPLE = TEXT.split("## A worked example")[1].split("\n## ")[0]


def rows_of(text: str, columns: int) -> list[list[str]]:
    """Give the cells of every table row with so many columns, heads and rules left out."""
    lines = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in line] for line in lines]
    return [row for row in cells if len(row) == columns]


def test_worked_example_is_what_the_code_says() -> None:
    by_field = [bytes.fromhex(row[2].strip("`")) for row in rows_of(EXAMPLE, 3)[1:]]
    inside, frame = (bytes.fromhex(line) for line in EXAMPLE.splitlines() if line.startswith("    "))
    assert b"".join(by_field) == inside
    assert decode_frame(frame) == inside[:-2]
    assert f"0x{crc16(inside[:-2]):04X}" in EXAMPLE
    told = [tuple(int(cell.replace("−", "-")) for cell in row) for row in rows_of(EXAMPLE, 5)[1:]]
    assert Decoder().feed(frame).samples.tolist() == told
    assert (f"The {len(inside)} bytes", f"{len(frame)} bytes") == ("The 28 bytes", "30 bytes")


def test_every_type_of_the_document_is_in_the_code() -> None:
    types = re.findall(r"^\| (0x[0-9A-F]{2}) \| ([A-Z]+) \|", TEXT, re.MULTILINE)
    assert len(types) == 12
    assert {name: int(code, 16) for code, name in types} == {
        name: getattr(packets, name) for _, name in types
    }


def test_every_reason_of_the_document_is_in_the_code() -> None:
    reasons = re.findall(r"^\| (\d) \| ([a-z ]+) \|$", TEXT, re.MULTILINE)
    assert {int(code): words for code, words in reasons} == REASONS


def test_every_counter_of_the_decoder_is_in_the_document() -> None:
    counted = TEXT.split("## What is counted on the host")[1]
    assert tuple(re.findall(r"^\| `(\w+)` \|", counted, re.MULTILINE)) == COUNTERS
