"""Frames of one payload, against the oracle and the PyPI package `cobs`."""

from __future__ import annotations

import struct

import numpy as np
import pytest
from cobs import cobs
from hypothesis import example, given
from hypothesis import strategies as st

from rig.wire.decode_kernels import crc16_of
from rig.wire.framing import FrameDamaged, crc16, decode_frame, encode_frame
from tests.oracles.wire_oracle import crc_bit_by_bit, frame_of

payloads = st.binary(min_size=1, max_size=252) | st.lists(
    st.sampled_from([0, 1, 255]), min_size=1, max_size=252
).map(bytes)


def test_crc_gives_the_check_value_of_its_catalogue_entry() -> None:
    assert crc16(b"123456789") == 0x29B1


@given(st.binary(max_size=300))
def test_three_ways_to_the_same_crc(data: bytes) -> None:
    behind = np.frombuffer(b"\xa5\x5a" + data + b"\xff", np.uint8)
    assert crc16(data) == crc_bit_by_bit(data) == crc16_of(behind, 2, 2 + len(data))


@given(payloads)
@example(b"\0" * 252)
@example(b"\xff" * 252)
@example(b"\x82")
def test_frame_is_what_cobs_and_the_oracle_make(payload: bytes) -> None:
    frame = encode_frame(payload)
    inside = payload + struct.pack("<H", crc_bit_by_bit(payload))
    assert frame == cobs.encode(inside) + b"\0" == frame_of(payload)
    assert len(frame) == len(payload) + 4
    assert decode_frame(frame) == payload


@pytest.mark.parametrize("length", [0, 253, 1000])
def test_payload_that_does_not_fit_is_refused(length: int) -> None:
    message = f"a payload of {length} bytes does not fit a frame; allowed are 1 to 252"
    with pytest.raises(ValueError, match=message):
        encode_frame(bytes(length))


@pytest.mark.parametrize(
    ("frame", "says"),
    [
        (b"", "a frame ends at its first zero byte, and only there: these bytes do not"),
        (bytes.fromhex("058207 1210"), "a frame ends at its first zero byte, and only there"),
        (bytes.fromhex("0582 00 07121000"), "a frame ends at its first zero byte, and only there"),
        (bytes.fromhex("03820700"), "3 bytes before the zero; a frame has 4 to 255"),
        (b"\x55" * 256 + b"\0", "256 bytes before the zero; a frame has 4 to 255"),
        (bytes.fromhex("078207121000"), "a COBS code points 2 bytes beyond the end of the frame"),
        (bytes.fromhex("058206121000"), "CRC is 0x1012, but the payload gives 0x0033"),
    ],
)
def test_damaged_frame_says_what_is_wrong(frame: bytes, says: str) -> None:
    with pytest.raises(FrameDamaged) as refusal:
        decode_frame(frame)
    assert str(refusal.value).startswith(says)
