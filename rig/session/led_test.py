"""The isometric test in a session: the raw force brought to its state machine, its words to who shows them.

The same measuring, on the same rows, is done again by the analysis: `go` is the newest sample's time when
the word was given, which is the `known_s` of its mark.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np

from rig.events import Event
from rig.exercises.dose import Progress, Tally
from rig.exercises.feedback import SET, Cue, CueBoard, FeedbackSettings
from rig.exercises.isometric import EFFORT_S, IsometricNow, IsometricTest, Stage
from rig.exercises.isometric_result import EFFORTS, counted
from rig.exercises.moment import Moment
from rig.exercises.set_result import SetResult
from rig.exercises.step import Step
from rig.exercises.tempo import Beat
from rig.measure.isometric_effort import Effort, measure_effort
from rig.measure.isometric_force import IsometricSettings, quiet_baseline
from rig.samples import MISSING, SAMPLE
from rig.session.effort_words import effort_words
from rig.session.recent_force import RecentForce

PATIENCE_S = 2.0  # [E] for the last samples of an effort; a channel that is silent longer brings none
GO_SHOWS_S = 1.0  # then the word hold takes its place
AT_ONCE = FeedbackSettings(least_s=0.0, again_s=0.0)
"""Every word of a test takes the place of the one before it."""

WORDS = {
    Stage.QUIET: "quiet",
    Stage.READY: "ready",
    Stage.PUSH: "go",
    Stage.MEASURE: "stop",
    Stage.ASKING: "asking",
    Stage.RESTING: "rest",
    Stage.LETTING_GO: "done",
    Stage.OVER: "",
}
"""The word that belongs to each stage; it names the cue."""

KEYS = {"accept": True, "decline": False}


class LedTest:
    """Leads through the test of one direction and side.

    Parameters
    ----------
    force : takes every block before this is asked to go on
    attended : somebody is there to decide about doubtful efforts; otherwise they are kept

    Attributes
    ----------
    restless : what keeps the strap from being quiet, ``""`` when it is or does not matter
    efforts : what was measured, practice first
    """

    comments = True
    beat: Beat | None = None

    def __init__(self, step: Step, begun_s: float, force: RecentForce, attended: bool) -> None:
        self.step = step
        self.board = CueBoard(AT_ONCE)
        self.restless = ""
        self.efforts: list[Effort] = []
        self._force, self._attended = force, attended
        self._test = IsometricTest(step, begun_s)
        self._settings = IsometricSettings()
        self._begun_s = self._now_s = begun_s
        self._ended_by = ""
        self._word = ""
        self._speak()

    @property
    def now(self) -> IsometricNow:
        return self._test.now

    @property
    def says(self) -> str:
        """What to do now; it stays until the next word."""
        return self.board.said[-1].words

    @property
    def why(self) -> str:
        """What keeps the strap from being quiet, or what speaks against the effort that is asked about."""
        doubts = self._test.now.doubts
        return self.restless or ", ".join(doubts).replace("_", " ")

    @property
    def rest_left_s(self) -> float:
        return self._test.left_s if self._test.stage is Stage.RESTING else 0.0

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        """The keys that mean something to the test alone."""
        return (("y", "keep the effort"), ("d", "reject it")) if self._test.stage is Stage.ASKING else ()

    @property
    def over(self) -> bool:
        return bool(self._ended_by) or self._test.stage is Stage.OVER

    @property
    def progress(self) -> Progress:
        tries = self._test.tries
        done = len(counted(tries))
        rejected = sum(one.rejected for one in tries)
        return Progress("test", done, EFFORTS, max(EFFORTS, done), Tally(valid=done, rejected=rejected))

    def take(self, moment: Moment, events: Iterable[Event] = ()) -> list[str]:
        """Go on to a moment; give the marks to record."""
        if self.over:
            return []
        self._now_s = moment.time_s
        marks = self._test.advance(moment.time_s, self._look())
        if self._test.stage is Stage.MEASURE:
            marks += self._measure()
        if self._test.stage is Stage.ASKING and not self._attended:
            marks += self._test.decide(None)
        self._speak()
        return marks

    def key(self, what: str, at_s: float) -> list[str]:
        """Take ``accept`` or ``decline`` of an effort with doubts, or ``end_set``."""
        if self.over:
            return []
        self._now_s = at_s
        marks: list[str] = []
        if what in KEYS:
            marks = self._test.decide(KEYS[what])
        elif what == "end_set":
            self._ended_by = "clinician"
        self._speak()
        return marks

    def judge(self, what: str) -> list[str]:
        """Take the newest effort out of the count (``reject``), or back in."""
        return self._test.judge(what == "reject")

    def result(self) -> SetResult:
        """Say what became of the test."""
        progress = self.progress
        return SetResult(
            exercise=self.step.exercise.id,
            side=self.step.side,
            set_number=self.step.set_number,
            begun_s=self._begun_s,
            ended_s=self._now_s,
            kind=progress.kind,
            done=progress.done,
            goal=progress.goal,
            tally=progress.tally,
            tempo_kept=None,
            slips=(),
            whole_phases=None,
            ended_by=self._ended_by or ("dose" if self.over else "stop"),
        )

    def _look(self) -> str:
        """Say what keeps the strap from being quiet, in the stages in which it has to be."""
        self.restless = ""
        if self._test.stage in (Stage.QUIET, Stage.READY):
            rows = self._force.since(self.step.channel, self._now_s - self._settings.quiet_s)
            quiet = quiet_baseline(rows["time_s"], rows["value"], self._now_s, self._settings)
            self.restless = quiet.why or self._pulling(quiet.newtons)
        return self.restless

    def _pulling(self, newtons: float) -> str:
        """Refuse a strap that is loaded evenly."""
        most = self._settings.slack_newtons
        if abs(newtons) <= most:
            return ""
        return f"the strap is not slack: {newtons:.1f} N; allowed is {most:g} N"

    def _measure(self) -> list[str]:
        """Measure the effort once its last sample has come, or does not come any more."""
        go_s, end_s = self._test.window_s
        channel = self.step.channel
        rows = self._force.since(channel, go_s - self._settings.quiet_s)
        if self._force.newest_s(channel) <= end_s:
            if self._now_s < end_s + PATIENCE_S:
                return []
            rows = _cut_short(rows, end_s)
        number = self._test.number
        effort = measure_effort(rows["time_s"], rows["value"], rows["flags"], go_s, end_s, self._settings)
        self.efforts.append(effort)
        return [*effort_words(number, effort), *self._test.take(effort)]

    def _speak(self) -> None:
        """Say the word of a stage when it begins, and hold in the midst of a push."""
        now = self._test.now
        word = WORDS[now.stage]
        if now.stage is Stage.PUSH and now.left_s < EFFORT_S - GO_SHOWS_S:
            word = "hold"
        if word and word != self._word:
            self._word = word
            self.board.say(Cue(f"isometric_{word}", _words(word, now, self.step), SET, self._now_s))


def _words(word: str, now: IsometricNow, step: Step) -> str:
    which = f"effort {now.number}" if now.number else "practice, half as hard"
    return {
        "quiet": "Let the strap go slack and lie still",
        "ready": f"Ready: {which}",
        "go": "Go! Push as hard and as fast as you can" if now.number else "Go! Push half as hard",
        "hold": "Hold: keep pushing",
        "stop": "Stop: let go",
        "asking": "Does this effort count? A clinician decides",
        "done": "Stop: let go. That was the last one",
        "rest": f"Stop: let go. Rest for {step.work.rest_s:g} s",
    }[word]


def _cut_short(rows: np.ndarray, end_s: float) -> np.ndarray:
    """End rows whose stream fell silent as the pipeline marks a gap: a peak in it is not known."""
    gap = np.zeros(1, SAMPLE)
    gap["time_s"], gap["value"], gap["flags"] = end_s, math.nan, MISSING
    return np.concatenate([rows, gap])
