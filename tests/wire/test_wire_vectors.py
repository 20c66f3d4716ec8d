"""The vectors that the firmware's C++ reads too."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest
from cobs import cobs

from rig.samples import WIRE_SAMPLE
from rig.wire import packets
from rig.wire.decoder import Decoder
from rig.wire.framing import crc16, decode_frame, encode_frame
from rig.wire.packets import Packet, StreamStatus, pack, pack_samples
from tests.golden.make_wire_vectors import vectors
from tests.oracles.wire_oracle import samples_of

FILE = Path(__file__).parents[1] / "golden" / "wire_vectors.txt"
LINES = [line.split("|") for line in FILE.read_text("ascii").splitlines() if not line.startswith("#")]
FRAMES = {columns[1]: columns[2:] for columns in LINES if columns[0] == "frame"}
STREAMS = {columns[1]: columns[2:] for columns in LINES if columns[0] == "stream"}
PACKETS = {name: columns for name, columns in FRAMES.items() if columns[2]}

CLASS_OF = {
    "hello": packets.Hello, "stream": packets.StreamInfo, "status": packets.Status, "pong": packets.Pong,
    "ack": packets.Ack, "refuse": packets.Refuse, "identify": packets.Identify, "start": packets.Start,
    "stop": packets.Stop, "ping": packets.Ping, "rate": packets.SetRate,
}  # fmt: skip
TEXTS = {"kind", "name", "board_name"}


def fields_of(column: str) -> dict[str, str]:
    """Split ``a=1 b=some words``: words without ``=`` belong to the field before them."""
    fields: dict[str, str] = {}
    for word in column.split(" "):
        name, sign, value = word.partition("=")
        if sign:
            fields[name] = value
        else:
            fields[next(reversed(fields))] += " " + word
    return fields


def value_of(name: str, text: str) -> Any:
    if name in TEXTS:
        return text
    if name == "streams":
        return tuple(StreamStatus(*map(int, part.split(","))) for part in text.split(";") if part)
    return float(text) if name == "nominal_scale" else int(text)


def packet_of(name: str, column: str) -> Packet:
    values = {field: value_of(field, text) for field, text in fields_of(column).items()}
    return CLASS_OF[name.split("_")[0]](**values)


def test_file_is_what_its_maker_makes() -> None:
    assert FILE.read_text("ascii") == vectors()


def test_vectors_hold_every_type_and_the_longest_block() -> None:
    assert {int(columns[0][:2], 16) for columns in PACKETS.values()} == {
        0x01, 0x02, 0x10, 0x11, 0x12, 0x13, 0x14, 0x81, 0x82, 0x83, 0x84, 0x85,
    }  # fmt: skip
    assert any(columns[1].startswith("ff") and len(columns[1]) == 512 for columns in FRAMES.values())


@pytest.mark.parametrize("columns", [c for c in LINES if c[0] == "crc"], ids=lambda c: c[1])
def test_crc(columns: list[str]) -> None:
    assert crc16(bytes.fromhex(columns[1])) == int(columns[2], 16)


@pytest.mark.parametrize("name", FRAMES)
def test_frame(name: str) -> None:
    payload, frame = map(bytes.fromhex, FRAMES[name][:2])
    assert encode_frame(payload) == frame
    assert decode_frame(frame) == payload
    assert cobs.decode(frame[:-1])[:-2] == payload


@pytest.mark.parametrize("name", [name for name in PACKETS if not name.startswith("samples")])
def test_packet_to_bytes_and_back(name: str) -> None:
    payload, frame, column = PACKETS[name]
    packet = packet_of(name, column)
    assert pack(packet).hex() == payload
    assert Decoder().feed(bytes.fromhex(frame)).messages == ((0, packet),)


@pytest.mark.parametrize("name", [name for name in PACKETS if name.startswith("samples")])
def test_samples_to_bytes_and_back(name: str) -> None:
    payload, frame, column = PACKETS[name]
    fields = {field: [int(part) for part in text.split(",")] for field, text in fields_of(column).items()}
    stream, sequence = fields["stream"][0], fields["sequence"][0]
    ticks, flags, counts = fields["ticks"], fields["flags"], fields["counts"]
    rows = [(stream, flags[i], (sequence + i) % 65536, ticks[i], counts[i]) for i in range(len(ticks))]
    assert pack_samples(stream, sequence, ticks, flags, counts).hex() == payload
    decoded = Decoder().feed(bytes.fromhex(frame)).samples
    assert decoded.dtype == WIRE_SAMPLE
    assert decoded.tolist() == rows


@pytest.mark.parametrize("name", STREAMS)
def test_stream_gives_these_payloads_and_counters(name: str) -> None:
    data, column, counted = STREAMS[name]
    payloads = [bytes.fromhex(part) for part in column.split(",") if part]
    decoder = Decoder()
    decoded = decoder.feed(bytes.fromhex(data))
    assert [pack(packet) for _, packet in decoded.messages] == [p for p in payloads if p[0] != 0x10]
    assert decoded.samples.tolist() == [row for p in payloads if p[0] == 0x10 for row in samples_of(p)]
    counters = dataclasses.asdict(decoder.counters)
    not_zero = {counter: str(value) for counter, value in counters.items() if value}
    assert not_zero == fields_of(counted)
