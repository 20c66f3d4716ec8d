"""The stations of a session: what belongs to one exercise on one side, where a plan led through several.

Each station is a session of its own to everything that is computed: with its exercise, side, task and band,
and with its own events. Its samples are those of the whole file.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from rig.errors import InputRefused
from rig.events import Event, Gap, Mark
from rig.exercises.catalogue import exercise
from rig.exercises.set_spans import NEW_SET, SET_OVER, begun_set
from rig.record.journal_format import Kind
from rig.record.journal_reader import read_journal
from rig.record.reader import Session
from rig.setup import SessionSetup, Task

PRACTICE = "practice"
OF_SET_UP = ("set-up ", "tare", "pelvis_baseline", "deliberate_roll", "refused: ")
"""How marks begin that belong to the set-up before the next station, once a set is over."""


@dataclass(frozen=True, slots=True)
class Station:
    """One exercise on one side.

    Attributes
    ----------
    session : as if it held nothing else, but for the samples
    start_s, end_s : session seconds; infinite for a session that is one station
    """

    session: Session
    start_s: float = -float("inf")
    end_s: float = float("inf")


@dataclass(slots=True)
class _Open:
    """A station in the making."""

    values: dict[str, Any]
    start_s: float
    events: list[Event] = field(default_factory=list)
    set_over: bool = False

    @property
    def place(self) -> tuple[str, str]:
        return self.values["exercise"], self.values["side"]


def stations(session: Session) -> tuple[Station, ...]:
    """Part a session; one that no plan led through several exercises or sides is one station."""
    brought = _brought(session) if any(_names_its_own(event) for event in session.events) else []
    opened = _opened(session, iter(brought)) if brought else []
    if not opened:
        return (Station(session),)
    ends_s = [one.start_s for one in opened[1:]] + [float("inf")]
    return tuple(_closed(session, one, end_s) for one, end_s in zip(opened, ends_s, strict=True))


def _names_its_own(event: Event) -> bool:
    """Say whether a mark begins a set that brings its exercise and side."""
    begun = begun_set(event)
    return begun is not None and bool(begun.exercise)


def _brought(session: Session) -> list[dict[str, Any]]:
    """Give what each new set brought with it, out of the journal; nothing where that is gone."""
    journal = session.journal_bytes
    if journal is None:
        return []
    controls = (record.json() for record in read_journal(journal) if record.kind == Kind.CONTROL)
    values = [one["values"] for one in controls if one["what"] == NEW_SET]
    return [one for one in values if {"exercise", "side", "task"} <= set(one)]


def _opened(session: Session, brought: Iterator[dict[str, Any]]) -> list[_Open]:
    """Share the events out, in the order in which they were announced."""
    found: list[_Open] = []
    waiting: list[Event] = []  # of a set-up, for the station that follows
    practising = False
    for event in session.events:
        label = event.label if isinstance(event, Mark) else ""
        if _names_its_own(event):
            practising = False
            values = next(brought, None)
            if values is None:
                return []
            assert isinstance(event, Mark)
            if not found or found[-1].place != (values["exercise"], values["side"]):
                found.append(_Open(values, event.start_s, waiting))
                waiting = []
            found[-1].set_over = False
        practising = practising or label == PRACTICE
        between = not found or found[-1].set_over
        if practising and not isinstance(event, Mark | Gap):
            continue
        if not found or (between and label.startswith((*OF_SET_UP, PRACTICE))):
            waiting.append(event)
        else:
            found[-1].events.append(event)
        if found and label.startswith(SET_OVER):
            found[-1].set_over = True
    return found


def _closed(session: Session, one: _Open, end_s: float) -> Station:
    setup = _setup(session.setup, one.values)
    return Station(dataclasses.replace(session, setup=setup, events=tuple(one.events)), one.start_s, end_s)


def _setup(setup: SessionSetup, values: dict[str, Any]) -> SessionSetup:
    hold = dataclasses.replace(setup.settings.hold, done_s=float(values["hold_done_s"]))
    return dataclasses.replace(
        setup,
        exercise=values["exercise"],
        side=values["side"],
        posture=_posture(values["exercise"], setup.posture),
        task=Task.from_json(values["task"]),
        band=values.get("band", {}),
        settings=dataclasses.replace(setup.settings, hold=hold),
    )


def _posture(exercise_id: str, entered: str) -> str:
    try:
        return exercise(exercise_id).posture
    except InputRefused:
        return entered
