"""Draw the clinician's window of a simulated session: `make pictures`."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from rig.cli.measuring import new_setup, where
from rig.cli.rehearsal import Rehearsal
from rig.pipeline import Pipeline
from rig.screen.application import application
from rig.screen.clinician.window import ClinicianWindow
from rig.session.session import Session
from rig.session.wall_clock import clock_at

PICTURES = Path(__file__).parent
SECONDS, REPS_SEEN, HELD_S = 60.0, 3, 2.0


def main() -> None:
    app = application()
    Pipeline.warm_up()
    clock = clock_at(4.0)
    rehearsal = Rehearsal("level-1", "right", 0, SECONDS, "unplug@14:for=1", clock)
    setup = new_setup("level-1", "right", "P-014", rehearsal.patient.target_newtons, simulated=True)
    with tempfile.TemporaryDirectory() as folder:
        place = where(Path(folder), setup)
        with rehearsal.powered() as door, Session(setup, door, place, clock, rehearsal.lasts_s) as session:
            window = ClinicianWindow(session, session.setup, rehearsal.lasts_s, Path(folder))
            window.traces.set_window(30.0)
            window.show()
            marked = False
            while session.running:
                app.processEvents()
                snapshot = session.snapshot
                if snapshot is not None:
                    window.refresh(snapshot, session.data_age_s)
                    found, hold = snapshot.live.counts.found, snapshot.live.hold
                    if found == 1 and not marked:
                        marked = True
                        session.mark("cough")
                    if found >= REPS_SEEN and hold is not None and hold.held_s >= HELD_S:
                        break
                time.sleep(0.01)
            window.grab().save(str(PICTURES / "clinician.png"))
        window.close()


if __name__ == "__main__":
    main()
