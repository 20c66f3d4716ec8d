"""What a screen says of a snapshot."""

from __future__ import annotations

import dataclasses
import math

import pytest

from rig.detect.holds import HoldNow
from rig.detect.rolls import RollNow
from rig.exercises.course import State
from rig.live import ChannelNow, Live, RepCounts
from rig.screen.force_axis import axis_for
from rig.screen.view import View
from rig.screen.view_model import ViewModel, minutes
from rig.session.guidance import Guidance
from rig.session.snapshot import Phase, Snapshot
from rig.setup import SessionSetup, Task

SETUP = SessionSetup(exercise="level-1", subject="p-07", side="left", task=Task(target_newtons=40.0))
STEADY = RollNow(5.0, "", "", False, False, 0.01, 12.0)
SNAPSHOT = Snapshot(
    phase=Phase.MEASURING,
    note="",
    session_s=83.4,
    board="test board, firmware 1.0.0",
    live=Live(
        83.4,
        (ChannelNow("band_foot", 83.4, 1.2, 0), ChannelNow("band_knee", 83.4, 38.2, 0)),
        RepCounts(5, 3, 1),
        None,
        HoldNow(3.2, 40.0, True),
        STEADY,
    ),
    announced=0,
    newest=(),
    health=(),
    rates_hz={"band_knee": 80.1, "pad_back": 200.2},
    lost_samples=7,
)


def view(data_age_s: float = 0.02, live: dict | None = None, **changes: object) -> View:
    shown = dataclasses.replace(SNAPSHOT.live, **(live or {}))
    return ViewModel(SETUP, 120.0).view(dataclasses.replace(SNAPSHOT, live=shown, **changes), data_age_s)


def test_the_working_channel_comes_first_with_its_zone() -> None:
    knee, foot = view().bars
    assert (knee.label, knee.newtons, knee.zone, knee.works) == ("knee", 38.2, (36.0, 44.0), True)
    assert (foot.label, foot.zone, foot.works, foot.words) == ("foot", None, False, "")
    assert knee.axis_newtons == foot.axis_newtons == 60.0


@pytest.mark.parametrize(
    ("newtons", "words"),
    [
        (0.5, ""),
        (20.0, "on the way to the zone"),
        (36.0, "in the zone: hold"),
        (44.1, "above the zone: ease off a little"),
        (math.nan, ""),
    ],
)
def test_words_go_with_the_bar(newtons: float, words: str) -> None:
    bars = view(live={"channels": (ChannelNow("band_knee", 83.4, newtons, 0),)}).bars
    assert bars[0].words == words


def test_without_a_target_there_is_no_zone() -> None:
    assert view(live={"hold": HoldNow(0.0, math.nan, False)}).bars[0].zone is None


@pytest.mark.parametrize(
    ("age_s", "stale", "words"),
    [
        (0.25, False, ""),
        (0.26, True, "no data for 0.3 s: these values are old"),
        (math.nan, True, "no data yet"),
    ],
)
def test_old_values_are_stale(age_s: float, stale: bool, words: str) -> None:
    shown = view(age_s)
    assert (shown.stale, shown.stale_words) == (stale, words)


@pytest.mark.parametrize(
    ("roll", "level", "words"),
    [
        (STEADY, "", "steady"),
        (dataclasses.replace(STEADY, percent=40.0), "", "turning"),
        (
            dataclasses.replace(STEADY, percent=80.0, direction="backward", level="fault"),
            "fault",
            "rolling backward: bring the top hip forward",
        ),
        (
            dataclasses.replace(STEADY, percent=-40.0, direction="forward", level="warn"),
            "warn",
            "rolling forward: bring the top hip backward",
        ),
        (
            dataclasses.replace(STEADY, percent=60.0, direction="unknown", level="warn"),
            "warn",
            "the pelvis moves: pressure changed",
        ),
        (dataclasses.replace(STEADY, silent=True, unloaded=True), "", "pad unloaded: nothing can be said"),
        (dataclasses.replace(STEADY, silent=True), "", "no baseline yet"),
    ],
)
def test_the_pelvis_is_shown_with_its_direction(roll: RollNow, level: str, words: str) -> None:
    needle = view(live={"roll": roll}).needle
    assert needle is not None
    assert (needle.level, needle.words) == (level, words)
    assert math.isnan(needle.place) == roll.silent
    assert math.copysign(1, needle.place) == math.copysign(1, roll.percent) or roll.silent


def test_a_silent_sensor_is_stale_while_the_others_go_on() -> None:
    channels = (
        ChannelNow("band_knee", 83.1, 38.2, 0),
        ChannelNow("band_foot", 83.3, 1.0, 0),
        ChannelNow("pad_back", 83.0, 6.0, 0),
    )
    shown = view(live={"channels": channels})
    assert [bar.stale for bar in shown.bars] == [True, False]
    assert shown.bars[0].words == "no data from this sensor: the value is old"
    assert shown.needle is not None
    assert shown.needle.words == "no data from the pad"


def test_who_pushes_as_hard_as_possible_is_shown_no_zone_and_told_nothing_of_one() -> None:
    guidance = Guidance(
        state=State.WORKING,
        exercise="isometric-outward",
        title="Isometric test, outward",
        side="left",
        set_number=1,
        sets=4,
        task=Task(),
        hold_done_s=5.0,
        says="",
    )
    tested = view(live={"channels": (ChannelNow("band_knee", 83.4, 44.1, 0),)}, guidance=guidance)
    assert (tested.bars[0].zone, tested.bars[0].words, tested.hold) == (None, "", None)
    other = view(guidance=dataclasses.replace(guidance, exercise="level-1"))
    assert other.bars[0].zone == (36.0, 44.0)


def test_hold_counts_and_clock() -> None:
    shown = view()
    assert shown.hold is not None
    assert (shown.hold.held_s, shown.hold.asked_s, shown.hold.done) == (3.2, 5.0, False)
    assert shown.hold.fraction == pytest.approx(0.64)
    assert (shown.clock, shown.title) == ("1:23 of 2:00", "level-1 · left side · p-07")
    assert shown.counts == RepCounts(5, 3, 1)


def test_reps_of_an_exercise_without_band_are_counted_by_hand() -> None:
    unbanded = dataclasses.replace(SETUP, task=Task(rep_channel=""))
    assert ViewModel(unbanded).view(SNAPSHOT, 0.0).counts is None


def test_the_link_says_rates_losses_and_board() -> None:
    assert view().link_words == (
        "2 streams · 80 to 200 samples a second · 7 samples lost · test board, firmware 1.0.0"
    )
    assert view(board="").link_words == "no board yet"


def test_a_note_says_more_than_the_phase() -> None:
    assert view().phase_words == "measuring"
    assert view(note="cannot tare band_knee").phase_words == "cannot tare band_knee"


@pytest.mark.parametrize(
    ("target", "axis"), [(0.0, 100.0), (40.0, 60.0), (60.0, 100.0), (9.0, 15.0), (300.0, 500.0)]
)
def test_the_axis_is_round_and_has_room_above_the_target(target: float, axis: float) -> None:
    assert axis_for(target) == axis


def test_minutes() -> None:
    assert [minutes(s) for s in (-1.0, 0.0, 59.9, 61.0, 600.0)] == ["0:00", "0:00", "0:59", "1:01", "10:00"]
