"""Eight hours in front of both windows, accelerated, in a process of its own, for the screen benchmark.

    python -m rig.bench.long_watch HOURS

feeds detection and rings with four channels, draws both windows every few seconds of the session and writes
one JSON object: what grew between the tenth minute and the end.
"""

from __future__ import annotations

import dataclasses
import gc
import json
import math
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from PySide6.QtWidgets import QApplication

from rig.bench.memory import resident_mib
from rig.channels import CHANNELS
from rig.device.byte_source import ByteSource
from rig.device.simulator.patient import Patient
from rig.errors import DeviceError
from rig.exercises.catalogue import exercise
from rig.pipeline import Pipeline
from rig.record.place import find_place
from rig.screen.application import application
from rig.screen.clinician.window import ClinicianWindow
from rig.screen.patient.window import PatientWindow
from rig.session.session import Session
from rig.session.snapshot import Phase
from rig.session.wall_clock import WallClock
from rig.setup import SessionSetup

RATE_HZ = 250
PIECE_S, FRAME_S = 4, 8  # of the session: fed at once, and between two frames
PERIOD_S = 600  # the person does the same again
SETTLED_S = 600  # caches are full
SIZE = (1280, 720)
NAMES = tuple(CHANNELS)


class NoBoard:
    """A port that is never opened: the session is held."""

    def open(self) -> ByteSource:
        raise DeviceError("no board")

    def find_again(self) -> ByteSource | None:
        return None


class Watch:
    """A session that is fed by hand, and its windows."""

    def __init__(self, session: Session, app: QApplication) -> None:
        self._session, self._app = session, app
        self._pipeline = Pipeline(session.setup)
        self._time_s = np.arange(PERIOD_S * RATE_HZ) / RATE_HZ
        patient = Patient("level-1", duration_s=float(PERIOD_S))
        self._values = {name: patient.value(name, self._time_s) for name in NAMES}
        self._windows = (
            PatientWindow(session.setup, lambda label: None),
            ClinicianWindow(session, session.setup, math.inf),
        )
        for window in self._windows:
            window.resize(*SIZE)
            window.show()
        self.frame_ms: list[float] = []

    def feed(self, at_s: int) -> None:
        """Let another piece of every channel come."""
        begins = at_s % PERIOD_S * RATE_HZ
        part = slice(begins, begins + PIECE_S * RATE_HZ)
        time_s = self._time_s[: PIECE_S * RATE_HZ] + at_s
        good = np.zeros(time_s.size, np.uint8)
        for name in NAMES:
            block = self._pipeline.feed_samples(name, time_s, self._values[name][part], good)
            self._session.recent.take(block)
            self._session.announced.extend(block.events)

    def draw(self, at_s: int) -> None:
        """Draw a frame of both windows."""
        before = self._session.snapshot
        assert before is not None
        events = self._session.announced
        snapshot = dataclasses.replace(
            before,
            phase=Phase.MEASURING,
            note="",
            session_s=float(at_s),
            live=self._pipeline.live,
            announced=len(events),
            newest=tuple(events[-8:]),
        )
        began_s = time.perf_counter()
        for window in self._windows:
            window.refresh(snapshot, 0.01)
        self._app.processEvents()
        self.frame_ms.append(1e3 * (time.perf_counter() - began_s))

    def close(self) -> None:
        for window in self._windows:
            window.close()
            window.deleteLater()


def measure(hours: float) -> dict[str, float]:
    """Watch for so many hours of a session; give what grew since the tenth minute."""
    app, ends_s = application(), int(hours * 3600)
    with _held_session() as session:
        watch = Watch(session, app)
        settled = (math.nan, 0)
        for at_s in range(0, ends_s, PIECE_S):
            watch.feed(at_s)
            if at_s % FRAME_S == 0:
                watch.draw(at_s)
            if at_s == SETTLED_S:
                settled = _held()
                watch.frame_ms.clear()
        grown_mib, references = (now - before for now, before in zip(_held(), settled, strict=True))
        tenth = len(watch.frame_ms) // 10
        watch.close()
        return {
            "hours": hours,
            "events": len(session.announced),
            "MiB at ten minutes": settled[0],
            "MiB grown": grown_mib,
            "references to None grown": references,
            "frame p50 ms, first tenth": float(np.median(watch.frame_ms[:tenth])),
            "frame p50 ms, last tenth": float(np.median(watch.frame_ms[-tenth:])),
        }


def _held() -> tuple[float, int]:
    gc.collect()
    return resident_mib(), sys.getrefcount(None)


@contextmanager
def _held_session() -> Iterator[Session]:
    target_newtons = Patient("level-1").target_newtons
    setup = SessionSetup(
        exercise="level-1",
        side="right",
        subject="bench",
        task=exercise("level-1").task(target_newtons),
        started_utc=datetime.now(UTC).isoformat(),
        simulated=True,
    )
    with tempfile.TemporaryDirectory() as folder:
        place = find_place(Path(folder), setup)
        with Session(setup, NoBoard(), place, WallClock(), held=True) as session:
            while session.snapshot is None:
                time.sleep(0.01)
            yield session


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(float(sys.argv[1]))) + "\n")
