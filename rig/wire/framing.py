"""Frames on the line: COBS over payload and CRC-16, closed by a zero byte.

Plain Python, for packets that are made or read one at a time; streams go through `decoder`.
"""

from __future__ import annotations

import struct
from binascii import crc_hqx

from rig.errors import DeviceError

LONGEST_PAYLOAD = 252
LONGEST_ENCODED = LONGEST_PAYLOAD + 3  # CRC and one COBS byte, without the closing zero
SHORTEST_ENCODED = 4  # one byte of payload


class FrameDamaged(DeviceError):
    """The bytes are not one whole frame."""


def crc16(data: bytes) -> int:
    """Compute CRC-16/IBM-3740 (0x1021, start 0xFFFF, not reflected); 0x29B1 of ``b"123456789"``."""
    return crc_hqx(data, 0xFFFF)


def encode_frame(payload: bytes) -> bytes:
    """Wrap a payload of 1 to 252 bytes for the line, with the closing zero.

    At most 254 bytes are stuffed, so every run between zeros fits one COBS block:
    the block is its length plus one, then the run.
    """
    if not 1 <= len(payload) <= LONGEST_PAYLOAD:
        raise ValueError(
            f"a payload of {len(payload)} bytes does not fit a frame; allowed are 1 to {LONGEST_PAYLOAD}"
        )
    inside = payload + struct.pack("<H", crc16(payload))
    return b"".join(bytes((len(run) + 1,)) + run for run in inside.split(b"\0")) + b"\0"


def decode_frame(frame: bytes) -> bytes:
    """Give the payload of exactly one frame, closing zero included.

    Raises
    ------
    FrameDamaged : not closed by a zero, a zero inside, wrong length, COBS error, CRC failure
    """
    encoded, closing = frame[:-1], frame[-1:]
    if closing != b"\0" or 0 in encoded:
        raise FrameDamaged("a frame ends at its first zero byte, and only there: these bytes do not")
    if not SHORTEST_ENCODED <= len(encoded) <= LONGEST_ENCODED:
        raise FrameDamaged(
            f"{len(encoded)} bytes before the zero; a frame has {SHORTEST_ENCODED} to {LONGEST_ENCODED}"
        )
    inside = _unstuffed(encoded)
    payload, received = inside[:-2], int.from_bytes(inside[-2:], "little")
    if crc16(payload) != received:
        raise FrameDamaged(f"CRC is 0x{received:04X}, but the payload gives 0x{crc16(payload):04X}")
    return payload


def _unstuffed(encoded: bytes) -> bytes:
    """Put the zeros back where the chain of COBS codes points; it must end exactly at the end."""
    inside, at = bytearray(encoded[1:]), encoded[0]
    while at < len(encoded):
        inside[at - 1] = 0
        at += encoded[at]
    if at != len(encoded):
        raise FrameDamaged(f"a COBS code points {at - len(encoded)} bytes beyond the end of the frame")
    return bytes(inside)
