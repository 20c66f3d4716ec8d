"""The catalogue holds every exercise; what is wrong with a clinic's own file is said exactly."""

import dataclasses
import re

import pytest

from rig.errors import InputRefused
from rig.exercises.catalogue import FOLDER, SHIPPED, exercise, load_catalogue, read_exercise
from rig.setup import Task

CATALOGUE = load_catalogue()

ROWS = [  # id, sources, knee, foot, pad, counted on, baseline, dose
    ("rotation-1", "S0 S3", "rises", "flat", "steady", "band_knee", "after_feet_lifted", "60 s of action"),
    ("rotation-2", "S0 S3", "rises", "flat", "steady", "band_knee", "stacked", "60 s of action"),
    ("rotation-3", "S0 S3", "rises", "flat", "steady", "band_knee", "stacked", "60 s of action"),
    ("forward-rolled", "S1", "may_rise", "any", "steady", "band_knee", "rolled_forward", "clinician sets"),
    ("clam-unbanded", "S2", "any", "any", "steady", "", "stacked", "3 × 15–20 reps"),
    ("clam-band", "S2", "rises", "flat", "steady", "band_knee", "stacked", "3 × 15–20 reps"),
    ("level-1", "S4", "rises", "flat", "steady", "band_knee", "stacked", "hold 5–10 s"),
    ("level-2", "S4", "flat", "rises", "steady", "band_foot", "stacked", "hold 5–10 s"),
    ("level-3", "S4", "rises", "rises", "steady", "band_knee", "stacked", "hold 5–10 s"),
    ("level-4", "S4", "rises", "rises", "steady", "band_knee", "rolled_forward", "hold 5–10 s"),
    ("level-5", "S4", "rises", "flat", "unloaded", "band_knee", "none", "hold 5–10 s"),
]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_each_row_is_there(row):
    one = CATALOGUE[row[0]]
    channels = (one.channels.band_knee, one.channels.band_foot, one.channels.pad)
    assert (one.id, " ".join(one.sources), *channels) == row[:5]
    assert (one.rep_channel, one.pelvis.baseline, one.dose.words()) == row[5:]


def test_the_folder_holds_what_is_listed():
    assert tuple(CATALOGUE) == SHIPPED == tuple(row[0] for row in ROWS)
    assert {path.stem for path in FOLDER.glob("*.toml")} == set(SHIPPED)


def test_height_and_peak_are_never_scored_where_small_is_right():
    unscored = {name for name, one in CATALOGUE.items() if one.never_score == ("height", "peak")}
    assert unscored == {"rotation-1", "rotation-2", "rotation-3", "forward-rolled"}
    assert [name for name, one in CATALOGUE.items() if one.effort_counts] == ["forward-rolled"]


def test_the_pad_scores_nothing_in_a_side_plank():
    unscored = [one for one in CATALOGUE.values() if not one.pelvis.scores]
    assert [(one.id, one.pelvis.load_means) for one in unscored] == [("level-5", "hips_dropped")]


def test_the_sources_keep_their_disagreements():
    about = {entry.about for one in CATALOGUE.values() for entry in one.disagreements}
    assert about == {"posture", "height", "bracing", "feet"}
    bracing = next(d for d in CATALOGUE["rotation-1"].disagreements if d.about == "bracing")
    assert set(bracing.sources) == {"S0", "S3"}
    postures = {one.posture for one in CATALOGUE.values()}
    assert postures == {"side-lying", "side-lying-forward", "side-plank"}


def test_every_exercise_has_cues_of_both_kinds_and_errors_with_what_to_say():
    for one in CATALOGUE.values():
        assert one.cues.external
        assert one.cues.internal
        assert one.errors
        assert all(error.how and error.instead for error in one.errors)


def test_level_4_has_four_phases_and_the_band_follows_its_unbanded_form():
    assert [phase.name for phase in CATALOGUE["level-4"].phases] == ["open", "straighten", "hold", "return"]
    assert [phase.channels.band_foot for phase in CATALOGUE["level-4"].phases] == [
        "flat",
        "rises",
        "rises",
        "any",
    ]
    assert CATALOGUE["clam-band"].after == "clam-unbanded"


def test_tasks_for_the_detectors():
    assert exercise("level-2").task(40.0) == Task("band_foot", 40.0, True, True, 2, ("band_knee",))
    assert exercise("level-5").task() == Task(
        "band_knee", 0.0, True, False, 2, ("band_foot", "pad_back", "pad_front")
    )
    assert exercise("clam-unbanded").task(pad_cells=1) == Task("", 0.0, False, True, 1)
    assert exercise("rotation-1").task(pad_cells=0) == Task("band_knee", 0.0, False, False, 0, ("band_foot",))


def test_each_exercise_watches_what_says_something_beside_the_counted_channel():
    watched = {name: one.watched() for name, one in CATALOGUE.items() if one.watched()}
    foot, knee = ("band_foot",), ("band_knee",)
    assert watched == {
        **dict.fromkeys(("rotation-1", "rotation-2", "rotation-3", "level-1", "level-3", "level-4"), foot),
        "clam-band": foot,
        **dict.fromkeys(("level-2", "forward-rolled"), knee),
        "level-5": (*foot, "pad_back", "pad_front"),
    }
    assert exercise("level-5").watched(pad_cells=1) == ("band_foot", "pad_back")


def test_an_exercise_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        exercise("level-1").asks_hold = False


def test_an_unknown_exercise_is_refused_with_those_there_are():
    with pytest.raises(InputRefused) as refusal:
        exercise("level-6")
    assert str(refusal.value) == (
        "no exercise is called 'level-6'; known are rotation-1, rotation-2, rotation-3, forward-rolled, "
        "clam-unbanded, clam-band, level-1, level-2, level-3, level-4, level-5"
    )


def test_what_an_exercise_without_a_band_cannot_have_is_refused(tmp_path):
    path = tmp_path / "clam-unbanded.toml"
    text = (FOLDER / "clam-unbanded.toml").read_text("utf-8")
    path.write_text(text.replace("asks_hold = false", "asks_hold = false\neffort_counts = true"), "utf-8")
    with pytest.raises(InputRefused, match="effort_counts is true; allowed is false where rep_channel is ''"):
        read_exercise(path)


def test_phases_need_the_knee_that_counts_and_a_foot_that_rises(tmp_path):
    path = tmp_path / "level-4.toml"
    text = (FOLDER / "level-4.toml").read_text("utf-8")
    text = text.replace('band_foot = "rises"', 'band_foot = "flat"', 1)
    path.write_text(text, "utf-8")
    with pytest.raises(InputRefused, match="phases are given; allowed is none where the knee does not count"):
        read_exercise(path)


def test_an_exercise_may_come_after_another_one_of_the_clinics(tmp_path):
    text = LEVEL_1.replace("asks_hold = true", 'asks_hold = true\nafter = "our-clam"')
    (tmp_path / "our-clam.toml").write_text("", "utf-8")
    (tmp_path / "level-1.toml").write_text(text, "utf-8")
    assert read_exercise(tmp_path / "level-1.toml").after == "our-clam"


def test_a_clinics_own_exercise_is_read(tmp_path):
    path = tmp_path / "our-clam.toml"
    text = (FOLDER / "clam-band.toml").read_text("utf-8").replace('id = "clam-band"', 'id = "our-clam"')
    path.write_text(text.replace('sources = ["S2"]', 'sources = ["clinic"]'), "utf-8")
    expected = dataclasses.replace(CATALOGUE["clam-band"], id="our-clam", sources=("clinic",))
    assert read_exercise(path) == expected


LEVEL_1 = (FOLDER / "level-1.toml").read_text("utf-8")

WRONG = [  # what is written instead of what, and the message
    ('id = "level-1"', 'id = "Level 1"', "id is 'Level 1'; allowed is a small letter, then small letters, "),
    ('id = "level-1"', 'id = "level-7"', "id is 'level-7'; allowed is the file's own name, 'level-1'"),
    ('id = "level-1"\n', "", "id is missing; allowed is text of 1 to 1000 characters"),
    ('title = "Knee up, feet together"', "title = 5", "title is 5; allowed is text of 1 to 1000 characters"),
    ('sources = ["S4"]', 'sources = ["S9"]', "sources contains 'S9'; allowed is a list of 'S0' or 'S1' or"),
    ('sources = ["S4"]', "sources = []", "sources is empty; allowed is one source or more, such as 'clinic'"),
    ('sources = ["S4"]', 'sources = "S4"', "sources is 'S4'; allowed is a list of"),
    (
        'posture = "side-lying"',
        'posture = "standing"',
        "posture is 'standing'; allowed is 'side-lying' or 'side-lying-forward' or 'side-plank'",
    ),
    (
        "asks_hold = true",
        'asks_hold = "yes"',
        "asks_hold is 'yes'; allowed is true or false (without quotes)",
    ),
    ("hips_deg = 45", "hips_deg = 450", "hips_deg is 450; allowed is 0 to 120 degrees"),
    ("hips_deg = 45", "hips_deg = nan", "hips_deg is nan; allowed is 0 to 120 degrees"),
    ("hips_deg = 45", "hips_degrees = 45", "hips_degrees is no known key; known are after, asks_hold, band"),
    ("hold_s = [5, 10]", "hold_s = [10, 5]", "dose.hold_s is [10, 5]; allowed is a pair with the smaller"),
    (
        "hold_s = [5, 10]",
        "hold_s = 5",
        "dose.hold_s is 5; allowed is a pair [least, most] of 1 to 300 seconds",
    ),
    ("hold_s = [5, 10]", "hold_s = [5, 999]", "dose.hold_s is 999; allowed is 1 to 300 seconds"),
    (
        "hold_s = [5, 10]\n",
        "",
        "dose.hold_s is missing; allowed is a value, because kind is 'hold' and a source",
    ),
    ('kind = "hold"', 'kind = "sweat"', "dose.kind is 'sweat'; allowed is 'time' or 'reps' or 'hold'"),
    (
        'baseline = "stacked"',
        'baseline = "none"',
        "pelvis.scores is true; allowed is false where baseline is",
    ),
    (
        'rep_channel = "band_knee"',
        'rep_channel = "band_foot"',
        "rep_channel is 'band_foot'; allowed is a channel that rises here: 'band_knee'",
    ),
    ('band = "used"', 'band = "none"', "rep_channel is 'band_knee'; allowed is '' where band is 'none'"),
    (
        'posture = "side-lying"',
        'posture = "side-plank"',
        "pelvis.scores is true; allowed is false in a side plank: the pad carries nothing",
    ),
    ('key = "hands_help"', 'key = "feet_apart"', "errors has 'feet_apart' twice; allowed is each key once"),
    ('key = "hands_help"', 'kee = "hands_help"', "errors[2].key is missing; allowed is text of 1 to 1000"),
    ("[cues]", "[cuse]", "cues is missing; allowed is a table [cues]"),
    ("[[errors]]", "[errors]", "not TOML: "),
    (
        'S4 = "belly on", S3',
        'S4 = "belly on", S7',
        "disagreements[2].sources.S7 is no known key; known are S0, S1",
    ),
    (
        'S4 = "belly on", S3 = "the trunk is steady and at ease"',
        'S4 = "belly on"',
        "disagreements[2].sources names 1; allowed is two sources or more: one cannot disagree",
    ),
    (
        "movement = ",
        "movment = ",
        "movement is missing; allowed is text of 1 to 1000 characters; line 6 is 'movment' instead",
    ),
    (
        "asks_hold = true",
        'asks_hold = true\nafter = "level-0"',
        "after is 'level-0'; allowed is one of the catalogue, or level-0.toml beside this file",
    ),
    (
        'band_foot = "flat"',
        'band_foot = "any"',
        "errors[1].seen is 'partly'; allowed is 'no': to see feet_apart the rig needs channels.band_foot",
    ),
    (
        'key = "too_fast"',
        'key = "wobble"',
        "errors[3].seen is 'yes'; allowed is 'no' or 'partly' for wobble: the rig looks for roll_backward, ",
    ),
    (
        'pad = "steady"',
        'pad = "unloaded"',
        "pelvis.scores is true; allowed is false where channels.pad is 'unloaded'",
    ),
    (
        "scores = true",
        'scores = true\nload_means = "hips_dropped"',
        "pelvis.load_means is 'hips_dropped'; allowed is left out where pelvis.scores is true",
    ),
    (
        'rep_channel = "band_knee"\nasks_hold = true',
        'rep_channel = ""\nasks_hold = true',
        "dose.kind is 'hold'; allowed is 'reps' where rep_channel is '': a clinician's key counts reps only",
    ),
    (
        """external = [
    "Move the bar into the zone and keep it there",
    "Lower the bar as slowly as it came up",
]""",
        "external = []",
        "cues.external is empty; allowed is one cue or more: the first is said before the first set",
    ),
    (
        "[[errors]]",
        """[[phases]]
name = "up"
says = "Go up"
channels = { band_knee = "rises", band_foot = "flat", pad = "steady" }

[[errors]]""",
        "phases are up; allowed is none, or the four that the rig follows: open, straighten, hold, return",
    ),
]


@pytest.mark.parametrize(("right", "wrong", "message"), WRONG, ids=[f"{i}" for i in range(len(WRONG))])
def test_a_wrong_file_is_refused_with_file_key_value_and_what_is_allowed(tmp_path, right, wrong, message):
    assert right in LEVEL_1
    path = tmp_path / "level-1.toml"
    path.write_text(LEVEL_1.replace(right, wrong, 1), "utf-8")
    with pytest.raises(InputRefused) as refusal:
        read_exercise(path)
    place, _, said = str(refusal.value).partition(": ")
    assert said.startswith(message)
    assert "\n" not in said
    assert re.fullmatch(r"level-1\.toml(, line \d+)?", place)


@pytest.mark.parametrize(
    ("right", "wrong", "line_of"),
    [
        ("hips_deg = 45", "hips_deg = 450", "hips_deg = 450"),
        ("hold_s = [5, 10]", "hold_s = 5", "hold_s = 5"),
        ("hold_s = [5, 10]\n", "", "[dose]"),
        ('key = "hands_help"', 'kee = "hands_help"', "[[errors]]\nkee"),
        ('S4 = "belly on", S3', 'S4 = "belly on", S7', 'sources = { S4 = "belly on", S7'),
    ],
)
def test_a_refusal_names_the_line(tmp_path, right, wrong, line_of):
    path = tmp_path / "level-1.toml"
    text = LEVEL_1.replace(right, wrong, 1)
    path.write_text(text, "utf-8")
    with pytest.raises(InputRefused) as refusal:
        read_exercise(path)
    line = text[: text.index(line_of)].count("\n") + 1
    assert str(refusal.value).startswith(f"level-1.toml, line {line}: ")


def test_asking_for_a_hold_needs_a_dose_of_holds(tmp_path):
    path = tmp_path / "clam-band.toml"
    text = (FOLDER / "clam-band.toml").read_text("utf-8")
    path.write_text(text.replace("asks_hold = false", "asks_hold = true"), "utf-8")
    with pytest.raises(InputRefused, match=r"asks_hold is true; allowed is false where dose\.kind is 'reps'"):
        read_exercise(path)
