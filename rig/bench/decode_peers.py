"""How else one could decode the same bytes: peers that `rig bench decode` runs beside the decoder.

Each takes bytes in any pieces, as the decoder does, and gives one tuple per sample
(stream, flags, sequence, ticks, counts). They count no losses, which is in their favour.
"""

from __future__ import annotations

import struct
from binascii import crc_hqx
from collections.abc import Callable

from rig.wire.packets import SAMPLES, SAMPLES_HEAD

Sample = tuple[int, int, int, int, int]
_ROW = struct.Struct("<HBHb")


def _crc_table() -> list[int]:
    table = []
    for byte in range(256):
        crc = byte << 8
        for _ in range(8):
            crc = (crc << 1 & 0xFFFF) ^ (0x1021 if crc & 0x8000 else 0)
        table.append(crc)
    return table


CRC_TABLE = _crc_table()


def table_crc(data: bytes) -> int:
    """Compute the CRC with one table look-up a byte, in Python."""
    crc = 0xFFFF
    for byte in data:
        crc = (crc << 8 & 0xFFFF) ^ CRC_TABLE[crc >> 8 ^ byte]
    return crc


def library_crc(data: bytes) -> int:
    """Compute the CRC with the standard library's C."""
    return crc_hqx(data, 0xFFFF)


def unstuffed(encoded: bytes) -> bytes:
    """Undo COBS block by block, in Python."""
    blocks, at = [], 0
    while at < len(encoded):
        code = encoded[at]
        blocks.append(encoded[at + 1 : at + code])
        at += code
    if at != len(encoded):
        raise ValueError("a code points beyond the end")
    return b"\0".join(blocks)


class Peer:
    """Split at zeros, undo COBS, check the CRC, unpack with struct."""

    def __init__(self, undo_cobs: Callable[[bytes], bytes], crc: Callable[[bytes], int]) -> None:
        self._undo_cobs = undo_cobs
        self._crc = crc
        self._unfinished = b""

    def feed(self, data: bytes) -> list[Sample]:
        *frames, self._unfinished = (self._unfinished + data).split(b"\0")
        samples: list[Sample] = []
        for frame in frames:
            try:
                inside = self._undo_cobs(frame)
            except ValueError:
                continue
            if len(inside) > 2 and self._crc(inside[:-2]) == inside[-2] | inside[-1] << 8:
                samples += _samples_of(inside[:-2])
        return samples


def _samples_of(payload: bytes) -> list[Sample]:
    if payload[0] != SAMPLES:
        return []
    _, stream, sequence, ticks = SAMPLES_HEAD.unpack_from(payload)
    samples = []
    for delta, flags, low, high in _ROW.iter_unpack(payload[SAMPLES_HEAD.size :]):
        ticks = (ticks + delta) & 0xFFFFFFFF
        samples.append((stream, flags, sequence, ticks, high << 16 | low))
        sequence = (sequence + 1) & 0xFFFF
    return samples
