"""The course of a plan: set after set, rests, side changes and gates, from the first to the last.

A pure state machine over the steps of one recording (a station of the plan), or of all of them. It gives back
the controls to carry out and record: new sets, and marks of what was decided and what became of each set.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import Enum

from rig.errors import InputRefused
from rig.events import Event
from rig.exercises.coach import JUDGING, Coach
from rig.exercises.feedback import Cue
from rig.exercises.gate import Proposal, propose
from rig.exercises.lead import Lead
from rig.exercises.moment import Moment
from rig.exercises.rest import Rest
from rig.exercises.set_result import SetResult
from rig.exercises.step import Step
from rig.exercises.words import cue_of
from rig.setup import Control

KEYS = ("start", "count", "count_compensated", *JUDGING, "end_set", "accept", "decline", "stop")


class State(Enum):
    """Where the course is; the value is what a person reads."""

    READY = "begin when you are ready"
    ASKING = "a clinician decides whether to go on"
    WORKING = "working"
    RESTING = "resting"
    OVER = "all done"


class Course:
    """Leads through the steps.

    Parameters
    ----------
    steps : at least one, in order
    earlier : results of sets before these: what a gate looks at
    lead : makes who leads through a set, from its step and session seconds at its beginning

    Attributes
    ----------
    state : where it is
    step : the one that is going on or comes next
    coach : leads the set that is going on, or led the newest one; None before the first
    proposal : what waits for a clinician's decision, or None
    results : of the sets that are over
    """

    def __init__(
        self,
        steps: Sequence[Step],
        earlier: Sequence[SetResult] = (),
        lead: Callable[[Step, float], Lead] = Coach,
    ) -> None:
        if not steps:
            raise InputRefused("there is nothing to do: a course needs one set or more")
        self.state = State.READY
        self.coach: Lead | None = None
        self.proposal: Proposal | None = None
        self.results: list[SetResult] = []
        self._steps = tuple(steps)
        self._at = 0
        self._earlier = tuple(earlier)
        self._lead = lead
        self._rest = Rest(0.0, 0.0)
        self._now_s = 0.0

    @property
    def step(self) -> Step:
        return self._steps[self._at]

    @property
    def rest_left_s(self) -> float:
        """Seconds still to rest; 0 when none is due."""
        return self._rest.left_s(self._now_s) if self.state is State.RESTING else 0.0

    @property
    def cue(self) -> Cue | None:
        """What is to be seen now."""
        return self.coach.board.showing(self._now_s) if self.coach else None

    def start(self, at_s: float) -> list[Control]:
        """Begin the next set, its gate permitting; rest that is left is left out."""
        self._now_s = at_s
        if self.state not in (State.READY, State.RESTING):
            return []
        self.proposal = propose(self.step, (*self._earlier, *self.results))
        if self.proposal is not None:
            self.state = State.ASKING
            return []
        return self._begin()

    def take(self, moment: Moment, events: Iterable[Event] = ()) -> list[Control]:
        """Take what happened and the moment after it."""
        self._now_s = moment.time_s
        if self.state is State.RESTING and self._rest.over(self._now_s):
            return self.start(self._now_s)
        if self.state is not State.WORKING or self.coach is None:
            return []
        controls = [_mark(words) for words in self.coach.take(moment, events)]
        return [*controls, *self._go_on()]

    def key(self, what: str, at_s: float) -> list[Control]:
        """Take a clinician's key, one of `KEYS`.

        Raises
        ------
        InputRefused : another key
        """
        if what not in KEYS:
            raise InputRefused(f"no key does {what!r}; there are {', '.join(KEYS)}")
        self._now_s = at_s
        if what == "start":
            return self.start(at_s)
        if what == "stop":
            return self._stop()
        if what in ("accept", "decline") and self.state is State.ASKING:
            return self._decide(what == "accept")
        if what in JUDGING:
            return self._judge(what)
        if self.state is not State.WORKING or self.coach is None:
            return []
        controls = [_mark(words) for words in self.coach.key(what, at_s)]
        return [*controls, *self._go_on()]

    def _judge(self, what: str) -> list[Control]:
        """Take the newest rep out of the count, or back in; a set that is over is told anew."""
        if self.coach is None or self.state not in (State.WORKING, State.RESTING, State.READY):
            return []
        controls = [_mark(words) for words in self.coach.judge(what)]
        if controls and self.state is not State.WORKING:
            self.results[-1] = self.coach.result()
            controls.append(_mark(f"set corrected: {self.results[-1].words()}"))
        return controls

    def _begin(self) -> list[Control]:
        self.state = State.WORKING
        self.coach = self._lead(self.step, self._now_s)
        return [Control("new_set", {"number": self.step.set_number}), _mark(f"begun: {self.step.words()}")]

    def _go_on(self) -> list[Control]:
        """Close the set when it is over."""
        if self.coach is None or not self.coach.over:
            return []
        controls = [self._close(self.coach)]
        if self._at + 1 == len(self._steps):
            return [*controls, *self._finish("all_done")]
        self._at += 1
        self.state = State.RESTING
        self._rest = Rest(self._now_s, self.step.rest_before_s)
        self._say("turn_over" if self.step.turns_over else "set_over")
        return controls

    def _close(self, coach: Lead) -> Control:
        result = coach.result()
        self.results.append(result)
        return _mark(f"set over: {result.words()}")

    def _decide(self, accepted: bool) -> list[Control]:
        """Record a clinician's decision; where they decline, the step and its later sets are left out."""
        if self.state is not State.ASKING or self.proposal is None:
            return []
        mark = _mark(self.proposal.decided(accepted))
        self.proposal = None
        if accepted:
            return [mark, *self._begin()]
        here = self.step
        while self._at < len(self._steps) and self._is_of(here):
            self._at += 1
        if self._at == len(self._steps):
            self._at -= 1
            return [mark, *self._finish("all_done")]
        self.state = State.READY
        return [mark]

    def _is_of(self, step: Step) -> bool:
        return (self.step.exercise.id, self.step.side) == (step.exercise.id, step.side)

    def _stop(self) -> list[Control]:
        """End everything here; what was done of the set counts."""
        controls = []
        if self.state is State.WORKING and self.coach is not None:
            controls.append(self._close(self.coach))
        return [*controls, *self._finish("")]

    def _finish(self, key: str) -> list[Control]:
        self.state = State.OVER
        self._say(key)
        return []

    def _say(self, key: str) -> None:
        if key and self.coach is not None:
            self.coach.board.say(cue_of(key, self.coach.step.exercise, self._now_s))


def _mark(words: str) -> Control:
    return Control("mark", {"label": words})
