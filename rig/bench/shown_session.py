"""A session of a simulated board with windows on it, in a process of its own, for the screen benchmark.

    python -m rig.bench.shown_session WINDOWS BOARD SECONDS WIDTH HEIGHT

opens ``patient``, ``clinician``, ``both`` or ``pyqtgraph`` windows on a ``standard`` or ``fast`` board and
writes one JSON object.
"""

from __future__ import annotations

import json
import math
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from rig.bench.memory import resident_mib
from rig.bench.paint_times import Arrivals, Paints, TimedDoor, Watched, time_paints
from rig.device.serial_port import SerialDoor
from rig.device.simulator.board import SimulatedBoard, fast_board
from rig.device.simulator.on_pty import PtyBoard
from rig.device.simulator.patient import Patient
from rig.exercises.catalogue import exercise
from rig.pipeline import Pipeline
from rig.record.place import find_place
from rig.screen.application import application
from rig.screen.clinician.window import ClinicianWindow
from rig.screen.patient.window import PatientWindow
from rig.screen.screens import Screens
from rig.screen.traces.sweep_view import SweepView
from rig.session.session import Session
from rig.session.wall_clock import WallClock
from rig.setup import SessionSetup

STARTING_S = 3.0  # connecting and taring: not measured
EXERCISE = "level-1"


def measure(windows: str, board: str, seconds: float, size: tuple[int, int]) -> dict[str, Any]:
    """Run a session of so many seconds after its start, with windows on it; give the figures."""
    app = application()
    Pipeline.warm_up()
    arrivals, usage = Arrivals(), Usage()
    with _session(board, arrivals) as session:
        watched = Watched(session)
        shown, paints = _windows(windows, watched, arrivals)
        for window in shown:
            window.resize(*size)

        def begin() -> None:
            usage.begin()
            for of_window in paints.values():
                of_window.empty()

        def end() -> None:
            usage.end()
            session.stop()

        QTimer.singleShot(int(1e3 * STARTING_S), begin)
        QTimer.singleShot(int(1e3 * (STARTING_S + seconds)), end)
        Screens(watched, shown).run()
    quality = session.outcome().quality
    return {
        "platform": app.platformName(),
        "windows": {name: of_window.figures(seconds) for name, of_window in paints.items()},
        "lost": sum(int(str(q["lost"])) for q in quality.values()),
        "longest read gap ms": 1e3 * arrivals.longest_read_gap_s,
        **usage.figures(),
    }


class Usage:
    """Processor time and memory between two moments."""

    def begin(self) -> None:
        self._busy_s, self._wall_s = -time.process_time(), -time.monotonic()

    def end(self) -> None:
        self._busy_s += time.process_time()
        self._wall_s += time.monotonic()

    def figures(self) -> dict[str, float]:
        return {
            "% of a core": 100 * self._busy_s / self._wall_s,
            "MiB": resident_mib(),
        }


@contextmanager
def _session(board: str, arrivals: Arrivals) -> Iterator[Session]:
    """Run a session as `rig demo` does: board, port, journal, file and detection."""
    patient, clock = Patient(EXERCISE, duration_s=3600.0), WallClock()
    simulated = SimulatedBoard(patient, 0) if board == "standard" else fast_board(patient, 0, 4)
    setup = SessionSetup(
        exercise=EXERCISE,
        side="right",
        subject="bench",
        task=exercise(EXERCISE).task(patient.target_newtons),
        started_utc=datetime.now(UTC).isoformat(),
        simulated=True,
    )
    with tempfile.TemporaryDirectory() as folder, PtyBoard(simulated, clock) as on_pty:
        place = find_place(Path(folder), setup)
        door = TimedDoor(SerialDoor(on_pty.port), arrivals)
        with Session(setup, door, place, clock, listeners=(arrivals,)) as session:
            yield session


def _windows(which: str, watched: Watched, arrivals: Arrivals) -> tuple[list[Any], dict[str, Paints]]:
    """Make the windows, each paint of which is timed."""
    session, shown, paints = watched.session, list[QWidget](), dict[str, Paints]()
    if which in ("clinician", "both"):
        shown.append(ClinicianWindow(session, session.setup, math.inf))
        paints["clinician"] = time_paints(SweepView, arrivals, lambda view: view.newest_s)
    if which in ("patient", "both"):
        shown.append(PatientWindow(session.setup, session.mark))
        paints["patient"] = time_paints(PatientWindow, arrivals, lambda _: watched.newest_s)
    if which == "pyqtgraph":
        from rig.bench.screen_peer import PeerWindow

        shown.append(PeerWindow(session.recent))
        paints["pyqtgraph"] = time_paints(PeerWindow, arrivals, lambda view: view.newest_s)
    return shown, paints


if __name__ == "__main__":
    which, board, seconds, width, height = sys.argv[1:]
    sys.stdout.write(json.dumps(measure(which, board, float(seconds), (int(width), int(height)))) + "\n")
