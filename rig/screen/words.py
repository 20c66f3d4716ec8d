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
    HOLD_OF = "hold {least} s"
    HOLD_OF_SPAN = "hold {least}–{most} s"
    HOLD_DONE = "long enough"
    HOLDS = "holds"
    SECONDS = "seconds"
    EFFORTS = "efforts"
    LEFT_SIDE = "left side"
    RIGHT_SIDE = "right side"
    REST = "Rest"
    NEXT = "Next"
    ONE_MOMENT = "One moment"
    NOT_YET = "Not yet: once more, calmly"
    BEING_DECIDED = "Rest: how to go on is being decided"
    UP = "up"
    DOWN = "down"
    PAUSE = "rest"
    BY_FEEL = "by feel"
    READY = "Ready"
    PRACTICE = "practice, half as hard"
    EFFORT_OF = "effort {number} of {efforts}"
    PUSH = "Push"
    LET_GO = "Stop: let go"
    LET_STRAP_GO = "Let the strap go slack and lie still"
    ALL_DONE = "All done"
    DID_REPS = "Reps: {number}"
    DID_HOLDS = "Holds: {number}, the longest {seconds} s"
    DID_ACTION = "Time of action: {minutes}"
    DID_EFFORTS = "Efforts: {number}"
    THANKS = "Thank you. Get up slowly"
    SOUND_ON = "♪ sound on"
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
