"""What the patient is shown and told, without any drawing."""

from __future__ import annotations

import dataclasses
import math

import pytest
from moments import guided, knee, scene
from test_view_model import SETUP, SNAPSHOT, STEADY

from rig.events import Rep
from rig.exercises.dose import Progress, Tally
from rig.screen.patient.model import PatientModel
from rig.screen.patient.scene import Count
from rig.screen.words import Say, Words
from rig.session.snapshot import Phase

BACK = dataclasses.replace(STEADY, percent=80.0, direction="backward", level="fault")


@pytest.mark.parametrize(
    ("newtons", "said"),
    [(1.0, ""), (20.0, Say.INTO_ZONE), (36.0, ""), (44.0, ""), (44.1, Say.EASE_OFF), (math.nan, "")],
)
def test_inside_the_zone_and_at_rest_there_is_silence(newtons: float, said: str) -> None:
    assert scene(live=knee(newtons)).cue.words.template == said


def test_a_roll_is_said_with_its_direction_before_the_force() -> None:
    shown = scene(live={"roll": BACK, **knee(20.0)})
    assert (shown.cue.words.template, shown.cue.level) == (Say.ROLLING_BACKWARD, "fault")
    assert shown.pelvis is not None
    assert (shown.pelvis.level, shown.pelvis.direction) == ("fault", "backward")
    assert shown.pelvis.place == pytest.approx(80.0 / 120.0)


def test_one_cell_tells_no_direction() -> None:
    shown = scene(live={"roll": dataclasses.replace(BACK, direction="unknown")})
    assert shown.pelvis is not None
    assert (shown.pelvis.direction, shown.cue.words.template) == ("", Say.MOVING)


@pytest.mark.parametrize(
    ("age_s", "phase", "said"),
    [
        (0.26, Phase.MEASURING, Say.NO_DATA_FOR),
        (math.nan, Phase.MEASURING, Say.NO_DATA_YET),
        (9.0, Phase.UNPLUGGED, Say.UNPLUGGED),
        (math.nan, Phase.CONNECTING, Say.CONNECTING),
    ],
)
def test_old_values_say_why(age_s: float, phase: Phase, said: str) -> None:
    shown = scene(age_s, phase=phase)
    assert shown.stale
    assert shown.cue.words.template == said


def test_a_quarter_of_a_second_is_not_old() -> None:
    assert not scene(0.25).stale


@pytest.mark.parametrize(
    ("exercise", "bars"), [("level-1", ["band_knee"]), ("free", ["band_knee", "band_foot"])]
)
def test_there_are_as_many_bars_as_the_exercise_moves(exercise: str, bars: list[str]) -> None:
    assert [bar.channel for bar in scene(exercise=exercise).bars] == bars


def test_the_ghost_is_the_peak_of_the_last_rep_and_stays() -> None:
    model = PatientModel(SETUP)
    assert math.isnan(model.scene(SNAPSHOT, 0.0).bars[0].ghost_newtons)
    done = dataclasses.replace(SNAPSHOT, newest=(Rep("band_knee", 1.0, 2.0, 2.1, 33.0, 1.5),))
    assert model.scene(done, 0.0).bars[0].ghost_newtons == 33.0
    assert model.scene(SNAPSHOT, 0.0).bars[0].ghost_newtons == 33.0


def test_the_ring_goes_on_to_the_most_that_the_exercise_asks_for() -> None:
    ring = scene(exercise="free").ring
    assert ring is not None
    assert (ring.held_s, ring.least_s, ring.most_s, ring.done) == (3.2, 5.0, 5.0, False)
    assert scene(exercise="clam-band").ring is None


def test_the_coach_is_heard_first_and_counts_its_set() -> None:
    cue = "Ease off a little: close to the limit"
    progress = Progress("reps", 4.0, 10.0, 10.0, Tally(valid=4, compensated=1))
    shown = scene(live={"roll": BACK}, guidance=guided(says=cue, level="fault", progress=progress))
    assert (shown.cue.words.template, shown.cue.level) == (cue, "fault")
    assert shown.count == Count(4, 1, Words(Say.SET_OF, (("number", 2), ("sets", 3))), 10, Words(Say.REPS))


def test_a_coach_that_is_silent_is_not_spoken_for() -> None:
    assert not scene(live={"roll": BACK, **knee(20.0)}, guidance=guided()).cue.words


def test_without_a_band_reps_are_counted_by_hand() -> None:
    unbanded = dataclasses.replace(SETUP, task=dataclasses.replace(SETUP.task, rep_channel=""))
    assert PatientModel(unbanded).scene(SNAPSHOT, 0.0).count.number is None
