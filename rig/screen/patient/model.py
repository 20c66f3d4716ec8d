"""Works out the patient's scene from a snapshot: what is shown, and which one thing is said."""

from __future__ import annotations

import dataclasses
import math
import time
from collections.abc import Callable

from rig.errors import InputRefused
from rig.exercises.catalogue import exercise as find_exercise
from rig.exercises.exercise import Exercise
from rig.screen.patient.calm import Alarm, Calm
from rig.screen.patient.counting import count_of, hold_ring
from rig.screen.patient.cues import cue_of, stale_cue
from rig.screen.patient.ghost import LastRep
from rig.screen.patient.pages import Pages
from rig.screen.patient.pelvis import SEVERITY, pelvis_of
from rig.screen.patient.scene import BigBar, Count, Cue, Page, Pelvis, Scene
from rig.screen.view import ForceBar, View
from rig.screen.view_model import ViewModel
from rig.screen.words import Say, Words
from rig.session.snapshot import Snapshot
from rig.setup import SessionSetup

LABELS = {"band_knee": Say.KNEE, "band_foot": Say.FOOT}


class PatientModel:
    """Turns the snapshots of one session, in order, into scenes.

    Parameters
    ----------
    wall_s : gives seconds of the wall: flicker is a matter of the eye, whatever the session's clock does
    """

    def __init__(self, setup: SessionSetup, wall_s: Callable[[], float] = time.monotonic) -> None:
        self._setup = setup
        self._wall_s = wall_s
        self._view_model = ViewModel(setup)
        self._doing = (setup.exercise, setup.side)
        self._exercise = _exercise(setup.exercise)
        self._ghost = LastRep()
        self._pages = Pages(setup)
        self._stale = Alarm(False, int)
        self._inside: dict[str, Calm[bool]] = {}
        self._roll = Alarm(("", ""), lambda roll: SEVERITY[roll[0]])
        self._cue: Calm[Cue] = Calm(Cue())

    def scene(self, snapshot: Snapshot, data_age_s: float) -> Scene:
        """Work out what to show; the newest byte is `data_age_s` old (NaN: none yet)."""
        view = self._view_model.view(snapshot, data_age_s)
        self._follow(snapshot)
        turn = self._pages.at(snapshot, self._exercise)
        stale = self._is_stale(view, turn.page)
        bare = turn.by_feel or turn.page is Page.PUSH
        bars = tuple(self._bar(bar, snapshot, bare) for bar in view.bars if self._is_shown(bar))
        pelvis = self._pelvis(view, snapshot, counts=turn.page is Page.WORK)
        cue = stale_cue(snapshot.phase, data_age_s) if stale else cue_of(snapshot, turn, bars, pelvis)
        return Scene(
            stale=stale,
            cue=self._calm(cue),
            bars=bars,
            ring=hold_ring(view.hold, self._exercise, snapshot.guidance),
            pelvis=pelvis if turn.shows_pelvis else None,
            count=count_of(view.counts, snapshot.guidance),
            page=turn.page,
            heading=turn.heading,
            pace=turn.pace,
            countdown=turn.countdown,
            asked=turn.asked,
            hint=turn.hint,
            summary=turn.summary,
            finished=turn.finished,
            by_feel=turn.by_feel,
            simulated=self._setup.simulated,
        )

    def nothing_yet(self) -> Scene:
        """Give the scene before the first snapshot."""
        return Scene(
            stale=True,
            cue=Cue(),
            bars=(),
            ring=None,
            pelvis=None,
            count=Count(None, 0, Words()),
            page=Page.ASK,
            asked=Words(Say.CONNECTING),
            simulated=self._setup.simulated,
        )

    def _follow(self, snapshot: Snapshot) -> None:
        """Follow a plan to another exercise or side, and keep the newest rep."""
        guidance = snapshot.guidance
        task = guidance.task if guidance is not None else self._setup.task
        if guidance is not None and (guidance.exercise, guidance.side) != self._doing:
            self._doing = (guidance.exercise, guidance.side)
            self._exercise = _exercise(guidance.exercise)
            self._ghost.forget()
        self._ghost.take(snapshot.live, snapshot.newest, task.rep_channel)

    def _is_stale(self, view: View, page: Page) -> bool:
        """Grey out at once; come back to life only for good. What was done does not grow old."""
        return self._stale.follow(view.stale and page is not Page.DONE, self._wall_s())

    def _calm(self, cue: Cue) -> Cue:
        """Let cues follow each other slowly; a new fault does not wait, and the seconds of one go on."""
        now = self._cue.value
        same = cue.words.template == now.words.template
        worse = cue.level == "fault" != now.level
        return self._cue.follow(cue, self._wall_s(), urgent=same or worse)

    def _is_shown(self, bar: ForceBar) -> bool:
        """Show the counted band, and another one where the exercise moves it too."""
        return bar.works or self._exercise is None or bar.channel in self._exercise.channels.rising

    def _bar(self, bar: ForceBar, snapshot: Snapshot, bare: bool) -> BigBar:
        """Draw a bar up; a `bare` one shows the force of now and nothing to compare it with."""
        zone = None if bare else bar.zone
        inside = self._inside.setdefault(bar.channel, Calm(False))
        is_inside = zone is not None and zone[0] <= bar.newtons <= zone[1]
        return BigBar(
            channel=bar.channel,
            label=Words(LABELS.get(bar.channel, bar.label)),
            newtons=bar.newtons,
            axis_newtons=bar.axis_newtons,
            zone=zone,
            in_zone=inside.follow(is_inside, self._wall_s(), urgent=zone is None),
            ghost_newtons=math.nan if bare else self._ghost.peak(bar.channel),
            ghost_now_newtons=math.nan if bare else self._ghost.now(bar.channel, snapshot.live),
            stale=bar.stale,
        )

    def _pelvis(self, view: View, snapshot: Snapshot, counts: bool) -> Pelvis | None:
        """Show what is worse at once, and what is better once it lasts; on purpose, a roll is no fault."""
        needle, roll = view.needle, snapshot.live.roll
        if needle is None:
            return None
        newest = (needle.level, roll.direction if roll and needle.level else "")
        level, direction = self._roll.follow(newest, self._wall_s())
        shown = pelvis_of(needle, level, direction, roll.unloaded if roll else False)
        return shown if counts else dataclasses.replace(shown, level="", direction="")


def _exercise(exercise_id: str) -> Exercise | None:
    try:
        return find_exercise(exercise_id)
    except InputRefused:
        return None
