"""One entry of a plan: an exercise or a test, on which side, how much, with which band and against what."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from rig.errors import InputRefused
from rig.exercises.exercise import Exercise
from rig.exercises.tempo import Tempo

SIDES = ("left", "right")
STRAP = "rigid"
"""What a test is pulled against: only then is a force called strength."""

DIRECTIONS = {"outward": "band_knee", "inward": "band_foot"}
"""What an isometric effort can turn the thigh to, and the channel on which it pulls."""

FADING_PERCENT = (100, 50, 0)
"""How many of a set's reps are commented on: first, second, and every later set."""


@dataclass(frozen=True, slots=True)
class Amount:
    """How much one set asks for.

    Attributes
    ----------
    kind : ``time`` (under tension), ``reps``, ``hold`` or, for an isometric test, ``test``
    time_s : for ``time``
    reps : least and most; for ``hold`` how many holds
    hold_s : least and most; (0, 0) where no hold is asked for
    """

    kind: str
    time_s: float = 0.0
    reps: tuple[int, int] = (0, 0)
    hold_s: tuple[float, float] = (0.0, 0.0)

    def words(self) -> str:
        """Say it in a few words."""
        if self.kind == "test":
            return f"{self.reps[0]} efforts of {self.hold_s[0]:g} s"
        if self.kind == "time":
            return f"{self.time_s:g} s of action"
        if self.kind == "reps":
            return f"{_span(self.reps)} reps"
        return f"{_span(self.reps)} holds of {_span(self.hold_s)} s"


@dataclass(frozen=True, slots=True)
class StoredTest:
    """The isometric test of one direction and side that a target is a share of.

    Attributes
    ----------
    newtons : its headline
    session_id : of the session that holds it; `started_utc` is when that began, ISO 8601
    age_days : from then until the plan was begun
    """

    direction: str
    side: str
    newtons: float
    session_id: str
    started_utc: str
    age_days: float

    def words(self) -> str:
        """Say which test it is and how old."""
        days = int(self.age_days)
        age = "today" if days < 1 else "1 day ago" if days == 1 else f"{days} days ago"
        return f"the {self.side} side's {self.direction} test of {self.started_utc[:10]}, {age}"


@dataclass(frozen=True, slots=True)
class Target:
    """The force to aim at: newtons, or per cent of that side's own isometric test; 0 and 0 mean none.

    With a `test` the newtons are that percentage of it.
    """

    newtons: float = 0.0
    percent_of_test: float = 0.0
    test: StoredTest | None = None

    def of(self, test: StoredTest) -> Target:
        """Give the target in newtons, and what it comes from."""
        return Target(self.percent_of_test / 100.0 * test.newtons, self.percent_of_test, test)

    def words(self) -> str:
        """Say a target that comes from a test; ``""`` for any other."""
        if self.test is None:
            return ""
        share = f"{self.percent_of_test:g} % of {self.test.newtons:.1f} N"
        return f"target {self.newtons:.1f} N, {share}: {self.test.words()}"

    def to_json(self) -> dict[str, Any]:
        """Give what a target comes from, as it is recorded; nothing for one in newtons."""
        if self.test is None:
            return {}
        return {"percent": self.percent_of_test, **dataclasses.asdict(self.test)}

    def for_side(self, side: str, test_newtons: float | None = None) -> float:
        """Give newtons; 0 where the plan sets none.

        Raises
        ------
        InputRefused : a percentage, and that side has not been tested
        """
        if not self.percent_of_test:
            return self.newtons
        test_newtons = test_newtons or (self.test.newtons if self.test else None)
        if not test_newtons:
            raise InputRefused(
                f"the target is {self.percent_of_test:g} % of the {side} side's isometric test, and there is "
                "none yet: do the plan isometric-test first, or give the target in newtons"
            )
        return self.percent_of_test / 100.0 * test_newtons


@dataclass(frozen=True, slots=True)
class BandUsed:
    """The band as entered: it is recorded with each set; force is never inferred from it."""

    label: str = ""
    site: str = ""
    lever_arm_m: float | None = None

    def to_json(self) -> dict[str, Any]:
        """Give what was entered, for `SessionSetup.band`."""
        return {name: value for name, value in dataclasses.asdict(self).items() if value not in ("", None)}


@dataclass(frozen=True, slots=True)
class Work:
    """One entry of a plan.

    Attributes
    ----------
    exercise : of the catalogue; its own texts where `direction` is set too
    direction : ``""``, or ``outward`` / ``inward``: an isometric test against a rigid strap
    sides : one or both, in order
    set_s : the longest that one set may take, s; 0 for no limit
    ceiling_newtons : a force that must not be reached; 0 for none
    """

    exercise: Exercise
    amount: Amount
    sides: tuple[str, ...] = SIDES
    direction: str = ""
    sets: int = 1
    rest_s: float = 60.0
    set_s: float = 0.0
    target: Target = Target()
    tempo: Tempo | None = None
    band: BandUsed = BandUsed()
    ceiling_newtons: float = 0.0
    fading_percent: tuple[int, ...] = FADING_PERCENT


def _span(pair: tuple[float, float]) -> str:
    low, high = pair
    return f"{low:g}" if low == high else f"{low:g}–{high:g}"
