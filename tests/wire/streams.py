"""Streams of bytes to decode, whole and damaged, made from a seed."""

from __future__ import annotations

import random
from collections.abc import Callable

import numpy as np

from rig.wire.decoder import Decoded, Decoder
from rig.wire.framing import encode_frame
from rig.wire.packets import Ack, Hello, Pong, Status, StreamInfo, StreamStatus, pack, pack_samples

MESSAGES = (
    Hello(1, 0, 3, 0, 0xDEADBEEF, 42, 2, 4, "force rig"),
    StreamInfo(0, "force", 24, 128, 80_000, -(2**23), 2**23 - 1, 2.0**-13, 0, "band_knee"),
    Status(2**32 - 1, 871, 4987, 38, 61, 70000, 1, 2, 3, (StreamStatus(5, 6, 7, 65535),) * 4),
    Pong(513, 0, 2**32 - 1),
    Ack(0x82, 0),
)


def samples_frame(rng: random.Random) -> bytes:
    number = rng.choice((1, 1, 2, 3, 8, 39, 40))
    start = rng.choice((0, rng.getrandbits(32), 2**32 - 20000))
    ticks = [start]
    while len(ticks) < number:
        ticks.append(ticks[-1] + rng.choice((0, 1000, 12500, 65535)))
    flags = [rng.choice((0, 0, 0, 1, 2, 4, 8, 16, 31)) for _ in ticks]
    counts = [rng.choice((0, -1, 2**23 - 1, -(2**23), rng.randint(-200000, 200000))) for _ in ticks]
    return encode_frame(pack_samples(rng.randrange(256), rng.getrandbits(16), ticks, flags, counts))


def frames(rng: random.Random, number: int) -> list[bytes]:
    return [
        samples_frame(rng) if rng.random() < 0.8 else encode_frame(pack(rng.choice(MESSAGES)))
        for _ in range(number)
    ]


def damaged(rng: random.Random, data: bytes) -> bytes:
    """Damage a stream once: what a line, a cable or a reset does."""
    at, length = rng.randrange(len(data)), rng.choice((1, 1, 1, 2, 5, 30, 300))
    part = data[at : at + length]
    kind = rng.choice(("flip", "burst", "lose", "double", "zero", "noise", "fill", "swap"))
    if kind == "flip":
        part = bytes([part[0] ^ 1 << rng.randrange(8)]) + part[1:]
    elif kind == "burst":
        part = rng.randbytes(len(part))
    elif kind == "lose":
        part = b""
    elif kind == "double":
        part += part
    elif kind == "zero":
        part = b"\0" + part
    elif kind == "noise":
        part = rng.randbytes(rng.choice((1, 10, 600))) + part
    elif kind == "fill":
        part = bytes([rng.randint(1, 255)]) * 700 + part
    else:
        part = part[::-1]
    return data[:at] + part + data[at + length :]


def pieces(rng: random.Random, data: bytes) -> list[bytes]:
    parts, at = [], 0
    while at < len(data):
        size = rng.choice((0, 1, 1, 2, 7, 64, 300, 5000))
        parts.append(data[at : at + size])
        at += size
    return parts


def fed_in(
    parts: list[bytes], after_each: Callable[[bytes, Decoder], None] = lambda part, decoder: None
) -> tuple[Decoder, Decoded]:
    """Feed a fresh decoder piece by piece; join what it gave, positions counted through."""
    decoder = Decoder()
    samples, messages, refused, before = [], [], [], 0
    for part in parts:
        decoded = decoder.feed(part)
        after_each(part, decoder)
        samples.append(decoded.samples)
        messages += [(before + position, packet) for position, packet in decoded.messages]
        refused += decoded.refused
        before += len(decoded.samples)
    return decoder, Decoded(np.concatenate(samples), tuple(messages), tuple(refused))
