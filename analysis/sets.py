"""The sets of a session: which reps, holds and rolls belong together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rig.events import Event, Hold, Mark, Rep, Roll
from rig.exercises.set_result import SetTold, read_set_over
from rig.exercises.set_spans import set_spans
from rig.record.edits import Edit
from rig.record.judged import COMPENSATED as COMPENSATED
from rig.record.judged import NOT_COUNTED as NOT_COUNTED
from rig.record.judged import REJECTED, Judged, judged
from rig.record.judged import VALID as VALID

RATING = re.compile(r"(rpe|pain)[ :=]*([0-9]{1,2}(?:\.[0-9])?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class JudgedRep:
    """A rep with the hold inside it and what became of it: one of the words of `rig.record.judged`."""

    number: int
    rep: Rep
    hold: Hold | None
    rolls: tuple[Roll, ...]
    verdict: str
    said: str = ""  # by a person, and why


@dataclass(frozen=True, slots=True)
class WorkSet:
    """One set.

    Attributes
    ----------
    start_s, end_s : from its mark, or the session's start, until it was over, the next mark or the end
    ratings : ``rpe`` and ``pain`` as entered in the set or the rest after it, by name
    told : what the coach of a plan told of it at its end, or after a correction; None without a plan
    """

    number: int
    start_s: float
    end_s: float
    reps: tuple[JudgedRep, ...]
    holds: tuple[Hold, ...]
    rolls: tuple[Roll, ...]
    ratings: dict[str, str] = field(default_factory=dict)
    told: SetTold | None = None

    @property
    def work_s(self) -> tuple[float, float]:
        """Start of the first rep and end of the last; the whole set where there is none."""
        if not self.reps:
            return self.start_s, self.end_s
        return self.reps[0].rep.start_s, self.reps[-1].rep.end_s

    @property
    def kept(self) -> list[JudgedRep]:
        """The reps that no person rejected."""
        return [judged for judged in self.reps if judged.verdict != REJECTED]

    def counted(self, verdict: str) -> int:
        """Count the reps of one verdict; where the rig sees none, those that a clinician's key counted."""
        if self.by_key is not None:
            return {VALID: self.by_key.valid, COMPENSATED: self.by_key.compensated}.get(verdict, 0)
        return sum(judged.verdict == verdict for judged in self.reps)

    @property
    def by_key(self) -> SetTold | None:
        """What a clinician's key counted; None where the rig saw the reps, or nobody counted any."""
        told = self.told
        return told if told and not self.reps and told.valid + told.compensated else None

    @property
    def attempts(self) -> int:
        """Efforts that moved nothing, where the exercise counts them."""
        return self.told.attempts if self.told else 0

    @property
    def slips(self) -> dict[str, int]:
        """What went wrong beside rolls and short holds, which reps carry themselves: how often, by key."""
        slips = self.told.slips if self.told else ()
        return {key: times for key, times in slips if not key.startswith("roll") and key != "cut_short"}


def divide(events: Sequence[Event], edits: Sequence[Edit], start_s: float, end_s: float) -> list[WorkSet]:
    """Divide a session into its sets; one in which nothing happened is left out.

    What a plan's person did between two sets (set-up, practice, rest) belongs to none of them.
    """
    spans = set_spans(events, start_s, end_s)
    until_s = [low for low, _ in spans[1:]] + [max(end_s, start_s)]
    reps = sorted(judged(events, edits), key=lambda one: one.rep.start_s)
    sets: list[WorkSet] = []
    for (low, high), until in zip(spans, until_s, strict=False):
        own = [one for one in reps if low <= one.rep.start_s < high]
        after = _inside(events, low, until)
        made = _set(len(sets) + 1, low, high, _inside(events, low, high), own, after)
        if made.reps or made.holds or made.rolls or made.told:
            sets.append(made)
    return sets


def _inside(events: Sequence[Event], low: float, high: float) -> list[Event]:
    return [e for e in events if low <= float(getattr(e, "start_s", low)) < high]


def _set(
    number: int,
    low: float,
    high: float,
    inside: Sequence[Event],
    reps: Sequence[Judged],
    after: Sequence[Event],
) -> WorkSet:
    holds = [e for e in inside if isinstance(e, Hold)]
    rolls = [e for e in inside if isinstance(e, Roll)]
    numbered = tuple(_numbered(at, one, holds, rolls) for at, one in enumerate(reps, 1))
    return WorkSet(number, low, high, numbered, tuple(holds), tuple(rolls), _ratings(after), _told(after))


def _numbered(number: int, one: Judged, holds: list[Hold], rolls: list[Roll]) -> JudgedRep:
    own = [hold for hold in holds if _overlap(one.rep, hold)]
    hold = max(own, key=lambda held: held.end_s - held.start_s, default=None)
    own_rolls = tuple(roll for roll in rolls if _overlap(one.rep, roll))
    return JudgedRep(number, one.rep, hold, own_rolls, one.verdict, one.words)


def _overlap(one: Rep, other: Hold | Roll) -> bool:
    return one.start_s < other.end_s and other.start_s < one.end_s


def _told(events: Sequence[Event]) -> SetTold | None:
    told = [read_set_over(event.label) for event in events if isinstance(event, Mark)]
    return next((one for one in reversed(told) if one is not None), None)


def _ratings(events: Sequence[Event]) -> dict[str, str]:
    found: dict[str, str] = {}
    for event in events:
        if isinstance(event, Mark):
            match = RATING.fullmatch(f"{event.label} {event.detail}".strip())
            if match:
                found[match[1].lower()] = match[2]
    return found
