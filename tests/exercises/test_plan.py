"""Plans: the shipped ones, their sets in order, and every refusal with its file and line."""

import dataclasses

import pytest

from rig.errors import InputRefused
from rig.exercises.plan_file import FOLDER, SHIPPED_PLANS, load_plan
from rig.exercises.tempo import Tempo
from rig.exercises.work import Target
from rig.settings import Settings
from rig.setup import Task

FULL = """\
id = "ours"
title = "Ours"
first_side = "left"
turn = "after_each"

[[work]]
exercise = "level-1"
side = "both"
dose = "hold"
hold_s = 7
reps = [3, 5]
sets = 2
set_s = 90
rest_s = 45
target_newtons = 40
tempo = "3-7-3-2"
ceiling_newtons = 60
pad_scores = true
fading_percent = [100, 25]
band = { label = "green", site = "above the knee", lever_arm_m = 0.38 }

[[work]]
exercise = "clam-unbanded"
side = "right"
"""


def written(tmp_path, text):
    path = tmp_path / "ours.toml"
    path.write_text(text, "utf-8")
    return path


def read(tmp_path, text):
    return load_plan(written(tmp_path, text))


def order(plan):
    return [(step.exercise.id, step.side, step.set_number, step.turns_over) for step in plan.steps]


def test_the_folder_holds_what_is_listed():
    assert {path.stem for path in FOLDER.glob("*.toml")} == set(SHIPPED_PLANS)
    assert [load_plan(name).id for name in SHIPPED_PLANS] == list(SHIPPED_PLANS)


def test_daily_rotations_are_one_minute_each_on_both_sides():
    plan = load_plan("daily-rotations")
    assert order(plan) == [
        (f"rotation-{number}", side, 1, number == 1 and side == "left")
        for side in ("right", "left")
        for number in (1, 2, 3)
    ]
    assert {(step.work.amount.kind, step.work.amount.time_s) for step in plan.steps} == {("time", 60.0)}


def test_five_levels_hold_5_to_10_seconds():
    plan = load_plan("five-levels")
    assert [step.exercise.id for step in plan.steps] == [f"level-{n}" for n in (1, 2, 3, 4, 5)] * 2
    assert {step.work.amount.hold_s for step in plan.steps} == {(5.0, 10.0)}


def test_the_mini_band_comes_after_the_check_without_it():
    plan = load_plan("mini-band")
    one_side = ["clam-unbanded", "clam-band", "clam-band", "clam-band"]
    assert [step.exercise.id for step in plan.steps] == 2 * one_side
    assert {step.work.amount.reps for step in plan.steps} == {(15, 20)}
    assert [step.gate for step in plan.steps] == 2 * ["", "clam-unbanded", "", ""]


def test_the_isometric_test_has_two_directions_on_two_sides():
    steps = load_plan("isometric-test").steps
    assert [(s.work.direction, s.channel, s.side, s.work.rest_s) for s in steps] == [
        (direction, channel, side, 60.0)
        for side in ("right", "left")
        for direction, channel in (("outward", "band_knee"), ("inward", "band_foot"))
    ]
    assert steps[1].task(pad_cells=1) == Task("band_foot", 0.0, False, True, 1)
    assert steps[0].words() == "isometric test, outward, right side: 3 efforts of 5 s"


def test_a_plan_with_everything(tmp_path):
    plan = read(tmp_path, FULL)
    work = plan.works[0]
    assert (work.sides, work.sets, work.set_s, work.rest_s) == (("left", "right"), 2, 90.0, 45.0)
    assert (work.amount.kind, work.amount.hold_s, work.amount.reps) == ("hold", (7.0, 7.0), (3, 5))
    assert (work.target, work.tempo, work.ceiling_newtons) == (Target(40.0), Tempo(3, 7, 3, 2), 60.0)
    assert work.fading_percent == (100, 25)
    assert work.band.to_json() == {"label": "green", "site": "above the knee", "lever_arm_m": 0.38}
    assert order(plan) == [
        ("level-1", "left", 1, False),
        ("level-1", "left", 2, False),
        ("level-1", "right", 1, True),
        ("level-1", "right", 2, False),
        *(("clam-unbanded", "right", number, False) for number in (1, 2, 3)),
    ]
    assert [step.rest_before_s for step in plan.steps] == [0.0, 45.0, 45.0, 45.0, 45.0, 60.0, 60.0]
    assert [len(group) for group in plan.stations] == [2, 2, 3]
    assert [step.number for step in plan.steps] == list(range(1, 8))
    assert plan.steps[1].words() == "Knee up, feet together, left side, set 2 of 2: 3–5 holds of 7 s"


def test_what_the_plan_leaves_out_is_as_the_source_has_it(tmp_path):
    work = read(tmp_path, FULL).works[1]
    assert (work.amount.kind, work.amount.reps, work.sets) == ("reps", (15, 20), 3)


def test_a_step_says_what_the_detectors_need(tmp_path):
    step = read(tmp_path, FULL).steps[0]
    assert step.task() == Task("band_knee", 40.0, True, True, 2, ("band_foot",))
    assert step.settings().hold.done_s == 7.0
    assert dataclasses.replace(step.settings().hold, done_s=5.0) == Settings().hold
    assert load_plan("daily-rotations").steps[0].settings() == Settings()


def test_a_hold_within_another_dose_is_asked_for(tmp_path):
    text = 'id = "x"\ntitle = "X"\n[[work]]\nexercise = "clam-band"\nside = "left"\nhold_s = 2\n'
    step = read(tmp_path, text).steps[0]
    assert step.task().asks_hold
    assert step.settings().hold.done_s == 2.0


def test_a_target_in_per_cent_is_of_that_sides_own_test(tmp_path):
    text = FULL.replace("target_newtons = 40", "target_percent_of_test = 30")
    step = read(tmp_path, text).steps[0]
    assert step.task(2, 150.0).target_newtons == 45.0
    with pytest.raises(InputRefused) as refusal:
        step.task()
    assert str(refusal.value) == (
        "the target is 30 % of the left side's isometric test, and there is none yet: "
        "do the plan isometric-test first, or give the target in newtons"
    )


def test_an_unknown_name_is_refused_with_those_there_are():
    with pytest.raises(InputRefused) as refusal:
        load_plan("daily")
    assert str(refusal.value) == (
        "no plan is called 'daily'; known are daily-rotations, five-levels, mini-band, forward-rolled, "
        "isometric-test, or name a file ending in .toml"
    )


WRONG = [  # what is written instead of what, the line's beginning, and the message
    (
        "hold_s = 7",
        "hold_s = 95",
        "hold_s",
        "work[1].hold_s is 95; allowed is at most 90 s, the length of the set",
    ),
    (
        'tempo = "3-7-3-2"',
        'tempo = "3-5-3-2"',
        "tempo",
        "work[1].tempo is '3-5-3-2'; allowed is one that holds 7 s or more, as the dose asks",
    ),
    (
        'tempo = "3-7-3-2"',
        'tempo = "9-12-9-2"',
        "tempo",
        "work[1].tempo is '9-12-9-2', 94 s for all; allowed is one that fits 3 into 90 s, the length of",
    ),
    (
        "reps = [3, 5]",
        "reps = 14",
        "reps",
        "work[1].reps is 14; allowed is at most 12: the set lasts 90 s and each",
    ),
    (
        "reps = [3, 5]",
        "reps = 2.5",
        "reps",
        "work[1].reps is 2.5; allowed is a whole number, or a pair of them",
    ),
    (
        "reps = [3, 5]\n",
        "",
        "[[work]]",
        "work[1].reps is missing; allowed is a number: no source sets it for level-1",
    ),
    (
        '"level-1"',
        '"level-9"',
        "exercise",
        "work[1].exercise is 'level-9'; allowed is 'rotation-1' or 'rotation-2'",
    ),
    (
        'side = "both"',
        'side = "up"',
        'side = "up"',
        "work[1].side is 'up'; allowed is 'left' or 'right' or 'both'",
    ),
    ('side = "both"\n', "", "[[work]]", "work[1].side is missing; allowed is 'left' or 'right' or 'both'"),
    (
        "rest_s = 45",
        "rset_s = 45",
        "rset_s",
        "work[1].rset_s is no known key; known are band, ceiling_newtons",
    ),
    ("rest_s = 45", 'rest_s = "45"', "rest_s", "work[1].rest_s is '45'; allowed is 0 to 1800 seconds"),
    ("sets = 2", "sets = 1.5", "sets", "work[1].sets is 1.5; allowed is a whole number of 1 to 20"),
    (
        'dose = "hold"',
        'dose = "long"',
        "dose",
        "work[1].dose is 'long'; allowed is 'time' or 'reps' or 'hold'",
    ),
    (
        'dose = "hold"',
        'dose = "time"',
        "[[work]]",
        "work[1].time_s is missing; allowed is a number: no source sets",
    ),
    (
        "target_newtons = 40",
        "target_newtons = 900",
        "target_newtons",
        "work[1].target_newtons is 900; allowed is 1 to",
    ),
    (
        "target_newtons = 40",
        "target_newtons = 40\ntarget_percent_of_test = 30",
        "target_percent",
        "work[1].target_percent_of_test is 30; allowed is one target: newtons or a percentage, not both",
    ),
    (
        '"3-7-3-2"',
        '"fast"',
        "tempo",
        "work[1].tempo is 'fast'; allowed is seconds for up, hold, down and rest",
    ),
    (
        "ceiling_newtons = 60",
        "ceiling_newtons = 44",
        "ceiling",
        "work[1].ceiling_newtons is 44; allowed is more than 44 N",
    ),
    ("[100, 25]", "[100, 250]", "fading", "work[1].fading_percent is [100, 250]; allowed is a list such as"),
    ("0.38 }", "38 }", "band", "work[1].band.lever_arm_m is 38; allowed is 0.02 to 1.2 metres"),
    (
        "lever_arm_m = 0.38",
        "colour = 1",
        "band",
        "work[1].band.colour is no known key; known are label, lever_arm_m",
    ),
    (
        "pad_scores = true",
        "pad_scores = false",
        "pad",
        "work[1].pad_scores is false; allowed is true in level-1",
    ),
    (
        'id = "ours"',
        'id = "Our plan"',
        "id",
        "id is 'Our plan'; allowed is a small letter, then small letters",
    ),
    (
        'turn = "after_each"',
        'turn = "never"',
        "turn",
        "turn is 'never'; allowed is 'after_all' or 'after_each'",
    ),
    (
        'first_side = "left"',
        'first_side = "top"',
        "first_side",
        "first_side is 'top'; allowed is 'left' or 'right'",
    ),
    (
        '"clam-unbanded"\nside = "right"\n',
        '"clam-unbanded"\nside = "right"\nceiling_newtons = 80\n',
        "ceiling_newtons = 80",
        "work[2].ceiling_newtons is 80; allowed is none in clam-unbanded: there is no band to pull",
    ),
    (
        '"clam-unbanded"\nside = "right"\n',
        '"clam-unbanded"\nside = "right"\ndose = "time"\ntime_s = 30\n',
        'dose = "time"',
        "work[2].dose is 'time'; allowed is 'reps' in clam-unbanded: there is no band to pull",
    ),
    (
        '"clam-unbanded"\nside = "right"\n',
        '"rotation-1"\nside = "right"\ntarget_newtons = 20\n',
        "target_newtons = 20",
        "work[2].target_newtons is 20; allowed is none in rotation-1: small is right there",
    ),
    (
        '"clam-unbanded"\nside = "right"\n',
        '"rotation-1"\nside = "right"\nset_s = 30\n',
        '[[work]]\nexercise = "rotation',
        "work[2].time_s is 60; allowed is at most 30 s, the length of the set",
    ),
    (
        '"clam-unbanded"\nside = "right"\n',
        '"rotation-1"\nside = "right"\nhold_s = 61\n',
        "hold_s = 61",
        "work[2].hold_s is 61; allowed is at most 60 s, the length of the set",
    ),
    (
        '"clam-unbanded"\nside = "right"\n',
        '"level-5"\nside = "right"\nreps = 3\npad_scores = true\n',
        "pad_scores = true\n",
        "work[2].pad_scores is true; allowed is false in level-5: the pelvis is off the pad, "
        "so the pad scores nothing",
    ),
    (
        'exercise = "clam-unbanded"\n',
        'test = "outward"\nsets = 3\n',
        "sets = 3",
        "work[2].sets does not belong to a test; allowed is none: an isometric test has its own protocol",
    ),
]


@pytest.mark.parametrize(("right", "wrong", "line_of", "message"), WRONG, ids=[w[3][:40] for w in WRONG])
def test_a_plan_that_cannot_be_done_is_refused_with_its_line(tmp_path, right, wrong, line_of, message):
    assert right in FULL
    text = FULL.replace(right, wrong, 1)
    at = text.rindex(line_of) if message.startswith("work[2]") else text.index(line_of)
    with pytest.raises(InputRefused) as refusal:
        read(tmp_path, text)
    said = str(refusal.value)
    assert said.startswith(f"ours.toml, line {text[:at].count(chr(10)) + 1}: {message}")
    assert "\n" not in said


def test_a_plan_without_work_is_refused(tmp_path):
    with pytest.raises(
        InputRefused, match=r"ours\.toml: work is missing; allowed is one \[\[work\]\] or more"
    ):
        read(tmp_path, 'id = "x"\ntitle = "X"\n')


def test_a_file_that_is_not_there_or_no_toml(tmp_path):
    with pytest.raises(InputRefused, match=r"nowhere\.toml: cannot be read: No such file or directory"):
        load_plan(tmp_path / "nowhere.toml")
    with pytest.raises(InputRefused, match=r"ours\.toml: not TOML: .*line 2"):
        read(tmp_path, 'id = "x"\ntitle = \n')
