"""The coach of one set, on moments and events made by hand: dose, slips, cues, phases, keys."""

import math

import pytest

from rig.exercises.coach import GRACE_S, KNOWN_S, Coach
from rig.exercises.moment import Moment, Rising
from rig.exercises.tempo import Tempo
from rig.exercises.work import Amount, Target
from tests.exercises.moments import FOOT, KNEE, at, fault, gap, hold, keys, rep, rise, step_of

REPS = Amount("reps", 0.0, (3, 5))
TIME = Amount("time", 20.0)
HOLDS = Amount("hold", 0.0, (2, 2), (5.0, 10.0))


def coach_of(exercise_id, amount=None, **work) -> Coach:
    return Coach(step_of(exercise_id, amount, **work), 10.0)


def test_reps_are_counted_valid_and_compensated():
    coach = coach_of("clam-band", REPS)
    coach.take(at(14.0), [rep(11.0, 13.5)])
    coach.take(at(18.0), [rep(15.0, 17.5, flags=("compensated", "roll_before_peak"))])
    coach.take(at(22.0), [rep(19.0, 21.5, flags=("gap",))])
    tally = coach.progress.tally
    assert (tally.valid, tally.compensated, tally.other) == (1, 1, 1)
    assert (coach.progress.done, coach.progress.goal, coach.progress.most) == (1, 3, 5)
    assert coach.progress.share == pytest.approx(1 / 3)


def test_what_began_before_the_set_or_on_another_channel_does_not_count():
    coach = coach_of("clam-band", REPS)
    coach.take(at(14.0), [rep(9.9, 12.0), rep(12.5, 13.5, channel=FOOT)])
    assert coach.progress.tally.efforts == 0


def test_a_set_of_reps_ends_at_the_most_or_after_enough_and_a_pause():
    coach = coach_of("clam-band", REPS)
    for n in range(3):
        coach.take(at(14.0 + 4 * n), [rep(11.0 + 4 * n, 13.5 + 4 * n)])
    assert coach.progress.enough
    assert not coach.over
    assert keys(coach)[-1] == "enough"
    coach.take(at(29.4))
    assert not coach.over
    coach.take(at(29.6))  # 8 s after the third
    assert (coach.over, coach.result().ended_by) == (True, "dose")
    most = coach_of("clam-band", REPS)
    flags = ("compensated",)
    for n in range(5):
        most.take(at(14.0 + 4 * n), [rep(11.0 + 4 * n, 13.5 + 4 * n, flags=flags if n > 1 else ())])
    most.take(at(31.0))
    assert most.over  # nobody is kept going until all are perfect
    assert (most.result().done, most.result().tally.compensated) == (2, 3)


def test_time_under_tension_grows_while_the_leg_works():
    coach = coach_of("rotation-1", TIME)
    coach.take(at(13.0, 20.0, loaded_since_s=11.0))
    assert coach.progress.done == pytest.approx(2.0)
    coach.take(at(15.0), [rep(11.0, 14.5)])
    assert coach.progress.done == pytest.approx(3.5)
    coach.take(at(20.0, 20.0, loaded_since_s=16.0))
    assert coach.progress.done == pytest.approx(7.5)
    coach.take(at(32.6, 20.0, loaded_since_s=16.0))
    assert coach.over


def test_a_rep_told_while_it_still_shows_as_loaded_counts_once():
    coach = coach_of("rotation-1", TIME)
    coach.take(at(14.6, 20.0, loaded_since_s=11.0), [rep(11.0, 14.5)])
    assert coach.progress.done == pytest.approx(3.5)


def test_holds_give_the_longest_and_the_total():
    coach = coach_of("level-1", HOLDS)
    coach.take(at(20.0), [hold(12.0, 18.0), rep(11.0, 19.0)])
    coach.take(at(26.0), [hold(22.0, 24.5, done=False), rep(21.0, 25.5, flags=("no_hold",))])
    tally = coach.progress.tally
    assert (tally.holds_done, tally.longest_hold_s, tally.total_hold_s) == (1, 6.0, 8.5)
    assert dict(coach.result().slips) == {"cut_short": 1}
    coach.take(at(40.0), [hold(32.0, 38.0), rep(31.0, 39.0)])
    coach.take(at(41.0))
    assert coach.over


def test_an_effort_without_movement_is_an_attempt_and_counts():
    coach = coach_of("forward-rolled", REPS)
    coach.take(at(14.0), [rise(KNEE, 12.0, 13.5, 0.8)])
    assert coach.progress.tally.attempts == 0  # a rep may still come of it
    coach.take(at(14.6))
    assert (coach.progress.tally.attempts, coach.progress.done) == (1, 1)
    coach.take(at(20.0), [rise(KNEE, 16.0, 19.5, 6.0)])
    coach.take(at(20.2), [rep(16.2, 19.4)])
    coach.take(at(25.0))
    assert (coach.progress.tally.attempts, coach.progress.tally.valid) == (1, 1)


def test_a_small_rise_waits_while_a_rep_goes_on():
    coach = coach_of("forward-rolled", REPS)
    coach.take(at(14.0, 3.0, loaded_since_s=12.2), [rise(KNEE, 12.0, 12.8, 2.5)])
    coach.take(at(16.0, 3.0, loaded_since_s=12.2))
    assert coach.progress.tally.attempts == 0
    coach.take(at(17.0), [rep(12.2, 16.5)])
    coach.take(at(19.0))
    assert (coach.progress.tally.attempts, coach.progress.tally.valid) == (0, 1)


def test_without_a_band_the_clinicians_key_counts():
    coach = coach_of("clam-unbanded", REPS)
    assert coach.key("count", 12.0) == ["counted by key"]
    assert coach.key("count_compensated", 14.0) == ["counted by key: compensated"]
    coach.take(Moment(16.0, {}, roll_level="fault", roll_direction="backward"))
    assert coach.key("count", 16.2) == ["counted by key: compensated"]
    coach.take(Moment(17.0, {}), [fault("backward", 15.5, 16.8)])  # the roll of the rep before
    assert coach.key("count", 18.0) == ["counted by key"]
    assert (coach.progress.tally.valid, coach.progress.tally.compensated) == (2, 2)


def test_with_a_band_that_key_does_nothing_and_the_set_can_be_ended():
    coach = coach_of("clam-band", REPS)
    assert coach.key("count", 12.0) == []
    assert coach.progress.tally.efforts == 0
    assert coach.key("end_set", 13.0) == []
    assert (coach.over, coach.result().ended_by, coach.result().ended_s) == (True, "clinician", 13.0)
    assert coach.take(at(15.0), [rep(13.5, 14.5)]) == []
    assert coach.key("end_set", 15.0) == []
    assert coach.progress.tally.efforts == 0


def test_level_2_a_rise_of_the_knee_is_the_error():
    coach = coach_of("level-2", HOLDS)
    coach.take(at(14.0, 9.0, 30.0, loaded_since_s=12.0, rising=(Rising(KNEE, 13.0, 9.0),)))
    assert keys(coach)[-1] == "knee_rises"
    assert coach.cue.words == "Press the knees together, then lift only the foot"
    coach.take(at(20.0), [rise(KNEE, 13.0, 16.0, 9.0), rep(12.0, 19.5, 30.0, channel=FOOT)])
    assert dict(coach.result().slips) == {"knee_rises": 1}
    coach.take(at(30.0), [rep(22.0, 29.0, 30.0, channel=KNEE)])
    assert coach.progress.tally.efforts == 1  # the knee's rep is none here


def test_a_flat_band_that_only_follows_the_other_is_no_error():
    coach = coach_of("level-1", HOLDS)
    coach.take(at(14.0, 60.0, 2.4, loaded_since_s=12.0, rising=(Rising(FOOT, 13.0, 2.4),)))
    coach.take(at(20.0), [rep(12.0, 19.5, 60.0), rise(FOOT, 13.0, 18.0, 2.4)])
    assert coach.result().slips == ()
    coach.take(at(21.0), [rise(FOOT, 13.0, 18.0, 8.0)])
    assert dict(coach.result().slips) == {"feet_apart": 1}


def test_level_3_needs_knee_and_foot_together():
    coach = coach_of("level-3", HOLDS)
    coach.take(at(20.0), [rep(12.0, 19.5), rise(FOOT, 12.2, 19.2)])
    coach.take(at(21.0))
    assert coach.result().slips == ()
    coach.take(at(30.0), [rep(22.0, 29.5)])
    coach.take(at(31.0))
    assert dict(coach.result().slips) == {"one_end_stays": 1}
    assert coach.cue.words == "Carry the leg like a tray: knee and foot together"
    coach.take(at(40.0, rising=(Rising(FOOT, 33.0, 20.0),)), [rep(32.0, 39.5)])
    coach.take(at(41.0, rising=(Rising(FOOT, 33.0, 20.0),)))
    assert dict(coach.result().slips) == {"one_end_stays": 1}


def phase_moments():
    """A rep of level-4: open, straighten, hold, return, rest; the phase that each moment is in."""
    foot = (Rising(FOOT, 22.6, 20.0),)
    return [
        (at(21.0), "rest"),
        (at(21.5, 30.0, loaded_since_s=21.2), "open"),
        (at(22.9, 42.0, 8.0, loaded_since_s=21.2, rising=foot), "straighten"),
        (at(24.0, 50.0, 20.0, loaded_since_s=21.2, rising=foot, held_s=0.3), "hold"),
        (at(29.0, 50.0, 20.0, loaded_since_s=21.2, rising=foot, held_s=5.3), "hold"),
        (at(30.0, 38.0, 6.0, loaded_since_s=21.2, rising=foot), "return"),
        (at(31.5, 1.0), "rest"),
    ]


def test_level_4_runs_its_four_phases():
    coach = coach_of("level-4", HOLDS)
    for moment, phase in phase_moments():
        coach.take(moment)
        assert coach.phase == phase
    assert coach.result().whole_phases == 1
    assert "phase_straighten" in keys(coach)


@pytest.mark.parametrize(
    ("foot", "slips"),
    [
        ([rise(FOOT, 12.6, 18.8)], {}),
        ([rise(FOOT, 12.1, 18.8)], {"feet_part_early": 1}),
        ([rise(FOOT, 11.3, 18.8)], {"feet_part_early": 1}),
        ([rise(FOOT, 9.5, 13.0), rise(FOOT, 13.2, 18.8)], {}),
        ([], {"stays_bent": 1}),
    ],
)
def test_level_4_the_foot_comes_after_the_knee(foot, slips):
    coach = coach_of("level-4", HOLDS)
    coach.take(at(20.0), [*foot, rep(12.0, 19.5)])
    coach.take(at(20.6))
    assert dict(coach.result().slips) == slips


def test_level_5_ignores_the_pad_but_calls_dropped_hips():
    coach = coach_of("level-5", HOLDS)
    rolling = {"roll_level": "fault", "roll_direction": "backward", "pad_unloaded": True}
    coach.take(at(14.0, 50.0, loaded_since_s=12.0, **rolling), [fault("backward", 13.0, 13.9)])
    coach.take(at(16.0, 50.0, loaded_since_s=12.0, **rolling))
    assert (coach.result().slips, keys(coach)) == ((), ["level-5.cue1"])
    coach.take(at(17.0, 50.0, loaded_since_s=12.0, rising=(Rising("pad_back", 16.5, 3.0),)))
    assert coach.cue.words == "Lift the hips off the pad, then go on; or rest"
    coach.take(at(20.0), [rise("pad_back", 16.5, 19.0, 3.0), rise("pad_front", 16.6, 18.9, 3.0)])
    assert dict(coach.result().slips) == {"hips_drop": 1}  # two cells, one drop
    coach.take(at(30.0), [rise("pad_back", 25.0, 29.0, 3.0)])
    assert dict(coach.result().slips) == {"hips_drop": 2}


@pytest.mark.parametrize("exercise_id", ["rotation-1", "rotation-2", "rotation-3", "forward-rolled"])
def test_height_and_peak_are_never_scored_where_small_is_right(exercise_id):
    coach = coach_of(exercise_id, REPS, target=Target(40.0), fading_percent=(100,))
    for n in range(4):
        for part in range(30):
            time_s = 11.0 + 5 * n + part / 10
            coach.take(at(time_s, 2.5, loaded_since_s=11.0 + 5 * n, target_newtons=40.0))
        coach.take(at(14.5 + 5 * n), [rep(11.0 + 5 * n, 14.0 + 5 * n, 2.5)])
    assert coach.result().slips == ()
    assert set(keys(coach)) <= {f"{exercise_id}.cue1", "enough"}
    assert coach.progress.tally.valid == 4


@pytest.mark.parametrize("direction", ["backward", "forward"])
def test_a_roll_is_called_with_its_direction_while_it_goes_on(direction):
    coach = coach_of("level-1", HOLDS)
    coach.take(at(14.0, 50.0, loaded_since_s=12.0, roll_level="warn", roll_direction=direction))
    assert coach.cue.key == f"roll_{direction}"
    assert coach.cue.words.startswith(f"Rolling {direction}: ")
    coach.take(at(16.0), [fault(direction, 13.8, 15.5)])
    assert dict(coach.result().slips) == {f"roll_{direction}": 1}


def test_a_pad_of_one_cell_names_no_direction():
    coach = coach_of("level-1", HOLDS)
    coach.take(at(14.0, 50.0, loaded_since_s=12.0, roll_level="fault", roll_direction="unknown"))
    assert coach.cue.words == "The pelvis moved: bring it back to where it started"


def test_an_unloaded_pad_is_told_once_when_it_lasts():
    coach = coach_of("level-1", HOLDS)
    for n in range(40):
        coach.take(at(12.0 + n / 10, 50.0, loaded_since_s=12.0, pad_unloaded=1 <= n < 30))
    assert dict(coach.result().slips) == {"pad_unloads": 1}
    short = coach_of("level-1", HOLDS)
    for n in range(10):
        short.take(at(12.0 + n / 10, 50.0, loaded_since_s=12.0, pad_unloaded=n < 4))
    assert short.result().slips == ()


def test_the_guide_is_quiet_in_the_zone_and_speaks_outside():
    coach = coach_of("level-1", HOLDS, target=Target(40.0))

    def go(since_s, force, **more):
        coach.take(at(20.0 + since_s, force, loaded_since_s=20.0, target_newtons=40.0, **more))
        return keys(coach)[-1]

    assert go(1.0, 20.0) == "level-1.cue1"
    assert go(2.6, 30.0) == "more"
    assert go(7.0, 40.0, held_s=1.0) == "more"  # quiet: nothing new
    assert go(8.0, 48.0) == "more"
    assert go(8.6, 48.0) == "less"
    assert go(18.0, 40.0, held_s=10.0) == "hold_full"
    assert len(keys(coach)) == 4


def test_the_persons_own_plateau_is_not_commented_on():
    coach = coach_of("level-1", HOLDS)
    for n in range(60):
        coach.take(at(20.0 + n / 10, 20.0, loaded_since_s=20.0, target_newtons=40.0))
    assert keys(coach) == ["level-1.cue1"]


@pytest.mark.parametrize(("set_number", "called"), [(1, [1, 2, 3, 4]), (2, [2, 4]), (3, [])])
def test_comments_on_form_fade_from_set_to_set(set_number, called):
    coach = coach_of("level-1", Amount("hold", 0.0, (9, 9), (5.0, 10.0)), number=set_number)
    heard = []
    for n in range(1, 5):
        start_s, before = 20.0 * n, len(keys(coach))
        coach.take(
            at(start_s + 3, 50.0, loaded_since_s=start_s, roll_level="fault", roll_direction="backward")
        )
        heard += [n] if len(keys(coach)) > before else []
        coach.take(at(start_s + 10), [rep(start_s, start_s + 9, flags=("compensated",))])
    assert heard == called
    assert coach.progress.tally.compensated == 4  # counted all the same


def test_the_ceiling_is_called_in_every_set_and_recorded():
    coach = coach_of("level-1", HOLDS, number=3, ceiling_newtons=60.0)
    marks = [mark for n in range(20) for mark in coach.take(at(20.0 + n / 10, 3.5 * n, loaded_since_s=20.0))]
    assert marks == ["ceiling_near 60 N", "ceiling_reached 60 N"]
    assert keys(coach)[1:] == ["ceiling_near", "ceiling_reached"]


def test_tempo_is_guided_and_its_keeping_reported():
    coach = coach_of("clam-band", REPS, tempo=Tempo(2, 1, 2, 1))
    assert coach.beat is None
    coach.take(at(13.0, 20.0, loaded_since_s=12.0))
    assert (coach.beat.phase, coach.beat.left_s) == ("up", 1.0)
    coach.take(at(17.0), [rep(12.0, 16.0)])
    assert keys(coach)[-1] == "clam-band.cue1"  # 4 s as asked: quiet
    coach.take(at(24.0), [rep(20.0, 22.0)])
    assert keys(coach)[-1] == "off_tempo_fast"
    coach.take(at(34.0), [rep(26.0, 32.0)])
    assert "off_tempo_slow" in keys(coach)
    assert coach.result().tempo_kept == pytest.approx(1 / 3)
    assert coach_of("clam-band", REPS).result().tempo_kept is None


def test_a_leg_that_does_not_come_all_the_way_back():
    coach = coach_of("clam-band", REPS)
    coach.take(at(13.8, 6.0), [rep(11.0, 13.5)])
    coach.take(at(14.2, 6.0))
    assert dict(coach.result().slips) == {"incomplete_return": 1}
    other = coach_of("level-1", HOLDS)
    other.take(at(13.8, 6.0), [rep(11.0, 13.5)])
    other.take(at(14.2, 6.0))
    assert other.result().slips == ()  # not one of its errors


def test_up_and_down_in_a_hurry():
    coach = coach_of("level-1", HOLDS)
    coach.take(at(20.0), [hold(12.2, 18.0), rep(12.0, 18.3)])
    assert dict(coach.result().slips) == {"too_fast": 1}
    coach.take(at(30.0), [hold(22.6, 28.0), rep(22.0, 28.9)])
    assert dict(coach.result().slips) == {"too_fast": 1}


def test_a_done_set_waits_for_a_roll_to_end_but_not_for_ever():
    coach = coach_of("clam-band", Amount("reps", 0.0, (1, 1)))
    rolling = {"roll_level": "fault", "roll_direction": "backward"}
    coach.take(at(14.2, **rolling), [rep(11.0, 13.5, flags=("compensated",))])
    coach.take(at(15.0, **rolling))
    assert not coach.over
    coach.take(at(15.5), [fault("backward", 12.0, 15.2)])
    assert coach.over
    assert dict(coach.result().slips) == {"roll_backward": 1}
    for_ever = coach_of("clam-band", Amount("reps", 0.0, (1, 1)))
    for_ever.take(at(14.0, **rolling), [rep(11.0, 13.5)])
    for_ever.take(at(17.1, **rolling))
    assert for_ever.over


def test_a_result_is_said_in_one_line():
    coach = coach_of("clam-band", REPS)
    coach.take(at(14.0), [rep(11.0, 13.5), fault("backward", 12.0, 13.0)])
    assert coach.result().words() == (
        "clam-band right set 1: 1 of 3 reps; up to 5 asked; 1 valid, 0 compensated, 0 attempts; "
        "1 x roll_backward; ended by stop"
    )
    assert coach.result().to_json()["tally"]["valid"] == 1
    assert math.isnan(Moment(0.0, {}).force(KNEE))


def test_a_rejected_rep_leaves_the_dose_with_its_hold_and_can_be_taken_back():
    coach = coach_of("level-1", Amount("hold", 0.0, (2, 2), (5.0, 10.0)))
    coach.take(at(30.0), [hold(11.5, 17.0), rep(11.0, 18.0), hold(21.5, 27.5), rep(21.0, 28.0)])
    assert coach.progress.done == 2
    assert coach.judge("reject") == ["rejected: rep on band_knee at 21.00 s"]
    tally = coach.progress.tally
    assert (tally.valid, tally.rejected, tally.efforts, tally.holds_done) == (1, 1, 1, 1)
    assert (tally.tension_s, tally.longest_hold_s, tally.total_hold_s) == (7.0, 5.5, 5.5)
    assert coach.judge("reject") == ["rejected: rep on band_knee at 11.00 s"]
    assert coach.judge("reject") == []
    assert coach.judge("restore") == ["restored: rep on band_knee at 11.00 s"]
    assert coach.judge("reject") == ["rejected: rep on band_knee at 11.00 s"]
    assert coach.judge("restore") == ["restored: rep on band_knee at 11.00 s"]
    assert coach.judge("restore") == ["restored: rep on band_knee at 21.00 s"]
    assert coach.judge("restore") == []
    assert coach.progress.tally.total_hold_s == 11.5


def test_a_set_goes_on_for_a_rejected_rep():
    coach = coach_of("level-1", Amount("reps", 0.0, (2, 3)))
    coach.take(at(16.5), [rep(11.0, 13.0), rep(14.0, 16.0)])
    assert keys(coach)[-1] == "enough"
    coach.judge("reject")
    coach.take(at(30.0))  # enough and a pause would have ended it
    assert not coach.over
    coach.take(at(34.0), [rep(31.0, 33.0)])
    assert keys(coach)[-1] == "enough"  # said again, now that it is so again
    coach.take(at(41.5))
    assert coach.over
    assert coach.result().words() == (
        "level-1 right set 1: 2 of 2 reps; up to 3 asked; 2 valid, 0 compensated, 0 attempts; "
        "1 rejected; ended by dose"
    )


def test_a_set_ends_when_its_time_is_up_but_a_rep_is_finished_first():
    coach = coach_of("level-1", Amount("reps", 0.0, (8, 8)), set_s=30.0)
    coach.take(at(15.5), [rep(12.0, 15.0)])
    coach.take(at(39.9, 20.0, loaded_since_s=38.0))
    assert "time_up" not in keys(coach)
    coach.take(at(40.0, 20.0, loaded_since_s=38.0))
    assert (keys(coach)[-1], coach.over) == ("time_up", False)
    coach.take(at(41.8, 20.0, loaded_since_s=38.0))
    coach.take(at(42.0))
    assert not coach.over  # its rep is not told yet
    coach.take(at(42.4), [rep(38.0, 41.9)])
    coach.take(at(41.8 + KNOWN_S))
    assert coach.over
    assert coach.result().words() == (
        "level-1 right set 1: 2 of 8 reps; 2 valid, 0 compensated, 0 attempts; ended by time"
    )
    resting = coach_of("level-1", Amount("reps", 0.0, (8, 8)), set_s=30.0)
    resting.take(at(39.9))
    assert not resting.over
    resting.take(at(40.0))
    assert resting.over
    assert "time_up" not in keys(resting)


def test_time_without_data_is_not_counted_but_told_once_and_recorded():
    coach = coach_of("rotation-1", Amount("time", 60.0))
    coach.take(at(20.0, 9.0, loaded_since_s=15.0))
    assert coach.progress.done == 5.0
    gaps = [gap(KNEE, 20.0, 26.0), gap(FOOT, 20.1, 26.1), gap("pad_back", 20.0, 26.0)]
    assert coach.take(at(28.0, 9.0, loaded_since_s=15.0), gaps) == [
        "no data for 6.0 s of the set: not counted"
    ]
    assert coach.progress.done == 7.0
    assert keys(coach)[-1] == "no_data"
    coach.take(at(30.0), [rep(15.0, 29.0, flags=("gap",))])
    assert coach.progress.done == 8.0
    assert coach.take(at(31.0), [gap(KNEE, 30.0, 30.5)]) == []  # a short one is no matter for the person
    assert keys(coach).count("no_data") == 1


def test_nothing_is_said_about_how_a_rep_with_a_hole_was_done():
    for lost_s, slips in ((0.2, (("cut_short", 1),)), (0.3, ())):
        coach = coach_of("level-1")
        coach.take(at(16.0), [gap(KNEE, 12.0, 12.0 + lost_s), rep(11.0, 15.0, flags=("gap", "no_hold"))])
        assert coach.result().slips == slips
        assert keys(coach)[1:] == [key for key, _ in slips]
    coach = coach_of("level-1")
    coach.take(
        at(16.0), [gap(KNEE, 12.0, 14.0), rep(14.01, 15.0, flags=("no_hold",))]
    )  # it began in the hole
    assert coach.result().slips == ()


def test_a_gap_is_no_pause_and_stops_the_clock_of_the_set():
    coach = coach_of("level-1", Amount("reps", 0.0, (1, 5)), set_s=30.0)
    coach.take(at(15.5), [rep(12.0, 15.0)])
    coach.take(at(35.0), [gap(KNEE, 16.0, 34.0)])
    assert not coach.over  # enough, but nobody paused for 8 s
    coach.take(at(40.9))
    assert not coach.over
    coach.take(at(41.0))
    assert coach.result().ended_by == "dose"
    late = coach_of("level-1", Amount("reps", 0.0, (8, 8)), set_s=30.0)
    late.take(at(35.0), [gap(KNEE, 16.0, 34.0)])
    late.take(at(57.9))
    assert not late.over
    late.take(at(58.0))
    assert late.result().ended_by == "time"


def test_without_a_counted_band_any_sensor_tells_of_the_gap():
    coach = coach_of("clam-unbanded")
    gaps = [gap("pad_back", 20.0, 26.0), gap("pad_front", 20.0, 26.2)]
    assert coach.take(at(28.0), gaps) == ["no data for 6.2 s of the set: not counted"]


def test_who_never_rests_is_not_kept_in_a_set_for_ever():
    coach = coach_of("level-1", Amount("reps", 0.0, (8, 8)), set_s=30.0)
    coach.take(at(40.0 + GRACE_S - 0.1, 20.0, loaded_since_s=38.0))
    assert not coach.over
    coach.take(at(40.0 + GRACE_S, 20.0, loaded_since_s=38.0))
    assert coach.over
    assert coach_of("level-1").step.work.set_s == 0.0  # no limit: level-1's dose is what ends it


def test_a_rep_counted_by_key_is_rejected_by_key():
    coach = coach_of("clam-unbanded")
    coach.key("count", 1.5)
    coach.key("count_compensated", 4.5)
    assert coach.judge("reject") == ["rejected: rep counted by key at 4.50 s"]
    assert (coach.progress.tally.valid, coach.progress.tally.compensated) == (1, 0)
    assert coach.judge("restore") == ["restored: rep counted by key at 4.50 s"]
    assert (coach.progress.tally.valid, coach.progress.tally.compensated) == (1, 1)


def test_a_rejected_rep_is_left_out_of_tempo():
    coach = coach_of("level-1", Amount("reps", 0.0, (8, 8)), tempo=Tempo(2, 3, 2, 0))
    coach.take(at(22.5), [rep(11.0, 17.0), rep(20.0, 22.0)])
    assert coach.result().tempo_kept == 0.5
    coach.judge("reject")
    assert coach.result().tempo_kept == 1.0


def test_what_a_rep_lacked_is_said_by_the_number_of_that_rep():
    coach = coach_of("level-1", Amount("hold", 0.0, (9, 9), (5.0, 10.0)), number=2)
    heard = []
    for n in range(1, 5):
        start_s, before = 20.0 * n, len(keys(coach))
        coach.take(at(start_s + 10), [rep(start_s, start_s + 9, flags=("no_hold",))])
        heard += [n] if keys(coach)[before:] == ["cut_short"] else []
    assert heard == [2, 4]


@pytest.mark.parametrize(
    ("since_s", "force", "held_s", "said"),
    [
        (2.4, 30.0, 0.0, False),  # on the way up
        (2.5, 35.9, 0.0, True),
        (2.5, 36.0, 0.0, False),  # the lower edge of the zone is inside
        (2.6, 30.0, 1.0, False),  # it was held: now it is lowered
    ],
)
def test_more_is_asked_for_below_the_zone_when_the_way_up_takes_long(since_s, force, held_s, said):
    coach = coach_of("level-1", HOLDS, target=Target(40.0))
    coach.take(at(20.0 + since_s, force, loaded_since_s=20.0, target_newtons=40.0, held_s=held_s))
    assert ("more" in keys(coach)) is said
