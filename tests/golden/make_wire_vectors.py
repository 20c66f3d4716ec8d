"""Write wire_vectors.txt beside this file, from the oracle and the PyPI package `cobs`.

The file is for Python and for the firmware's C++. One vector a line, columns split at ``|``, ``#`` starts
a comment line:

    crc|bytes|crc
    frame|name|payload|frame|field=value field=value ...
    stream|name|bytes|payload,payload,...|counter=value counter=value ...

A stream is what a receiver gets, damage included; listed are the payloads that it must accept, in order,
and every counter that is not 0. Bytes are in hex. A text field is the last one, and its rest of line.
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path

from cobs import cobs

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.oracles.wire_oracle import OracleDecoder, crc_bit_by_bit, fault_of

FILE = Path(__file__).with_name("wire_vectors.txt")


def frame_of(payload: bytes) -> bytes:
    return cobs.encode(payload + struct.pack("<H", crc_bit_by_bit(payload))) + b"\0"


def sample(delta: int, flags: int, counts: int) -> bytes:
    return struct.pack("<HB", delta, flags) + counts.to_bytes(3, "little", signed=True)


def samples(stream: int, sequence: int, ticks: int, rows: list[tuple[int, int, int]]) -> bytes:
    return struct.pack("<BBHI", 0x10, stream, sequence, ticks) + b"".join(sample(*row) for row in rows)


FULL_ROWS = [(0 if i == 0 else 1000 + i, 0, 1000 * i - 20000) for i in range(40)]

FRAMES = {
    "hello": (
        struct.pack("<BBBBBIQBB", 1, 1, 0, 3, 0, 0xDEADBEEF, 0x0102030405060708, 2, 4) + b"force rig",
        "protocol=1 firmware_major=0 firmware_minor=3 firmware_patch=0 boot_id=3735928559 "
        "serial=72623859790382856 reset_cause=2 stream_count=4 board_name=force rig",
    ),
    "hello_without_name": (
        struct.pack("<BBBBBIQBB", 1, 1, 1, 0, 0, 1, 0, 1, 0),
        "protocol=1 firmware_major=1 firmware_minor=0 firmware_patch=0 boot_id=1 serial=0 reset_cause=1 "
        "stream_count=0 board_name=",
    ),
    "stream_force": (
        struct.pack("<BBBBBIiifi", 2, 0, 1, 24, 128, 80000, -8388608, 8388607, 2.0**-13, 0) + b"band_knee",
        "index=0 kind=force resolution_bits=24 gain=128 nominal_rate_mhz=80000 lowest_counts=-8388608 "
        "highest_counts=8388607 nominal_scale=0.0001220703125 nominal_zero=0 name=band_knee",
    ),
    "stream_pressure": (
        struct.pack("<BBBBBIiifi", 2, 2, 2, 10, 1, 100000, 0, 1023, 0.0625, -41) + b"pad_front",
        "index=2 kind=pressure resolution_bits=10 gain=1 nominal_rate_mhz=100000 lowest_counts=0 "
        "highest_counts=1023 nominal_scale=0.0625 nominal_zero=-41 name=pad_front",
    ),
    "status": (
        struct.pack("<BIHHHBIHHHB", 0x11, 4000000000, 871, 4987, 38, 61, 70000, 1, 2, 3, 2)
        + struct.pack("<HHHH", 5, 6, 7, 8)
        + struct.pack("<HHHH", 65535, 0, 0, 256),
        "ticks=4000000000 free_ram=871 supply_mv=4987 irq_off_us=38 idle_percent=61 dropped_packets=70000 "
        "rx_overruns=1 rx_bad_frames=2 commands_refused=3 streams=5,6,7,8;65535,0,0,256",
    ),
    "status_without_streams": (
        struct.pack("<BIHHHBIHHHB", 0x11, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
        "ticks=0 free_ram=0 supply_mv=0 irq_off_us=0 idle_percent=0 dropped_packets=0 rx_overruns=0 "
        "rx_bad_frames=0 commands_refused=0 streams=",
    ),
    "pong": (
        struct.pack("<BHII", 0x12, 513, 0x00FF00FF, 0xFFFFFFFF),
        "ping_id=513 received_ticks=16711935 sent_ticks=4294967295",
    ),
    "ack": (struct.pack("<BBB", 0x13, 0x82, 7), "command=130 tag=7"),
    "refuse": (struct.pack("<BBBB", 0x14, 0x85, 0, 5), "command=133 tag=0 reason=5"),
    "identify": (struct.pack("<BBB", 0x81, 1, 1), "tag=1 protocol=1"),
    "start": (struct.pack("<BB", 0x82, 7), "tag=7"),
    "stop": (struct.pack("<BB", 0x83, 255), "tag=255"),
    "ping": (struct.pack("<BH", 0x84, 513), "ping_id=513"),
    "rate": (struct.pack("<BBBI", 0x85, 9, 1, 10000), "tag=9 stream=1 rate_mhz=10000"),
    "samples_one": (
        samples(1, 65535, 0xFFFFFFFF, [(0, 0, -1)]),
        "stream=1 sequence=65535 ticks=4294967295 flags=0 counts=-1",
    ),
    "samples_three_over_every_wrap": (
        samples(0, 65534, 0xFFFFFFF0, [(0, 16, -8388608), (12500, 0, 8388607), (65535, 13, 0)]),
        "stream=0 sequence=65534 ticks=4294967280,12484,78019 flags=16,0,13 counts=-8388608,8388607,0",
    ),
    "samples_forty": (
        samples(3, 256, 65536, FULL_ROWS),
        "stream=3 sequence=256 ticks="
        + ",".join(str(65536 + sum(row[0] for row in FULL_ROWS[: i + 1])) for i in range(40))
        + " flags="
        + ",".join("0" for _ in FULL_ROWS)
        + " counts="
        + ",".join(str(row[2]) for row in FULL_ROWS),
    ),
}
"""What every packet looks like: payload and fields."""

BARE = {
    "one_byte": b"\x82",
    "one_zero_byte": b"\0",
    "longest_all_zero": bytes(252),
    "longest_without_zero": bytes(range(1, 253)),
    "longest_all_255": b"\xff" * 252,
    "longest_last_zero": bytes(range(1, 252)) + b"\0",
}
"""Payloads at the ends of what a frame can hold; they need not be packets."""

START, PING = frame_of(FRAMES["start"][0]), frame_of(FRAMES["ping"][0])
THREE = frame_of(FRAMES["samples_three_over_every_wrap"][0])
WHOLE = START + PING + THREE


def flipped(data: bytes, at: int, bits: int = 1) -> bytes:
    return data[:at] + bytes([data[at] ^ bits]) + data[at + 1 :]


STREAMS = {
    "whole": WHOLE,
    "zero_first_then_whole": b"\0" + WHOLE,
    "empty_frames_between": START + b"\0\0\0" + PING,
    "joined_in_the_middle": THREE[5:] + START,
    "bit_flipped_in_payload": flipped(START, 2) + PING,
    "bit_flipped_in_crc": flipped(START, len(START) - 2) + PING,
    "code_points_beyond_the_end": flipped(START, 0, 0x40) + PING,
    "byte_lost": THREE[:7] + THREE[8:] + PING,
    "byte_doubled": THREE[:9] + THREE[8:] + PING,
    "zero_inserted": PING[:3] + b"\0" + PING[3:] + START,
    "closing_zero_lost": START[:-1] + PING + START,
    "cut_off": START + THREE[:10],
    "cut_off_then_boot": THREE[:10] + b"\0" + START,
    "too_short": b"\x01\0\x02\x82\0\x03\x82\x07\0" + START,
    "longest_then_whole": b"\xff" + b"\x55" * 254 + b"\0" + START,
    "one_too_long_then_whole": b"\x55" * 256 + b"\0" + START,
    "endless_without_zero": b"\xaa" * 600,
    "noise_then_whole": b"\xaa" * 600 + b"\0" + START,
    "unknown_type": frame_of(b"\x7f\x01") + START,
    "command_too_short": frame_of(b"\x82") + START,
    "command_too_long": frame_of(b"\x82\x01\x02") + START,
    "samples_of_none": frame_of(samples(0, 0, 0, [])) + START,
    "samples_cut_in_one": frame_of(samples(0, 0, 0, [(0, 0, 5), (9, 0, 6)])[:-1]) + START,
    "samples_first_delta": frame_of(samples(0, 0, 0, [(1, 0, 5)])) + START,
    "samples_first_delta_high": frame_of(samples(0, 0, 0, [(256, 0, 5)])) + START,
    "samples_host_flag": frame_of(samples(0, 0, 0, [(0, 32, 5)])) + START,
    "stream_of_unknown_kind": frame_of(b"\x02\x00\x03" + FRAMES["stream_force"][0][3:]) + START,
}
"""What may arrive, damage included."""


def stream_line(name: str, data: bytes) -> str:
    oracle = OracleDecoder()
    accepted = []
    for closed in data.split(b"\0")[:-1]:
        before = oracle.counters["frames"]
        oracle.feed(closed + b"\0")
        if oracle.counters["frames"] > before:
            accepted.append(cobs.decode(closed)[:-2])
    oracle.feed(data.split(b"\0")[-1])
    assert all(fault_of(payload) is None for payload in accepted)
    counted = " ".join(f"{name}={value}" for name, value in oracle.counters.items() if value)
    return f"stream|{name}|{data.hex()}|{','.join(payload.hex() for payload in accepted)}|{counted}"


def vectors() -> str:
    lines = ["# Made by make_wire_vectors.py, which tells the format. Do not edit."]
    for data in (b"123456789", b"\0", b"\xff\xff"):
        lines.append(f"crc|{data.hex()}|{crc_bit_by_bit(data):04x}")
    for name, (payload, fields) in FRAMES.items():
        lines.append(f"frame|{name}|{payload.hex()}|{frame_of(payload).hex()}|{fields}")
    for name, payload in BARE.items():
        lines.append(f"frame|{name}|{payload.hex()}|{frame_of(payload).hex()}|")
    lines += [stream_line(name, data) for name, data in STREAMS.items()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    FILE.write_text(vectors(), encoding="ascii", newline="\n")
