"""What a screen shows at this moment: a frozen snapshot of the pipeline."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rig.channels import CHANNELS, FORCE
from rig.detect.holds import HoldNow
from rig.detect.reps import RepInProgress
from rig.detect.rises import RiseNow
from rig.detect.rolls import RollNow
from rig.events import NAN, Event, Rep
from rig.exercises.moment import Moment, Rising
from rig.samples import UNTRUSTED


@dataclass(frozen=True, slots=True)
class ChannelNow:
    """The newest sample of one channel; a screen tells its age from `time_s`."""

    channel: str
    time_s: float
    value: float
    flags: int

    @classmethod
    def of(cls, channel: str, row: np.void) -> ChannelNow:
        """Take a `SAMPLE` row."""
        return cls(channel, float(row["time_s"]), float(row["value"]), int(row["flags"]))


@dataclass(frozen=True, slots=True)
class RepCounts:
    """Reps so far, in the whole session and since the last new set."""

    found: int = 0
    valid: int = 0
    compensated: int = 0
    set_number: int = 1
    found_in_set: int = 0
    valid_in_set: int = 0

    def after(self, event: Event) -> RepCounts:
        """Count an announced event."""
        if not isinstance(event, Rep):
            return self
        valid = int(event.valid)
        return RepCounts(
            self.found + 1,
            self.valid + valid,
            self.compensated + int("compensated" in event.flags),
            self.set_number,
            self.found_in_set + 1,
            self.valid_in_set + valid,
        )

    def in_set(self, number: int) -> RepCounts:
        """Begin a set."""
        return RepCounts(self.found, self.valid, self.compensated, number)


@dataclass(frozen=True, slots=True)
class Live:
    """The pipeline now. `newest_s` is the session time of the newest sample, NaN before the first."""

    newest_s: float = NAN
    channels: tuple[ChannelNow, ...] = ()
    counts: RepCounts = RepCounts()
    rep: RepInProgress | None = None  # None where no channel is counted
    hold: HoldNow | None = None
    roll: RollNow | None = None  # None without a pad
    rising: tuple[RiseNow, ...] = ()  # watched channels that are away from their line

    @property
    def moment(self) -> Moment:
        """The same as the coach takes it: plain numbers, untrusted forces left out."""
        forces = {c.channel: c.value for c in self.channels if is_trusted_force(c)}
        rep, hold, roll = self.rep, self.hold, self.roll
        return Moment(
            time_s=self.newest_s,
            newtons=forces,
            loaded_since_s=rep.opened_s if rep and rep.loaded else NAN,
            held_s=hold.held_s if hold else 0.0,
            in_zone=bool(hold and hold.in_zone),
            target_newtons=hold.target_newtons if hold else NAN,
            roll_level=roll.level if roll else "",
            roll_direction=roll.direction if roll else "",
            pad_unloaded=bool(roll and roll.unloaded),
            rising=tuple(Rising(now.channel, now.start_s, now.peak) for now in self.rising),
        )

    def channel(self, name: str) -> ChannelNow | None:
        """Find a channel by name; None before its first sample."""
        return next((c for c in self.channels if c.channel == name), None)


def is_trusted_force(now: ChannelNow) -> bool:
    """Say whether a channel is a band whose newest sample can be trusted."""
    known = CHANNELS.get(now.channel)
    return known is not None and known.kind == FORCE and not now.flags & UNTRUSTED and now.value == now.value
