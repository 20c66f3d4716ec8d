"""Everything there is to say about one session, computed once, for pages, trends and tables."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis.dose import Adherence, adherence
from analysis.drift import drift, has_drifted
from analysis.fatigue import fatigue
from analysis.hold_metrics import HoldMetrics, hold_metrics
from analysis.metric import Metric, mean_of, withheld
from analysis.rep_metrics import RepMetrics, rep_metrics
from analysis.roll_metrics import RollMetrics, coupling, roll_index, roll_metrics
from analysis.sets import COMPENSATED, REJECTED, VALID, JudgedRep, WorkSet, divide
from analysis.settings import AnalysisSettings
from analysis.stations import Station, stations
from analysis.strength import Strength, efforts_of, headline, is_isometric, led_trials, strength
from analysis.stretch import Stretch
from rig.channels import PAD_BACK, PAD_FRONT
from rig.errors import InputRefused
from rig.events import Mark
from rig.exercises.catalogue import exercise as find_exercise
from rig.exercises.exercise import Exercise
from rig.exercises.isometric_marks import led_efforts
from rig.record.edits import Edit, read_edits
from rig.record.judged import judged, said_of
from rig.record.reader import Session, open_session

DEFAULTS = AnalysisSettings()


@dataclass(frozen=True, slots=True)
class RepSummary:
    """One rep with its figures; `hold` is None where nothing was held."""

    judged: JudgedRep
    metrics: RepMetrics
    hold: HoldMetrics | None
    coupling: Metric | None


@dataclass(frozen=True, slots=True)
class SetSummary:
    """One set with its figures."""

    work: WorkSet
    reps: tuple[RepSummary, ...]
    rolls: RollMetrics
    fatigue: Metric
    drift: Metric
    drifted: bool
    under_tension: Metric
    mean_peak: Metric
    dose: Adherence | None

    @property
    def best_reps(self) -> list[RepSummary]:
        """The valid ones; where there is none, the compensated."""
        valid = [rep for rep in self.reps if rep.judged.verdict == VALID]
        return valid or [rep for rep in self.reps if rep.judged.verdict == COMPENSATED]


@dataclass(frozen=True, slots=True)
class Summary:
    """One session with its figures.

    Attributes
    ----------
    exercise : None where it is not of the shipped catalogue
    start_s, end_s : first and last sample of any stream
    scores_peak : False where height and peak pull must not be judged
    edits : what people said of the session after it, oldest first
    strength : of an isometric test; None for every other session
    """

    session: Session
    settings: AnalysisSettings
    exercise: Exercise | None
    start_s: float
    end_s: float
    sets: tuple[SetSummary, ...]
    scores_peak: bool
    edits: tuple[Edit, ...] = ()
    strength: Strength | None = None

    @property
    def reps(self) -> list[RepSummary]:
        return [rep for one in self.sets for rep in one.reps]

    @property
    def led(self) -> bool:
        """Whether it was an isometric test with its words go, hold and stop."""
        return any(one.number for one in led_efforts(self.session.events))

    @property
    def edited(self) -> str:
        """One sentence on what a person changed, in the session or after it; empty where nothing was."""
        return said_of(judged(self.session.events, self.edits))

    def counted(self, verdict: str) -> int:
        return sum(one.work.counted(verdict) for one in self.sets)


def summaries(path: Path | str, settings: AnalysisSettings = DEFAULTS) -> tuple[Summary, ...]:
    """Read a session and compute every figure of each of its stations.

    Raises
    ------
    InputRefused : not a session, damaged, or with edits that cannot be read
    """
    session = open_session(path)
    return tuple(summarise(station, settings) for station in stations(session))


def summarise(station: Station, settings: AnalysisSettings = DEFAULTS) -> Summary:
    """Compute every figure of one station.

    Raises
    ------
    InputRefused : its session has edits that cannot be read
    """
    session = station.session
    exercise = known_exercise(session.setup.exercise)
    start_s, end_s = span(session)
    start_s, end_s = max(start_s, station.start_s), min(end_s, station.end_s)
    edits = read_edits(session.path)
    sets = divide(session.events, edits, start_s, end_s)
    scene = _Scene(session, exercise, settings)
    return Summary(
        session=session,
        settings=settings,
        exercise=exercise,
        start_s=start_s,
        end_s=end_s,
        sets=tuple(scene.summarised(one) for one in sets),
        strength=scene.strength(sets, edits) if is_isometric(session.setup) else None,
        scores_peak=exercise is None or "peak" not in exercise.never_score,
        edits=edits,
    )


def known_exercise(exercise_id: str) -> Exercise | None:
    """Look an exercise up; None where a clinic, not the catalogue, has it."""
    try:
        return find_exercise(exercise_id)
    except InputRefused:
        return None


def span(session: Session) -> tuple[float, float]:
    """Give the first and the last sample of any stream, session seconds."""
    times = [stream.time_s for stream in session.streams.values() if stream.time_s.size]
    if not times:
        return 0.0, 0.0
    return min(float(t[0]) for t in times), max(float(t[-1]) for t in times)


class _Scene:
    """The streams of one session, ready to be measured."""

    def __init__(self, session: Session, exercise: Exercise | None, settings: AnalysisSettings) -> None:
        self._exercise, self._settings = exercise, settings
        self._events = session.events
        self._zone = session.setup.settings.hold.zone_fraction
        channel = session.setup.task.rep_channel
        self.force = Stretch.of(session.streams[channel].samples) if channel in session.streams else None
        self._index = self._roll_index(session)
        tares = [e.start_s for e in session.events if isinstance(e, Mark) and e.label == "tare"]
        self._tares_s = sorted(tares)

    def summarised(self, work: WorkSet) -> SetSummary:
        reps = tuple(self._rep(judged) for judged in work.reps) if self.force is not None else ()
        start_s, end_s = work.work_s
        drifted = self._drift(start_s, end_s)
        kept = [rep for rep in reps if rep.judged in work.kept]
        peaks = [rep.metrics.peak for rep in kept if rep.judged.verdict == VALID]
        largest = max((peak.value for peak in peaks if peak.known), default=math.inf)
        return SetSummary(
            work=work,
            reps=reps,
            rolls=roll_metrics(work.rolls, start_s, end_s),
            fatigue=fatigue([rep.metrics.impulse for rep in kept], self._settings),
            drift=drifted,
            drifted=has_drifted(drifted, largest, self._settings),
            under_tension=Metric("under_tension", sum(rep.metrics.duration.value for rep in kept)),
            mean_peak=mean_of("peak", peaks) if peaks else withheld("peak", "no valid rep"),
            dose=self._adherence(work),
        )

    def strength(self, sets: list[WorkSet], edits: Sequence[Edit]) -> Strength | None:
        """Measure the efforts of an isometric test: the led ones, or every rep where nobody led."""
        if self.force is None:
            return None
        led = led_trials(self.force, self._events, edits)
        if led:
            return headline(led, self._settings)
        judged = [one for work in sets for one in work.reps]
        efforts = efforts_of(self.force, self._events, [one.rep for one in judged], self._settings)
        return strength(efforts, [one.verdict == REJECTED for one in judged], self._settings)

    def _rep(self, judged: JudgedRep) -> RepSummary:
        assert self.force is not None
        rep, hold = judged.rep, judged.hold
        return RepSummary(
            judged=judged,
            metrics=rep_metrics(self.force, rep, hold, self._settings),
            hold=hold_metrics(self.force, hold, self._zone, self._settings) if hold else None,
            coupling=coupling(self.force, self._index, rep.start_s, rep.end_s) if self._index else None,
        )

    def _drift(self, start_s: float, end_s: float) -> Metric:
        if self.force is None:
            return withheld("drift", "no force was recorded")
        if any(start_s < tare_s < end_s for tare_s in self._tares_s):
            return withheld("drift", "the zero was taken anew during the set")
        before = max((t for t in self._tares_s if t <= start_s), default=0.0)
        return drift(self.force, start_s, end_s, before, self._settings)

    def _adherence(self, work: WorkSet) -> Adherence | None:
        if self._exercise is None:
            return None
        key = work.by_key
        valid = work.attempts + (key.valid if key else 0)
        more = valid, valid + (key.compensated if key else 0)
        return adherence(self._exercise.dose, [judged.rep for judged in work.kept], work.holds, more)

    @staticmethod
    def _roll_index(session: Session) -> Stretch | None:
        """Give the roll index of a pad of two cells that counts in this exercise."""
        names = (PAD_FRONT.name, PAD_BACK.name)
        if not session.setup.task.pad_scores or any(name not in session.streams for name in names):
            return None
        front, back = (Stretch.of(session.streams[name].samples) for name in names)
        return roll_index(front, back)
