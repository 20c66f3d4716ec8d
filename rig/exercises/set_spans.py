"""What the marks say of a plan and its sets: which, from when to when; what lies between them is in none."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rig.events import Event, Mark

NEW_SET, SET_OVER, PLAN = "new_set", "set over", "plan: "
Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Begun:
    """What a mark says of the set that it begins; exercise and side are "" where no plan led."""

    start_s: float
    number: int
    exercise: str = ""
    side: str = ""


def begun_set(event: Event) -> Begun | None:
    """Read the mark that begins a set; None for any other event."""
    if not isinstance(event, Mark) or event.label != NEW_SET:
        return None
    number, *of_plan = event.detail.split(", ")
    if not number.isdigit():
        return None  # somebody typed that label
    exercise, side = of_plan[:2] if len(of_plan) >= 2 else ("", "")
    return Begun(event.start_s, int(number), exercise, side)


def plan_name(events: Iterable[Event]) -> str:
    """Name the plan that led; "" where none did."""
    labels = (event.label for event in events if isinstance(event, Mark))
    return next((label.removeprefix(PLAN) for label in labels if label.startswith(PLAN)), "")


def set_spans(events: Iterable[Event], start_s: float = -math.inf, end_s: float = math.inf) -> list[Span]:
    """List the sets between two instants, half-open, session seconds.

    A set that a plan led ends where it was told to be over; any other at the next one. Without a plan
    what comes before the first mark is a set too: nobody set anything up or practised.
    """
    marks = [event for event in events if isinstance(event, Mark)]
    begun_s = sorted(mark.start_s for mark in marks if mark.label == NEW_SET)
    over_s = sorted(mark.start_s for mark in marks if mark.label.startswith(SET_OVER))
    led = bool(over_s) or bool(plan_name(marks))
    edges = [*([] if led else [start_s]), *begun_s, max(end_s, start_s)]
    return [(low, min([high, *(over for over in over_s if over > low)])) for low, high in pairwise(edges)]


def within(events: Iterable[Event], spans: Sequence[Span]) -> list[Event]:
    """Give the events that begin inside a set."""
    return [event for event in events if any(low <= _start_s(event) < high for low, high in spans)]


def _start_s(event: Event) -> float:
    return float(getattr(event, "start_s", math.nan))
