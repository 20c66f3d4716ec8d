"""Rows of a session file that wait for the next flush, gathered from the pipeline's blocks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from rig.block import Block, StreamBlock
from rig.errors import RecordError
from rig.events import Event, Gap
from rig.record.event_layout import EVENT_TABLES, event_row
from rig.record.layout import CLOCK, Column, Table, stream_path
from rig.record.ledger_layout import BOARD, LINK, board_stream_table, stream_ledger_table
from rig.samples import MISSING, SAMPLE, UNTRUSTED
from rig.wire.decoder import LinkCounters
from rig.wire.packets import Status, StreamInfo

LEDGER_EVERY_S = 1.0
Columns = dict[str, np.ndarray]

FILE_NAMES = {name: "time" if name == "time_s" else name for name in SAMPLE.names or ()}


@dataclass(slots=True)
class Tally:
    """What the file holds of one stream so far."""

    samples: int = 0
    lost: int = 0
    flagged: int = 0


@dataclass(frozen=True, slots=True)
class LongText:
    """Text that its column could not hold while live; the finished file has it whole."""

    path: str  # of the column
    row: int
    text: bytes


@dataclass(frozen=True, slots=True)
class SoFar:
    """How much a writer was given: samples without MISSING rows, and the session time of the newest."""

    samples: int
    events: int
    newest_s: float


class Rows:
    """Collects blocks and gives them back as columns per table."""

    def __init__(self, streams: Iterable[StreamInfo]) -> None:
        self._channels = [stream.name for stream in streams]
        self._samples: dict[str, list[np.ndarray]] = {name: [] for name in self._channels}
        self._pairs: list[np.ndarray] = []
        self._rows: dict[str, list[dict[str, Any]]] = {}
        self._tables: dict[str, Table] = {}
        self._tallies = {name: Tally() for name in self._channels}
        self._events_of: dict[str, int] = dict.fromkeys(EVENT_TABLES, 0)
        self._announced = 0
        self._ledger_s = -np.inf
        self._newest_s = 0.0
        self.long_texts: list[LongText] = []

    def take(self, block: Block) -> None:
        """Collect a block.

        Raises
        ------
        RecordError : samples of a channel that the file has no table for; nothing was taken
        """
        for stream in block.streams:
            self._known(stream.channel)
        for stream in block.streams:
            self._take_samples(stream)
        for event in block.events:
            self._take_event(event)
        if block.clock_pairs.size:
            self._pairs.append(block.clock_pairs)
        for message in block.messages:
            if isinstance(message, Status):
                self._take_status(message)

    def take_ledger(self, link: LinkCounters | None, at_the_end: bool = False) -> None:
        """Add a row to every ledger table when a second has passed, and at the end."""
        if not at_the_end and self._newest_s < self._ledger_s + LEDGER_EVERY_S:
            return
        self._ledger_s = self._newest_s
        if link is not None:
            self._add(LINK, {"time": self._newest_s, **_fields(LINK, link)})
        for name, tally in self._tallies.items():
            table = stream_ledger_table(name)
            self._add(table, {"time": self._newest_s, **_fields(table, tally)})

    @property
    def so_far(self) -> SoFar:
        samples = sum(tally.samples for tally in self._tallies.values())
        return SoFar(samples, self._announced, self._newest_s)

    def drain(self) -> dict[str, Columns]:
        """Hand over everything collected, by table path."""
        drained = {
            stream_path(name): _sample_columns(np.concatenate(parts))
            for name, parts in self._samples.items()
            if parts
        }
        if self._pairs:
            pairs = np.concatenate(self._pairs)
            drained[CLOCK.path] = {column.name: pairs[column.name] for column in CLOCK.columns}
        for path, rows in self._rows.items():
            drained[path] = {c.name: _column_array(c, rows) for c in self._tables[path].columns}
        self._samples = {name: [] for name in self._channels}
        self._pairs, self._rows = [], {}
        return drained

    def _known(self, channel: str) -> None:
        if channel not in self._samples:
            raise RecordError(
                f"samples of {channel!r} cannot be kept: this session has {', '.join(self._channels)}; "
                "start a new session"
            )

    def _take_samples(self, stream: StreamBlock) -> None:
        rows, tally = stream.samples, self._tallies[stream.channel]
        self._samples[stream.channel].append(rows)
        there = (rows["flags"] & MISSING) == 0
        tally.samples += int(np.count_nonzero(there))
        tally.flagged += int(np.count_nonzero(there & ((rows["flags"] & UNTRUSTED) != 0)))
        if rows.size:
            self._newest_s = max(self._newest_s, float(rows["time_s"][-1]))

    def _take_event(self, event: Event) -> None:
        if isinstance(event, Gap) and event.channel in self._tallies:
            self._tallies[event.channel].lost += event.lost_samples
        table = EVENT_TABLES[event.kind]
        row = event_row(event, self._announced)
        self._shorten(table, row, self._events_of[event.kind])
        self._add(table, row)
        self._events_of[event.kind] += 1
        self._announced += 1

    def _shorten(self, table: Table, row: dict[str, Any], number: int) -> None:
        """Cut text to its column, at the end of a character, and remember it whole."""
        for column in table.columns:
            if column.is_text and len(row[column.name]) > column.text_bytes:
                whole = row[column.name]
                self.long_texts.append(LongText(f"{table.path}/{column.name}", number, whole))
                row[column.name] = whole[: column.text_bytes].decode(errors="ignore").encode()

    def _take_status(self, status: Status) -> None:
        self._add(BOARD, {"time": self._newest_s, **_fields(BOARD, status)})
        for name, counted in zip(self._channels, status.streams, strict=False):
            table = board_stream_table(name)
            self._add(table, {"time": self._newest_s, **_fields(table, counted)})

    def _add(self, table: Table, row: dict[str, Any]) -> None:
        self._tables[table.path] = table
        self._rows.setdefault(table.path, []).append(row)


def _fields(table: Table, source: object) -> dict[str, Any]:
    return {c.name: getattr(source, c.name) for c in table.columns if c.name != table.index}


def _sample_columns(samples: np.ndarray) -> Columns:
    return {stored: samples[name] for name, stored in FILE_NAMES.items()}


def _column_array(column: Column, rows: list[dict[str, Any]]) -> np.ndarray:
    return np.array([row[column.name] for row in rows], dtype=column.dtype)
