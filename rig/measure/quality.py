"""How good each stream is: flags that only the host can set, and the numbers a report shows.

Causal and sample by sample: any split of a stream gives the same flags and numbers.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from rig.kernel import kernel
from rig.samples import FLAG_NAMES, MISSING, MISSING_COUNTS, OUT_OF_RANGE, SATURATED, STUCK, UNTRUSTED
from rig.settings import Thresholds, threshold

DISTINCT_SLOTS = 512  # of the table of distinct counts; full at half
DISTINCT_MOST = DISTINCT_SLOTS // 2
NEVER = 2**62


@dataclass(frozen=True, slots=True)
class QualitySettings(Thresholds):
    """When a sensor that repeats itself is stuck.

    A live HX711 at gain 128 scatters by tens of counts, so that a dozen equal ones in a row do not happen. A
    converter of few bits may rest on one count for as long as it likes, and is never called stuck.
    """

    stuck_samples: float = threshold(16, "equal samples in a row ...", 4, 1e6, "HX711 noise 50 nV [L]")
    stuck_s: float = threshold(0.5, "s of them", 0.0, 60, "[E]")
    dead_samples: float = threshold(8, "samples of 0 or -1 in a row: a dead data line", 2, 1e6, "[E]")
    noisy_bits: float = threshold(18, "bits, from which on a live converter never repeats", 8, 32, "[E]")
    noise_window_s: float = threshold(1.0, "s per noise figure", 0.1, 60, "[E]")


LIMITS = np.dtype(
    [
        ("low", "f8"),  # physical range
        ("high", "f8"),
        ("lowest_counts", "i8"),  # at or beyond either: saturated
        ("highest_counts", "i8"),
        ("stuck_samples", "i8"),
        ("stuck_s", "f8"),
        ("dead_samples", "i8"),
        ("window_s", "f8"),
    ]
)

QUALITY_STATE = np.dtype(
    [
        ("run", "i8"),  # equal counts in a row
        ("run_start_s", "f8"),
        ("counts", "i8"),
        ("value", "f8"),
        ("has_neighbour", "u1"),  # the sample before is there and can be trusted
        ("flagged", "i8"),
        ("kinds", "i8", (8,)),
        ("window_start_s", "f8"),
        ("window_squares", "f8"),  # of the steps between neighbours
        ("window_steps", "i8"),
        ("noise", "f8"),  # SD in the quietest window so far; NaN before the first is full
        ("distinct", "i8"),
        ("table", "i8", (DISTINCT_SLOTS,)),  # of distinct counts, plus one so that 0 is empty
    ]
)


def limits_of(
    low: float,
    high: float,
    lowest_counts: int,
    highest_counts: int,
    resolution_bits: int,
    settings: QualitySettings | None = None,
) -> np.ndarray:
    """Make one `LIMITS` row for a stream of a board."""
    settings = settings or QualitySettings()
    noisy = resolution_bits >= settings.noisy_bits
    row = np.zeros(1, LIMITS)
    row["low"], row["high"] = low, high
    row["lowest_counts"], row["highest_counts"] = lowest_counts, highest_counts
    row["stuck_samples"] = settings.stuck_samples if noisy else NEVER
    row["dead_samples"] = settings.dead_samples if noisy else NEVER
    row["stuck_s"], row["window_s"] = settings.stuck_s, settings.noise_window_s
    return row


def no_limits(settings: QualitySettings | None = None) -> np.ndarray:
    """Make one `LIMITS` row for values of unknown origin: no range, never stuck."""
    return limits_of(-math.inf, math.inf, -NEVER, NEVER, 0, settings)


def new_state() -> np.ndarray:
    """Make one `QUALITY_STATE` row."""
    state = np.zeros(1, QUALITY_STATE)
    state["noise"] = np.nan
    return state


@kernel
def _distinct(s: Any, counts: Any) -> None:
    """Enter `counts` into the table of distinct values unless it is there or the table is full."""
    if s["distinct"] >= DISTINCT_MOST:
        return
    entry = counts + 1 if counts >= 0 else counts
    place = ((counts * 2654435761) >> 8) & (DISTINCT_SLOTS - 1)
    while s["table"][place] != 0:
        if s["table"][place] == entry:
            return
        place = (place + 1) & (DISTINCT_SLOTS - 1)
    s["table"][place] = entry
    s["distinct"] += 1


@kernel
def _repeats(s: Any, limits: Any, counts: Any, time_s: Any) -> bool:
    """Tell whether this sample makes a run of equal ones too long for a live sensor."""
    if counts != s["counts"] or s["run"] == 0:
        s["run"] = 0
        s["run_start_s"] = time_s
        s["counts"] = counts
    s["run"] += 1
    if (counts == 0 or counts == -1) and s["run"] >= limits["dead_samples"]:
        return True
    return s["run"] >= limits["stuck_samples"] and time_s - s["run_start_s"] >= limits["stuck_s"]


@kernel
def _noise(s: Any, limits: Any, value: Any, time_s: Any) -> None:
    """Take a trusted sample into the noise: SD from steps between neighbours, small in slow motion."""
    if time_s - s["window_start_s"] >= limits["window_s"]:
        if s["window_steps"] >= 4:
            sd = np.sqrt(s["window_squares"] / s["window_steps"] / 2)
            if not s["noise"] <= sd:
                s["noise"] = sd
        s["window_start_s"] = time_s
        s["window_squares"] = 0.0
        s["window_steps"] = 0
    if s["has_neighbour"]:
        s["window_squares"] += (value - s["value"]) ** 2
        s["window_steps"] += 1
    s["value"] = value


@kernel
def judge_run(rows: np.ndarray, slots: np.ndarray, limits: np.ndarray, states: np.ndarray) -> None:
    """Set the host's flags on `rows` (array of `SAMPLE`, wire order) and keep the numbers of each stream."""
    for i in range(rows.size):
        s, rule = states[slots[i]], limits[slots[i]]
        flags = np.int64(rows[i]["flags"])
        if flags & MISSING:
            s["has_neighbour"] = 0
            s["kinds"][6] += 1
            continue
        counts, value, time_s = np.int64(rows[i]["counts"]), rows[i]["value"], rows[i]["time_s"]
        if counts != MISSING_COUNTS:
            _distinct(s, counts)
        if counts <= rule["lowest_counts"] or counts >= rule["highest_counts"]:
            flags |= SATURATED
        if value < rule["low"] or value > rule["high"]:
            flags |= OUT_OF_RANGE
        if _repeats(s, rule, counts, time_s):
            flags |= STUCK
        rows[i]["flags"] = flags
        for bit in range(8):
            s["kinds"][bit] += (flags >> bit) & 1
        if flags & UNTRUSTED:
            s["flagged"] += 1
            s["has_neighbour"] = 0
            if flags & STUCK:  # so were the samples before it, which looked quiet
                s["window_squares"] = 0.0
                s["window_steps"] = 0
        else:
            _noise(s, rule, value, time_s)
            s["has_neighbour"] = 1


def flag_counts(state: np.void) -> dict[str, int]:
    """Name the flags that a stream has shown, with how many samples (or holes) carried each."""
    by_bit = {bit: int(state["kinds"][bit.bit_length() - 1]) for bit in FLAG_NAMES}
    return {FLAG_NAMES[bit]: n for bit, n in by_bit.items() if n}
