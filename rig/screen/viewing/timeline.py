"""The events of a session by time: thousands are there, those in the picture are found at once."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator, Sequence

import numpy as np

from rig.events import Event, Gap, Mark, Rep, Roll
from rig.record.judged import Judged
from rig.screen.event_words import start_s
from rig.screen.traces.marks import begins_set, is_of_the_rig

REP, OTHER_REP, GAP, WARN, FAULT = "rep", "other rep", "gap", "warn", "fault"
MARK, SET, NOTE = "mark", "set", "note"  # set by hand, where a set begins, the rig's own


class Spans:
    """Intervals in order of their start, as arrays."""

    def __init__(self, pairs: Sequence[tuple[float, float]]) -> None:
        spans = np.array(pairs, float).reshape(-1, 2)
        self.starts, self.ends = spans[:, 0], spans[:, 1]
        self._longest_s = float(np.max(self.ends - self.starts, initial=0.0))

    def between(self, from_s: float, to_s: float) -> slice:
        """Give the places of those that may reach into a stretch: all that do are among them."""
        return slice(*np.searchsorted(self.starts, (from_s - self._longest_s, to_s)).tolist())


class Timeline:
    """Events in order of their start; a rep is valid here if it counts now, edits included.

    Attributes
    ----------
    judged : the reps in order of their start
    rejected : the `id` of every event given here that is a rejected rep
    groups : spans of what is drawn alike, by channel ("" for all) and kind
    """

    def __init__(self, events: Sequence[Event], reps: Sequence[Judged]) -> None:
        self.judged = sorted(reps, key=lambda one: one.rep.start_s)
        counts = {id(one.rep): one.counts for one in reps}
        timed = [event for event in events if math.isfinite(start_s(event))]
        ordered = sorted(timed, key=start_s)
        self._events = [_as_counted(event, counts) for event in ordered]
        rejected = {id(one.rep) for one in reps if one.rejected}
        pairs = zip(ordered, self._events, strict=True)
        self.rejected = frozenset(id(shown) for event, shown in pairs if id(event) in rejected)
        self._spans = Spans([_span(event) for event in self._events])
        self._reps = Spans([(one.rep.start_s, one.rep.end_s) for one in self.judged])
        self._reps_before = np.cumsum([0, *(isinstance(event, Rep) for event in self._events)])
        self.groups = _grouped(self._events)

    def number_between(self, from_s: float, to_s: float) -> int:
        """Count the events of a stretch, roughly."""
        found = self._spans.between(from_s, to_s)
        return int(found.stop - found.start)

    def between(self, from_s: float, to_s: float) -> tuple[list[Event], int]:
        """Give the events of a stretch, and the number of the first rep among them."""
        found = self._spans.between(from_s, to_s)
        inside = np.flatnonzero(self._spans.ends[found] >= from_s)
        first = found.start + int(inside[0]) if inside.size else found.stop
        return self._events[first : found.stop], int(self._reps_before[first]) + 1

    def reps_between(self, from_s: float, to_s: float) -> list[Judged]:
        found = self.judged[self._reps.between(from_s, to_s)]
        return [one for one in found if from_s < one.rep.end_s]

    def rep_at(self, time_s: float) -> int | None:
        """Give the place, in `judged`, of the rep that holds an instant."""
        found = self._reps.between(time_s, math.nextafter(time_s, math.inf))
        inside = (n for n in range(found.start, found.stop) if time_s < self._reps.ends[n])
        return next(inside, None)


def _as_counted(event: Event, counts: dict[int, bool]) -> Event:
    valid = counts.get(id(event))
    if valid is None or not isinstance(event, Rep) or valid == event.valid:
        return event
    return dataclasses.replace(event, valid=valid)


def _span(event: Event) -> tuple[float, float]:
    begins_s = start_s(event)
    return begins_s, float(getattr(event, "end_s", begins_s))


def _grouped(events: Sequence[Event]) -> dict[tuple[str, str], Spans]:
    groups: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for event in events:
        for key in _keys(event):
            groups.setdefault(key, []).append(_span(event))
    return {key: Spans(pairs) for key, pairs in groups.items()}


def _keys(event: Event) -> Iterator[tuple[str, str]]:
    match event:
        case Rep():
            yield event.channel, REP if event.valid else OTHER_REP
        case Gap():
            yield event.channel, GAP
        case Roll():
            yield "", FAULT if event.level == "fault" else WARN
        case Mark():
            yield "", SET if begins_set(event) else NOTE if is_of_the_rig(event) else MARK
