"""Print the latency table of firmware_arduino/README.md: python -m tests.firmware.measure_latency

A band is pulled by 60 N within an instant, at any moment between two conversions. Up to the last byte of a
frame time is the simulated chip's, exact to the cycle; decoding and detection add what they take on this
computer. The last column is of other pulls, in real time and through everything: the same firmware on a
pseudo-terminal, a session that records, and the patient's window with its own loop, offscreen.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass

import numpy as np

from rig.cli.measuring import new_setup
from rig.pipeline import Pipeline
from rig.wire.packets import SetRate, Start
from tests.firmware.chip import BACK, CYCLES_PER_US, FOOT, FRONT, KNEE, Chip
from tests.firmware.latency_on_screen import painted_ms
from tests.firmware.test_firmware_on_a_port import NEWTONS_PER_COUNT
from tests.firmware.test_firmware_sampling import behind
from tests.firmware.toolchain import build_elf, build_simulator

BAUDS = (115_200, 250_000, 500_000, 1_000_000)
PADS_HZ = 200
PULLS = 60
REST, PULLED = 20_000, 20_000 + round(60 / NEWTONS_PER_COUNT)
SETTLE_S, PULL_S, SLACK_S = 3.0, 0.5, 1.2
CYCLES_PER_MS = 1000 * CYCLES_PER_US


@dataclass
class Pulled:
    """When the force stepped, each frame and when it had come; delays of the first sample of each step."""

    steps: list[int]
    frames: list[tuple[int, bytes]]
    conversion_ms: np.ndarray
    line_ms: np.ndarray
    line_used: float


def pull(baud: int, pulls: int = PULLS) -> Pulled:
    """Pull the knee's band at random moments."""
    chip = Chip(build_simulator() / "libchip.so", build_elf(baud=baud), baud=baud)
    rng = np.random.default_rng(baud)
    chip.cell_level(KNEE, REST, 77)
    chip.converter(KNEE, 80.3)
    chip.converter(FOOT, 77.7)
    chip.run(0.3)
    chip.ask(SetRate(1, FRONT, PADS_HZ * 1000), SetRate(2, BACK, PADS_HZ * 1000), Start(3), within_s=0.1)
    chip.run(SETTLE_S)
    steps = []
    for _ in range(pulls):
        chip.run(SLACK_S + rng.uniform(0, 0.1))
        steps.append(chip.cycle)
        chip.cell_level(KNEE, PULLED, 77)
        chip.run(PULL_S)
        chip.cell_level(KNEE, REST, 77)
    chip.run(0.1)
    pulled = first_samples(chip, steps)
    chip.close()
    return pulled


def first_samples(chip: Chip, steps: list[int]) -> Pulled:
    """Find the first conversion after each step, and when its frame had come."""
    knee = chip.of(KNEE)
    came = chip.arrival_us()[chip.samples["stream"] == KNEE] * CYCLES_PER_US
    read = behind(knee[20:], chip.conversions(KNEE))["cycle"].astype("i8")  # once its values are its own
    first = np.searchsorted(read, steps, side="right")
    used = sum(len(frame) for _, frame in chip.frames) * chip.byte_cycles / chip.cycle
    conversion = read[first] - steps
    line = came[20:][first] - steps
    return Pulled(steps, chip.frames, conversion / CYCLES_PER_MS, line / CYCLES_PER_MS, used)


def judged(pulled: Pulled) -> tuple[np.ndarray, np.ndarray]:
    """Give the milliseconds until the band is known as loaded, and those of computing for a frame."""
    pipeline = Pipeline(new_setup("level-1", "right", "latency", simulated=True))
    pipeline.warm_up()
    known, took = [], []
    waiting = list(pulled.steps)
    was_loaded = False
    for cycle, frame in pulled.frames:
        begun_ns = time.thread_time_ns()
        pipeline.feed(frame, cycle * 1000 // CYCLES_PER_US)
        took.append((time.thread_time_ns() - begun_ns) / 1e6)
        rep = pipeline.live.rep
        is_loaded = rep is not None and rep.loaded
        if is_loaded and not was_loaded and waiting and cycle > waiting[0]:
            known.append((cycle - waiting.pop(0)) / CYCLES_PER_MS + took[-1])
        was_loaded = is_loaded
    assert len(known) == len(pulled.steps), f"{len(known)} of {len(pulled.steps)} pulls were seen"
    return np.array(known), np.array(took[50:])


def percentiles(values: np.ndarray) -> str:
    return " / ".join(f"{value:.1f}" for value in np.percentile(values, [50, 99]))


def row(baud: int) -> str:
    pulled = pull(baud)
    known_ms, computing_ms = judged(pulled)
    decoded_ms = pulled.line_ms + np.median(computing_ms)
    columns = (pulled.conversion_ms, pulled.line_ms, decoded_ms, known_ms, painted_ms(baud))
    return f"| {baud:,} | {' | '.join(map(percentiles, columns))} | {pulled.line_used:.0%} |"


def main() -> None:
    heads = (
        "baud",
        "conversion",
        "frame on the line",
        "decoded",
        "band known as loaded",
        "painted",
        "line used",
    )
    sys.stdout.write(f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}\n")
    for baud in BAUDS:
        sys.stdout.write(row(baud) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
