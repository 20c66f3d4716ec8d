"""Draw the terminal view of a simulated session in the middle of a hold: `make pictures`."""

from __future__ import annotations

import os
import re
import tempfile
import time
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console

from rig.cli.measuring import new_setup, where
from rig.cli.rehearsal import Rehearsal
from rig.screen.terminal.paint import paint
from rig.screen.view_model import ViewModel
from rig.session.session import Session
from rig.session.snapshot import Snapshot
from rig.session.wall_clock import clock_at

PICTURE = Path(__file__).with_name("terminal.svg")
WIDTH, HEIGHT = 110, 26
SECONDS = 60.0
REPS_SEEN, HELD_S = 2, 3.5


def main() -> None:
    clock = clock_at(4.0)
    rehearsal = Rehearsal("level-1", "right", 0, SECONDS, "", clock)
    setup = new_setup("level-1", "right", "P-014", rehearsal.patient.target_newtons, simulated=True)
    model = ViewModel(setup, rehearsal.lasts_s)
    with (
        tempfile.TemporaryDirectory() as folder,
        rehearsal.powered() as door,
        Session(setup, door, where(Path(folder), setup), clock, rehearsal.lasts_s) as session,
    ):
        snapshot = _worth_a_picture(session)
        with open(os.devnull, "w") as nowhere:
            console = Console(record=True, width=WIDTH, height=HEIGHT, file=nowhere)
            console.print(paint(model.view(snapshot, 0.0), snapshot.newest, WIDTH, HEIGHT))
        session.stop()
    svg = console.export_svg(title="rig demo", unique_id="rig", code_format=_without_web_fonts())
    PICTURE.write_text(svg)
    print(PICTURE.relative_to(Path.cwd()))  # noqa: T201


def _without_web_fonts() -> str:
    """Give the frame of the picture with the fonts of the reader's own system."""
    local = re.sub(r"@font-face \{\{.*?\}\}", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    return local.replace("Fira Code", "DejaVu Sans Mono, Menlo, Consolas")


def _worth_a_picture(session: Session) -> Snapshot:
    """Wait for the middle of a hold with some reps behind it."""
    while session.running:
        snapshot = session.snapshot
        if snapshot is not None and snapshot.live.counts.found >= REPS_SEEN:
            hold = snapshot.live.hold
            if hold is not None and hold.held_s >= HELD_S:
                return snapshot
        time.sleep(0.01)
    raise SystemExit("the session ended before anything worth a picture")


if __name__ == "__main__":
    main()
