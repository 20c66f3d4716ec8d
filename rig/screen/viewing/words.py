"""Every text of the session's window and of the library, in English, to be filled in after translation."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QKeySequence

from rig.errors import InputRefused
from rig.exercises.catalogue import exercise
from rig.screen.spoken import EXERCISES

CONTEXT = "viewing"  # of the translations


class Say(StrEnum):
    """The templates."""

    # the head of a session
    LEFT = "left side"
    RIGHT = "right side"
    ON_LEFT = "left"
    ON_RIGHT = "right"
    FINISHED = "finished"
    RECOVERED = "recovered"
    CUT_SHORT = "cut short: rig recover makes it whole"
    LIVE = "● being recorded"
    ENDING = "recording over: the file is being finished"
    ENDED = "the recording has ended: {state}"
    GONE = "the recording has ended, and its file is no longer here"
    SIMULATED = "simulated"
    TRACES = "Traces"
    READING = "reading: {percent} %"
    NOT_A_DEVICE = "for research and education, not a medical device"
    # keys
    REJECT = "Reject"
    RESTORE = "Restore"
    VALID_KEY = "Valid"
    COMPENSATED_KEY = "Compensated"
    NOT_COUNTED_KEY = "Not counted"
    UNDO = "Undo"
    WHOLE = "Whole"
    FOLLOW = "Follow"
    COMPARE = "Compare"
    GROUPS = "Groups"
    PICTURE = "Picture"
    STRETCH = "Samples"
    TABLE = "Reps"
    BRIGHT = "Bright"
    # reps
    REPS = "Reps"
    REPS_COUNTED = "Reps · {valid} of {reps} valid"
    NO_REPS = "no reps"
    REP = "{number}  {verdict}  {peak} N  {seconds} s"
    REP_WITHHELD = "{number}  {verdict}  peak withheld  {seconds} s"
    VALID = "✓ valid"
    COMPENSATED = "◆ compensated"
    NOT_COUNTED = "○ not counted"
    REJECTED = "✗ rejected"
    BY = "{verdict} · {by}"
    BY_WHY = "{verdict} · {by}: {why}"
    DURING = "{verdict} · during the session"
    AFTERWARDS = "afterwards"
    WHY = "why, in a few words"
    REASONS = "Reason"
    TALKED = "talked"
    SLIPPED = "band or strap slipped"
    WRONG = "another movement"
    INTERRUPTED = "interrupted"
    PAIN = "pain"
    # what became of it
    HINT = "wheel or ↑ ↓: zoom · drag or ← →: move · Page up and down, or a click: choose a rep"
    CHOOSE = "choose a rep first: Page up, Page down, or click it"
    EDITED = "rep {number}: {verdict} · kept beside the session, which stays as it was · Ctrl+Z takes it back"
    UNDONE = "rep {number}: {verdict} again"
    NOTHING_TO_UNDO = "nothing was edited in this window"
    WRITING = "writing {name} …"
    WRITTEN = "written: {path}"
    CANNOT_WRITE = "cannot write {name}: {why}"
    # reps over one another
    OVERLAY = "Reps from their onset"
    ALL_REPS = "all reps"
    BY_SIDE = "left and right"
    BY_SET = "by set"
    BY_EXERCISE = "by exercise"
    SET = "set {number}"
    THIS = "this session, {side}"
    OTHER = "the other, {side}"
    OF_REPS = "{peak} N, {number} valid · {name}"
    NONE_VALID = "no valid rep · {name}"
    NEWEST_OF = "the newest {shown} of {reps} reps"
    BAND = "band: ± 1 SD · dashed: not counted"
    DIFFERS = "unlike exercises: compare with care"
    SHARED = "only the exercises that both have"
    # the library
    SESSIONS = "Sessions"
    SEARCH = "search: subject, exercise, side, date, state"
    OPEN = "Open"
    REPORT = "Report"
    REPLAY = "Replay"
    RECOVER = "Recover"
    DATE = "date"
    SUBJECT = "subject"
    EXERCISE = "exercise"
    SIDE = "side"
    LASTS = "duration"
    REPS_VALID = "valid"
    STATE = "state"
    OF = "{valid} of {reps}"
    EDITS = "edited"
    NOT_READ = "…"
    CANNOT_READ = "cannot be read: {why}"
    ONLY_JOURNAL = "only its journal is here: recover"
    CUT = "cut short: recover"
    CUT_RECOVERED = "cut short, recovered"
    FOUND = "{shown} of {sessions} sessions in {folder}"
    NO_SESSIONS = "no sessions in {folder} yet: rig demo makes one"
    WORKING = "{what}: {name} …"
    DONE = "{what}: {said}"
    FAILED = "{what} failed: {said}"
    CHOOSE_TWO = "choose two sessions to compare: hold Shift or Ctrl"
    NOT_CUT = "{name} is whole: there is nothing to recover"


SIDES = {"left": (Say.LEFT, Say.ON_LEFT), "right": (Say.RIGHT, Say.ON_RIGHT)}


def tr(template: str, **values: object) -> str:
    """Say a template in the language of the screen, filled in."""
    said = QCoreApplication.translate(CONTEXT, template)
    return said.format(**values) if values else said


def key_words(key: str) -> str:
    """Name a key as it is written on the keyboard of this language."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def side_words(side: str, in_table: bool = False) -> str:
    """Name a side of the body, in one word where a head stands above it."""
    return tr(SIDES[side][in_table]) if side in SIDES else side


def exercise_words(exercise_id: str) -> str:
    """Name an exercise; a session may carry one that this catalogue does not know."""
    return QCoreApplication.translate(EXERCISES, _title(exercise_id))


@cache
def _title(exercise_id: str) -> str:
    try:
        return exercise(exercise_id).title
    except InputRefused:
        return exercise_id


def number(value: float, digits: int = 1) -> str:
    """Write a number as the language does."""
    return QLocale().toString(value, "f", digits)


def clock(time_s: float) -> str:
    """Write a time of the session: seconds up to a minute, then minutes and hours."""
    if abs(time_s) < 60:
        return f"{time_s:g} s".replace(".", QLocale().decimalPoint())
    minutes, seconds = divmod(time_s, 60)
    hours, minutes = divmod(int(minutes), 60)
    tail = f"{int(minutes):02d}:{seconds:04.1f}".removesuffix(".0").replace(".", QLocale().decimalPoint())
    return f"{hours}:{tail}" if hours else tail
