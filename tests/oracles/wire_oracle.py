"""The wire protocol once more, in slow plain Python: a byte at a time, from the specification only."""

from __future__ import annotations

import struct

COUNTERS = (
    "bytes", "bytes_good", "bytes_discarded", "bytes_waiting", "frames", "samples", "empty_frames",
    "oversize_frames", "short_frames", "cobs_errors", "crc_failures", "unknown_types", "wrong_lengths",
    "wrong_fields", "resyncs",
)  # fmt: skip

FIXED_LENGTHS = {0x12: 11, 0x13: 3, 0x14: 4, 0x81: 3, 0x82: 2, 0x83: 2, 0x84: 3, 0x85: 7}
NAME_BYTES = set(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")


def crc_bit_by_bit(data: bytes) -> int:
    crc = 0xFFFF
    for byte in data:
        for bit in range(7, -1, -1):
            top = (crc >> 15) ^ (byte >> bit & 1)
            crc = (crc << 1 & 0xFFFF) ^ (0x1021 if top else 0)
    return crc


def stuff(inside: bytes) -> bytes:
    """COBS of at most 254 bytes: each zero becomes the distance to the next one, with one code in front."""
    out, code_at = bytearray(1), 0
    for byte in inside:
        if byte == 0:
            out[code_at] = len(out) - code_at
            code_at = len(out)
        out.append(byte)
    out[code_at] = len(out) - code_at
    return bytes(out)


def unstuff(encoded: bytes) -> bytes | None:
    out, at = bytearray(), 0
    while at < len(encoded):
        code = encoded[at]
        if at + code > len(encoded):
            return None
        out += encoded[at + 1 : at + code]
        at += code
        if code < 255 and at < len(encoded):
            out.append(0)
    return bytes(out)


def frame_of(payload: bytes) -> bytes:
    return stuff(payload + struct.pack("<H", crc_bit_by_bit(payload))) + b"\0"


def fault_of(payload: bytes) -> str | None:
    """Name the counter of what makes this payload no packet; None if it is one."""
    kind, length = payload[0], len(payload)
    if kind in FIXED_LENGTHS:
        return None if length == FIXED_LENGTHS[kind] else "wrong_lengths"
    checks = {0x01: _hello_fault, 0x02: _stream_fault, 0x10: _samples_fault, 0x11: _status_fault}
    return checks[kind](payload) if kind in checks else "unknown_types"


def _hello_fault(payload: bytes) -> str | None:
    if len(payload) < 19:
        return "wrong_lengths"
    name = payload[19:]
    return None if len(name) <= 32 and all(32 <= c < 127 for c in name) else "wrong_fields"


def _stream_fault(payload: bytes) -> str | None:
    if len(payload) < 25:
        return "wrong_lengths"
    kind, rate = payload[2], int.from_bytes(payload[5:9], "little")
    lowest, highest = struct.unpack("<ii", payload[9:17])
    exponent = payload[20] << 1 & 0xFF | payload[19] >> 7
    name = payload[25:]
    good = kind in (1, 2) and rate > 0 and lowest < highest and exponent != 0xFF
    return None if good and 1 <= len(name) <= 16 and set(name) <= NAME_BYTES else "wrong_fields"


def _status_fault(payload: bytes) -> str | None:
    if len(payload) < 23 or len(payload) != 23 + 8 * payload[22]:
        return "wrong_lengths"
    return None if payload[11] <= 100 else "wrong_fields"


def _samples_fault(payload: bytes) -> str | None:
    number, rest = divmod(len(payload) - 8, 6)
    if rest or not 1 <= number <= 40:
        return "wrong_lengths"
    first_delta = payload[8:10] != b"\0\0"
    host_flags = any(flags > 31 for flags in payload[10::6])
    return "wrong_fields" if first_delta or host_flags else None


def samples_of(payload: bytes) -> list[tuple[int, int, int, int, int]]:
    """Give (stream, flags, sequence, ticks, counts) of each sample of a good SAMPLES payload."""
    _, stream, sequence, ticks = struct.unpack("<BBHI", payload[:8])
    rows = []
    for at in range(8, len(payload), 6):
        delta, flags = struct.unpack("<HB", payload[at : at + 3])
        ticks = (ticks + delta) % 2**32
        counts = int.from_bytes(payload[at + 3 : at + 6], "little", signed=True)
        rows.append((stream, flags, sequence, ticks, counts))
        sequence = (sequence + 1) % 65536
    return rows


class OracleDecoder:
    """Decode a byte at a time; `samples`, `payloads` (position, payload) and `counters` say what came."""

    def __init__(self) -> None:
        self.counters = dict.fromkeys(COUNTERS, 0)
        self.samples: list[tuple[int, int, int, int, int]] = []
        self.payloads: list[tuple[int, bytes]] = []
        self._held = bytearray()
        self._skipping = False
        self._damaged = False

    def feed(self, data: bytes) -> None:
        for byte in data:
            self.counters["bytes"] += 1
            if self._skipping:
                self.counters["bytes_discarded"] += 1
                self._skipping = byte != 0
            elif byte:
                self._hold(byte)
            elif self._held:
                self._close()
            else:
                self.counters["empty_frames"] += 1
            self.counters["bytes_waiting"] = len(self._held)

    def _hold(self, byte: int) -> None:
        self._held.append(byte)
        if len(self._held) > 255:
            self._spoilt("oversize_frames", len(self._held))
            self._skipping = True
            self._held.clear()

    def _spoilt(self, counter: str, size: int) -> None:
        self.counters[counter] += 1
        self.counters["bytes_discarded"] += size
        self._damaged = True

    def _close(self) -> None:
        encoded, size = bytes(self._held), len(self._held) + 1
        self._held.clear()
        inside = unstuff(encoded)
        if len(encoded) < 4:
            self._spoilt("short_frames", size)
        elif inside is None:
            self._spoilt("cobs_errors", size)
        elif crc_bit_by_bit(inside[:-2]) != int.from_bytes(inside[-2:], "little"):
            self._spoilt("crc_failures", size)
        else:
            self._take(inside[:-2], size)

    def _take(self, payload: bytes, size: int) -> None:
        self.counters["resyncs"] += self._damaged
        self._damaged = False
        fault = fault_of(payload)
        if fault:
            self.counters[fault] += 1
            self.counters["bytes_discarded"] += size
            return
        self.counters["frames"] += 1
        self.counters["bytes_good"] += size
        if payload[0] == 0x10:
            self.samples += samples_of(payload)
            self.counters["samples"] = len(self.samples)
        else:
            self.payloads.append((len(self.samples), payload))
