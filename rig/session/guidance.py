"""What a plan asks for at one moment, for whoever shows it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from rig.exercises.course import State
from rig.exercises.dose import Progress
from rig.exercises.gate import Proposal
from rig.exercises.isometric import IsometricNow
from rig.exercises.ratings import Question
from rig.exercises.set_result import SetResult
from rig.exercises.setup_steps import StepKind
from rig.exercises.tempo import Beat, Tempo
from rig.setup import Task


class Reached(Enum):
    """How far a set-up step is."""

    PASSED = "passed"
    SKIPPED = "left out"
    NOW = "now"
    TO_COME = "to come"


@dataclass(frozen=True, slots=True)
class SetupLine:
    """One step of a set-up; `why` is what keeps the step that waits from passing, or ""."""

    kind: StepKind
    reached: Reached
    why: str = ""


@dataclass(frozen=True, slots=True)
class Guidance:
    """Where a person is in a plan.

    Attributes
    ----------
    state : of the course through the plan
    exercise : its id; `title` is its name
    set_number, sets : which set of how many, of the whole plan
    says : what to do now; `level` is ``fault`` for safety, ``warn`` for form, else ``""``
    why : what keeps a set-up step from passing, or ""
    progress : of the set that is going on; None between sets
    rest_left_s : 0 where no rest is due
    beat : where in the tempo one should be; None without one
    keys : what can be pressed now, each with its meaning
    hold_s : the least and the most that a hold is to last; (0, 0) where none is asked for
    tempo : that is asked for; None where none is
    comments : whether feedback is given on this rep; where it has faded, the target hides too
    results : of the sets that are over
    proposal : what waits for a clinician's decision; None where nothing does
    question : what is asked about the set before, to be answered by digits; None where nothing is
    typed : what has been typed so far of an answer or a mass
    types : signs that may be typed now, beside the keys
    target : what a target in newtons comes from, in words; "" where it comes from no test
    test : the isometric test that is going on; None outside one
    steps : of the set-up that is going on, in order; none without one
    """

    state: State
    exercise: str
    title: str
    side: str
    set_number: int
    sets: int
    task: Task
    hold_done_s: float
    says: str
    level: str = ""
    why: str = ""
    progress: Progress | None = None
    rest_left_s: float = 0.0
    beat: Beat | None = None
    keys: tuple[tuple[str, str], ...] = ()
    hold_s: tuple[float, float] = (0.0, 0.0)
    tempo: Tempo | None = None
    comments: bool = True
    results: tuple[SetResult, ...] = ()
    proposal: Proposal | None = None
    question: Question | None = None
    typed: str = ""
    types: str = ""
    test: IsometricNow | None = None
    target: str = ""
    steps: tuple[SetupLine, ...] = ()
