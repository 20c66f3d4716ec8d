"""Who leads through one set of a course: a coach through an exercise, a test through its efforts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from rig.events import Event
from rig.exercises.dose import Progress
from rig.exercises.feedback import CueBoard
from rig.exercises.moment import Moment
from rig.exercises.set_result import SetResult
from rig.exercises.step import Step
from rig.exercises.tempo import Beat


class Lead(Protocol):
    """Leads through one set; every mark that it gives is recorded."""

    step: Step
    board: CueBoard

    @property
    def over(self) -> bool: ...
    @property
    def progress(self) -> Progress: ...
    @property
    def comments(self) -> bool: ...
    @property
    def beat(self) -> Beat | None: ...

    def take(self, moment: Moment, events: Iterable[Event] = ()) -> list[str]:
        """Take what happened and the moment after it."""

    def key(self, what: str, at_s: float) -> list[str]:
        """Take a clinician's key."""

    def judge(self, what: str) -> list[str]:
        """Take the newest rep or effort out of the count (``reject``), or back in (``restore``)."""

    def result(self) -> SetResult:
        """Say what became of the set, or of what was done of it so far."""
