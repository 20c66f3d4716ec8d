"""The coach of one set: what was done of it, what to say now, where the rep is, and when the set is over.

A pure state machine. Whoever runs a session hands it each block's events and the moment after them; it gives
back marks to be recorded. What it counts comes from events, so that a replay counts the same.
"""

from __future__ import annotations

from collections.abc import Iterable

from rig.events import Event, Gap, Rep, Roll
from rig.exercises.dose import DoseCounter, Progress
from rig.exercises.feedback import FADES, Cue, CueBoard, FeedbackSettings, comments_on
from rig.exercises.form import Form
from rig.exercises.guide import Guide
from rig.exercises.moment import Moment
from rig.exercises.rejection import REJECTED, RESTORED, rejection_words
from rig.exercises.safety import Ceiling
from rig.exercises.set_result import SetResult
from rig.exercises.step import Step
from rig.exercises.tempo import Beat, beat
from rig.exercises.words import cue_of, opening_cue

KEYS = {"count": "counted by key", "count_compensated": "counted by key: compensated", "end_set": ""}
"""What a clinician can press, and the mark that records it."""

JUDGING = ("reject", "restore")
"""What a clinician can press while the set goes on and after it: take the newest rep out, or back in."""

SETTLE_S = 3.0  # [E] a set that is done waits so long for a roll to end
KNOWN_S = 1.0  # after the leg rests, when its rep has been told
AWAY_S = 1.0  # [E] without data, after which the person is told and the set's clock stood still
GRACE_S = 15.0  # [E] a rep that goes on when the time is up may last so much longer


class Coach:
    """Coaches one set from `begun_s` on, session seconds.

    Attributes
    ----------
    board : what was said
    """

    def __init__(self, step: Step, begun_s: float, settings: FeedbackSettings | None = None) -> None:
        self.step = step
        self.board = CueBoard(settings)
        self._begun_s = self._now_s = begun_s
        self._dose = DoseCounter(step, begun_s)
        self._form = Form(step, begun_s)
        self._guide = Guide(step)
        self._ceiling = Ceiling(step.work.ceiling_newtons)
        self._loaded_since_s = self._done_s = self._loaded_s = float("nan")
        self._away_until_s, self._away_s = begun_s, 0.0  # without data, all in all
        self._key_s, self._rolled = begun_s, False  # since the key before
        self._told_enough = self._told_late = False
        self._ended_by = ""
        self.board.say(opening_cue(step.exercise, step.set_number, begun_s))

    def take(self, moment: Moment, events: Iterable[Event] = ()) -> list[str]:
        """Take what happened and the moment after it; give the marks to record."""
        if self._ended_by:
            return []
        self._now_s = moment.time_s
        if moment.loaded:
            self._loaded_since_s, self._loaded_s = moment.loaded_since_s, moment.time_s
        events = tuple(events)
        marks = [*self._warn(moment), *self._away(events)]
        slips = [key for event in events for key in self._take_event(event)]
        self._rolled = self._rolled or moment.roll_level == "fault"
        self._dose.advance(moment)
        slips += self._form.advance(moment)
        self._say(self._form.now(moment), rep=self._rep_now)
        for key in slips:
            self._say(key, rep=self._rep_now - 1)
        self._say(self._guide.advance(moment), rep=self._rep_now)
        self._tell_enough()
        self._end_when_done(moment)
        self._end_when_late(moment)
        return marks

    def judge(self, what: str) -> list[str]:
        """Take a key of `JUDGING`, also once the set is over; give the marks to record."""
        rejects = what == "reject"
        one = self._dose.reject() if rejects else self._dose.restore()
        if one is None:
            return []
        self._told_enough = self._told_enough and self.progress.enough
        return [rejection_words(REJECTED if rejects else RESTORED, one)]

    def key(self, what: str, at_s: float) -> list[str]:
        """Take a key of `KEYS`; give the marks to record.

        Counting by key is for exercises without a band; elsewhere those keys do nothing. A rep in which the
        pelvis rolled, since the key before, is a compensated one.
        """
        if self._ended_by or what not in KEYS or (what != "end_set" and self.step.channel):
            return []
        self._now_s = at_s
        if what == "end_set":
            self._ended_by = "clinician"
            return []
        what = "count_compensated" if self._rolled else what
        self._key_s, self._rolled = at_s, False
        self._dose.count_by_key(what == "count_compensated", at_s)
        self._tell_enough()
        return [KEYS[what]]

    @property
    def over(self) -> bool:
        return bool(self._ended_by)

    @property
    def progress(self) -> Progress:
        return self._dose.progress

    @property
    def cue(self) -> Cue | None:
        """What is to be seen now."""
        return self.board.showing(self._now_s)

    @property
    def phase(self) -> str:
        """Where a rep of several phases is, ``""`` for others."""
        return self._guide.phases.now if self._guide.phases else ""

    @property
    def comments(self) -> bool:
        """Whether the rep that is going on or comes next is commented on, or the comments have faded."""
        return comments_on(self._rep_now, self.step.set_number, self.step.work.fading_percent)

    @property
    def beat(self) -> Beat | None:
        """Where in the tempo one should be; None where none is asked for, or before the first rep."""
        tempo, since_s = self.step.work.tempo, self._loaded_since_s
        return beat(tempo, self._now_s - since_s) if tempo and since_s == since_s else None

    def result(self) -> SetResult:
        """Say what became of the set, or of what was done of it so far."""
        progress = self.progress
        return SetResult(
            exercise=self.step.exercise.id,
            side=self.step.side,
            set_number=self.step.set_number,
            begun_s=self._begun_s,
            ended_s=self._now_s,
            kind=progress.kind,
            done=round(progress.done, 3),
            goal=progress.goal,
            most=progress.most,
            tally=progress.tally,
            tempo_kept=self._tempo_kept(),
            slips=tuple(self._form.slips.most_common()),
            whole_phases=self._guide.phases.whole if self._guide.phases else None,
            ended_by=self._ended_by or "stop",
        )

    def _end_when_done(self, moment: Moment) -> None:
        """End the set once the dose is done, the leg rests and all that belongs to it is known."""
        if not self._dose.over:
            self._done_s = float("nan")
            return
        if self._done_s != self._done_s:
            self._done_s = moment.time_s
        patience = moment.time_s - self._done_s < SETTLE_S
        working = moment.loaded and self.progress.kind != "time"
        if not working and not (patience and self._form.waits(moment)):
            self._ended_by = "dose"

    def _end_when_late(self, moment: Moment) -> None:
        """End the set when its time is up; a rep that goes on is finished first."""
        longest_s = self.step.work.set_s
        late_s = moment.time_s - self._begun_s - self._away_s - longest_s
        if self._ended_by or not longest_s or late_s < 0.0:
            return
        if moment.loaded and not self._told_late:
            self._told_late = True
            self._say("time_up", rep=0)
        resting = not moment.loaded and not moment.time_s - self._loaded_s < KNOWN_S
        if resting or late_s >= GRACE_S:
            self._ended_by = "time"

    @property
    def _rep_now(self) -> int:
        """Number of the rep that is going on or comes next, from 1."""
        return self.progress.tally.efforts + 1

    def _take_event(self, event: Event) -> list[str]:
        self._dose.take(event)
        slips = self._form.take(event)
        if isinstance(event, Roll) and event.level == "fault" and event.start_s >= self._key_s:
            self._rolled = True
        if isinstance(event, Rep) and event.channel == self.step.channel and event.start_s >= self._begun_s:
            slips += self._off_tempo(event)
        return slips

    def _off_tempo(self, rep: Rep) -> list[str]:
        tempo, length_s = self.step.work.tempo, rep.end_s - rep.start_s
        if tempo is None or tempo.kept(length_s):
            return []
        return ["off_tempo_fast" if length_s < tempo.rep_s else "off_tempo_slow"]

    def _tempo_kept(self) -> float | None:
        tempo, reps = self.step.work.tempo, self._dose.reps
        if tempo is None or not reps:
            return None
        return sum(tempo.kept(rep.end_s - rep.start_s) for rep in reps) / len(reps)

    def _warn(self, moment: Moment) -> list[str]:
        """Warn of too much force; the warning is recorded."""
        key = self._ceiling.check(moment)
        self._say(key, rep=0)
        return [f"{key} {self.step.work.ceiling_newtons:g} N"] if key else []

    def _away(self, events: Iterable[Event]) -> list[str]:
        """Tell of time without data, once for all channels; it counts for nothing and is recorded."""
        gaps = [event for event in events if isinstance(event, Gap) and event.end_s - event.start_s >= AWAY_S]
        lost_s = sum(
            self._newly_away_s(gap)
            for gap in gaps
            if not self.step.channel or gap.channel == self.step.channel
        )
        if lost_s < AWAY_S:
            return []
        self._away_s += lost_s
        self._say("no_data", rep=0)
        return [f"no data for {lost_s:.1f} s of the set: not counted"]

    def _newly_away_s(self, gap: Gap) -> float:
        """Give what this gap adds to those before; each channel has its own."""
        start_s = max(gap.start_s, self._away_until_s)
        self._away_until_s = max(self._away_until_s, gap.end_s)
        return max(0.0, gap.end_s - start_s)

    def _tell_enough(self) -> None:
        progress = self.progress
        if progress.enough and progress.most > progress.goal and not self._told_enough:
            self._told_enough = True
            self._say("enough", rep=0)

    def _say(self, key: str, rep: int) -> None:
        """Say a cue, unless it fades in this rep."""
        if not key:
            return
        cue = cue_of(key, self.step.exercise, self._now_s)
        if cue.kind in FADES and not comments_on(rep, self.step.set_number, self.step.work.fading_percent):
            return
        self.board.say(cue)
