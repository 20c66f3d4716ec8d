"""No damaged frame is ever taken for a good one."""

from __future__ import annotations

import random

import pytest

from rig.wire.decoder import Decoder
from rig.wire.framing import encode_frame
from rig.wire.packets import Pong, pack, pack_samples

GOOD = encode_frame(pack(Pong(0x1234, 0x56789ABC, 0xDEF01234)))
BATCH = encode_frame(pack_samples(1, 500, [1000 * i for i in range(8)], [0] * 8, [70 * i for i in range(8)]))


def burst_of_16_bits(rng: random.Random, frame: bytes) -> bytes:
    """Flip bits within 16 in a row."""
    pattern = rng.randrange(1, 1 << 16) << rng.randrange(8 * (len(frame) - 1) - 15)
    return (int.from_bytes(frame[:-1], "little") ^ pattern).to_bytes(len(frame) - 1, "little") + b"\0"


def lost_byte(rng: random.Random, frame: bytes) -> bytes:
    at = rng.randrange(len(frame) - 1)
    return frame[:at] + frame[at + 1 :]


def doubled_byte(rng: random.Random, frame: bytes) -> bytes:
    at = rng.randrange(len(frame) - 1)
    return frame[: at + 1] + frame[at:]


def inserted_zero(rng: random.Random, frame: bytes) -> bytes:
    at = rng.randrange(1, len(frame) - 1)
    return frame[:at] + b"\0" + frame[at:]


def cut_short(rng: random.Random, frame: bytes) -> bytes:
    return frame[: rng.randrange(1, len(frame) - 1)] + b"\0"


DAMAGES = (burst_of_16_bits, lost_byte, doubled_byte, inserted_zero, cut_short)


def accepted_among(number: int, seed: int) -> tuple[int, int]:
    """Give how many of the damaged frames were taken, and how many good ones between them were lost."""
    rng = random.Random(seed)
    decoder, good, damages = Decoder(), 0, 0
    for _ in range(number // 1000):
        data = bytearray()
        for _ in range(1000):
            frame = rng.choice((GOOD, BATCH))
            spoilt = rng.choice(DAMAGES)(rng, frame)
            if spoilt != frame:
                data += spoilt + GOOD
                damages += 1
                good += 1
        decoder.feed(bytes(data))
    counters = decoder.counters
    assert counters.bytes == counters.bytes_good + counters.bytes_discarded + counters.empty_frames
    return counters.frames - good, damages


@pytest.mark.parametrize("seed", [1])
def test_two_hundred_thousand_damages(seed: int) -> None:
    accepted, damages = accepted_among(200_000, seed)
    assert damages > 199_000
    assert accepted == 0


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 12))
def test_two_million_damages(seed: int) -> None:
    accepted, _ = accepted_among(200_000, seed)
    assert accepted == 0
