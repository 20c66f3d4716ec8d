"""Packets to bytes and back; all words of the protocol are imported from here.

SAMPLES are packed here and decoded, in bulk, by `decoder`; every other packet is packed and
unpacked here, in both directions. What `unpack` refuses, `pack` refuses too.
"""

from __future__ import annotations

import dataclasses
import math
import re
import struct
from collections.abc import Sequence
from typing import Any

from rig.channels import FORCE, PRESSURE
from rig.wire.framing import LONGEST_PAYLOAD
from rig.wire.packet_types import (
    ACK,
    BOARD_FLAGS,
    HELLO,
    IDENTIFY,
    MOST_SAMPLES,
    NO_SUCH_STREAM,
    NOT_WHILE_STREAMING,
    PING,
    PONG,
    PROTOCOL,
    RATE,
    RATE_NOT_AVAILABLE,
    REASONS,
    REFUSE,
    RESET_CAUSES,
    SAMPLE_BYTES,
    SAMPLES,
    SAMPLES_HEAD,
    START,
    STATUS,
    STOP,
    STREAM,
    UNKNOWN_COMMAND,
    WRONG_LENGTH,
    WRONG_PROTOCOL,
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
)

__all__ = [
    "ACK", "BOARD_FLAGS", "HELLO", "IDENTIFY", "MOST_SAMPLES", "NOT_WHILE_STREAMING", "NO_SUCH_STREAM",
    "PING", "PONG", "PROTOCOL", "RATE", "RATE_NOT_AVAILABLE", "REASONS", "REFUSE", "RESET_CAUSES",
    "SAMPLES", "SAMPLES_HEAD", "SAMPLE_BYTES", "START", "STATUS", "STOP", "STREAM", "UNKNOWN_COMMAND",
    "WRONG_LENGTH", "WRONG_PROTOCOL", "Ack", "Hello", "Identify", "Packet", "PacketRefused", "Ping",
    "Pong", "Refuse", "SetRate", "Start", "Status", "Stop", "StreamInfo", "StreamStatus", "UnknownType",
    "WrongField", "WrongLength", "pack", "pack_samples", "unpack",
]  # fmt: skip

KIND_CODES = {FORCE: 1, PRESSURE: 2}
KINDS = {code: kind for kind, code in KIND_CODES.items()}

NAME_RULES = {
    Hello: (re.compile(r"[ -~]{0,32}"), "0 to 32 printable ASCII"),
    StreamInfo: (re.compile(r"[A-Za-z0-9_]{1,16}"), "1 to 16 letters, digits or _"),
}
_TYPES: dict[int, type[Packet]] = {
    kind.type: kind
    for kind in (Hello, StreamInfo, Status, Pong, Ack, Refuse, Identify, Start, Stop, Ping, SetRate)
}
_STREAM_STATUS = struct.Struct("<HHHH")


def pack(packet: Packet) -> bytes:
    """Give the payload of any packet but SAMPLES.

    Raises
    ------
    ValueError : a field holds what the specification does not allow, or does not fit its width
    """
    fault = _fault(packet)
    if fault is None:
        try:
            payload = _packed(packet)
            if len(payload) <= LONGEST_PAYLOAD:
                return payload
            fault = f"{len(payload)} bytes are more than the {LONGEST_PAYLOAD} of a frame"
        except (struct.error, OverflowError) as error:
            fault = str(error)
    raise ValueError(f"{packet} cannot be sent: {fault}")


def unpack(payload: bytes) -> Packet:
    """Read the payload of any packet but SAMPLES.

    Raises
    ------
    UnknownType, WrongLength, WrongField : see there; all are `PacketRefused`
    """
    kind = _TYPES.get(payload[0]) if payload else None
    if kind is None:
        raise UnknownType(f"packet type {payload[:1].hex() or 'none'} is not in the protocol", payload)
    tail_at = 1 + kind.layout.size
    if len(payload) < tail_at:
        raise _wrong_length(kind, payload)
    values, tail = kind.layout.unpack_from(payload, 1), payload[tail_at:]
    return _built(kind, values, tail, payload)


def pack_samples(
    stream: int, sequence: int, ticks: Sequence[int], flags: Sequence[int], counts: Sequence[int]
) -> bytes:
    """Give the payload of one SAMPLES packet.

    Parameters
    ----------
    stream : the board's index of the stream
    sequence : of the first sample; taken modulo 65,536
    ticks : device microseconds of each sample, taken modulo 2**32; at most 65,535 apart
    flags, counts : one each per sample; counts are signed 24-bit

    Raises
    ------
    ValueError : not 1 to 40 samples, or a value that the packet cannot carry
    """
    if not 1 <= len(ticks) <= MOST_SAMPLES or not len(ticks) == len(flags) == len(counts):
        raise ValueError(
            f"{len(ticks)} ticks, {len(flags)} flags and {len(counts)} counts; "
            f"a packet holds 1 to {MOST_SAMPLES} of each, alike"
        )
    parts = [SAMPLES_HEAD.pack(SAMPLES, stream, int(sequence) & 0xFFFF, int(ticks[0]) & 0xFFFFFFFF)]
    before = int(ticks[0])
    for tick, flag, count in zip(map(int, ticks), map(int, flags), map(int, counts), strict=True):
        parts.append(_packed_sample((tick - before) & 0xFFFFFFFF, flag, count))
        before = tick
    return b"".join(parts)


def _packed_sample(delta: int, flags: int, counts: int) -> bytes:
    if delta > 0xFFFF:
        raise ValueError(f"samples {delta} us apart; in one packet at most 65535 us: start another packet")
    if flags & ~BOARD_FLAGS:
        raise ValueError(f"flags {flags} hold bits of the host; a board sends only those of {BOARD_FLAGS}")
    if not -(1 << 23) <= counts < 1 << 23:
        raise ValueError(f"counts {counts} do not fit 24 bits: -8388608 to 8388607")
    return struct.pack("<HB", delta, flags) + counts.to_bytes(3, "little", signed=True)


def _packed(packet: Packet) -> bytes:
    values = tuple(getattr(packet, field.name) for field in dataclasses.fields(packet))
    tail = b""
    match packet:
        case Hello():
            values, tail = values[:-1], packet.board_name.encode("ascii")
        case StreamInfo():
            values = (packet.index, KIND_CODES[packet.kind], *values[2:-1])
            tail = packet.name.encode("ascii")
        case Status():
            values = (*values[:-1], packet.stream_count)
            tail = b"".join(_STREAM_STATUS.pack(*stream) for stream in packet.streams)
    return bytes((packet.type,)) + packet.layout.pack(*values) + tail


def _built(kind: type[Packet], values: tuple[Any, ...], tail: bytes, payload: bytes) -> Packet:
    if kind is Hello:
        packet: Packet = Hello(*(*values, tail.decode("latin-1")))
    elif kind is StreamInfo:
        packet = StreamInfo(*(values[0], KINDS.get(values[1], ""), *values[2:], tail.decode("latin-1")))
    elif kind is Status and len(tail) == _STREAM_STATUS.size * values[-1]:
        packet = Status(*(*values[:-1], tuple(map(StreamStatus._make, _STREAM_STATUS.iter_unpack(tail)))))
    elif kind is Status or tail:
        raise _wrong_length(kind, payload)
    else:
        packet = kind(*values)
    fault = _fault(packet)
    if fault is not None:
        raise WrongField(f"{kind.__name__} packet: {fault}", payload)
    return packet


def _fault(packet: Packet) -> str | None:
    """Say what the specification does not allow in this packet, if anything."""
    match packet:
        case Hello():
            return _name_fault(Hello, packet.board_name)
        case StreamInfo():
            return _stream_fault(packet) or _name_fault(StreamInfo, packet.name)
        case Status() if packet.idle_percent > 100:
            return f"idle_percent is {packet.idle_percent}; allowed is 0 to 100"
    return None


def _stream_fault(stream: StreamInfo) -> str | None:
    if stream.kind not in KIND_CODES:
        return "kind is neither force nor pressure"
    if stream.nominal_rate_mhz == 0:
        return "nominal_rate_mhz is 0; a stream has a rate"
    if stream.lowest_counts >= stream.highest_counts:
        return f"lowest_counts {stream.lowest_counts} is not below highest_counts {stream.highest_counts}"
    if not math.isfinite(stream.nominal_scale):
        return f"nominal_scale is {stream.nominal_scale}; it must be a finite number"
    return None


def _name_fault(kind: type[Packet], name: str) -> str | None:
    rule, allowed = NAME_RULES[kind]
    return None if rule.fullmatch(name) else f"name {name!r}; allowed are {allowed}"


def _wrong_length(kind: type[Packet], payload: bytes) -> WrongLength:
    return WrongLength(f"a {kind.__name__} packet of {len(payload)} bytes has the wrong length", payload)
