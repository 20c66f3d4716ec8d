"""Simulated patients before the pipeline and the coach, without a board: their truth against the counts."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field

import numpy as np

from rig.device.simulator.patient import Patient
from rig.events import Event
from rig.exercises.course import Course, State
from rig.exercises.step import Step
from rig.pipeline import Pipeline
from rig.setup import Control, SessionSetup

RATE_HZ = 80.0
QUIET_S = 2.5  # every patient lies still for 3 s
DELIBERATE = 0.30
NOISE_KPA = 0.01


@dataclass
class Seen:
    """What became of one patient."""

    patient: Patient
    course: Course
    events: list[Event] = field(default_factory=list)
    controls: list[Control] = field(default_factory=list)

    def of(self, kind: type[Event]) -> list:
        return [event for event in self.events if isinstance(event, kind)]

    @property
    def said(self) -> list[str]:
        """Keys of all cues, in order."""
        return [cue.key for cue in self.course.coach.board.said] if self.course.coach else []

    @property
    def slips(self) -> dict[str, int]:
        return dict(self.course.coach.result().slips) if self.course.coach else {}

    @property
    def marks(self) -> list[str]:
        return [control.values["label"] for control in self.controls if control.what == "mark"]


def lie_down(patient: Patient, pipeline: Pipeline, step: Step) -> None:
    """Take the pelvis baseline as the set-up steps would."""
    cells = [name for name in patient.channels if name.startswith("pad")]
    if not (cells and step.exercise.pelvis.scores):
        return
    quiet = np.arange(0.5, QUIET_S, 1 / RATE_HZ)
    values = {name: float(patient.value(name, quiet).mean()) for name in cells}
    total = sum(values.values())
    index = (values["pad_back"] - values["pad_front"]) / total if len(cells) == 2 else 0.0
    pipeline.control(Control("pelvis_baseline", {"index": index, "sum_kpa": total}), int(QUIET_S * 1e9))
    for direction, sign in (("backward", 1), ("forward", -1)) if len(cells) == 2 else ():
        roll = {"direction": direction, "index": index + sign * DELIBERATE}
        pipeline.control(Control("deliberate_roll", roll), int(QUIET_S * 1e9))


def watch(
    patient: Patient,
    steps: tuple[Step, ...],
    until_s: float,
    chunk_s: float = 0.1,
    seed: int = 0,
    keys: dict[float, str] | None = None,
    noise_newtons: float = 0.02,
) -> Seen:
    """Let a patient do steps, and the pipeline and the course watch."""
    step = steps[0]
    cells = sum(name.startswith("pad") for name in patient.channels)
    target = step.work.target.newtons or patient.target_newtons * (step.work.target.percent_of_test > 0)
    task = dataclasses.replace(step.task(cells, 100.0), target_newtons=target)
    pipeline = Pipeline(
        SessionSetup(side=patient.side, exercise=step.exercise.id, task=task, settings=step.settings())
    )
    seen = Seen(patient, Course(steps))
    noise = {name: np.random.default_rng([seed, number]) for number, name in enumerate(patient.channels)}
    waiting = sorted((keys or {}).items())
    begun = False
    for number in range(int(until_s / chunk_s)):
        t = np.arange(round(number * chunk_s * RATE_HZ), round((number + 1) * chunk_s * RATE_HZ)) / RATE_HZ
        block_events: list[Event] = []
        for name in patient.channels:
            rest = patient.truth.rest_newtons.get(name, 0.0)
            width = noise_newtons if name.startswith("band") else NOISE_KPA
            value = patient.value(name, t) - rest + width * noise[name].standard_normal(t.size)
            block_events += pipeline.feed_samples(name, t, value, np.zeros(t.size, np.uint8)).events
        now_s = float(t[-1])
        if not begun and now_s >= QUIET_S:
            begun = True
            lie_down(patient, pipeline, step)
            seen.controls += seen.course.start(now_s)
            seen.controls += seen.course.key("accept", now_s)
        while waiting and waiting[0][0] <= now_s:
            seen.controls += seen.course.key(waiting.pop(0)[1], now_s)
        seen.events += block_events
        seen.controls += seen.course.take(pipeline.live.moment, block_events)
        if seen.course.state is State.OVER:
            return seen
    return seen
