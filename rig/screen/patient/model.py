"""Works out the patient's scene from a snapshot: what is shown, and which one thing is said."""

from __future__ import annotations

import math

from rig.errors import InputRefused
from rig.events import Rep
from rig.exercises.catalogue import exercise as find_exercise
from rig.exercises.exercise import Exercise
from rig.screen.patient.scene import BigBar, Count, Cue, Pelvis, Ring, Scene
from rig.screen.view import ForceBar, Needle, View
from rig.screen.view_model import ViewModel
from rig.screen.words import Say, Words
from rig.session.guidance import Guidance
from rig.session.snapshot import Phase, Snapshot
from rig.setup import SessionSetup

LABELS = {"band_knee": Say.KNEE, "band_foot": Say.FOOT}
PHASES = {
    Phase.CONNECTING: Say.CONNECTING,
    Phase.GETTING_READY: Say.GETTING_READY,
    Phase.UNPLUGGED: Say.UNPLUGGED,
    Phase.STOPPING: Say.STOPPING,
}
ROLLING = {"backward": Say.ROLLING_BACKWARD, "forward": Say.ROLLING_FORWARD}
ROLLS = {"backward": Say.ROLLS_BACKWARD, "forward": Say.ROLLS_FORWARD}
STARTED_SHARE = 0.3  # of the zone's lower edge: below it the person rests, and is left in peace


class PatientModel:
    """Turns the snapshots of one session, in order, into scenes."""

    def __init__(self, setup: SessionSetup) -> None:
        self._setup = setup
        self._view_model = ViewModel(setup)
        self._exercise_id = setup.exercise
        self._exercise = _exercise(setup.exercise)
        self._ghosts: dict[str, float] = {}

    def scene(self, snapshot: Snapshot, data_age_s: float) -> Scene:
        """Work out what to show; the newest byte is `data_age_s` old (NaN: none yet)."""
        view = self._view_model.view(snapshot, data_age_s)
        guidance = snapshot.guidance
        if guidance is not None and guidance.exercise != self._exercise_id:
            self._exercise_id = guidance.exercise
            self._exercise = _exercise(guidance.exercise)
        self._ghosts.update({e.channel: e.peak_newtons for e in snapshot.newest if isinstance(e, Rep)})
        bars = tuple(self._bar(bar) for bar in view.bars if self._is_shown(bar))
        roll = snapshot.live.roll
        pelvis = _pelvis(view.needle, roll.direction if roll else "", roll.unloaded if roll else False)
        return Scene(
            stale=view.stale,
            cue=_stale_cue(snapshot.phase, data_age_s) if view.stale else _cue(snapshot, bars, pelvis),
            bars=bars,
            ring=self._ring(view),
            pelvis=pelvis,
            count=_count(view, guidance),
            rest_left_s=guidance.rest_left_s if guidance else 0.0,
            simulated=self._setup.simulated,
        )

    def nothing_yet(self) -> Scene:
        """Give the scene before the first snapshot."""
        count = Count(None, 0, Words())
        cue = Cue(Words(Say.CONNECTING))
        return Scene(True, cue, (), None, None, count, simulated=self._setup.simulated)

    def _is_shown(self, bar: ForceBar) -> bool:
        """Show the counted band, and another one where the exercise moves it too."""
        return bar.works or self._exercise is None or bar.channel in self._exercise.channels.rising

    def _bar(self, bar: ForceBar) -> BigBar:
        return BigBar(
            channel=bar.channel,
            label=Words(LABELS.get(bar.channel, bar.label)),
            newtons=bar.newtons,
            axis_newtons=bar.axis_newtons,
            zone=bar.zone,
            ghost_newtons=self._ghosts.get(bar.channel, math.nan),
            stale=bar.stale,
        )

    def _ring(self, view: View) -> Ring | None:
        """Show the ring where holds are asked for."""
        if view.hold is None or (self._exercise is not None and self._exercise.dose.kind == "reps"):
            return None
        span = self._exercise.dose.hold_s if self._exercise else None
        least_s = view.hold.asked_s
        return Ring(view.hold.held_s, least_s, max(least_s, span[1] if span else 0.0))


def _exercise(exercise_id: str) -> Exercise | None:
    try:
        return find_exercise(exercise_id)
    except InputRefused:
        return None


def _stale_cue(phase: Phase, data_age_s: float) -> Cue:
    if phase in (Phase.CONNECTING, Phase.STOPPING):
        return Cue(Words(PHASES[phase]))
    if phase is Phase.UNPLUGGED:
        return Cue(Words(Say.UNPLUGGED), "fault")
    if data_age_s != data_age_s:
        return Cue(Words(Say.NO_DATA_YET), "fault")
    return Cue(Words(Say.NO_DATA_FOR, (("seconds", data_age_s),)), "fault")


def _cue(snapshot: Snapshot, bars: tuple[BigBar, ...], pelvis: Pelvis | None) -> Cue:
    """Choose the one thing to say: what the phase asks, the pelvis, the coach, the force."""
    if snapshot.phase in PHASES:
        return Cue(Words(PHASES[snapshot.phase]))
    guided = snapshot.guidance
    if guided is not None and (guided.says or guided.rest_left_s > 0):
        return Cue(Words(guided.says), guided.level)
    if pelvis is not None and pelvis.level:
        return Cue(Words(ROLLING.get(pelvis.direction, Say.MOVING)), pelvis.level)
    return _force_cue(bars[0]) if bars and guided is None else Cue()


def _force_cue(bar: BigBar) -> Cue:
    """Say nothing inside the zone, and nothing to a person who rests."""
    if bar.stale:
        return Cue(Words(Say.SENSOR_SILENT), "fault")
    if bar.zone is None or bar.in_zone or not bar.newtons > STARTED_SHARE * bar.zone[0]:
        return Cue()
    return Cue(Words(Say.EASE_OFF if bar.newtons > bar.zone[1] else Say.INTO_ZONE))


def _pelvis(needle: Needle | None, direction: str, unloaded: bool) -> Pelvis | None:
    if needle is None:
        return None
    if needle.place != needle.place:
        silent = needle.words == "no data from the pad"
        why = Say.PAD_SILENT if silent else Say.PAD_UNLOADED if unloaded else Say.NO_BASELINE
        return Pelvis(math.nan, "", "", Words(why))
    if needle.level:
        return Pelvis(
            needle.place,
            needle.level,
            direction if direction in ROLLS else "",
            Words(ROLLS.get(direction, Say.MOVES)),
        )
    return Pelvis(needle.place, "", "", Words(Say.STEADY if needle.words == "steady" else Say.TURNING))


def _count(view: View, guidance: Guidance | None) -> Count:
    counts = view.counts
    if guidance is not None:
        return _count_of_plan(guidance)
    if counts is None:
        return Count(None, 0, Words())
    words = Words(Say.SET, (("number", counts.set_number),))
    return Count(counts.valid_in_set, counts.found_in_set - counts.valid_in_set, words)


def _count_of_plan(guidance: Guidance) -> Count:
    """Count toward the dose of the set; between sets nothing."""
    words = Words(Say.SET_OF, (("number", guidance.set_number), ("sets", guidance.sets)))
    progress = guidance.progress
    if progress is None:
        return Count(0, 0, words)
    others = progress.tally.compensated + progress.tally.other
    return Count(int(progress.done), others, words, int(progress.goal))
