"""The simulated patient is to scale, the same for the same seed, and its truth is what its signals show."""

import json

import numpy as np
import pytest

from rig.device.simulator.patient import Patient, errors_of
from rig.device.simulator.performances import PERFORMANCES
from rig.errors import InputRefused
from rig.exercises.catalogue import SHIPPED, load_catalogue

KNEE, FOOT, FRONT, BACK = "band_knee", "band_foot", "pad_front", "pad_back"
MMHG = 0.133322387
QUIET = np.arange(0.0, 3.0, 0.01)
MINUTE = np.arange(0.0, 60.0, 0.005)
BY_OTHERS = {"leg_too_high", "band_too_early"}  # shown by a roll or an unloaded pad; by the record of sets


def net(patient, channel, time_s=MINUTE):
    return patient.value(channel, time_s) - patient.truth.rest_newtons[channel]


def roll_index(patient, time_s=MINUTE):
    front, back = patient.value(FRONT, time_s), patient.value(BACK, time_s)
    return (back - front) / (back + front)


def between(start_s, end_s):
    return np.arange(start_s, end_s, 0.002)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_exercise_starts_with_three_quiet_seconds(name):
    for seed in range(5):
        patient = Patient(name, "left", seed)
        for channel in (KNEE, FOOT):
            assert np.ptp(patient.value(channel, QUIET)) < 0.5
        if name != "level-5":
            assert np.ptp(roll_index(patient, QUIET)) < 0.06


@pytest.mark.parametrize("name", SHIPPED)
def test_a_well_done_exercise_moves_the_channels_that_the_catalogue_expects(name):
    expected = load_catalogue()[name].channels
    for seed in range(4):
        patient = Patient(name, "right", seed)
        highest = max(net(patient, KNEE).max(), net(patient, FOOT).max())
        for channel in (KNEE, FOOT):
            word, reps = getattr(expected, channel), patient.truth.reps_on(channel)
            if word == "rises":
                assert len(reps) >= 4
            if word == "flat":
                assert reps == ()
                assert np.abs(net(patient, channel)).max() < 0.05 * highest + 0.5
        assert patient.truth.rolls == ()
        assert patient.truth.pad_changes == ()


def test_every_shipped_exercise_has_a_patient_with_each_error_the_rig_can_see():
    assert tuple(PERFORMANCES) == SHIPPED
    for name, one in load_catalogue().items():
        visible = {error.key for error in one.errors if error.seen != "no"} - BY_OTHERS
        assert visible <= set(errors_of(name)), name


@pytest.mark.parametrize("name", SHIPPED)
def test_any_moment_can_be_asked_for_at_any_rate_in_any_order(name):
    patient = Patient(name, "right", 3, errors=("mixed",))
    for channel in patient.channels:
        whole = patient.value(channel, MINUTE)
        order = np.random.default_rng(1).permutation(len(MINUTE))
        assert np.array_equal(patient.value(channel, MINUTE[order]), whole[order])
        assert np.array_equal(patient.value(channel, MINUTE[::200]), whole[::200])
        assert patient.value(channel, 7.0) == pytest.approx(whole[1400], abs=1e-9)
        assert patient.value(channel, np.array([])).shape == (0,)


def test_before_the_start_the_patient_rests():
    patient = Patient("level-1", "right", 3)
    long_before = np.linspace(-900.0, -1.0, 50)
    assert patient.value(KNEE, long_before) == pytest.approx([patient.truth.rest_newtons[KNEE]] * 50, abs=0.3)
    assert np.ptp(patient.value(BACK, long_before)) < 1.0


def test_a_seed_and_a_side_make_the_patient_whatever_the_duration():
    short, long = Patient("level-1", "right", 11, 30.0), Patient("level-1", "right", 11, 90.0)
    before = between(0.0, short.truth.reps[-1].end_s)
    assert np.array_equal(short.value(KNEE, before), long.value(KNEE, before))
    assert long.truth.reps[: len(short.truth.reps)] == short.truth.reps
    assert Patient("level-1", "left", 11).truth.reps != Patient("level-1", "right", 11).truth.reps
    assert Patient("level-1", "right", 12).truth.reps != Patient("level-1", "right", 11).truth.reps


def test_level_1_shows_a_rep_within_15_seconds_and_four_within_a_minute():
    for seed in range(40):
        reps = Patient("level-1", "right", seed, 60.0).truth.reps
        assert reps[0].end_s < 15.0
        assert len(reps) >= 4
        assert len(Patient("level-1", "left", seed, 15.0).truth.reps) == 1


def test_a_mixed_patient_shows_one_roll_within_half_a_minute():
    for seed in range(30):
        truth = Patient("level-1", "right", seed, 60.0, errors=("mixed",)).truth
        assert [(roll.direction, roll.level) for roll in truth.rolls] == [("backward", "fault")]
        assert [rep.errors for rep in truth.reps[:3]] == [(), ("roll_backward",), ()]
        assert truth.reps[1].start_s < truth.rolls[0].start_s < truth.reps[1].end_s < 32.0


def test_reps_in_the_truth_are_what_the_force_shows():
    for name in ("clam-band", "level-1", "level-4", "rotation-1"):
        patient = Patient(name, "right", 5)
        for rep in patient.truth.reps_on(KNEE):
            force = net(patient, KNEE, between(rep.start_s, rep.end_s))
            assert rep.peak_newtons == pytest.approx(force.max(), rel=0.003)
            assert float(net(patient, KNEE, rep.peak_s)) == pytest.approx(rep.peak_newtons, abs=1e-9)
            edges = net(patient, KNEE, np.array([rep.start_s, rep.end_s]))
            assert edges == pytest.approx([0.1 * rep.peak_newtons] * 2, abs=0.25 + 0.02 * rep.peak_newtons)


@pytest.mark.parametrize("name", ["level-1", "level-2", "level-3", "level-4", "level-5"])
def test_holds_last_five_seconds_inside_the_zone_around_the_target(name):
    for seed in range(8):
        patient = Patient(name, "right", seed)
        assert patient.truth.target_newtons == patient.target_newtons > 20.0
        for hold in patient.truth.holds:
            force = net(patient, hold.channel, between(hold.start_s, hold.end_s))
            inside = np.abs(force / patient.target_newtons - 1.0) < 0.1
            assert 5.0 < hold.end_s - hold.start_s < 10.0
            assert np.mean(inside) > 0.95
            assert hold.mean_newtons == pytest.approx(force.mean(), rel=1e-3)


def test_a_target_is_followed():
    patient = Patient("level-3", "right", 2, target_newtons=30.0)
    assert patient.target_newtons == 30.0
    assert patient.truth.holds[0].mean_newtons == pytest.approx(30.0, rel=0.04)
    assert Patient("rotation-1").target_newtons == 0.0


def test_a_hold_is_as_unsteady_as_people_are():
    spreads, tremors = [], []
    for seed in range(12):
        patient = Patient("level-1", "right", seed)
        hold = patient.truth.holds[0]
        times = np.arange(hold.start_s + 1.0, hold.end_s - 1.0, 0.005)
        force = net(patient, KNEE, times)
        force = force - np.polyval(np.polyfit(times, force, 1), times)
        power = np.abs(np.fft.rfft(force * np.hanning(len(force)))) ** 2
        frequency = np.fft.rfftfreq(len(force), 0.005)
        tremors.append(power[(frequency > 7) & (frequency < 13)].sum() / power[frequency > 5].sum())
        spreads.append(force.std() / patient.target_newtons)
    assert 0.006 < min(spreads) < max(spreads) < 0.03
    assert min(tremors) > 0.9


def test_a_band_relaxes_and_muscles_tire():
    patient = Patient("clam-band", "right", 4, 60.0)
    preload = patient.truth.rest_newtons[KNEE]
    later = patient.value(KNEE, np.arange(80.0, 95.0, 0.01)).mean()
    assert 0.84 < later / preload < 0.97
    peaks = [rep.peak_newtons for rep in patient.truth.reps]
    assert np.mean(peaks[-3:]) < 0.99 * np.mean(peaks[:3])


def test_slow_ramps_take_as_long_as_they_are_told():
    quick, slow = Patient("level-1", "right", 6), Patient("level-1", "right", 6, tempo=3.0)
    assert slow.truth.holds[0].start_s - slow.truth.reps[0].start_s == pytest.approx(
        3.0 * (quick.truth.holds[0].start_s - quick.truth.reps[0].start_s), rel=0.02
    )


def test_pressure_in_each_cell_is_what_a_pelvis_gives():
    for name in SHIPPED:
        for seed in range(10):
            patient = Patient(name, "right", seed)
            for channel in (FRONT, BACK):
                mean = patient.value(channel, QUIET).mean()
                assert (0.0 < mean < 0.4) if name == "level-5" else (4.0 < mean < 8.0)
    assert np.mean(roll_index(Patient("forward-rolled"), QUIET)) < -0.1


def test_one_cell_starts_at_40_mmhg_and_knows_no_direction():
    patient = Patient("level-1", "right", 1, errors=("roll_backward",), pad_cells=1)
    assert patient.channels == (KNEE, FOOT, BACK)
    start = patient.value(BACK, QUIET).mean()
    assert start / MMHG == pytest.approx(40.0, rel=0.05)
    for roll in patient.truth.rolls:
        change = abs(float(patient.value(BACK, roll.peak_s)) - start) / MMHG
        assert (roll.direction, roll.level) == ("unknown", "fault")
        assert 9.0 < change < 18.0


def test_breathing_is_there_and_is_no_roll():
    patient = Patient("level-1", "right", 2)
    times = np.arange(0.0, 300.0, 0.05) + 60.0
    total = patient.value(FRONT, times) + patient.value(BACK, times)
    power = np.abs(np.fft.rfft(total - total.mean())) ** 2
    frequency = np.fft.rfftfreq(len(times), 0.05)
    assert 0.17 < frequency[np.argmax(power)] < 0.37
    assert np.abs(roll_index(patient, times) - roll_index(patient, QUIET).mean()).max() < 0.06


@pytest.mark.parametrize(
    ("error", "direction", "level"),
    [
        ("roll_backward", "backward", "fault"),
        ("roll_forward", "forward", "fault"),
        ("roll_slight", "backward", "warn"),
    ],
)
def test_rolls_move_load_to_the_cell_they_are_named_after(error, direction, level):
    for name in ("rotation-1", "forward-rolled", "level-1", "level-4"):
        patient = Patient(name, "left", 9, errors=(error,))
        baseline = roll_index(patient, QUIET).mean()
        rolls = patient.truth.rolls
        assert rolls
        assert {(roll.direction, roll.level) for roll in rolls} == {(direction, level)}
        for roll in rolls:
            sign = 1.0 if direction == "backward" else -1.0
            turned = sign * (roll_index(patient, between(roll.start_s, roll.end_s)) - baseline) / 0.30
            assert np.max(turned) == pytest.approx(roll.peak_percent / 100, abs=0.09)
            edges = sign * (roll_index(patient, np.array([roll.start_s, roll.end_s])) - baseline) / 0.30
            assert edges == pytest.approx([0.33, 0.33], abs=0.09)
            assert any(rep.start_s < roll.peak_s < rep.end_s for rep in patient.truth.reps)


def test_the_pelvis_comes_off_the_pad_and_hips_drop_onto_it():
    patient = Patient("level-1", "right", 3, errors=("pad_unloads",))
    assert [change.what for change in patient.truth.pad_changes] == ["unloaded"] * 2
    for change in patient.truth.pad_changes:
        times = between(change.start_s + 0.1, change.end_s - 0.1)
        total = patient.value(FRONT, times) + patient.value(BACK, times)
        start = patient.value(FRONT, QUIET).mean() + patient.value(BACK, QUIET).mean()
        assert np.all(total < 0.8 * start)
    plank = Patient("level-5", "right", 3, errors=("hips_drop",))
    assert [change.what for change in plank.truth.pad_changes] == ["hips_dropped"] * 2
    for change in plank.truth.pad_changes:
        times = between(change.start_s + 0.1, change.end_s - 0.1)
        assert np.all(plank.value(FRONT, times) + plank.value(BACK, times) > 1.5)


def test_errors_of_force_show_in_force():
    fast = Patient("level-1", "right", 1, errors=("too_fast",)).truth
    rises = [h.start_s - r.start_s for r, h in zip(fast.reps, fast.holds, strict=True)]
    assert max(rises[1::2]) < 0.3 < 0.5 < min(rises[::2])
    short = Patient("level-1", "right", 1, errors=("cut_short",)).truth
    lasts = [hold.end_s - hold.start_s for hold in short.holds]
    assert max(lasts[1::2]) < 4.9 < 5.0 < min(lasts[::2])
    stays = Patient("clam-band", "right", 1, errors=("incomplete_return",))
    second, third = stays.truth.reps[1:3]
    between_reps = net(stays, KNEE, between(second.end_s + 0.4, third.start_s - 0.4))
    assert 0.1 < between_reps.mean() / second.peak_newtons < 0.27


def test_in_level_2_the_knee_rises_only_by_error():
    assert Patient("level-2", "right", 8).truth.reps_on(KNEE) == ()
    wrong = Patient("level-2", "right", 8, errors=("knee_rises",)).truth
    knee, foot = wrong.reps_on(KNEE), wrong.reps_on(FOOT)
    assert [rep.errors for rep in knee] == [("knee_rises",)] * len(foot[1::2])
    assert all(0.2 < k.peak_newtons / f.peak_newtons < 0.65 for k, f in zip(knee, foot[1::2], strict=True))


@pytest.mark.parametrize("name", ["rotation-3", "clam-band", "level-1", "level-5"])
def test_feet_that_part_pull_the_band_at_the_foot_by_error_only(name):
    error = "heels_apart" if name == "rotation-3" else "feet_apart"
    wrong = Patient(name, "right", 8, errors=(error,)).truth
    knee, foot = wrong.reps_on(KNEE), wrong.reps_on(FOOT)
    assert [rep.errors for rep in foot] == [(error,)] * len(knee[1::2])
    for k, f in zip(knee[1::2], foot, strict=True):
        assert k.start_s < f.start_s < k.peak_s
        assert max(0.18 * k.peak_newtons, 3.0) < f.peak_newtons < max(0.45 * k.peak_newtons, 5.0)


def test_in_level_4_the_foot_pulls_early_only_by_error():
    wrong = Patient("level-4", "right", 2, errors=("feet_part_early",)).truth
    pairs = zip(wrong.reps_on(KNEE), wrong.reps_on(FOOT), strict=True)
    late_s = [foot.start_s - knee.start_s for knee, foot in pairs]
    assert max(late_s[1::2]) < 0.1 < 0.6 < min(late_s[::2])


def test_level_4_runs_its_four_phases_in_one_rep():
    patient = Patient("level-4", "right", 2)
    phases = patient.truth.phases
    reps = patient.truth.reps_on(KNEE)
    assert [phase.name for phase in phases] == ["open", "straighten", "hold", "return"] * len(reps)
    for rep, hold in zip(reps, phases[2::4], strict=True):
        top = net(patient, KNEE, between(hold.start_s - 0.5, hold.end_s + 0.5))
        foot = net(patient, FOOT, between(hold.start_s, hold.end_s))
        assert top.min() > 0.6 * rep.peak_newtons
        assert foot.min() > 10.0
        assert net(patient, FOOT, phases[0].end_s) < 2.0


def test_without_a_band_or_movement_there_are_attempts_and_no_reps():
    bare = Patient("clam-unbanded", "right", 1)
    assert np.all(bare.value(KNEE, MINUTE) == 0.0)
    assert bare.truth.reps == ()
    assert len(bare.truth.attempts) > 10
    still = Patient("forward-rolled", "right", 1, moves=False)
    assert 0.4 < net(still, KNEE).max() < 2.0
    assert still.truth.reps == ()
    assert len(still.truth.attempts) > 5


def test_forces_have_the_size_of_their_exercise():
    sizes = {
        name: [rep.peak_newtons for seed in range(10) for rep in Patient(name, "right", seed).truth.reps]
        for name in ("rotation-1", "rotation-3", "forward-rolled", "clam-band")
    }
    assert 10 < min(sizes["rotation-1"]) < max(sizes["rotation-1"]) < 30
    assert 3 < min(sizes["rotation-3"]) < max(sizes["rotation-3"]) < 11
    assert 3 < min(sizes["forward-rolled"]) < max(sizes["forward-rolled"]) < 12
    assert 20 < min(sizes["clam-band"]) < max(sizes["clam-band"]) < 60


def test_a_set_ends_after_15_to_20_reps():
    starts = [rep.start_s for rep in Patient("clam-band", "right", 1, 200.0).truth.reps]
    pauses = np.flatnonzero(np.diff(starts) > 20.0)
    assert 15 <= pauses[0] + 1 <= 20


def test_left_to_itself_a_patient_makes_every_error_in_turn():
    truth = Patient("level-1", "right", 2, 270.0, well_done=False).truth
    made = [rep.errors for rep in truth.reps_on(KNEE)[1::2]]
    assert made[:8] == [(error,) for error in PERFORMANCES["level-1"].errors]


def test_the_truth_is_plain_json():
    truth = Patient("level-4", "left", 7, errors=("mixed",)).truth
    stored = json.loads(json.dumps(truth.to_json(), allow_nan=False))
    assert (stored["exercise"], stored["side"], stored["seed"]) == ("level-4", "left", 7)
    assert len(stored["reps"]) == len(truth.reps)
    assert stored["reps"][0]["start_s"] == round(truth.reps[0].start_s, 6)
    assert stored["rolls"][0]["direction"] == "backward"
    assert stored["phases"][2]["name"] == "hold"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (
            {"exercise_id": "squat"},
            f"no simulated patient does 'squat'; known exercises are {', '.join(SHIPPED)}",
        ),
        ({"side": "top"}, "side is 'top'; allowed are left and right"),
        ({"duration_s": 0.0}, "a patient's duration is 0 s; allowed is more than 0 up to 86400 s"),
        ({"duration_s": float("nan")}, "a patient's duration is nan s; allowed is more than 0 up to 86400 s"),
        ({"tempo": 0.1}, "a patient's tempo is 0.1; allowed is 0.5 to 10"),
        ({"pad_cells": 3}, "the pad has 3 cells; allowed are 0, 1 and 2"),
        ({"target_newtons": 900.0}, "a patient's target is 900 N; allowed is 3 to 450 N"),
        (
            {"exercise_id": "level-5", "errors": ("roll_backward",)},
            "level-5 has no error 'roll_backward'; "
            "a patient can make too_fast, incomplete_return, cut_short, hips_drop, feet_apart, mixed",
        ),
        ({"errors": ("mixed", "too_fast")}, "the error mixed stands alone; leave the others out"),
    ],
)
def test_what_cannot_be_is_refused(given, message):
    with pytest.raises(InputRefused) as refusal:
        Patient(**given)
    assert str(refusal.value) == message


def test_a_channel_that_is_not_there_is_refused():
    with pytest.raises(InputRefused) as refusal:
        Patient(pad_cells=0).value(BACK, MINUTE)
    assert str(refusal.value) == "this patient has no channel 'pad_back'; there are band_knee, band_foot"
