"""Every packet to bytes and back, and every refusal."""

from __future__ import annotations

import dataclasses
import struct
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rig.wire import packets
from rig.wire.packets import (
    Ack,
    Hello,
    Identify,
    Packet,
    PacketRefused,
    Ping,
    Pong,
    Refuse,
    SetRate,
    Start,
    Status,
    Stop,
    StreamInfo,
    StreamStatus,
    UnknownType,
    WrongField,
    WrongLength,
    pack,
    pack_samples,
    unpack,
)  # fmt: skip
from tests.oracles.wire_oracle import fault_of, samples_of

HELLO = Hello(1, 0, 3, 0, 0xDEADBEEF, 42, 2, 4, "force rig")
STREAM = StreamInfo(0, "force", 24, 128, 80_000, -(2**23), 2**23 - 1, 2.0**-13, 0, "band_knee")
STATUS = Status(1, 2, 3, 4, 5, 6, 7, 8, 9, (StreamStatus(1, 2, 3, 4),))
FIXED = [
    Pong(1, 2, 3),
    Ack(0x82, 7),
    Refuse(0x85, 1, 5),
    Identify(1),
    Start(1),
    Stop(2),
    Ping(3),
    SetRate(1, 2, 3),
]

u8, u16, u32, u64 = (st.integers(0, 2**bits - 1) for bits in (8, 16, 32, 64))
i32 = st.integers(-(2**31), 2**31 - 1)
board_names = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=32)
stream_names = st.from_regex(r"[A-Za-z0-9_]{1,16}", fullmatch=True)
f32 = st.floats(width=32, allow_nan=False, allow_infinity=False)
stream_infos = st.builds(
    StreamInfo, u8, st.sampled_from(["force", "pressure"]), u8, u8, st.integers(1, 2**32 - 1),
    st.integers(-(2**31), -1), st.integers(0, 2**31 - 1), f32, i32, stream_names,
)  # fmt: skip
stream_statuses = st.lists(st.builds(StreamStatus, u16, u16, u16, u16), max_size=28).map(tuple)
any_packet = st.one_of(
    st.builds(Hello, u8, u8, u8, u8, u32, u64, u8, u8, board_names),
    stream_infos,
    st.builds(Status, u32, u16, u16, u16, st.integers(0, 100), u32, u16, u16, u16, stream_statuses),
    st.builds(Pong, u16, u32, u32),
    st.builds(Ack, u8, u8),
    st.builds(Refuse, u8, u8, u8),
    st.builds(Identify, u8, u8),
    st.builds(Start, u8),
    st.builds(Stop, u8),
    st.builds(Ping, u16),
    st.builds(SetRate, u8, u8, u32),
)


@given(any_packet)
def test_packet_comes_back_as_it_went(packet: Packet) -> None:
    payload = pack(packet)
    assert 1 <= len(payload) <= 252
    assert payload[0] == packet.type
    assert fault_of(payload) is None
    assert unpack(payload) == packet


one_byte_wrong = st.builds(
    lambda payload, at, byte: payload[: at % len(payload)] + bytes([byte]) + payload[at % len(payload) + 1 :],
    any_packet.map(pack),
    st.integers(0, 251),
    u8,
)


def refusal_of(payload: bytes) -> str | None:
    counter_of = {UnknownType: "unknown_types", WrongLength: "wrong_lengths", WrongField: "wrong_fields"}
    try:
        packet = unpack(payload)
    except PacketRefused as refusal:
        return counter_of[type(refusal)]
    return None if pack(packet) == payload else "came back otherwise"


# SAMPLES are judged by the decoder
@given((st.binary(min_size=1, max_size=60) | one_byte_wrong).filter(lambda payload: payload[0] != 0x10))
def test_payload_is_refused_exactly_when_the_oracle_says_so(payload: bytes) -> None:
    assert refusal_of(payload) == fault_of(payload)


def test_refusal_carries_the_payload() -> None:
    with pytest.raises(UnknownType) as refusal:
        unpack(b"\x7f\x01")
    assert refusal.value.payload == b"\x7f\x01"


def test_what_a_person_reads_of_a_packet() -> None:
    assert HELLO.firmware == "0.3.0"
    assert HELLO.reset_words == "external (DTR, button)"
    assert dataclasses.replace(HELLO, reset_cause=9).reset_words == "cause 9"
    assert Refuse(0x85, 1, 5).reason_words == "rate not available on this stream"
    assert Refuse(0x85, 1, 99).reason_words == "reason 99"
    assert STREAM.nominal_rate_hz == 80.0
    assert STATUS.stream_count == 1


@pytest.mark.parametrize(
    ("payload", "kind", "says"),
    [
        (b"", UnknownType, "packet type none is not in the protocol"),
        (b"\x7f\x01", UnknownType, "packet type 7f is not in the protocol"),
        (pack(HELLO)[:18], WrongLength, "a Hello packet of 18 bytes has the wrong length"),
        (pack(STREAM)[:24], WrongLength, "a StreamInfo packet of 24 bytes has the wrong length"),
        (pack(STATUS)[:-1], WrongLength, "a Status packet of 30 bytes has the wrong length"),
        (pack(STATUS) + b"\0", WrongLength, "a Status packet of 32 bytes has the wrong length"),
        *[(pack(p)[:-1], WrongLength, f"a {type(p).__name__} packet of") for p in FIXED],
        *[(pack(p) + b"\0", WrongLength, f"a {type(p).__name__} packet of") for p in FIXED],
        (b"\2\0\3" + pack(STREAM)[3:], WrongField, "StreamInfo packet: kind is neither force"),
        (pack(HELLO) + b"\n", WrongField, r"Hello packet: name 'force rig\n'; allowed are 0 to 32 printable"),
    ],
)  # fmt: skip
def test_wrong_payload_says_what_is_wrong(payload: bytes, kind: type[PacketRefused], says: str) -> None:
    with pytest.raises(kind) as refusal:
        unpack(payload)
    assert str(refusal.value).startswith(says)


@pytest.mark.parametrize(
    ("packet", "changes", "says"),
    [
        (STREAM, {"kind": "torque"}, "kind is neither force nor pressure"),
        (STREAM, {"nominal_rate_mhz": 0}, "nominal_rate_mhz is 0; a stream has a rate"),
        (STREAM, {"lowest_counts": 5, "highest_counts": 5}, "lowest_counts 5 is not below highest_counts 5"),
        (STREAM, {"nominal_scale": float("nan")}, "nominal_scale is nan; it must be a finite number"),
        (STREAM, {"nominal_scale": 1e39}, "float too large to pack with f format"),
        (STREAM, {"name": ""}, "name ''; allowed are 1 to 16 letters, digits or _"),
        (STREAM, {"name": "a/b"}, "name 'a/b'; allowed are 1 to 16 letters, digits or _"),
        (STREAM, {"name": "x" * 17}, f"name '{'x' * 17}'; allowed are 1 to 16 letters, digits or _"),
        (HELLO, {"board_name": "x" * 33}, f"name '{'x' * 33}'; allowed are 0 to 32 printable ASCII"),
        (HELLO, {"board_name": "Käfer"}, "name 'Käfer'; allowed are 0 to 32 printable ASCII"),
        (STATUS, {"idle_percent": 101}, "idle_percent is 101; allowed is 0 to 100"),
        (Ping(0), {"ping_id": 65536}, "ushort format requires 0 <= number <= 65535"),
        (Start(0), {"tag": -1}, "ubyte format requires 0 <= number <= 255"),
        (STATUS, {"streams": STATUS.streams * 29}, "255 bytes are more than the 252 of a frame"),
    ],
)  # fmt: skip
def test_packet_that_must_not_be_sent_is_refused(packet: Any, changes: dict[str, Any], says: str) -> None:
    wrong = dataclasses.replace(packet, **changes)
    with pytest.raises(ValueError) as refusal:  # noqa: PT011
        pack(wrong)
    assert str(refusal.value) == f"{wrong} cannot be sent: {says}"


sample_rows = st.tuples(u16, st.integers(0, 31), st.integers(-(2**23), 2**23 - 1))


@given(u8, u16, u32, st.lists(sample_rows, min_size=1, max_size=40))
def test_samples_pack_to_what_the_oracle_reads(
    stream: int, sequence: int, ticks: int, rows: list[tuple[int, int, int]]
) -> None:
    stamps = [ticks + sum(delta for delta, _, _ in rows[1 : i + 1]) for i in range(len(rows))]
    flags, counts = [row[1] for row in rows], [row[2] for row in rows]
    payload = pack_samples(stream, sequence, stamps, flags, counts)
    assert fault_of(payload) is None
    assert samples_of(payload) == [
        (stream, flags[i], (sequence + i) % 65536, stamps[i] % 2**32, counts[i]) for i in range(len(rows))
    ]


@pytest.mark.parametrize(
    ("ticks", "flags", "counts", "says"),
    [
        ([], [], [], "0 ticks, 0 flags and 0 counts; a packet holds 1 to 40 of each, alike"),
        ([0] * 41, [0] * 41, [0] * 41, "41 ticks, 41 flags and 41 counts; a packet holds 1 to 40"),
        ([0, 1], [0], [0, 1], "2 ticks, 1 flags and 2 counts; a packet holds 1 to 40 of each, alike"),
        ([0, 65536], [0, 0], [0, 0], "65536 us apart; in one packet at most 65535 us: start another packet"),
        ([5, 4], [0, 0], [0, 0], "samples 4294967295 us apart"),
        ([0], [64], [0], "flags 64 hold bits of the host; a board sends only those of 31"),
        ([0], [0], [2**23], "counts 8388608 do not fit 24 bits: -8388608 to 8388607"),
        ([0], [0], [-(2**23) - 1], "counts -8388609 do not fit 24 bits"),
    ],
)  # fmt: skip
def test_samples_that_a_packet_cannot_carry_are_refused(
    ticks: list[int], flags: list[int], counts: list[int], says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        pack_samples(0, 0, ticks, flags, counts)


def test_longest_packet_of_samples_fits_a_frame() -> None:
    assert len(pack_samples(0, 0, [0] * 40, [0] * 40, [0] * 40)) == 248
    assert struct.calcsize("<BBHI") + 6 * packets.MOST_SAMPLES == 248
