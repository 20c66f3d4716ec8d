"""What the list of events says: a sentence for each event, and for each mark of the record that one reads.

Marks are written for the record, with counts and indices in them; here is what they mean to a clinician.
"""

from __future__ import annotations

import re
from enum import StrEnum

CONTEXT = "events"  # of the translations


class Happened(StrEnum):
    """The templates."""

    REP = "valid rep: peak {peak} N, {lasted} s"
    REP_NOT = "rep not counted: peak {peak} N; {why}"
    REP_NOT_AT_ALL = "rep not counted: peak {peak} N"
    REP_UNKNOWN = "rep not counted: its peak is not known; {why}"
    WHY_ROLLED = "the pelvis rolled"
    WHY_BEFORE = "before the peak"
    WHY_AFTER = "after the peak"
    WHY_FLAGGED = "samples not to be trusted"
    WHY_GAP = "samples missing"
    WHY_CUT = "cut by the end"
    WHY_NO_HOLD = "hold not done"
    HOLD = "hold done: {lasted} s at {mean} N"
    HOLD_BEGUN = "hold: {lasted} s at {mean} N"
    ROLLED_BACKWARD = "pelvis rolled backward for {lasted} s, up to {percent} %"
    ROLLED_FORWARD = "pelvis rolled forward for {lasted} s, up to {percent} %"
    ROLLED_A_LITTLE_BACKWARD = "pelvis turned a little backward for {lasted} s, up to {percent} %"
    ROLLED_A_LITTLE_FORWARD = "pelvis turned a little forward for {lasted} s, up to {percent} %"
    MOVED = "pelvis moved for {lasted} s, up to {percent} %"
    ROSE = "{channel} left its line for {lasted} s, by {peak} {unit}"
    LOST_ONE = "{channel}: a sample lost, {cause}"
    LOST = "{channel}: {lost} samples lost, {cause}"
    BY_WIRE = "damaged on the cable"
    BY_BOARD = "dropped by the board"
    BY_UNPLUGGED = "unplugged"
    BY_RESTART = "the board restarted"
    BY_FILE = "missing in the file"
    # marks
    ZERO = "{channel} set to zero"
    SET_BEGINS = "set {number} begins"
    BEGUN = "begins: {what}"
    BASELINE = "pelvis baseline taken"
    TURNED_BACKWARD = "deliberate roll backward taken"
    TURNED_FORWARD = "deliberate roll forward taken"
    PRACTICE = "practice: nothing counts yet"
    CUE = "said: {words}"
    SET_OVER = "set over: {done} of {goal} {unit}"
    TEST_OVER = "test over: {done} efforts"
    SET_LATE = "set over, its time is up: {done} of {goal} {unit}"
    SET_ENDED = "set ended by key: {done} of {goal} {unit}"
    SET_CORRECTED = "set corrected: {done} of {goal} {unit}"
    RPE = "effort of the set: {answer} of 10"
    PAIN = "pain: {answer} of 10"
    EFFORT = "effort {number}: peak {peak} N"
    EFFORT_UNKNOWN = "effort {number}: its peak is not known"
    EFFORT_PRACTICE = "practice: peak {peak} N"
    EFFORT_REJECTED = "effort {number} rejected: {why}"
    EFFORT_KEPT = "effort {number} kept: {why}"
    EFFORT_NOT_DECIDED = "effort {number} kept, nobody decided: {why}"
    BY_CLINICIAN = "by the clinician"
    TESTED = "{direction} test: {mean} N, mean of three; best {best} N, spread {spread} %"
    NOT_TESTED = "{direction} test: no result, {efforts} of {asked} efforts"
    KEYS = "keys are pressed by a simulated clinician"
    PLAN = "plan: {title}"
    ON = "decided to go on: {exercise}"
    WAIT = "decided to wait: {exercise}"
    REFUSED = "not done: {why}"
    REJECTED = "rep at {at} s rejected"
    RESTORED = "rep at {at} s counts again"
    COUNTED = "rep counted by key"
    COUNTED_ROLLED = "rep counted by key as rolled"
    WEIGHED = "check weight on the {channel}: {newtons} N, {true} N are right"
    STEP = "set-up: {step} done"
    STEP_LEFT_OUT = "set-up: {step} left out"
    CEILING_NEAR = "close to the limit of {newtons} N"
    CEILING = "limit of {newtons} N reached"
    NO_DATA = "no data for {lasted} s: not counted"
    NOBODY = "nobody decided whether to go on: the plan ends here"
    MARK = "mark {number}"
    LABELLED = "mark {number}: {label}"


_COUNTS = r".* set \d+: (?P<done>\S+) of (?P<goal>\S+) (?P<unit>\w+)(?:;.*)?; ended by"

MARKS: tuple[tuple[re.Pattern[str], Happened | None], ...] = tuple(
    (re.compile(pattern, re.DOTALL), says)
    for pattern, says in (
        (r"tare: (?P<channel>\S+) at .*", Happened.ZERO),
        (r"new_set: (?P<number>\d+)", Happened.SET_BEGINS),
        (r"new_set: .*", None),  # of a plan: what begins is said right after it
        (r"begun: (?P<what>.*)", Happened.BEGUN),
        (r"pelvis_baseline: .*", Happened.BASELINE),
        (r"deliberate_roll: backward.*", Happened.TURNED_BACKWARD),
        (r"deliberate_roll: forward.*", Happened.TURNED_FORWARD),
        (r"practice: .*", Happened.PRACTICE),
        (r"target: .*", None),
        (r"cue \S+: (?P<words>.*)", Happened.CUE),
        (r"set over: .* set \d+: (?P<done>\S+) of \S+ efforts.*; ended by dose", Happened.TEST_OVER),
        (rf"set over: {_COUNTS} dose", Happened.SET_OVER),
        (rf"set over: {_COUNTS} time", Happened.SET_LATE),
        (rf"set over: {_COUNTS} (?:clinician|stop)", Happened.SET_ENDED),
        (rf"set corrected: {_COUNTS} .*", Happened.SET_CORRECTED),
        (r"rpe (?P<answer>\d+)", Happened.RPE),
        (r"pain (?P<answer>\d+)", Happened.PAIN),
        (r"isometric go \d+", None),  # the cue says it
        (r"isometric practice: peak (?P<peak>\S+)(?: N)?", Happened.EFFORT_PRACTICE),
        (r"isometric effort (?P<number>\d+): peak withheld.*", Happened.EFFORT_UNKNOWN),
        (r"isometric effort (?P<number>\d+): peak (?P<peak>\S+) N.*", Happened.EFFORT),
        (r"isometric effort \d+ rates: .*", None),  # the report has them
        (r"isometric effort (?P<number>\d+) rejected: (?P<why>.*)", Happened.EFFORT_REJECTED),
        (r"isometric effort (?P<number>\d+) kept: (?P<why>.*)", Happened.EFFORT_KEPT),
        (r"isometric effort (?P<number>\d+) kept, not decided: (?P<why>.*)", Happened.EFFORT_NOT_DECIDED),
        (
            r"isometric (?P<direction>\w+) \w+: mean of three (?P<mean>\S+) N, "
            r"best (?P<best>\S+) N, spread (?P<spread>\S+) %.*",
            Happened.TESTED,
        ),
        (
            r"isometric (?P<direction>\w+) \w+: no headline, (?P<efforts>\d+) efforts? of (?P<asked>\d+)",
            Happened.NOT_TESTED,
        ),
        (r"keys pressed by .*", Happened.KEYS),
        (r"plan: (?P<title>.*)", Happened.PLAN),
        (r"gate (?P<exercise>\S+): .*clinician decided on", Happened.ON),
        (r"gate (?P<exercise>\S+): .*clinician decided wait", Happened.WAIT),
        (r"refused: (?P<why>.*)", Happened.REFUSED),
        (r"rejected: rep .* at (?P<at>\S+) s", Happened.REJECTED),
        (r"restored: rep .* at (?P<at>\S+) s", Happened.RESTORED),
        (r"check weight (?P<channel>\S+): (?P<newtons>\S+) N for (?P<true>\S+) N.*", Happened.WEIGHED),
        (
            r"set-up (?:tare|posture|roll_\w+|practice): passed",
            None,
        ),  # what they brought is said right before
        (r"set-up (?P<step>\w+): passed", Happened.STEP),
        (r"set-up (?P<step>\w+): skipped", Happened.STEP_LEFT_OUT),
        (r"counted by key", Happened.COUNTED),
        (r"counted by key: compensated", Happened.COUNTED_ROLLED),
        (r"ceiling_near (?P<newtons>\S+) N", Happened.CEILING_NEAR),
        (r"ceiling_reached (?P<newtons>\S+) N", Happened.CEILING),
        (r"no data for (?P<lasted>\S+) s of the set: not counted", Happened.NO_DATA),
        (r"nobody is there to decide .*", Happened.NOBODY),
        (r"screen gain: .*", None),
        (r"mark (?P<number>\d+)", Happened.MARK),
        (r"mark (?P<number>\d+): (?P<label>.*)", Happened.LABELLED),
    )
)
"""How a mark's label and detail read, and what is said of it; None: nothing."""
