"""A session as a view has it: opened at once, read piece by piece, grown while it is recorded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from rig.record.layout import OVERVIEW_ROWS
from rig.record.overview import bins_of
from rig.record.reader import Session, StreamRecords, grown, open_session
from rig.screen.force_axis import ROOM_ABOVE_TARGET, axis_for
from rig.screen.traces.lanes import Lane, in_order, lane_of, ticks_of
from rig.screen.viewing.pyramid import MARGIN, NO_BINS, Pyramid

SLAB_BINS = 512  # 10 ms to read and unpack
LEAST_AXIS_NEWTONS = 10.0  # noise stays small on it
HEADROOM = 1.05  # above the largest value, where an axis is made longer

Close = dict[str, tuple[int, np.ndarray]]
"""The samples around what is shown: of each channel its first row, and its rows."""


@dataclass(frozen=True, slots=True)
class Slab:
    """Some bins of one channel, read."""

    channel: str
    first: int
    bins: np.ndarray


@dataclass(frozen=True, slots=True)
class Growth:
    """A session as it is now, and how far it goes, s."""

    session: Session
    ends_s: float


class Shown:
    """One session and what of it is known.

    Raises
    ------
    InputRefused : not a session, or one that is damaged
    """

    def __init__(self, path: Path) -> None:
        self.session = open_session(path)
        streams = self.session.streams
        self.ends_s = newest_s(streams)
        self.pyramids = {name: self._pyramid(streams, name) for name in in_order(streams)}
        self._close: Close = {}

    @property
    def complete(self) -> bool:
        return all(pyramid.complete for pyramid in self.pyramids.values())

    @property
    def share(self) -> float:
        """How much is known of what is known least, 0 to 1."""
        return min((pyramid.share for pyramid in self.pyramids.values()), default=1.0)

    def lanes(self) -> list[Lane]:
        """Give every channel its range: the usual one or, where the session goes beyond, a longer one."""
        lanes = [lane_of(name, self._axis_newtons) for name in self.pyramids]
        return [fitted(lane, *self.pyramids[lane.channel].range) for lane in lanes]

    @property
    def _axis_newtons(self) -> float:
        """The usual force axis; where there was no target and all is known, no longer than was needed."""
        target = self.session.setup.task.target_newtons
        if target > 0 or self.session.being_recorded or not self.complete:
            return axis_for(target)
        forces = [pyramid for name, pyramid in self.pyramids.items() if lane_of(name, 1.0).is_force]
        strongest = max((p.range[1] for p in forces if p.range[1] > 0), default=0.0)
        return min(
            axis_for(target), axis_for(max(LEAST_AXIS_NEWTONS, HEADROOM * strongest) / ROOM_ABOVE_TARGET)
        )

    def closer(self, from_s: float, to_s: float, width: int) -> Callable[[], Close] | None:
        """Say how to read the samples of a stretch and as much on both sides; None where they are here."""
        span_s = to_s - from_s
        close = {n: p for n, p in self.pyramids.items() if p.is_close(from_s, to_s, width)}
        if all(p.covers(from_s, to_s, MARGIN * span_s) for p in close.values()):
            return None
        from_s, to_s = from_s - span_s, to_s + span_s
        spans = {name: (p.row_at(from_s), p.row_at(to_s)) for name, p in close.items()}
        streams, have = self.session.streams, self._close
        return lambda: read_close(streams, spans, (from_s, to_s), have)

    def take_close(self, close: Close) -> None:
        self._close = close
        for name, (first, rows) in close.items():
            self.pyramids[name].set_close(first, rows)

    def next_slab(self) -> Callable[[], Slab] | None:
        """Say how to read the next bins that are not known; None where all are."""
        unread = min(
            (p for p in self.pyramids.values() if not p.complete), key=lambda p: p.share, default=None
        )
        if unread is None:
            return None
        streams, name, first = self.session.streams, unread.channel, unread.known_bins
        whole = not self.session.being_recorded
        return lambda: read_slab(streams, name, first, whole)

    def take_slab(self, slab: Slab) -> None:
        self.pyramids[slab.channel].add_bins(slab.first, slab.bins)

    def look(self) -> Callable[[], Growth]:
        """Say how to look what was added."""
        session = self.session

        def read() -> Growth:
            now = grown(session)
            if now.state != session.state:  # finished: texts that were cut while live are whole
                now = open_session(session.path)
            return Growth(now, newest_s(now.streams))

        return read

    def take_growth(self, growth: Growth) -> None:
        self.session, self.ends_s = growth.session, max(self.ends_s, growth.ends_s)
        for name, pyramid in self.pyramids.items():
            pyramid.rows = self.session.streams.rows(name)
            pyramid.ended = not self.session.being_recorded
            pyramid.rate_hz = rate_of(pyramid.rows, self.ends_s)

    def _pyramid(self, streams: StreamRecords, name: str) -> Pyramid:
        bins = streams.overview(name)
        rows = streams.rows(name)
        pyramid = Pyramid(name, rows, rate_of(rows, self.ends_s), NO_BINS if bins is None else bins)
        pyramid.ended = not self.session.being_recorded
        return pyramid


def fitted(lane: Lane, least: float, greatest: float) -> Lane:
    """Make an axis as long as the session needs, never shorter than the usual one; NaN: nothing is known."""
    low = HEADROOM * least if least < lane.low else lane.low
    high = _round_above(HEADROOM * greatest, lane.low) if greatest > lane.high else lane.high
    return replace(lane, low=low, high=high)


def _round_above(value: float, low: float) -> float:
    ticks = ticks_of(low, value)
    return 2 * ticks[-1] - ticks[-2] if len(ticks) > 1 else value


def rate_of(rows: int, ends_s: float) -> float:
    """Estimate a stream's rate, gaps and all."""
    return rows / max(1e-3, ends_s)


def newest_s(streams: StreamRecords) -> float:
    """Give the session time of the newest sample of all streams."""
    last = {name: (streams.rows(name) - 1, streams.rows(name)) for name in streams if streams.rows(name)}
    return max((float(rows["time_s"][0]) for rows in streams.parts(last).values() if rows.size), default=0.0)


def read_slab(streams: StreamRecords, channel: str, first: int, whole: bool) -> Slab:
    """Read bins from number `first` on; the last one, if not whole, only of a stream that has ended."""
    rows = streams.part(channel, first * OVERVIEW_ROWS, (first + SLAB_BINS) * OVERVIEW_ROWS)
    if not whole:
        rows = rows[: rows.size - rows.size % OVERVIEW_ROWS]
    return Slab(channel, first, bins_of(rows["time_s"], rows["value"], rows["flags"]))


def read_close(
    streams: StreamRecords,
    spans: Mapping[str, tuple[int | None, int | None]],
    times_s: tuple[float, float],
    have: Close,
) -> Close:
    """Read the samples of some rows, but not those that are here already.

    Parameters
    ----------
    spans : first row and that behind the last; None where it must be looked for by its time
    """
    wanted = {}
    for name, span in spans.items():
        rows = (streams.row_at(name, t) if row is None else row for row, t in zip(span, times_s, strict=True))
        first, end = rows
        wanted[name] = max(0, first), min(streams.rows(name), end + 2 * OVERVIEW_ROWS)
    kept = {name: _kept(have.get(name), span) for name, span in wanted.items()}
    missing = {name: (wanted[name][0] + kept[name].size, wanted[name][1]) for name in wanted}
    fresh = streams.parts(missing)
    return {
        name: (wanted[name][0], np.concatenate([kept[name], fresh[name]]) if kept[name].size else fresh[name])
        for name in wanted
    }


def _kept(have: tuple[int, np.ndarray] | None, span: tuple[int, int]) -> np.ndarray:
    """Give the beginning of a span as far as it is here."""
    if have is None or not have[0] <= span[0] <= have[0] + have[1].size:
        return np.empty(0)
    return have[1][span[0] - have[0] : span[1] - have[0]]
