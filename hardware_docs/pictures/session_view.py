"""Draw a session beside another, and the library of their folder: `make pictures`."""

from __future__ import annotations

import dataclasses
import os
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from rig.cli.measuring import new_setup, where
from rig.cli.rehearsal import Rehearsal
from rig.pipeline import Pipeline
from rig.record.judged import REJECTED
from rig.screen.application import application
from rig.screen.viewing.library_window import LibraryWindow
from rig.screen.viewing.window import SessionWindow
from rig.session.session import Session
from rig.session.wall_clock import clock_at

PICTURES = Path(__file__).parent
SECONDS, SPEED = 75.0, 10.0
RECORDED = (
    ("left", "P-014", "2026-03-02T09:30:00+00:00", 3, ""),
    ("right", "P-014", "2026-03-02T09:10:00+00:00", 4, "unplug@40:for=1"),
    ("left", "P-009", "2026-02-27T14:05:00+00:00", 5, ""),
)


def main() -> None:
    application()
    Pipeline.warm_up()
    with tempfile.TemporaryDirectory() as folder:
        shown = Path(folder) / "sessions"
        paths = [record(shown, *given) for given in RECORDED]
        window = SessionWindow(paths[0], compare=paths[1])
        draw(window, 1280, 720)
        window.panel.choose(2)
        window.panel.reason.setCurrentText("talked")
        window.deciding.decide(2, REJECTED)
        window.traces.show_stretch(0, SECONDS)
        draw(window, 1280, 720, lambda: window.is_settled).save(str(PICTURES / "session.png"))
        os.chdir(folder)
        library = LibraryWindow(Path("sessions"))
        settled = lambda: library.library.sessions.next_unread() is None  # noqa: E731
        draw(library, 1280, 480, settled).save(str(PICTURES / "library.png"))
        window.close()
        library.close()


def record(folder: Path, side: str, subject: str, started_utc: str, seed: int, faults: str) -> Path:
    """Record one session of a simulated person."""
    clock = clock_at(SPEED)
    rehearsal = Rehearsal("level-1", side, seed, SECONDS, faults, clock)
    setup = new_setup("level-1", side, subject, rehearsal.patient.target_newtons, simulated=True)
    setup = dataclasses.replace(setup, started_utc=started_utc)
    place = where(folder, setup)
    with rehearsal.powered() as door, Session(setup, door, place, clock, rehearsal.lasts_s) as session:
        while session.running:
            time.sleep(0.05)
    return session.outcome().path


def draw(window, width: int, height: int, settled=lambda: True):
    """Show a window until everything in it is there; give its picture."""
    window.resize(width, height)
    window.show()
    for _ in range(30):
        application().processEvents()
        time.sleep(0.01)
    while not settled():
        application().processEvents()
        time.sleep(0.01)
    return window.grab()


if __name__ == "__main__":
    main()
