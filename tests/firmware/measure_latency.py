"""Print the latency table of firmware_arduino/README.md: python -m tests.firmware.measure_latency

Up to the last byte of the frame the time is the simulated chip's, exact to the cycle. Decoding and detection
are computing time on this computer, of feeding the pipeline what the chip sent, frame by frame.
"""

from __future__ import annotations

import sys
import time

import numpy as np

from rig.pipeline import Pipeline
from rig.setup import SessionSetup
from rig.wire.packets import Start
from tests.firmware.chip import CYCLES_PER_US, FOOT, KNEE, Chip
from tests.firmware.test_firmware_sampling import behind
from tests.firmware.toolchain import build_elf, build_simulator

BAUDS = (115_200, 250_000, 500_000, 1_000_000)
SECONDS = 30


def percentiles(values: np.ndarray) -> str:
    return " / ".join(f"{value:.2f}" for value in np.percentile(values, [50, 99]))


def run(baud: int) -> tuple[np.ndarray, bytes]:
    """Stream for a while; milliseconds from data-ready to the frame's last byte, and the bytes."""
    chip = Chip(build_simulator() / "libchip.so", build_elf(baud=baud), baud=baud)
    chip.converter(KNEE, 80.3)
    chip.converter(FOOT, 77.7)
    chip.run(0.3)
    introduction = chip.sent
    chip.ask(Start(1))
    chip.run(0.1)
    chip.forget()
    chip.run(SECONDS)
    samples, knee = chip.samples, chip.of(KNEE)
    true_us = behind(knee, chip.conversions(KNEE))["cycle"] / CYCLES_PER_US
    waited_ms = (chip.arrival_us()[samples["stream"] == KNEE] - true_us) / 1000
    sent = introduction + chip.sent
    chip.close()
    return waited_ms, sent


def host_ms(sent: bytes) -> np.ndarray:
    """Milliseconds of computing that the pipeline takes for each frame, detection included."""
    pipeline = Pipeline(SessionSetup(started_ns=0))
    pipeline.warm_up()
    took = []
    for at, frame in enumerate(sent.split(b"\0")):
        begun_ns = time.thread_time_ns()
        pipeline.feed(frame + b"\0", at * 2_000_000)
        took.append((time.thread_time_ns() - begun_ns) / 1e6)
    return np.array(took[50:])


def main() -> None:
    rows = [
        "| baud | ready to frame on the line, ms p50 / p99 | decoded and judged, ms p50 / p99 | line used |",
        "|---|---|---|---|",
    ]
    for baud in BAUDS:
        waited_ms, sent = run(baud)
        used = len(sent) * 10 / baud / SECONDS
        rows.append(f"| {baud:,} | {percentiles(waited_ms)} | {percentiles(host_ms(sent))} | {used:.0%} |")
    sys.stdout.write("\n".join(rows) + "\n")


if __name__ == "__main__":
    main()
