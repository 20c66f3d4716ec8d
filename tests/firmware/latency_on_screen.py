"""From a pull on the simulated board to the frame of the patient's window that shows it, in real time."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

import numpy as np

from rig.cli.measuring import new_setup, where
from tests.firmware.pty_board import board_on_pty
from tests.firmware.toolchain import build_elf, build_simulator

REST, PULLED = 20_000, 235_000
FIRST_S, EVERY_S, PULL_S, PULLS = 5.0, 1.7, 0.5, 24
EDGE_S = 0.0005


def painted_ms(baud: int, pulls: int = PULLS) -> np.ndarray:
    """Give the milliseconds from each pull to the first frame painted with the band loaded.

    One more pull comes before, at which the window loads its fonts.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    steps_s = pull_times_s(baud, pulls + 1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        program, elf = build_simulator() / "board_on_pty", build_elf(baud=baud)
        with board_on_pty(program, elf, folder, signals(steps_s)) as board:
            loaded_s = frames_loaded_s(str(board.port), folder, steps_s[-1] + EVERY_S)
        started_s = board.started_ns / 1e9
    begins = np.array(loaded_s)
    waits = [begins[begins > started_s + step_s][:1] - (started_s + step_s) for step_s in steps_s[1:]]
    found = np.concatenate(waits)
    assert len(found) == pulls, f"{len(found)} of {pulls} pulls were painted"
    assert found.max() < PULL_S, "a pull was painted only after its end"
    return 1000 * found


def pull_times_s(seed: int, pulls: int) -> np.ndarray:
    """Give seconds since the first START, at every phase against frames and conversions."""
    return FIRST_S + EVERY_S * np.arange(pulls) + np.random.default_rng(seed).uniform(0, 0.2, pulls)


def signals(steps_s: np.ndarray) -> str:
    rows = [(0.0, REST)]
    for step_s in steps_s:
        rows += [
            (step_s - EDGE_S, REST),
            (step_s, PULLED),
            (step_s + PULL_S, PULLED),
            (step_s + PULL_S + EDGE_S, REST),
        ]
    rows.append((steps_s[-1] + 60.0, REST))
    return "".join(f"{at:.5f} {counts} -9000 220 240\n" for at, counts in rows)


def frames_loaded_s(port: str, folder: Path, lasts_s: float) -> list[float]:
    """Run a session with the patient's window; the instants of frames in which the band has become loaded."""
    from rig.device.serial_port import SerialDoor
    from rig.screen.application import application
    from rig.screen.patient.window import PatientWindow
    from rig.screen.screens import Screens
    from rig.session.session import Session
    from rig.session.snapshot import Snapshot
    from rig.session.wall_clock import clock_at

    class Watched(PatientWindow):
        """The patient's window, which notes when it has painted a band that was slack before."""

        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments)
            self.loaded_s: list[float] = []
            self._was_loaded = False

        def refresh(self, snapshot: Snapshot, data_age_s: float) -> None:
            super().refresh(snapshot, data_age_s)
            rep = snapshot.live.rep
            is_loaded = rep is not None and rep.loaded
            if is_loaded and not self._was_loaded:
                self.repaint()
                self.loaded_s.append(time.monotonic())
            self._was_loaded = is_loaded

    application()
    setup = new_setup("level-1", "right", "latency", simulated=True)
    with Session(setup, SerialDoor(port), where(folder, setup), clock_at(1.0), lasts_s, (), None) as session:
        window = Watched(setup, session.mark)
        Screens(session, [window]).run()
    return window.loaded_s
