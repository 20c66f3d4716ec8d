"""Every text of the clinician's window, in English, to be filled in after translation.

What a plan says (its steps, its keys, the coach) is written elsewhere in English too; `tr` says it in the
language of the screen where that has it.
"""

from __future__ import annotations

from enum import StrEnum

from rig.exercises.setup_steps import StepKind
from rig.screen.language import translated
from rig.session.guidance import Reached
from rig.session.health import About

CONTEXT = "clinician"  # of the translations


class Say(StrEnum):
    """The templates."""

    # the controls
    MARK = "Mark"
    LABEL = "Label"
    LABEL_HINT = "label, then Enter"
    LABEL_FOR = "label for {mark}"
    TARE = "Tare"
    TIME = "{seconds} s"
    SESSIONS = "Sessions"
    PATIENT = "Patient"
    BRIGHT = "Bright"
    DARK = "Dark"
    STOP = "Stop"
    STOP_NOW = "Emergency stop"
    AGAIN_TO_STOP = "Again to stop"
    AGAIN = "Again to confirm: {what}"
    NEXT_SET = "next set"
    REJECT = "reject the rep"
    RESTORE = "take the rejection back"
    BEGIN = "Go: begin the set"
    # what became of them
    MARK_ASKED = "{label}: asked for"
    MARKED = "✔ {label}, at {at} s"
    TARE_ASKED = "Tare asked for: let the bands hang slack for two seconds"
    TARED = "✔ new zero of {what}"
    REFUSED = "▲ {why}"
    REJECTED = "✔ rep at {at} s rejected · U takes it back"
    RESTORED = "✔ rep at {at} s counts again"
    NO_REP = "No rep to reject yet"
    NONE_REJECTED = "No rejected rep to take back"
    SET_OF_PLAN = "✔ the set has begun: it counts"
    SET_BEGUN = "✔ set {number} begun"
    PRESS_AGAIN = "Press {key} once more within 3 s"
    STOPPING = "Stopping: everything measured is kept"
    # the column beside the traces
    SIDE_LEFT = "left side"
    SIDE_RIGHT = "right side"
    SET = "set {number}"
    SET_OF = "set {number} of {sets}"
    REST = "rest"
    REST_FOR = "rest {left}"
    DONE_OF = "of {goal} {unit}"
    UNIT_TIME = "s under tension"
    UNIT_REPS = "reps"
    UNIT_HOLD = "holds"
    UNIT_TEST = "efforts"
    VALID_REPS = "valid reps in this set"
    BY_HAND = "reps counted by key"
    COUNT_VALID = "✔ {number} valid"
    COUNT_ROLLED = "▲ {number} with a roll"
    COUNT_OTHER = "○ {number} not counted"
    COUNT_REJECTED = "✗ {number} rejected"
    HOLD = "Hold"
    HOLD_OF = "{held} of {asked} s"
    PELVIS = "Pelvis"
    TEMPO = "Tempo"
    BEAT = "{phase}, {left} s more"
    EFFORTS = "Efforts"
    SPREAD = "{efforts}, spread {percent} %"
    MASS = "Mass: {typed} kg"
    ANSWER = "{typed}   0–9, or – for no answer"
    EVENTS = "Newest first"
    TRACES = "Live traces"
    # health
    ALL_WELL = "Link, sensors, clock and disk are well"
    MORE = "and {number} more"
    # head and foot
    CLINICIAN = "{subject} · clinician"
    SETTING_UP = "set-up: nothing counts yet"
    COUNTING = "measuring: this set counts"
    RESTING = "resting"
    DECIDING = "your decision: go on or not"
    RECORDING = "measuring: everything is recorded"
    NOT_A_DEVICE = "for research and education, not a medical device"
    SEARCH = "search: subject, exercise, side, date"
    OPEN = "Open"


STEP_NAMES = {
    StepKind.LINK: "Link and health",
    StepKind.TARE: "Tare",
    StepKind.WEIGHT: "Check weight",
    StepKind.POSTURE: "Posture and baseline",
    StepKind.ROLL_BACKWARD: "Roll backward",
    StepKind.ROLL_FORWARD: "Roll forward",
    StepKind.PRACTICE: "Practice",
    StepKind.GO: "Go",
}
STEP_SIGNS = {Reached.PASSED: "✔", Reached.SKIPPED: "–", Reached.NOW: "▸", Reached.TO_COME: "○"}
ABOUT = {
    About.LINK: "Link",
    About.RATES: "Rates",
    About.LOSSES: "Losses",
    About.SENSORS: "Sensors",
    About.CLOCK: "Clock",
    About.DISK: "Disk",
}
UNITS = {"time": Say.UNIT_TIME, "reps": Say.UNIT_REPS, "hold": Say.UNIT_HOLD, "test": Say.UNIT_TEST}
SIDES = {"left": Say.SIDE_LEFT, "right": Say.SIDE_RIGHT}


def tr(template: str, **values: object) -> str:
    """Say a template in the language of the screen, filled in."""
    said = translated(CONTEXT, template)
    return said.format(**values) if values else said
