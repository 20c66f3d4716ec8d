"""Sessions read back: finished, cut short by a crash, or still being recorded."""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import h5py
import numpy as np

from rig.events import EVENT_KINDS, Event
from rig.measure.clock_fit import CLOCK_PAIR
from rig.record import layout
from rig.record.event_layout import ORDER, event_path, row_event
from rig.record.opening import opened, plain
from rig.record.overview import read_overview
from rig.record.place import journal_of
from rig.record.rewrite import whole_rows
from rig.record.rows import FILE_NAMES
from rig.record.writing_now import is_being_written
from rig.samples import SAMPLE
from rig.setup import SessionSetup

DRAWN = np.dtype([(name, SAMPLE[name]) for name in ("time_s", "value", "flags")])
"""What a picture of a stream needs of its samples."""


@dataclass(frozen=True, slots=True)
class StreamRecord:
    """One recorded stream. `samples` is an array of `samples.SAMPLE`, MISSING rows included."""

    channel: str
    kind: str
    unit: str
    nominal_rate_hz: float
    samples: np.ndarray

    @property
    def time_s(self) -> np.ndarray:
        return self.samples["time_s"]

    @property
    def value(self) -> np.ndarray:
        return self.samples["value"]

    @property
    def flags(self) -> np.ndarray:
        return self.samples["flags"]


class StreamRecords(Mapping[str, StreamRecord]):
    """The streams of a session by channel, each read when it is first asked for."""

    def __init__(self, path: Path, rows: dict[str, int]) -> None:
        self._path = path
        self._rows = rows
        self._read: dict[str, StreamRecord] = {}

    def __getitem__(self, channel: str) -> StreamRecord:
        if channel not in self._read:
            rows = self._rows[channel]
            with opened(self._path) as file:
                self._read[channel] = _stream(file[layout.stream_path(channel)], channel, rows)
        return self._read[channel]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def part(self, channel: str, first: int, end: int) -> np.ndarray:
        """Read the rows from `first` up to `end` of what is drawn: an array of `DRAWN`."""
        return self.parts({channel: (first, end)})[channel]

    def parts(self, wanted: Mapping[str, tuple[int, int]]) -> dict[str, np.ndarray]:
        """Read such parts of several streams in one go."""
        with opened(self._path) as file:
            return {name: _drawn(file, name, span, self._rows[name]) for name, span in wanted.items()}

    def row_at(self, channel: str, time_s: float) -> int:
        """Find the first row that is not before a time, reading a few of them."""
        with opened(self._path) as file:
            return _Finder(file, channel, self._rows[channel]).row_at(time_s)

    def stretches(self, channel: str, spans_s: Sequence[tuple[float, float]]) -> list[np.ndarray]:
        """Read what is drawn of some stretches of time, arrays of `DRAWN`."""
        rows = self._rows[channel]
        with opened(self._path) as file:
            finder = _Finder(file, channel, rows)
            found = [(finder.row_at(from_s), finder.row_at(to_s)) for from_s, to_s in spans_s]
            return [_drawn(file, channel, span, rows) for span in found]

    def overview(self, channel: str) -> np.ndarray | None:
        """Read the least and greatest values of every 256 rows, array of `BIN`; None where there are none."""
        with opened(self._path) as file:
            group = file.get(f"{layout.OVERVIEW}/{channel}")
            return None if group is None else read_overview(group)

    def rows(self, channel: str) -> int:
        """Count a stream's rows without reading them."""
        return self._rows[channel]


@dataclass(frozen=True)
class Session:
    """What a session file holds, as of the moment it was opened; no file stays open.

    Streams, clock pairs and the ledger are read when they are first asked for.

    Attributes
    ----------
    state : `layout.FINISHED`, `RECOVERED`, or `LIVE` (being recorded, or cut short: see `being_recorded`)
    attributes : the plain attributes of the file, see `layout.ROOT_ATTRIBUTES`
    events : in the order of announcement
    """

    path: Path
    state: str
    being_recorded: bool
    attributes: dict[str, Any]
    setup: SessionSetup
    streams: StreamRecords
    events: tuple[Event, ...]

    @cached_property
    def clock_pairs(self) -> np.ndarray:
        """Every answered ping: array of `CLOCK_PAIR`."""
        with opened(self.path) as file:
            rows = _table(file[layout.CLOCK.path])
        pairs = np.empty(rows.size, CLOCK_PAIR)
        for name in CLOCK_PAIR.names or ():
            pairs[name] = rows[name]
        return pairs

    @cached_property
    def ledger(self) -> dict[str, dict[str, np.ndarray]]:
        """Every ledger table by its path below /ledger, as columns; the last row is the total."""
        with opened(self.path) as file:
            return _ledger(file["/ledger"])

    @property
    def software(self) -> str:
        return self.setup.software

    @property
    def journal_bytes(self) -> bytes | None:
        """The journal: out of the file or, before it is finished, from beside it; None if there is none."""
        with opened(self.path) as file:
            if layout.JOURNAL in file:
                return file[layout.JOURNAL][:].tobytes()
        beside = journal_of(self.path)
        return beside.read_bytes() if beside.is_file() else None


def open_session(path: Path | str) -> Session:
    """Read a session file.

    Raises
    ------
    InputRefused : not a session of this rig, of a newer format, or damaged
    """
    path = Path(path)
    with opened(path) as file:
        stored = json.loads(file[layout.SETUP][()])
        attributes = {name: plain(value) for name, value in file.attrs.items()}
        return Session(
            path=path,
            state=attributes["state"],
            being_recorded=attributes["state"] == layout.LIVE and is_being_written(journal_of(path)),
            attributes=attributes,
            setup=SessionSetup.from_json(stored),
            streams=StreamRecords(path, {name: whole_rows(g) for name, g in file["/streams"].items()}),
            events=tuple(_events(file)),
        )


def grown(session: Session) -> Session:
    """Read what was added to a session since: its events, rows and state; what is known is not read again.

    Raises
    ------
    InputRefused : it is gone, or damaged
    """
    with opened(session.path) as file:
        state = plain(file.attrs["state"])
        return dataclasses.replace(
            session,
            state=state,
            being_recorded=state == layout.LIVE and is_being_written(journal_of(session.path)),
            streams=StreamRecords(
                session.path, {name: whole_rows(g) for name, g in file["/streams"].items()}
            ),
            events=(*session.events, *_events(file, session.events)),
        )


class _Finder:
    """Finds rows of a stream by their time; the overview, where there is one, tells in which 256 they are."""

    def __init__(self, file: h5py.File, channel: str, rows: int) -> None:
        self._times = file[layout.stream_path(channel)]["time"]
        self._rows = rows
        overview = file.get(f"{layout.OVERVIEW}/{channel}/time")
        self._began_s = None if overview is None else overview[:]

    def row_at(self, time_s: float) -> int:
        """Find the first row that is not before a time."""
        low, high = 0, self._rows
        if self._began_s is not None:
            number = int(np.searchsorted(self._began_s, time_s))
            low = max(0, number - 1) * layout.OVERVIEW_ROWS
            high = min(self._rows, number * layout.OVERVIEW_ROWS)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self._times[middle] < time_s else (low, middle)
        return low


def _drawn(file: h5py.File, channel: str, span: tuple[int, int], there: int) -> np.ndarray:
    first, end = span[0], min(span[1], there)
    rows = np.empty(max(0, end - first), DRAWN)
    group = file[layout.stream_path(channel)]
    for name in DRAWN.names or ():
        rows[name] = group[FILE_NAMES[name]][first:end]
    return rows


def _stream(group: h5py.Group, channel: str, rows: int) -> StreamRecord:
    samples = np.empty(rows, SAMPLE)
    for name, stored in FILE_NAMES.items():
        samples[name] = group[stored][:rows]
    said = {name: plain(group.attrs[name]) for name in ("kind", "units", "nominal_rate_hz")}
    return StreamRecord(channel, said["kind"], said["units"], said["nominal_rate_hz"], samples)


def _table(group: h5py.Group, first: int = 0) -> np.ndarray:
    """Read a table as rows from `first` on, cut to those that every column has."""
    columns = dict(group.items())
    end = min(dataset.shape[0] for dataset in columns.values())
    rows = np.empty(max(0, end - first), [(name, dataset.dtype) for name, dataset in columns.items()])
    for name, dataset in columns.items():
        rows[name] = dataset[first:end]
    return rows


def _events(file: h5py.File, known: Sequence[Event] = ()) -> list[Event]:
    """Read the events that come after the known ones, the session's first."""
    read = Counter(event.kind for event in known)
    numbered: list[tuple[int, Event]] = []
    for kind_name, kind in EVENT_KINDS.items():
        group = file.get(event_path(kind_name))
        if group is not None and group[ORDER].shape[0] > read[kind_name]:
            rows = _table(group, read[kind_name])
            numbered += [(int(row[ORDER]), row_event(kind, row)) for row in rows]
    return _without_holes(sorted(numbered, key=lambda one: one[0]), len(known))


def _without_holes(numbered: list[tuple[int, Event]], first: int) -> list[Event]:
    """Keep the events up to the first number that is not there: of a flush under way, kinds differ."""
    return [event for place, (number, event) in enumerate(numbered, first) if number == place]


def _ledger(root: h5py.Group) -> dict[str, dict[str, np.ndarray]]:
    tables: dict[str, dict[str, np.ndarray]] = {}

    def take(name: str, thing: h5py.HLObject) -> None:
        if isinstance(thing, h5py.Group) and "time" in thing:
            rows = _table(thing)
            tables[name] = {column: rows[column] for column in rows.dtype.names or ()}

    root.visititems(take)
    return tables
