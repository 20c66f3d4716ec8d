"""All streams of a session, from wire samples to rows on the session's clock in physical units.

Each step is one call over a run of samples in wire order; each stream has its row of state, at its slot.
"""

from __future__ import annotations

import dataclasses
import math
from typing import Protocol

import numpy as np

from rig.channels import CHANNELS
from rig.errors import InputRefused
from rig.measure import quality
from rig.measure.calibrate import Introduced, nominal_calibration, to_physical
from rig.measure.clock import DeviceClock
from rig.measure.gap_rows import Followed
from rig.measure.gaps import StreamFollower
from rig.measure.value_gaps import follow_values
from rig.samples import MISSING
from rig.setup import Calibration


class Stream(Introduced, Protocol):
    """A stream as its board introduces it."""

    @property
    def index(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def resolution_bits(self) -> int: ...
    @property
    def nominal_rate_hz(self) -> float: ...
    @property
    def lowest_counts(self) -> int: ...
    @property
    def highest_counts(self) -> int: ...


class Streams:
    """Measures every stream that was introduced; samples of others are counted as `strays`.

    Attributes
    ----------
    names : channel of each slot, in order of introduction
    strays : samples of streams that no board has introduced
    """

    def __init__(self, calibrations: tuple[Calibration, ...] = ()) -> None:
        self.names: list[str] = []
        self.strays = 0
        self.calibrations = {c.channel: c for c in calibrations}
        self._follower = StreamFollower()
        self._slot_of_index = np.full(256, -1, np.int64)
        self._limits = np.zeros(0, quality.LIMITS)
        self._quality = np.zeros(0, quality.QUALITY_STATE)
        self._tare_counts = np.zeros(0)
        self._scale = np.zeros(0)

    def introduce(self, stream: Stream) -> None:
        """Take a stream in, or take what has changed of a known one."""
        if stream.name in self.names:
            slot = self.names.index(stream.name)
            self._follower.set_rate(slot, stream.nominal_rate_hz)
        else:
            slot = self._add(stream.name, stream.nominal_rate_hz)
        channel = CHANNELS.get(stream.name)
        low, high = (channel.low, channel.high) if channel else (-math.inf, math.inf)
        self._limits[slot] = quality.limits_of(
            low, high, stream.lowest_counts, stream.highest_counts, stream.resolution_bits
        )[0]
        self._slot_of_index[self._slot_of_index == slot] = -1
        self._slot_of_index[stream.index] = slot
        self._calibrate(slot, self.calibrations.setdefault(stream.name, nominal_calibration(stream)))

    def _add(self, name: str, rate_hz: float) -> int:
        self.names.append(name)
        self._limits = np.concatenate([self._limits, quality.no_limits()])
        self._quality = np.concatenate([self._quality, quality.new_state()])
        self._tare_counts = np.append(self._tare_counts, 0.0)
        self._scale = np.append(self._scale, np.nan)
        return self._follower.add_stream(rate_hz)

    def _calibrate(self, slot: int, calibration: Calibration) -> None:
        self._tare_counts[slot] = calibration.tare_counts
        self._scale[slot] = calibration.scale

    def calibrate(self, calibration: Calibration) -> None:
        """Use a calibration from here on."""
        self.calibrations[calibration.channel] = calibration
        if calibration.channel in self.names:
            self._calibrate(self.names.index(calibration.channel), calibration)

    def tare(self, channel: str, counts: float) -> None:
        """Let `counts` be zero from here on.

        Raises
        ------
        InputRefused : no such channel
        """
        known = self.calibrations.get(channel)
        if known is None:
            raise InputRefused(f"cannot tare {channel!r}: no such channel; {', '.join(self.names)} are")
        self.calibrate(dataclasses.replace(known, tare_counts=counts))

    def unplugged(self) -> None:
        """Remember that the link was lost."""
        self._follower.unplugged()

    def measure(self, wire: np.ndarray, clock: DeviceClock, received_ns: int) -> Followed:
        """Measure a run of `WIRE_SAMPLE` that arrived together, in wire order."""
        slots = self._slot_of_index[wire["stream"]]
        if slots.size and slots.min() < 0:
            known = slots >= 0
            self.strays += int(slots.size - known.sum())
            wire, slots = wire[known], slots[known]
        ticks = clock.unwrap(np.ascontiguousarray(wire["ticks"]), received_ns)
        time_s = clock.session_s(ticks, received_ns)
        followed = self._follower.follow(wire, slots, ticks, time_s, clock.epoch)
        rows, slots = followed.rows, followed.slots
        value = to_physical(rows["counts"], self._tare_counts[slots], self._scale[slots])
        value[(rows["flags"] & MISSING) != 0] = np.nan
        rows["value"] = value
        quality.judge_run(rows, slots, self._limits, self._quality)
        return followed

    def take_values(self, channel: str, time_s: np.ndarray, value: np.ndarray, flags: np.ndarray) -> Followed:
        """Take samples that were never counts: a column of a file."""
        slot = self.names.index(channel) if channel in self.names else self._add(channel, 1.0)
        time_s, value = np.ascontiguousarray(time_s, np.float64), np.ascontiguousarray(value, np.float64)
        flags = np.ascontiguousarray(flags, np.uint8)
        self._refuse_falling_time(slot, time_s)
        followed = follow_values(self._follower.states, slot, time_s, value, flags)
        quality.judge_run(followed.rows, followed.slots, self._limits, self._quality)
        return followed

    def _refuse_falling_time(self, slot: int, time_s: np.ndarray) -> None:
        newest_s = (
            self._follower.states[slot]["time_s"] if self._follower.states[slot]["started"] else -math.inf
        )
        falls = np.flatnonzero(np.diff(time_s, prepend=newest_s) < 0)
        if falls.size:
            raise InputRefused(
                f"{self.names[slot]}: time runs backwards to {time_s[falls[0]]:g} s; it must never fall"
            )

    def report(self, s_per_tick: float) -> dict[str, dict[str, object]]:
        """Give the numbers of each stream; `s_per_tick` is the length of a device tick.

        ``rate_hz`` leaves holes out and is None before two samples; ``noise`` is the SD in the quietest
        second, in the channel's unit; ``distinct_counts`` stops at 256, None for no counts.
        """
        return {name: self._report(slot, s_per_tick) for slot, name in enumerate(self.names)}

    def _report(self, slot: int, s_per_tick: float) -> dict[str, object]:
        follow, judged = self._follower.states[slot], self._quality[slot]
        spent_s = float(follow["interval_ticks"]) * s_per_tick
        noise = float(judged["noise"])
        return {
            "samples": int(follow["samples"]),
            "lost": int(follow["lost"]),
            "flagged": int(judged["flagged"]),
            "rate_hz": round(int(follow["intervals"]) / spent_s, 4) if spent_s else None,
            "gaps": int(follow["gaps"]),
            "duplicates": int(follow["duplicates"]),
            "out_of_order": int(follow["out_of_order"]),
            "clamped": int(follow["clamped"]),
            "noise": None if math.isnan(noise) else round(noise, 6),
            "distinct_counts": int(judged["distinct"]) or None,
            "flags": quality.flag_counts(judged),
        }
