"""Every sentence that a patient reads, in English; nothing here blames, each says what is or what to do.

They are templates, filled in after translation. `rig.exercises.words` holds what the coach says.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

CONTEXT = "patient"  # of the translations


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence and what goes into its ``{names}``; whole numbers are written without decimals."""

    template: str = ""
    values: tuple[tuple[str, float | str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.template)


NOTHING = Words()


class Say(StrEnum):
    """The templates."""

    KNEE = "Knee"
    FOOT = "Foot"
    CONNECTING = "Looking for the board"
    GETTING_READY = "Lie still for a moment"
    UNPLUGGED = "The board is gone: plug it in again"
    STOPPING = "Saving"
    NO_DATA_YET = "No data yet"
    NO_DATA_FOR = "No data for {seconds} s: these values are old"
    SENSOR_SILENT = "No data from this sensor"
    INTO_ZONE = "Move the bar up into the zone"
    EASE_OFF = "Ease off a little"
    LAST_REP = "last"
    REPS = "reps"
    REPS_BY_HAND = "reps are counted by hand"
    OF_GOAL = "of {goal}"
    SET = "Set {number}"
    SET_OF = "Set {number} of {sets}"
    OTHERS = "and {number} more"
    HOLD = "hold"
    HOLD_OF = "of {least} s"
    HOLD_OF_SPAN = "of {least}–{most} s"
    HOLD_DONE = "held long enough"
    REST = "Rest"
    PELVIS = "Pelvis"
    FORWARD = "forward"
    BACKWARD = "backward"
    STEADY = "steady"
    TURNING = "turning a little"
    ROLLS_BACKWARD = "rolling backward"
    ROLLS_FORWARD = "rolling forward"
    MOVES = "moving"
    ROLLING_BACKWARD = "Rolling backward: bring the top hip forward"
    ROLLING_FORWARD = "Rolling forward: bring the top hip backward"
    MOVING = "The pelvis moved: bring it back to where it started"
    PAD_UNLOADED = "The pad is unloaded: it says nothing"
    PAD_SILENT = "No data from the pad"
    NO_BASELINE = "not known yet"
    NOT_A_DEVICE = "for research and education, not a medical device"
    SIMULATED = "simulated"
