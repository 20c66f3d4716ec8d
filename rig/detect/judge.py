"""Join what the detectors of single channels found into the events of the session.

The pipeline hands over every finding in the order of announcement (by the sample that triggered it; where
two findings share a sample: gaps, rolls, rises, holds, then reps) and stores what comes back, in that order.
Nothing is held back, so an event's place and `known_s` are those of its detector.

A rep is judged by what is known when it is announced: a fault that has begun counts while it still goes on
(`FaultBegan`), one that begins after the announcement does not.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections import defaultdict
from dataclasses import dataclass
from typing import TypeVar

from rig.detect.rolls import FaultBegan
from rig.events import Event, Gap, Hold, Rep, Roll
from rig.setup import Task

Finding = Event | FaultBegan

LONG_GAP_S = 0.25  # a rep with a longer hole in it was not wholly seen [E]; the screen calls older data stale


@dataclass(frozen=True, slots=True)
class Fault:
    """A stretch at fault level; `end_s` is infinite while it goes on."""

    start_s: float
    end_s: float


Interval = TypeVar("Interval", Fault, Hold)


class Judge:
    """Decide which reps are valid, and say why the others are not.

    Parameters
    ----------
    task : what the exercise asks. Where the pad does not score (`pad_scores` False), rolls are dropped.
    """

    def __init__(self, task: Task) -> None:
        self._task = task
        self._faults: list[Fault] = []
        self._holds: dict[str, list[Hold]] = defaultdict(list)
        self._gaps: dict[str, list[Gap]] = defaultdict(list)

    def take(self, finding: Finding) -> list[Event]:
        """Take the next finding; return what is to be stored and shown: it, judged, or nothing."""
        if isinstance(finding, FaultBegan | Roll):
            return self._take_roll(finding)
        if isinstance(finding, Rep):
            return [self._judged(finding)]
        if isinstance(finding, Hold):
            self._holds[finding.channel].append(finding)
        elif isinstance(finding, Gap):
            self._gaps[finding.channel].append(finding)
        return [finding]

    def _take_roll(self, finding: FaultBegan | Roll) -> list[Event]:
        if not self._task.pad_scores:
            return []
        if isinstance(finding, FaultBegan):
            self._faults.append(Fault(finding.start_s, float("inf")))
            return []
        if finding.level == "fault":
            self._faults[-1:] = [Fault(finding.start_s, finding.end_s)]
        return [finding]

    def _judged(self, rep: Rep) -> Rep:
        flags = [*rep.flags, *self._roll_flags(rep)]
        gaps = _touching(self._gaps[rep.channel], rep)
        if "gap" not in flags and gaps:
            flags.append("gap")
        if self._task.asks_hold and not self._has_done_hold(rep):
            flags.append("no_hold")
        unseen = any(gap.end_s - gap.start_s > LONG_GAP_S for gap in gaps)
        valid = rep.valid and not unseen and not set(flags) - {"gap"}
        return dataclasses.replace(rep, valid=valid, flags=tuple(flags))

    def _roll_flags(self, rep: Rep) -> list[str]:
        starts = [fault.start_s for fault in _overlapping(self._faults, rep)]
        if not starts:
            return []
        flags = ["compensated"]
        if any(start_s < rep.peak_s for start_s in starts):
            flags.append("roll_before_peak")
        if any(start_s >= rep.peak_s for start_s in starts):
            flags.append("roll_after_peak")
        return flags

    def _has_done_hold(self, rep: Rep) -> bool:
        return any(hold.done for hold in _overlapping(self._holds[rep.channel], rep))


def _overlapping(found: list[Interval], rep: Rep) -> list[Interval]:
    """Return those of `found` that share a moment with `rep`.

    `found` is in order of its ends, so the search goes back from the newest only as far as the rep.
    """
    newest = itertools.takewhile(lambda i: i.end_s > rep.start_s, reversed(found))
    return [i for i in newest if i.start_s < rep.end_s]


def _touching(gaps: list[Gap], rep: Rep) -> list[Gap]:
    """Return the gaps inside `rep`, and one that swallowed its onset or its release: there they meet."""
    newest = itertools.takewhile(lambda gap: gap.end_s >= rep.start_s, reversed(gaps))
    return [gap for gap in newest if gap.start_s <= rep.end_s]
