"""The event tables, one per kind, made from the fields of the events themselves."""

from __future__ import annotations

import dataclasses
from typing import Any, get_type_hints

import numpy as np

from rig.events import EVENT_KINDS, Event
from rig.record.layout import NAN, NO_UNIT, TEXT, Column, Table

ORDER = "announced"
BETWEEN_FLAGS = " "

TEXT_BYTES = {"channel": 16, "direction": 16, "level": 8, "cause": 16, "flags": 128, "label": 64}
USUAL_TEXT_BYTES = 128

SAYS = {
    ORDER: "place in the order of announcement, over all kinds; the first event is 0",
    "channel": "the channel it was seen on",
    "start_s": "session time of the start",
    "end_s": "session time of the end; the interval is half-open",
    "known_s": "session time of the newest sample when it was announced",
    "start_known_s": "session time of the newest sample when its start was announced",
    "peak": "highest value above the line, in the channel's unit",
    "peak_newtons": "highest force; NaN where a flagged sample withholds it",
    "peak_s": "session time of the peak",
    "mean_newtons": "time integral over duration",
    "target_newtons": "middle of the target zone",
    "peak_percent": "largest turn: per cent of the deliberate roll (two cells) or of the fault width (one)",
    "valid": "1 for a valid rep",
    "done": "1 when held as long as the exercise asks",
    "flags": "words about the event, a space between",
    "direction": "backward, forward or unknown",
    "level": "warn or fault",
    "lost_samples": "samples that are missing",
    "cause": "wire, board, unplugged, restart or file",
    "label": "what was marked",
    "detail": "more about the mark",
}
UNITS = {"_s": "s", "_newtons": "N", "_percent": "%", "_samples": NO_UNIT}


HINTS = {name: get_type_hints(kind) for name, kind in EVENT_KINDS.items()}


def event_path(kind: str) -> str:
    return f"/events/{kind}"


def event_table(kind: type[Event]) -> Table:
    """Give the table of one kind of event."""
    hints = HINTS[kind.kind]
    order = Column(ORDER, "i8", NO_UNIT, SAYS[ORDER])
    fields = tuple(_column(f.name, hints[f.name]) for f in dataclasses.fields(kind))
    return Table(
        event_path(kind.kind), f"every {kind.kind} in the order of announcement", ORDER, (order, *fields)
    )


def event_row(event: Event, order: int) -> dict[str, Any]:
    """Lay one event out as a row; text as bytes of any length."""
    fields = {f.name: _stored(getattr(event, f.name)) for f in dataclasses.fields(event)}
    return {ORDER: order, **fields}


def row_event(kind: type[Event], row: np.void) -> Event:
    """Rebuild an event from its row: `to_json` gives byte for byte what the live one gave."""
    hints = HINTS[kind.kind]
    return kind(**{f.name: _loaded(row[f.name], hints[f.name]) for f in dataclasses.fields(kind)})


def _column(name: str, hint: Any) -> Column:
    says = SAYS[name]
    if hint is float:
        units = next((unit for ending, unit in UNITS.items() if name.endswith(ending)), NO_UNIT)
        return Column(name, "f8", units, says, NAN)
    if hint in (int, bool):
        return Column(name, "i8" if hint is int else "u1", NO_UNIT, says)
    return Column(name, f"S{TEXT_BYTES.get(name, USUAL_TEXT_BYTES)}", TEXT, says)


def _stored(value: Any) -> Any:
    if isinstance(value, tuple):
        value = BETWEEN_FLAGS.join(value)
    return value.encode() if isinstance(value, str) else value


def _loaded(value: Any, hint: Any) -> Any:
    if hint in (float, int, bool):
        return hint(value)
    text = value.decode()
    return text if hint is str else tuple(text.split())


EVENT_TABLES = {name: event_table(kind) for name, kind in EVENT_KINDS.items()}
