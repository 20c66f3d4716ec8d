"""Everything the patient's window says at one moment; no drawing in it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum

from rig.screen.words import NOTHING, Words


class Page(Enum):
    """What the window is about."""

    WORK = "bars, hold, count and pelvis"
    ASK = "one thing to do before the set"
    PUSH = "one effort of an isometric test"
    REST = "the rest, and what comes after it"
    DONE = "what was done"


@dataclass(frozen=True, slots=True)
class BigBar:
    """One force bar, newtons.

    Attributes
    ----------
    zone : to be reached; None without one, and where feedback has faded
    in_zone : whether the bar shows that it is inside
    ghost_newtons : the last rep's peak; NaN before the first
    ghost_now_newtons : what the last rep had at this time after its onset; NaN outside it
    stale : this channel is silent while others go on
    """

    channel: str
    label: Words
    newtons: float
    axis_newtons: float
    zone: tuple[float, float] | None = None
    in_zone: bool = False
    ghost_newtons: float = math.nan
    ghost_now_newtons: float = math.nan
    stale: bool = False

    def share(self, newtons: float) -> float:
        """Say how far up the axis a force is, 0 to 1; what is not known is 0."""
        return min(1.0, max(0.0, newtons / self.axis_newtons)) if newtons == newtons else 0.0


@dataclass(frozen=True, slots=True)
class Ring:
    """The hold: the circle is full at `most_s`, a mark on it stands at `least_s`."""

    held_s: float
    least_s: float
    most_s: float

    @property
    def fraction(self) -> float:
        return min(1.0, self.held_s / self.most_s)

    @property
    def mark(self) -> float:
        return self.least_s / self.most_s

    @property
    def done(self) -> bool:
        return self.held_s >= self.least_s


@dataclass(frozen=True, slots=True)
class Pelvis:
    """`place` from -1 (forward) over 0 to 1 (backward), NaN where nothing is known; `level` as of a roll.

    `direction` is ``""`` where none can be told: one cell, or no roll.
    """

    place: float
    level: str
    direction: str
    words: Words


@dataclass(frozen=True, slots=True)
class Count:
    """How much of this set is done, in `unit`; `others` did not count; `goal` is 0 where nobody set one.

    `number` is None where nothing is counted: a clinician's key counts, and no coach is there.
    """

    number: int | None
    others: int
    set_words: Words
    goal: int = 0
    unit: Words = NOTHING


@dataclass(frozen=True, slots=True)
class Cue:
    """The one thing that is said now; `level` is ``""``, ``good``, ``warn`` or ``fault``."""

    words: Words = NOTHING
    level: str = ""


@dataclass(frozen=True, slots=True)
class Pace:
    """The tempo: seconds up, hold, down and rest, and how much of each is over, 0 to 1."""

    lengths_s: tuple[float, float, float, float]
    phase: Words
    left_s: float
    over: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Countdown:
    """What is left of a rest or an effort, and what it is of; `words` say what goes on."""

    left_s: float
    whole_s: float
    words: Words

    @property
    def fraction(self) -> float:
        return min(1.0, self.left_s / self.whole_s) if self.whole_s > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Heading:
    """What is being done or comes next: exercise, side, and which set; `note` how, where that is special."""

    title: Words = NOTHING
    side: Words = NOTHING
    set_words: Words = NOTHING
    note: Words = NOTHING


NO_HEADING = Heading()


@dataclass(frozen=True, slots=True)
class Scene:
    """One moment.

    Attributes
    ----------
    stale : every value is old, and must not look alive
    asked : on an ``ASK`` page, what to do; `hint` why it is not done yet
    by_feel : feedback has faded in this rep: no target, no ghost, no comment
    summary : on a ``DONE`` page, line by line
    finished : everything was done, nothing was broken off
    sound : tones are on
    """

    stale: bool
    cue: Cue
    bars: tuple[BigBar, ...]
    ring: Ring | None
    pelvis: Pelvis | None
    count: Count
    page: Page = Page.WORK
    heading: Heading = NO_HEADING
    pace: Pace | None = None
    countdown: Countdown | None = None
    asked: Words = NOTHING
    hint: Words = NOTHING
    summary: tuple[Words, ...] = ()
    finished: bool = False
    by_feel: bool = False
    simulated: bool = False
    sound: bool = False
