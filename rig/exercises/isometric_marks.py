"""The marks of an isometric test: how they are worded, and read again out of a record.

``isometric go <n>`` (its `known_s` is when the word go was said), then ``isometric effort <n>: <figures>``,
and where there were doubts or a clinician had a say ``isometric effort <n> <verdict>: <why>``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rig.events import Event, Mark

GO = "isometric go "
KEPT, REJECTED, NOT_DECIDED = "kept", "rejected", "kept, not decided"
VERDICT = re.compile(rf"isometric effort (\d+) ({NOT_DECIDED}|{KEPT}|{REJECTED}): (.*)")


@dataclass(frozen=True, slots=True)
class LedEffort:
    """One effort of the record.

    Attributes
    ----------
    number : from 1; 0 for practice; a repeated one has the number of the rejected one before it
    go_s : when the word go was said, session seconds
    verdict : ``""``, ``kept``, ``rejected`` or ``kept, not decided``; `why` are the doubts, or who said so
    """

    number: int
    go_s: float
    verdict: str = ""
    why: str = ""


def go_mark(number: int) -> str:
    """Word the mark of the word go; `number` 0 is practice."""
    return f"{GO}{number}"


def verdict_mark(number: int, verdict: str, why: str) -> str:
    """Word what became of an effort."""
    return f"isometric effort {number} {verdict}: {why}"


def led_efforts(events: Iterable[Event]) -> list[LedEffort]:
    """List the efforts of a record in order; what was said last about one holds."""
    found: list[LedEffort] = []
    for event in events:
        if not isinstance(event, Mark):
            continue
        said = VERDICT.fullmatch(event.label)
        if event.label.startswith(GO):
            found.append(LedEffort(int(event.label.removeprefix(GO)), event.known_s))
        elif said and found and found[-1].number == int(said[1]):
            found[-1] = LedEffort(found[-1].number, found[-1].go_s, said[2], said[3])
    return found
