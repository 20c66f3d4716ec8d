"""What a screen has to draw at one moment; every screen draws the same."""

from __future__ import annotations

from dataclasses import dataclass

from rig.live import RepCounts
from rig.session.guidance import Guidance
from rig.session.health import Finding, Level
from rig.session.snapshot import Phase


@dataclass(frozen=True, slots=True)
class ForceBar:
    """One band's force on a fixed axis, newtons; NaN values where nothing is known."""

    channel: str
    label: str
    newtons: float
    axis_newtons: float
    zone: tuple[float, float] | None  # newtons
    words: str
    works: bool  # the channel whose reps are counted
    stale: bool = False  # this channel is silent while others go on


@dataclass(frozen=True, slots=True)
class HoldRing:
    """The hold going on: how long, of how much."""

    held_s: float
    asked_s: float

    @property
    def fraction(self) -> float:
        return min(1.0, self.held_s / self.asked_s)

    @property
    def done(self) -> bool:
        return self.held_s >= self.asked_s


@dataclass(frozen=True, slots=True)
class Needle:
    """The pelvis: `place` from -1 (forward) over 0 to 1 (backward); NaN where nothing can be said."""

    place: float
    level: str  # "", "warn" or "fault"
    words: str


@dataclass(frozen=True, slots=True)
class View:
    """Everything a screen says at one moment."""

    title: str
    phase: Phase
    phase_words: str
    clock: str
    stale: bool
    stale_words: str
    bars: tuple[ForceBar, ...]
    counts: RepCounts | None  # None: this exercise's reps are counted by hand
    hold: HoldRing | None
    needle: Needle | None
    health: tuple[Finding, ...]
    link_words: str
    level: Level | None  # of the worst finding; None: all is well
    guidance: Guidance | None = None  # what a plan asks for now
