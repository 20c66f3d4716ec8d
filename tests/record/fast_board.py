"""Eight channels at 1 kHz: enough bytes to cross chunks of the file within a second."""

from __future__ import annotations

from functools import cache

import numpy as np

from rig.setup import SessionSetup
from rig.wire.framing import encode_frame
from rig.wire.packets import Hello, StreamInfo, pack_samples
from tests.board_bytes import frame
from tests.record.made_sessions import made_setup

FAST_NAMES = ("band_knee", "band_foot", "pad_front", "pad_back", "extra_1", "extra_2", "extra_3", "extra_4")
STEP_S = 0.01
STEP_SAMPLES = 10


def fast_setup(started_ns: int) -> SessionSetup:
    return made_setup(started_ns=started_ns, calibrations=())


@cache
def fast_bytes(steps: int) -> tuple[bytes, ...]:
    """Give the introduction and then the bytes of each 10 ms; every count is a different one."""
    hello = frame(Hello(1, 1, 2, 3, 1, 77, 1, len(FAST_NAMES), "fast board"))
    infos = [
        frame(
            StreamInfo(
                i, "pressure" if "pad" in n else "force", 24, 1, 1_000_000, -(2**23), 2**23 - 1, 1e-4, 0, n
            )
        )
        for i, n in enumerate(FAST_NAMES)
    ]
    return (hello + b"".join(infos), *(_step(step) for step in range(steps)))


def _step(step: int) -> bytes:
    own = np.arange(step * STEP_SAMPLES, (step + 1) * STEP_SAMPLES)
    frames = []
    for index in range(len(FAST_NAMES)):
        counts = ((own * 7919 + index * 104_729) % 400_000).tolist()
        payload = pack_samples(index, int(own[0]), (own * 1000 + index * 50).tolist(), [0] * own.size, counts)
        frames.append(encode_frame(payload))
    return b"".join(frames)
