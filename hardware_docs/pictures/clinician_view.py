"""Draw the clinician's window at four moments of a simulated plan: `make pictures`.

The keys are pressed as a clinician would press them, on the window itself.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from rig.cli.measuring import where
from rig.cli.plan_rehearsal import PlanRehearsal
from rig.cli.planned import chosen_plan, planned_setup
from rig.exercises.course import State
from rig.exercises.setup_steps import StepKind
from rig.pipeline import Pipeline
from rig.screen.application import application
from rig.screen.clinician.window import ClinicianWindow
from rig.session.guidance import Guidance, Reached
from rig.session.session import Session
from rig.session.snapshot import Phase, Snapshot
from rig.session.wall_clock import clock_at

PICTURES = Path(__file__).parent
SIZE = (1280, 720)
MOMENTS = {"setup", "unplugged", "", "rest"}  # the nameless one is the picture of the README
KEYS = {StepKind.POSTURE: "N", StepKind.PRACTICE: "N", StepKind.WEIGHT: "S"}
FAULTS = "unplug@33:for=3"
HELD_S = 2.0


def main(folder: Path = PICTURES, size: tuple[int, int] = SIZE) -> None:
    app = application()
    Pipeline.warm_up()
    clock = clock_at(4.0)
    with tempfile.TemporaryDirectory() as out:
        plan = chosen_plan("five-levels", True, Path(out), "P-014", simulated=True)
        rehearsal = PlanRehearsal(plan, 0, None, FAULTS, clock)
        setup = planned_setup(plan, "P-014", simulated=True)
        guided = rehearsal.led(setup, by_itself=False)
        place = where(Path(out), setup)
        with (
            rehearsal.powered() as door,
            Session(setup, door, place, clock, rehearsal.lasts_s, (), guided) as session,
        ):
            window = ClinicianWindow(session, session.setup, rehearsal.lasts_s, Path(out))
            window.resize(*size)
            window.traces.set_window(30.0)
            window.show()
            for snapshot in _frames(session):
                app.processEvents()
                window.refresh(snapshot, session.data_age_s)
                for moment in _moments(snapshot) - _done:
                    window.refresh_words(snapshot, session.data_age_s)
                    app.processEvents()
                    window.grab().save(str(folder / f"clinician{'_' if moment else ''}{moment}.png"))
                    _done.add(moment)
                _press(window, snapshot)
            window.close()


_done: set[str] = set()
_pressed: set[object] = set()


def _frames(session: Session) -> Iterator[Snapshot]:
    """Give the session's snapshots until every picture is drawn."""
    while session.running and MOMENTS - _done:
        snapshot = session.snapshot
        if snapshot is not None:
            yield snapshot
        time.sleep(0.01)


def _moments(snapshot: Snapshot) -> set[str]:
    """Name the moments that this is one of."""
    guidance, live = snapshot.guidance, snapshot.live
    if guidance is None:
        return set()
    reps = live.counts.found_in_set
    held_s = live.hold.held_s if live.hold is not None else 0.0
    now = {
        "setup": _step(guidance) is StepKind.ROLL_FORWARD and reps == 0,
        "unplugged": snapshot.phase is Phase.UNPLUGGED and bool(snapshot.health),
        "": guidance.state is State.WORKING and reps >= 2 and held_s >= HELD_S,
        "rest": guidance.state is State.RESTING and guidance.question is None,
    }
    return {name for name, is_now in now.items() if is_now}


def _step(guidance: Guidance) -> StepKind | None:
    return next((line.kind for line in guidance.steps if line.reached is Reached.NOW), None)


def _press(window: ClinicianWindow, snapshot: Snapshot) -> None:
    """Go on where the plan waits, mark once, and answer what is asked."""
    guidance = snapshot.guidance
    if guidance is None:
        return
    step = _step(guidance)
    asked = guidance.question.mark if guidance.question is not None else ""
    marks = guidance.state is State.WORKING and snapshot.live.counts.found_in_set == 1
    for moment, key in (
        ((guidance.set_number, step), KEYS.get(step, "") if step is not None else ""),
        ((guidance.set_number, asked), "4" if asked else ""),
        ("marked", "M" if marks else ""),
    ):
        if key and moment not in _pressed:
            _pressed.add(moment)
            window.commands.mark("cough") if key == "M" else window.press(key)


if __name__ == "__main__":
    main(*(Path(folder) for folder in sys.argv[1:2]))
