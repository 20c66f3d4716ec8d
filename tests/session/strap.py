"""A simulated person on a strap, led through one isometric test without a board."""

from __future__ import annotations

import dataclasses
import itertools
from dataclasses import dataclass, field

import numpy as np

from rig.device.simulator.strap_patient import StrapPatient, TrueEffort
from rig.exercises.course import Course, State
from rig.exercises.isometric import Stage
from rig.exercises.plan_file import load_plan
from rig.pipeline import Pipeline
from rig.session.led_test import LedTest
from rig.session.recent_force import RecentForce
from rig.setup import SessionSetup

RATE_HZ = 80.0
NOISE_NEWTONS = 0.05
REST_S = 6.0
STEPS = {(step.work.direction, step.side): step for step in load_plan("isometric-test").steps}


@dataclass
class Seen:
    """What became of one test."""

    patient: StrapPatient
    course: Course
    marks: list[str] = field(default_factory=list)
    rows: list[np.ndarray] = field(default_factory=list)

    @property
    def test(self) -> LedTest:
        assert isinstance(self.course.coach, LedTest)
        return self.course.coach

    @property
    def said(self) -> list[str]:
        """Keys of all cues, in order, each once in a row."""
        return [key for key, _ in itertools.groupby(cue.key for cue in self.test.board.said)]

    @property
    def truth(self) -> tuple[TrueEffort, ...]:
        return self.patient.truth.efforts

    def starting(self, begin: str) -> list[str]:
        return [mark for mark in self.marks if mark.startswith(begin)]


def do_test(
    *errors: str,
    seed: int = 1,
    direction: str = "outward",
    side: str = "right",
    decides: str = "",
    chunk: int = 8,
    until_s: float = 200.0,
    flagged_s: tuple[float, float] = (np.inf, np.inf),
) -> Seen:
    """Do one test; `decides` is the key on a doubtful effort, ``""`` where nobody is at the keys.

    Samples between `flagged_s` are out of step: not to be trusted.
    """
    patient = StrapPatient(f"isometric-{direction}", side, seed, errors)
    full, force = STEPS[direction, side], RecentForce()
    step = dataclasses.replace(full, work=dataclasses.replace(full.work, rest_s=REST_S))
    pipeline = Pipeline(SessionSetup(side=side, exercise=step.exercise.id, task=step.task()))
    course = Course([step], lead=lambda one, at_s: LedTest(one, at_s, force, attended=bool(decides)))
    seen = Seen(patient, course)
    noise = np.random.default_rng(seed)
    for first in range(0, round(until_s * RATE_HZ), chunk):
        t = np.arange(first, first + chunk) / RATE_HZ
        value = patient.value(step.channel, t) - patient._rest[step.channel]
        value += NOISE_NEWTONS * noise.standard_normal(chunk)
        bad = (t >= flagged_s[0]) & (t < flagged_s[1])
        block = pipeline.feed_samples(step.channel, t, value, (2 * bad).astype(np.uint8))
        force.take(block)
        seen.rows += [stream.samples for stream in block.streams]
        go_on(seen, float(t[-1]), pipeline, decides)
        if course.state is State.OVER:
            break
    return seen


def go_on(seen: Seen, now_s: float, pipeline: Pipeline, decides: str) -> None:
    """Let the course go on to a moment, and the person hear what it says."""
    course = seen.course
    if course.state is State.READY:
        seen.marks += marks(course.start(now_s))
    seen.marks += marks(course.take(pipeline.live.moment))
    if course.state is State.OVER:
        return
    if seen.test.now.stage is Stage.PUSH and seen.patient.pushes < len(seen.test.now.tries) + 1:
        seen.patient.push(seen.test.now.number, now_s)
    if seen.test.now.stage is Stage.ASKING:
        seen.marks += marks(course.key(decides, now_s))


def marks(controls: list) -> list[str]:
    return [control.values["label"] for control in controls if control.what == "mark"]
