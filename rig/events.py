"""What happened: reps, holds, rolls, rises, gaps and marks.

Times are seconds on the session's clock; intervals are half-open. `known_s` is the time of the newest
sample that the detector had seen when it announced the event: live and replay announce the same.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import Any, ClassVar

NAN = float("nan")


def _plain(value: Any) -> Any:
    """Round to a microsecond, a tenth of a millinewton; NaN becomes None (JSON has no NaN)."""
    if isinstance(value, float):
        return None if value != value else round(value, 6)
    return list(value) if isinstance(value, tuple) else value


@dataclass(frozen=True, slots=True)
class Event:
    """What every event has."""

    kind: ClassVar[str] = "event"

    def to_json(self) -> dict[str, Any]:
        fields = {f.name: _plain(getattr(self, f.name)) for f in dataclasses.fields(self)}
        return {"kind": self.kind, **fields}


@dataclass(frozen=True, slots=True)
class Rep(Event):
    """One loading and unloading of the band.

    `flags` holds any of: ``compensated`` (overlaps a roll fault), ``roll_before_peak`` / ``roll_after_peak``,
    ``flagged_samples`` (bad samples inside; a peak that they hide is NaN), ``gap`` (samples are missing
    inside; more than a quarter of a second and the rep is not valid), ``cut_by_end`` (the recording stopped
    under load), ``no_hold`` (the exercise asks for a hold and none was done).
    """

    kind: ClassVar[str] = "rep"
    channel: str
    start_s: float
    end_s: float
    known_s: float
    peak_newtons: float
    peak_s: float
    mean_newtons: float = NAN  # time integral over duration
    valid: bool = True
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hold(Event):
    """A part of a rep kept inside the target zone long enough.

    `start_known_s` is when the start was announced to the person, while the hold went on.
    """

    kind: ClassVar[str] = "hold"
    channel: str
    start_s: float
    end_s: float
    known_s: float
    start_known_s: float
    mean_newtons: float
    target_newtons: float
    done: bool = True  # as long as the exercise asks for
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Roll(Event):
    """The pelvis turning away from its baseline, seen by the pad.

    `direction` is ``backward``, ``forward`` or, with one cell, ``unknown``; `level` is ``warn`` or ``fault``.
    `peak_percent` is in per cent of the person's own deliberate roll (two cells) or of the fault width (one).
    """

    kind: ClassVar[str] = "roll"
    direction: str
    level: str
    start_s: float
    end_s: float
    known_s: float
    peak_percent: float
    peak_s: float


@dataclass(frozen=True, slots=True)
class Rise(Event):
    """A channel that is watched beside the counted one was away from its line.

    `peak` is above the line, in the channel's unit. What it means, the exercise says.
    """

    kind: ClassVar[str] = "rise"
    channel: str
    start_s: float
    end_s: float
    known_s: float
    peak: float


@dataclass(frozen=True, slots=True)
class Gap(Event):
    """Samples that are missing, and why: ``wire``, ``board``, ``unplugged``, ``restart`` or ``file``."""

    kind: ClassVar[str] = "gap"
    channel: str
    start_s: float
    end_s: float
    known_s: float
    lost_samples: int
    cause: str


@dataclass(frozen=True, slots=True)
class Mark(Event):
    """Something a person or the rig wrote down at a moment: a mark, a tare, a new set, a rejected rep."""

    kind: ClassVar[str] = "mark"
    start_s: float
    known_s: float
    label: str
    detail: str = ""


EVENT_KINDS: dict[str, type[Event]] = {c.kind: c for c in (Rep, Hold, Roll, Rise, Gap, Mark)}


def event_from_json(row: dict[str, Any]) -> Event:
    """Rebuild an event from `Event.to_json`."""
    kind = EVENT_KINDS[row["kind"]]
    values = {}
    for f in dataclasses.fields(kind):
        value = row[f.name]
        if value is None:
            value = NAN
        values[f.name] = tuple(value) if isinstance(value, list) else value
    return kind(**values)


@dataclass(slots=True)
class EventLog:
    """All events of a session so far, in the order in which they were announced."""

    events: list[Event] = field(default_factory=list)

    def of(self, kind: type[Event]) -> list[Any]:
        return [e for e in self.events if isinstance(e, kind)]
