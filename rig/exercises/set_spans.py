"""From when to when the sets of a plan lasted, as its marks have it; what lies between them is in none."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

from rig.events import Event, Mark

NEW_SET, SET_OVER = "new_set", "set over"
Span = tuple[float, float]


def set_spans(events: Iterable[Event], start_s: float = -math.inf, end_s: float = math.inf) -> list[Span]:
    """List the sets between two instants, half-open, session seconds.

    A set that a plan led ends where it was told to be over; any other at the next one. Without a plan
    what comes before the first mark is a set too: nobody set anything up or practised.
    """
    marks = [event for event in events if isinstance(event, Mark)]
    begun_s = sorted(mark.start_s for mark in marks if mark.label == NEW_SET)
    over_s = sorted(mark.start_s for mark in marks if mark.label.startswith(SET_OVER))
    led = bool(over_s) or any(mark.label.startswith("plan: ") for mark in marks)
    edges = [*([] if led else [start_s]), *begun_s, max(end_s, start_s)]
    return [(low, min([high, *(over for over in over_s if over > low)])) for low, high in pairwise(edges)]


def within(events: Iterable[Event], spans: Sequence[Span]) -> list[Event]:
    """Give the events that begin inside a set."""
    return [event for event in events if any(low <= _start_s(event) < high for low, high in spans)]


def _start_s(event: Event) -> float:
    return float(getattr(event, "start_s", math.nan))
