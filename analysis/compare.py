"""What two detections of one recording say differently, number by number."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from rig.events import EVENT_KINDS, Event

TOLERANCE = 1e-6  # numbers are printed with six digits


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs.

    Attributes
    ----------
    kind : of the event
    start_s : where it is, by the file, or by today's software where the file has none
    what : ``only in the file``, ``only today``, or the field that differs
    then, now : the two values as text; empty where there is none
    """

    kind: str
    start_s: float
    what: str
    then: str = ""
    now: str = ""

    @property
    def words(self) -> str:
        """Say it in one line."""
        head = f"{self.start_s:10.3f} s  {self.kind}: "
        return head + (f"{self.what} {self.then} -> {self.now}" if self.then or self.now else self.what)


def compare(then: Sequence[Event], now: Sequence[Event]) -> list[Difference]:
    """Compare two lists of events; events of one kind and channel that overlap most are the same event."""
    found: list[Difference] = []
    for kind in EVENT_KINDS:
        old = [event for event in then if event.kind == kind]
        new = [event for event in now if event.kind == kind]
        pairs = _pairs(old, new)
        for i, j in pairs.items():
            found += _fields(old[i], new[j])
        found += [_alone(e, "only in the file") for i, e in enumerate(old) if i not in pairs]
        found += [_alone(e, "only today") for j, e in enumerate(new) if j not in pairs.values()]
    return sorted(found, key=lambda difference: difference.start_s)


def _pairs(old: Sequence[Event], new: Sequence[Event]) -> dict[int, int]:
    """Pair like events one to one, best overlap first; the earlier of equals first."""
    scored = sorted(
        (-_overlap(a, b), i, j) for i, a in enumerate(old) for j, b in enumerate(new) if _overlap(a, b) > 0
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in scored:
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _overlap(a: Event, b: Event) -> float:
    """Give the shared time; marks and other instants are the same within a millisecond."""
    if any(getattr(a, name, "") != getattr(b, name, "") for name in ("channel", "label")):
        return 0.0
    shared_s = min(_end(a), _end(b)) - max(_start(a), _start(b))
    return shared_s if shared_s > 0 else 1e-9 if abs(_start(a) - _start(b)) <= 1e-3 else 0.0


def _start(event: Event) -> float:
    return float(getattr(event, "start_s", 0.0))


def _end(event: Event) -> float:
    return float(getattr(event, "end_s", _start(event)))


def _fields(a: Event, b: Event) -> list[Difference]:
    names = [field.name for field in dataclasses.fields(a)]
    pairs = [(name, getattr(a, name), getattr(b, name)) for name in names]
    return [
        Difference(a.kind, _start(a), name, _text(old), _text(new))
        for name, old, new in pairs
        if not _same(old, new)
    ]


def _same(old: object, new: object) -> bool:
    if isinstance(old, float) and isinstance(new, float):
        return abs(old - new) <= TOLERANCE or (old != old and new != new)
    return old == new


def _text(value: object) -> str:
    if isinstance(value, float):
        return "withheld" if value != value else f"{value:.6f}".rstrip("0").rstrip(".")
    if isinstance(value, tuple):
        return "+".join(map(str, value)) or "none"
    return str(value) or "none"


def _alone(event: Event, where: str) -> Difference:
    return Difference(event.kind, _start(event), where)
