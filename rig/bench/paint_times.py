"""How old the newest sample is when a window has painted it.

An age is counted from the return of the read that brought the sample to the end of the paint event that shows
it first.
"""

from __future__ import annotations

import math
import time
from bisect import bisect_left
from collections.abc import Callable
from typing import Any

import numpy as np
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from rig.block import Block
from rig.device.byte_source import ByteSource
from rig.session.door import Door
from rig.session.session import Outcome, Session
from rig.session.snapshot import Snapshot
from rig.session.wall_clock import Clock
from rig.setup import SessionSetup


class Arrivals:
    """Listens to a session: when each newest sample was read from the port.

    Attributes
    ----------
    longest_read_gap_s : the longest time between two reads that brought bytes
    """

    name = "arrivals"
    trouble = ""

    def __init__(self) -> None:
        self.longest_read_gap_s = 0.0
        self._read_ns = 0
        self._newest_s: list[float] = [-math.inf]
        self._at_ns: list[int] = [0]

    def read(self) -> None:
        """Note that bytes were read now."""
        now_ns = time.monotonic_ns()
        if len(self._at_ns) > 1:
            self.longest_read_gap_s = max(self.longest_read_gap_s, (now_ns - self._read_ns) / 1e9)
        self._read_ns = now_ns

    def begin(self, setup: SessionSetup, clock: Clock) -> None: ...

    def take(self, block: Block) -> None:
        times_s = (float(s.samples["time_s"][-1]) for s in block.streams if s.samples.size)
        newest_s = max(times_s, default=-math.inf)
        if newest_s > self._newest_s[-1]:
            self._at_ns.append(self._read_ns)
            self._newest_s.append(newest_s)

    def close(self) -> None: ...

    def run(self) -> None: ...

    def age_ms(self, newest_s: float) -> float:
        """Say how long ago this sample, or the first after it, was read."""
        place = min(bisect_left(self._newest_s, newest_s), len(self._at_ns) - 1)
        return (time.monotonic_ns() - self._at_ns[place]) / 1e6


class TimedDoor:
    """A door whose board tells `Arrivals` of every read."""

    def __init__(self, door: Door, arrivals: Arrivals) -> None:
        self._door = door
        self._arrivals = arrivals

    def open(self) -> ByteSource:
        return TimedSource(self._door.open(), self._arrivals)

    def find_again(self) -> ByteSource | None:
        return None


class TimedSource:
    """A port that tells of every read."""

    def __init__(self, source: ByteSource, arrivals: Arrivals) -> None:
        self.description = source.description
        self.write = source.write
        self.close = source.close
        self._source = source
        self._arrivals = arrivals

    def read(self, timeout_s: float) -> bytes:
        data = self._source.read(timeout_s)
        if data:
            self._arrivals.read()
        return data


class Paints:
    """What was painted since it was last emptied: each paint's end, its cost, and how old the newest was."""

    def __init__(self, arrivals: Arrivals) -> None:
        self._arrivals = arrivals
        self.empty()

    def empty(self) -> None:
        self.cost_ms: list[float] = []
        self.age_ms: list[float] = []
        self._shown_s = -math.inf

    def painted(self, began_s: float, newest_s: float) -> None:
        """Take note of a paint event that has just ended and showed samples up to `newest_s`."""
        self.cost_ms.append(1e3 * (time.perf_counter() - began_s))
        if newest_s > self._shown_s:
            self._shown_s = newest_s
            self.age_ms.append(self._arrivals.age_ms(newest_s))

    def figures(self, seconds: float) -> dict[str, float]:
        age = np.percentile(self.age_ms, (50, 99, 100))
        cost = np.percentile(self.cost_ms, (50, 99))
        names = ("age p50 ms", "age p99 ms", "age worst ms", "paint p50 ms", "paint p99 ms")
        figures = dict(zip(names, (*age, *cost), strict=True))
        return {"paints a second": len(self.cost_ms) / seconds, **{k: float(v) for k, v in figures.items()}}


class Watched:
    """A session as the windows know it; notes how new the newest sample is that they were given."""

    def __init__(self, session: Session) -> None:
        self.newest_s = math.nan
        self.session = session

    @property
    def snapshot(self) -> Snapshot | None:
        snapshot = self.session.snapshot
        if snapshot is not None:
            self.newest_s = snapshot.live.newest_s
        return snapshot

    @property
    def running(self) -> bool:
        return self.session.running

    @property
    def data_age_s(self) -> float:
        return self.session.data_age_s

    def stop(self) -> None:
        self.session.stop()

    def outcome(self) -> Outcome:
        return self.session.outcome()


def time_paints(kind: type[QWidget], arrivals: Arrivals, newest_s: Callable[[Any], float]) -> Paints:
    """Let every paint event of a kind of widget be noted; `newest_s` tells how new what it shows is."""
    paints, paint = Paints(arrivals), kind.paintEvent

    def timed(self: Any, event: QPaintEvent) -> None:
        began_s = time.perf_counter()
        paint(self, event)
        paints.painted(began_s, newest_s(self))

    kind.paintEvent = timed  # type: ignore[method-assign]
    return paints
