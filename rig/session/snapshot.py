"""What the acquire thread shows of itself: one frozen picture at a time, for whoever looks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from rig.events import Event
from rig.live import Live
from rig.session.coaching import Coaching
from rig.session.health import Finding


class Phase(Enum):
    """Where a session is; the value is what a person reads."""

    CONNECTING = "looking for the board"
    GETTING_READY = "lie still: taring"
    MEASURING = "measuring"
    UNPLUGGED = "the board is gone: plug it in again"
    STOPPING = "stopping"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The session at one moment.

    Attributes
    ----------
    note : one sentence more about the phase, or ""
    session_s : session time, s
    board : who the board is, "" before its introduction
    announced : how many events have been announced
    newest : the newest few of them, oldest first
    rates_hz : true rate of each channel so far
    coaching : where the course through a plan is; None without one
    """

    phase: Phase
    note: str
    session_s: float
    board: str
    live: Live
    announced: int
    newest: tuple[Event, ...]
    health: tuple[Finding, ...]
    rates_hz: dict[str, float]
    lost_samples: int
    coaching: Coaching | None = None
