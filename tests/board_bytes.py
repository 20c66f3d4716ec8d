"""The bytes of a board that does exactly as it is told: what a test feeds to the pipeline."""

from __future__ import annotations

import numpy as np

from rig.channels import CHANNELS
from rig.wire.framing import encode_frame
from rig.wire.packets import Hello, Packet, StreamInfo, pack, pack_samples

NAMES = tuple(CHANNELS)
NEWTONS_PER_COUNT = 1e-4
PERIOD_US = 12_500
PACKET = 4  # samples in a SAMPLES packet


def frame(packet: Packet) -> bytes:
    return encode_frame(pack(packet))


def hello(boot_id: int = 1, protocol: int = 1, streams: int = 4) -> bytes:
    return frame(Hello(protocol, 1, 2, 3, boot_id, 77, 1, streams, "bench board"))


def stream(index: int, name: str, kind: str = "force", bits: int = 24) -> bytes:
    lowest, highest = -(2**23), 2**23 - 1
    return frame(StreamInfo(index, kind, bits, 128, 80_000, lowest, highest, NEWTONS_PER_COUNT, 0, name))


def introduction(boot_id: int = 1, names: tuple[str, ...] = NAMES) -> bytes:
    kinds = [CHANNELS[name].kind if name in CHANNELS else "force" for name in names]
    streams = [stream(i, name, kind) for i, (name, kind) in enumerate(zip(names, kinds, strict=True))]
    return hello(boot_id, streams=len(names)) + b"".join(streams)


def pulls(time_s: np.ndarray) -> np.ndarray:
    """A pull of 60 N every six seconds, two seconds long, newtons."""
    return 60.0 * np.clip(np.sin(np.pi * (time_s % 6 - 2) / 2), 0, None) * (np.abs(time_s % 6 - 3) < 1)


def signal(name: str, time_s: np.ndarray, rolling: bool) -> np.ndarray:
    """What each sensor feels: pulls at the knee, a person on the pad who rolls back now and then."""
    if name == "band_knee":
        return pulls(time_s)
    if name == "band_foot":
        return 0.2 * pulls(time_s)
    side = 1.0 if name == "pad_back" else -1.0
    turn = np.clip(2.5 * (1.2 - np.abs(time_s % 18 - 15)), 0, 1) * rolling
    return 4.0 + 0.2 * np.sin(1.5 * time_s) + side * 1.6 * turn


def sample_frames(
    first: int,
    count: int,
    names: tuple[str, ...] = NAMES,
    start_ticks: int = 0,
    seed: int = 0,
    rolling: bool = True,
) -> list[bytes]:
    """Frames of samples `first` to `first + count` of every stream, interleaved, 3 ms between streams.

    Ticks and sequence of sample n are ``start_ticks + n * PERIOD_US`` and n.
    """
    random = np.random.default_rng([seed, first])
    frames = []
    for at in range(first, first + count, PACKET):
        for index, name in enumerate(names):
            own = np.arange(at, min(at + PACKET, first + count))
            ticks = start_ticks + own * PERIOD_US + index * 3_000
            value = signal(name, (own * PERIOD_US) * 1e-6, rolling)
            counts = np.round(value / NEWTONS_PER_COUNT + random.normal(0, 300, own.size)).astype(int)
            payload = pack_samples(index, at, ticks.tolist(), [0] * own.size, counts.tolist())
            frames.append(encode_frame(payload))
    return frames
