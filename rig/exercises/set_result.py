"""What became of one set: counts, slips and how it ended; recorded as a mark, and what a gate looks at."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from typing import Any

from rig.exercises.dose import Tally

UNITS = {"time": "s", "reps": "reps", "hold": "holds", "test": "efforts"}
TOLD = re.compile(
    r"set (?:over|corrected): .*; (?P<valid>\d+) valid, (?P<compensated>\d+) compensated,"
    r" (?P<attempts>\d+) attempts.*"
)
SLIP = re.compile(r"(\d+) x (\w+)")


@dataclass(frozen=True, slots=True)
class SetResult:
    """What became of one set.

    Attributes
    ----------
    tempo_kept : share of the reps within 8 % of the asked length; None where no tempo was asked for
    slips : (key, how often), the most frequent first
    whole_phases : reps that went through every phase; None for exercises without phases
    most : the most that was asked for, where that is more than `goal`
    ended_by : ``dose``, ``time`` (the longest that a set may take), ``clinician`` or ``stop``
    """

    exercise: str
    side: str
    set_number: int
    begun_s: float
    ended_s: float
    kind: str
    done: float
    goal: float
    tally: Tally
    tempo_kept: float | None
    slips: tuple[tuple[str, int], ...]
    whole_phases: int | None
    ended_by: str
    most: float = 0.0

    def words(self) -> str:
        """Say it in one line, as it is recorded."""
        tally = self.tally
        parts = [f"{self.exercise} {self.side} set {self.set_number}: {self._of_the_dose()}"]
        parts += [f"up to {self.most:g} asked"] if self.most > self.goal and self.kind != "test" else []
        if self.kind != "test":
            parts.append(f"{tally.valid} valid, {tally.compensated} compensated, {tally.attempts} attempts")
        parts += [f"{tally.other} not counted"] if tally.other and self.kind != "test" else []
        parts += [f"{tally.rejected} rejected"] if tally.rejected else []
        if self.kind == "hold" and tally.longest_hold_s:
            parts.append(f"longest hold {tally.longest_hold_s:.1f} s, {tally.total_hold_s:.1f} s in all")
        parts += [f"{self.whole_phases} through all phases"] if self.whole_phases is not None else []
        if self.tempo_kept is not None:
            parts.append(f"tempo kept in {100 * self.tempo_kept:.0f} % of the reps")
        parts += [f"{count} x {key}" for key, count in self.slips]
        return "; ".join([*parts, f"ended by {self.ended_by}"])

    def _of_the_dose(self) -> str:
        """Say how much was done of what was asked for."""
        done = f"{self.done:.1f}" if self.kind == "time" else f"{self.done:g}"
        unit = "hold" if self.kind == "hold" and self.goal == 1 else UNITS[self.kind]
        return f"{done} of {self.goal:g} {unit}"

    def to_json(self) -> dict[str, Any]:
        """Give every field as plain JSON."""
        return dataclasses.asdict(self)


@dataclass(frozen=True, slots=True)
class SetTold:
    """What the mark at the end of a set tells of it; `slips` as in `SetResult`."""

    valid: int
    compensated: int
    attempts: int
    slips: tuple[tuple[str, int], ...]


def read_set_over(label: str) -> SetTold | None:
    """Read the mark of a set that is over, or was corrected then; None for any other mark."""
    found = TOLD.fullmatch(label)
    if found is None:
        return None
    parts = (SLIP.fullmatch(part) for part in label.split("; "))
    slips = tuple((slip[2], int(slip[1])) for slip in parts if slip)
    return SetTold(int(found["valid"]), int(found["compensated"]), int(found["attempts"]), slips)
