"""A plan in a session: set-up, sets, rests and sides one after another, in the acquire thread.

What the course decides and says becomes controls at their place among the bytes; each set brings its own
task, so that a replay looks for the same on the same samples.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence

from rig.block import Block, Introduction
from rig.events import Event
from rig.exercises.coach import Coach
from rig.exercises.course import Course, State
from rig.exercises.lead import Lead
from rig.exercises.plan import Plan, Step
from rig.exercises.ratings import SIGNS as RATING_SIGNS
from rig.exercises.ratings import Ratings
from rig.exercises.set_spans import SET_OVER
from rig.live import Live
from rig.session.check_weight import CheckWeight
from rig.session.guidance import Guidance
from rig.session.guided_words import guidance_of
from rig.session.health import Finding
from rig.session.led_test import LedTest
from rig.session.recent_force import RecentForce
from rig.session.set_values import set_values
from rig.session.station_set_up import StationSetUp
from rig.session.stillness import Stillness
from rig.session.zeroes import Zeroes
from rig.setup import BRING_A_TASK, Control, SessionSetup

COURSE_KEYS = {
    "c": "count",
    "x": "count_compensated",
    "r": "reject",
    "u": "restore",
    "y": "accept",
    "d": "decline",
    "q": "stop",
}
"""What a key does to the course; ``n`` goes on and ``s`` leaves out, as the moment has it."""


class Guided:
    """Leads one session through a plan.

    Parameters
    ----------
    attended : somebody is at the keys; otherwise steps that need a hand are left out, and recorded so
    on_set : told each step when its set begins, and at the end of a set the one that comes next (False)
    follow : told the guidance at every moment; gives the keys that a simulated clinician presses
    keys_by : who presses them, for the record; "" for a person
    check_mass_kg : of the check weight; 0 where a clinician types it

    Attributes
    ----------
    note : why something is still waited for, or ""
    course : of the plan
    """

    def __init__(
        self,
        plan: Plan,
        setup: SessionSetup,
        attended: bool,
        on_set: Callable[[Step, bool], None] = lambda step, begins: None,
        follow: Callable[[Guidance], Sequence[str]] = lambda guidance: (),
        keys_by: str = "",
        check_mass_kg: float = 0.0,
    ) -> None:
        self.note = ""
        self.course = Course(plan.steps, lead=self._lead)
        self._plan, self._attended, self._on_set = plan, attended, on_set
        self._follow, self._keys_by = follow, keys_by
        self._ratings = Ratings()
        self._force = RecentForce()
        self._setup = setup
        self._still = Stillness(setup, one_cell_will_do=True)
        self._set_up = StationSetUp(self._still, attended, CheckWeight(check_mass_kg))
        self._zeroes = Zeroes(self._still)
        self._rest_ends_s = 0.0
        self._events: list[Event] = []
        self._said = 0
        self._pressed: deque[str] = deque()
        self._begun = False
        self._look: Callable[[], tuple[Live, Sequence[Finding]]] = lambda: (Live(), ())

    def watch(self, look: Callable[[], tuple[Live, Sequence[Finding]]]) -> None:
        """Take where the newest picture and the rig's health are looked up."""
        self._look = look

    def press(self, key: str) -> None:
        """Take a key, from any thread; it acts at the next moment."""
        self._pressed.append(key)

    def expect(self, introduction: Introduction) -> None:
        """Take the board's table of streams."""
        self._still.expect(introduction)
        self._set_up.begin(self.course.step)

    def tare_again(self) -> None:
        """Take a new zero of every force channel in the next quiet moment."""
        self._zeroes.ask()

    def take(self, block: Block) -> None:
        """Keep what happened until the next decisions."""
        self._still.take(block)
        self._force.take(block)
        self._events += block.events

    @property
    def done(self) -> bool:
        """Whether the set-up of what goes on now is over."""
        return self._set_up.over

    @property
    def over(self) -> bool:
        return self.course.state is State.OVER and self._ratings.question is None

    @property
    def guidance(self) -> Guidance:
        """What the plan asks for now."""
        return guidance_of(
            self._plan, self.course, self._set_up.now, self._ratings, len(self._still.pads), self._attended
        )

    def decisions(self) -> list[Control]:
        """Do whatever is due; give the controls that follow, in order."""
        live, findings = self._look()
        if self.over or live.newest_s != live.newest_s:
            return []
        controls = [] if self._begun else self._introduced()
        self._begun = True
        for key in self._keys():
            controls += self._act(key, live.newest_s)
        events, self._events = self._events, []
        controls += self._go_on(live, events, findings)
        controls = [*self._rated(controls, live.newest_s), *controls, *self._zeroes.advance()]
        self.note = self._zeroes.why or self._set_up.why
        placed = [self._placed(control) for control in controls] + self._cues_said()
        self._pressed.extend(self._follow(self.guidance))
        return placed

    def _rated(self, controls: Sequence[Control], now_s: float) -> list[Control]:
        """Ask about a set that is over, until the next one begins; give the answers."""
        begins = any(control.what == "new_set" for control in controls)
        marks = self._ratings.close() if begins else self._ratings.advance(now_s)
        over = any(str(control.values.get("label", "")).startswith(SET_OVER) for control in controls)
        if over and self._attended and self.course.results[-1].ended_by != "stop":
            self._ratings.ask(now_s)
        return [_mark(words) for words in marks]

    def _introduced(self) -> list[Control]:
        by = [_mark(f"keys pressed by {self._keys_by}")] if self._keys_by else []
        return [_mark(f"plan: {self._plan.id}"), *by]

    def _go_on(self, live: Live, events: list[Event], findings: Sequence[Finding]) -> list[Control]:
        """Go on with the course; while the next set's set-up is not over, its rest does not end."""
        course, controls = self.course, list[Control]()
        if course.state in (State.READY, State.RESTING):
            controls = self._set_up.advance(course.step, live, findings)
        if course.state is State.READY:
            return [*controls, *(course.start(live.newest_s) if self._is_set_up else [])]
        if course.state is State.ASKING and not self._attended:
            controls.append(_mark("nobody is there to decide whether to go on: the plan ends here"))
            return [*controls, *course.key("stop", live.newest_s)]
        held_back = course.state is State.RESTING and not self._is_set_up
        if held_back and live.newest_s >= self._rest_ends_s:
            return controls
        taken = course.take(live.moment, events)
        if course.state is State.RESTING and taken:
            self._rest_ends_s = live.newest_s + course.step.rest_before_s
        return [*controls, *taken]

    @property
    def _is_set_up(self) -> bool:
        return self._set_up.is_done_for(self.course.step)

    def _lead(self, step: Step, at_s: float) -> Lead:
        """Make who leads through a set: a test, or a coach."""
        if step.work.direction:
            return LedTest(step, at_s, self._force, self._attended)
        return Coach(step, at_s)

    def _keys(self) -> list[str]:
        return [self._pressed.popleft() for _ in range(len(self._pressed))]

    def _act(self, key: str, now_s: float) -> list[Control]:
        """Do what a key asks for at this moment; one that means nothing now does nothing."""
        if self._ratings.question is not None and key in (*RATING_SIGNS, "q"):
            answers = self._ratings.close() if key == "q" else self._ratings.key(key, now_s)
            return [*map(_mark, answers), *(self.course.key("stop", now_s) if key == "q" else ())]
        if key in COURSE_KEYS:
            return self.course.key(COURSE_KEYS[key], now_s)
        taken = self._set_up.key(key)
        if taken is not None:
            return taken
        if key == "n" and self.course.state is State.WORKING:
            return self.course.key("end_set", now_s)
        return self.course.start(now_s) if key == "n" and self._is_set_up else []

    def _placed(self, control: Control) -> Control:
        """Give a new set its exercise, side and task, and tell who waits for it."""
        label = str(control.values.get("label", ""))
        if label.startswith(SET_OVER):
            self._on_set(self.course.step, False)
        if control.what not in BRING_A_TASK:
            return control
        step = self.course.step
        if control.what == "new_set":
            self._on_set(step, True)
        return Control(
            control.what, {**control.values, **set_values(step, self._setup, len(self._still.pads))}
        )

    def _cues_said(self) -> list[Control]:
        """Record what was said since the last time."""
        coach = self.course.coach
        if coach is None:
            return []
        said = coach.board.said
        self._said = 0 if len(said) < self._said else self._said
        new, self._said = said[self._said :], len(said)
        return [_mark(f"cue {cue.key}: {cue.words}") for cue in new]


def _mark(words: str) -> Control:
    return Control("mark", {"label": words})
