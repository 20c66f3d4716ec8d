"""What is missing: sequence numbers unwrapped, repeats dropped, each hole marked and counted.

One kernel call follows all streams of a run of samples in wire order, with one row of state per stream.
A hole becomes ONE row flagged MISSING, just after the sample before it, and one gap record; the sample
that closes it carries LOST_BEFORE. Nothing is interpolated.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from rig.kernel import kernel
from rig.measure.gap_rows import (
    BOARD,
    GAP,
    MARKER_AFTER_S,
    RESTART,
    STREAM_STATE,
    UNPLUGGED,
    WIRE,
    Followed,
    followed,
    mark_hole,
    put_row,
    take_interval,
)
from rig.samples import LOST_BEFORE, SAMPLE

SILENCE_S = 0.5  # without samples and without a word from the board: a hole all the same ...
SILENCE_PERIODS = 10.0  # ... when it is as many periods of the stream [E]


@kernel
def unwrap_step(wire_sequence: Any, last_wire_sequence: Any, elapsed_us: Any, period_us: Any) -> Any:
    """Count the steps from the last sequence number (u2) to this one, whole wraps by device time."""
    step = (np.int64(wire_sequence) - np.int64(last_wire_sequence)) & 0xFFFF
    return step + 65536 * np.int64(np.floor((elapsed_us / period_us - step) / 65536 + 0.5))


@kernel
def _hole(s: Any, flags: Any, epoch: Any, step: Any, ticks: Any, time_s: Any) -> tuple[Any, Any, Any]:
    """Say whether a hole lies before this sample: (cause or -1, samples lost, steps of sequence)."""
    elapsed_us = (time_s - s["time_s"]) * 1e6 if s["epoch"] != epoch else np.float64(ticks - s["ticks"])
    by_time: Any = max(np.int64(np.floor(elapsed_us / s["period_us"] + 0.5)) - 1, 0)
    if s["epoch"] != epoch:
        return (UNPLUGGED if s["unplugged"] else RESTART), by_time, by_time + 1
    if step < 1:  # the board has started counting anew
        return BOARD, by_time, by_time + 1
    if step > 1:
        return (UNPLUGGED if s["unplugged"] else WIRE), step - 1, step
    if flags & LOST_BEFORE:
        return BOARD, max(by_time, 1), 1
    if elapsed_us > SILENCE_S * 1e6 and elapsed_us > SILENCE_PERIODS * s["period_us"]:
        return (UNPLUGGED if s["unplugged"] else BOARD), by_time, 1
    return -1, 0, 1


@kernel
def _is_repeat(s: Any, step: Any, ticks: Any) -> bool:
    """Count and tell a sample that came before: device time does not run on, nor does the sequence."""
    if step > 0 or ticks > s["ticks"]:
        return False
    if step == 0:
        s["duplicates"] += 1
    else:
        s["out_of_order"] += 1
    return True


@kernel
def _held_back(s: Any, time_s: Any, after_s: Any) -> Any:
    """Give the time of a sample, at least `after_s` after the newest; count when it had to be held back."""
    earliest_s = s["time_s"] + after_s
    if time_s >= earliest_s:
        return time_s
    s["clamped"] += 1
    return earliest_s


@kernel
def follow_run(
    wire: np.ndarray,
    slots: np.ndarray,
    ticks: np.ndarray,
    time_s: np.ndarray,
    epoch: int,
    states: np.ndarray,
    rows: np.ndarray,
    row_slots: np.ndarray,
    gaps: np.ndarray,
) -> tuple[int, int]:
    """Follow a run of `WIRE_SAMPLE`; returns (rows, gaps) written, at most two rows a sample."""
    n, holes = 0, 0
    for i in range(wire.size):
        s = states[slots[i]]
        now_ticks, now_s, flags = ticks[i], time_s[i], np.int64(wire[i]["flags"])
        if s["started"]:
            step = np.int64(1)
            if s["epoch"] == epoch:
                elapsed_us = np.float64(now_ticks - s["ticks"])
                step = unwrap_step(wire[i]["sequence"], s["wire_sequence"], elapsed_us, s["period_us"])
                if _is_repeat(s, step, now_ticks):
                    continue
                now_ticks = max(now_ticks, s["ticks"] + 1)
            cause, lost, step = _hole(s, flags, epoch, step, now_ticks, now_s)
            if cause >= 0:
                now_s = _held_back(s, now_s, 2 * MARKER_AFTER_S)
                mark_hole(rows[n], gaps[holes], s, now_s, lost, cause)
                row_slots[n] = gaps[holes]["slot"] = slots[i]
                n += 1
                gaps[holes]["row"] = n
                holes += 1
                flags |= LOST_BEFORE
            else:
                now_s = _held_back(s, now_s, MARKER_AFTER_S)
                take_interval(s, np.float64(now_ticks - s["ticks"]))
            s["sequence"] += step
        s["started"] = 1
        s["unplugged"] = 0
        s["wire_sequence"] = wire[i]["sequence"]
        s["epoch"] = epoch
        s["ticks"] = now_ticks
        s["time_s"] = now_s
        s["samples"] += 1
        put_row(rows[n], s, wire[i]["counts"], flags, np.nan)
        row_slots[n] = slots[i]
        n += 1
    return n, holes


class StreamFollower:
    """Follows every stream of a session; `states` holds one `STREAM_STATE` row per slot."""

    def __init__(self) -> None:
        self.states = np.zeros(0, STREAM_STATE)

    def add_stream(self, nominal_rate_hz: float) -> int:
        """Make room for one more stream; gives its slot."""
        state = np.zeros(1, STREAM_STATE)
        state["period_us"] = state["nominal_us"] = 1e6 / nominal_rate_hz
        self.states = np.concatenate([self.states, state])
        return self.states.size - 1

    def set_rate(self, slot: int, nominal_rate_hz: float) -> None:
        """Take a new nominal rate of a stream; the running period starts anew from it."""
        if self.states[slot]["nominal_us"] != 1e6 / nominal_rate_hz:
            self.states[slot]["period_us"] = self.states[slot]["nominal_us"] = 1e6 / nominal_rate_hz

    def unplugged(self) -> None:
        """Remember that the link was lost: holes that end from here on are its doing."""
        self.states["unplugged"] = self.states["started"]

    def follow(
        self, wire: np.ndarray, slots: np.ndarray, ticks: np.ndarray, time_s: np.ndarray, epoch: int
    ) -> Followed:
        """Follow a run of samples of one epoch.

        Parameters
        ----------
        wire : array of `WIRE_SAMPLE`, in wire order
        slots : (n,) i8, the stream of each
        ticks : (n,) i8, unwrapped
        time_s : (n,) f8, session time
        epoch : of all of them
        """
        rows = np.empty(2 * wire.size, SAMPLE)
        row_slots = np.empty(2 * wire.size, np.int64)
        gaps = np.empty(wire.size, GAP)
        n, holes = follow_run(wire, slots, ticks, time_s, epoch, self.states, rows, row_slots, gaps)
        return followed(rows[:n], row_slots[:n], gaps[:holes], self.states.size)
