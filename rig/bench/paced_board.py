"""A board for the latency benchmark, in a process of its own: nothing but packets at an even pace.

    python -m rig.bench.paced_board DESCRIPTOR SECONDS

writes to a descriptor that it inherits, and prints how many samples it wrote.
"""

from __future__ import annotations

import os
import sys
import time

from rig.wire.framing import encode_frame
from rig.wire.packets import pack_samples

CHANNELS = 8
RATE_HZ = 1000
SAMPLES_A_PACKET = 5


def send(descriptor: int, seconds: float) -> int:
    """Write packets, channel after channel; every sample's ticks are the instant of its write.

    Returns
    -------
    number of samples written
    """
    packets = round(seconds * RATE_HZ * CHANNELS / SAMPLES_A_PACKET)
    pace_s = SAMPLES_A_PACKET / RATE_HZ / CHANNELS
    began_s = time.monotonic()
    for number in range(packets):
        time.sleep(max(0.0, began_s + number * pace_s - time.monotonic()))
        sequence = number // CHANNELS * SAMPLES_A_PACKET
        ticks = [time.monotonic_ns() // 1000] * SAMPLES_A_PACKET
        counts = range(number % 1000, number % 1000 + SAMPLES_A_PACKET)
        payload = pack_samples(number % CHANNELS, sequence, ticks, [0] * SAMPLES_A_PACKET, list(counts))
        os.write(descriptor, encode_frame(payload))
    return packets * SAMPLES_A_PACKET


if __name__ == "__main__":
    sys.stdout.write(f"{send(int(sys.argv[1]), float(sys.argv[2]))}\n")
