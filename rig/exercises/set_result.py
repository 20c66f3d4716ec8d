"""What became of one set: counts, slips and how it ended; recorded as a mark, and what a gate looks at."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from rig.exercises.dose import Tally


@dataclass(frozen=True, slots=True)
class SetResult:
    """What became of one set.

    Attributes
    ----------
    tempo_kept : share of the reps within 8 % of the asked length; None where no tempo was asked for
    slips : (key, how often), the most frequent first
    whole_phases : reps that went through every phase; None for exercises without phases
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

    def words(self) -> str:
        """Say it in one line, as it is recorded."""
        tally = self.tally
        kind = "efforts" if self.kind == "test" else self.kind
        parts = [f"{self.exercise} {self.side} set {self.set_number}: {self.done:g} of {self.goal:g} {kind}"]
        if self.kind != "test":
            parts.append(f"{tally.valid} valid, {tally.compensated} compensated, {tally.attempts} attempts")
        parts += [f"{tally.rejected} rejected"] if tally.rejected else []
        parts += [f"{count} x {key}" for key, count in self.slips]
        return "; ".join([*parts, f"ended by {self.ended_by}"])

    def to_json(self) -> dict[str, Any]:
        """Give every field as plain JSON."""
        return dataclasses.asdict(self)
