"""A session that only writes down what it is asked, and moments of a plan to show."""

from __future__ import annotations

from rig.events import Event, Mark
from rig.exercises.course import State
from rig.exercises.dose import Progress, Tally
from rig.exercises.setup_steps import StepKind
from rig.live import Live
from rig.session.guidance import Guidance, Reached, SetupLine
from rig.session.ring import Rings
from rig.session.snapshot import Phase, Snapshot
from rig.setup import SessionSetup, Task

SETUP = SessionSetup(subject="P-014", exercise="level-1", side="right", simulated=True)
STOP = ("q", "stop")


class Noted:
    """What was asked, in order; its record answers when `answer` is called."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.announced: list[Event] = []
        self.recent = Rings()

    def press(self, key: str) -> None:
        self.asked.append(f"press {key}")

    def mark(self, label: str) -> None:
        self.asked.append(f"mark {label}")

    def tare(self) -> None:
        self.asked.append("tare")

    def new_set(self) -> None:
        self.asked.append("new set")

    def stop(self) -> None:
        self.asked.append("stop")

    def answer(self, label: str, at_s: float, detail: str = "") -> None:
        self.announced.append(Mark(at_s, at_s, label, detail))


def guided(state: State = State.WORKING, **changes: object) -> Guidance:
    """Give a moment of a plan, a set going on unless told otherwise."""
    working = state is State.WORKING
    usual: dict[str, object] = {
        "exercise": "level-1",
        "title": "Knee up, feet together",
        "side": "left",
        "set_number": 2,
        "sets": 10,
        "task": Task(),
        "hold_done_s": 5.0,
        "says": "",
        "progress": Progress("hold", 1.0, 3.0, 3.0, Tally(valid=1, holds_done=1)) if working else None,
        "keys": (("n", "end the set"), ("r", "reject the last rep"), STOP),
    }
    return Guidance(state, **{**usual, **changes})  # type: ignore[arg-type]


def lines(now: StepKind, why: str = "") -> tuple[SetupLine, ...]:
    """List the steps of a whole set-up that waits at `now`; the check weight was left out."""
    kinds = list(StepKind)
    at = kinds.index(now)
    over = [Reached.SKIPPED if kind is StepKind.WEIGHT else Reached.PASSED for kind in kinds[:at]]
    reached = [*over, Reached.NOW, *[Reached.TO_COME] * len(kinds)]
    return tuple(
        SetupLine(kind, far, why if far is Reached.NOW else "")
        for kind, far in zip(kinds, reached, strict=False)
    )


def snapshot(guidance: Guidance | None = None, phase: Phase = Phase.MEASURING, **changes: object) -> Snapshot:
    """Give a picture of a session 20 s old, all well."""
    usual: dict[str, object] = {
        "note": "",
        "session_s": 20.0,
        "board": "test board, firmware 1.0",
        "live": Live(newest_s=20.0),
        "announced": 0,
        "newest": (),
        "health": (),
        "rates_hz": {"band_knee": 80.0},
        "lost_samples": 0,
    }
    return Snapshot(phase, **{**usual, **changes}, guidance=guidance)  # type: ignore[arg-type]
