"""`rig demo --plan` and `rig run --plan`: sets, sides and set-up in one session."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rig import cli
from rig.cli.rehearsal import Rehearsal
from rig.exercises.catalogue import FOLDER
from rig.record.certificates import keep_certificate
from rig.record.reader import open_session
from rig.session.wall_clock import WallClock
from rig.setup import Calibration

TWO_SIDES = """
id = "two-sides"
title = "Two sides"

[[work]]
exercise = "level-1"
side = "both"
dose = "hold"
hold_s = [3, 10]
reps = 1
rest_s = 4

[[work]]
exercise = "level-2"
side = "right"
dose = "hold"
hold_s = [3, 10]
reps = 1
rest_s = 4
"""


def run_main(arguments: list[str]) -> int:
    with pytest.raises(SystemExit) as left:
        cli.main(arguments)
    return int(left.value.code or 0)


def only(folder: Path, pattern: str) -> Path:
    (path,) = folder.glob(pattern)
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan of three sets on two sides, done once."""
    made = tmp_path_factory.mktemp("plan")
    (made / "two-sides.toml").write_text(TWO_SIDES)
    arguments = ["--plan", str(made / "two-sides.toml"), "--speed", "16", "--json", "--out", str(made)]
    assert run_main(["demo", *arguments]) == 0
    return made


@pytest.fixture(scope="module")
def told(folder: Path) -> list[dict]:
    return [event.to_json() for event in open_session(only(folder, "*.h5")).events]


def marks(told: list[dict], begins: str) -> list[str]:
    return [event["label"] for event in told if event["kind"] == "mark" and event["label"].startswith(begins)]


def test_info_names_the_plan_and_every_set_of_it(capsys, folder: Path) -> None:
    session = str(only(folder, "*.h5"))
    assert run_main(["info", session, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["plan"] == "two-sides"
    assert [(one["exercise"], one["side"], one["set"]) for one in told["sets"]] == [
        ("level-1", "right", 1),
        ("level-2", "right", 1),
        ("level-1", "left", 1),
    ]
    assert [one["came_to"].split(";")[0] for one in told["sets"]] == ["1 of 1 hold"] * 3
    assert run_main(["info", session]) == 0
    shown = capsys.readouterr().out
    assert "  plan two-sides, subject demo\n" in shown
    assert "level-1 left, set 1: 1 of 1 hold; 1 valid, 0 compensated, 0 attempts" in shown


def test_the_sets_are_done_in_order_each_on_its_side(told: list[dict]) -> None:
    sets = [event["detail"] for event in told if event.get("label") == "new_set"]
    assert sets == ["1, level-1, right", "1, level-2, right", "1, level-1, left"]
    assert marks(told, "plan") == ["plan: two-sides"]
    assert [words.split(";")[0] for words in marks(told, "set over")] == [
        "set over: level-1 right set 1: 1 of 1 hold",
        "set over: level-2 right set 1: 1 of 1 hold",
        "set over: level-1 left set 1: 1 of 1 hold",
    ]
    assert marks(told, "cue all_done") == ["cue all_done: All done"]


def in_sets(told: list[dict], kind: str) -> list[dict]:
    """Give the events of a kind that lie between the beginning of a set and its end."""
    marks = [event for event in told if event["kind"] == "mark"]
    begun = [mark["start_s"] for mark in marks if mark["label"] == "new_set"]
    over = [mark["start_s"] for mark in marks if mark["label"].startswith("set over")]
    spans = list(zip(begun, over, strict=True))
    events = [event for event in told if event["kind"] == kind]
    return [event for event in events if any(low <= event["start_s"] < high for low, high in spans)]


def test_each_set_counts_on_its_own_channel_what_the_patient_did(folder: Path, told: list[dict]) -> None:
    reps = in_sets(told, "rep")
    assert [rep["channel"] for rep in reps] == ["band_knee", "band_foot", "band_knee"]
    truth = json.loads(only(folder, "*.truth.json").read_text())["sets"]
    assert [(one["exercise"], one["side"]) for one in truth] == [
        ("level-1", "right"),
        ("level-2", "right"),
        ("level-1", "left"),
    ]
    for rep, one in zip(reps, truth, strict=True):
        true = next(true for true in one["reps"] if true["channel"] == rep["channel"])
        assert rep["start_s"] == pytest.approx(true["start_s"], abs=0.15)
        assert rep["peak_newtons"] == pytest.approx(true["peak_newtons"], rel=0.02)


def test_the_simulated_person_performs_the_set_up_and_every_step_passes(told: list[dict]) -> None:
    steps = [
        "set-up link: passed",
        "set-up tare: passed",
        "set-up check_weight: skipped",
        "set-up posture: passed",
        "set-up roll_backward: passed",
        "set-up roll_forward: passed",
        "set-up practice: passed",
    ]
    assert marks(told, "set-up") == [*steps, *steps, *steps[:2], *steps[3:]]  # each cell is weighed once
    assert marks(told, "keys pressed") == ["keys pressed by a simulated clinician"]
    assert marks(told, "refused") == []
    assert len(marks(told, "tare")) == 6
    assert len(marks(told, "pelvis_baseline")) == 3


def test_what_was_done_on_purpose_before_each_set_is_in_the_truth(folder: Path, told: list[dict]) -> None:
    truth = json.loads(only(folder, "*.truth.json").read_text())["set_up"]
    done = ["posture", "roll_backward", "roll_forward", "practice"]
    assert [one["what"] for one in truth] == 3 * done
    rolls = [event["detail"] for event in told if event.get("label") == "deliberate_roll"]
    assert [roll.split(",")[0] for roll in rolls] == 3 * ["backward", "forward"]
    seen = [event for event in told if event["kind"] == "roll" and event["level"] == "fault"]
    for one, roll in zip([one for one in truth if one["what"].startswith("roll")], seen, strict=True):
        assert roll["direction"] == one["what"].removeprefix("roll_")
        assert one["start_s"] < roll["start_s"] < roll["end_s"] < one["end_s"]


def test_practice_is_detected_as_the_exercise_asks_and_belongs_to_no_set(folder: Path, told) -> None:
    assert [event["detail"] for event in told if event.get("label") == "practice"] == [
        "level-1, right",
        "level-2, right",
        "level-1, left",
    ]
    reps = [event for event in told if event["kind"] == "rep"]
    practised = [rep for rep in reps if rep not in in_sets(told, "rep")]
    assert [rep["channel"] for rep in practised] == ["band_knee", "band_foot", "band_knee"]
    truth = json.loads(only(folder, "*.truth.json").read_text())["set_up"]
    for rep, one in zip(practised, [one for one in truth if one["what"] == "practice"], strict=True):
        true = next(true for true in one["reps"] if true["channel"] == rep["channel"])
        assert rep["start_s"] == pytest.approx(true["start_s"], abs=0.15)


def test_a_replay_meets_every_set_at_its_sample(folder: Path, told: list[dict], capsys) -> None:
    assert run_main(["replay", str(only(folder, "*.h5")), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["events"] == told


@pytest.mark.parametrize(
    ("plan", "line"),
    [
        ("five-levls", "no plan is called 'five-levls'; known are daily-rotations"),
    ],
)
def test_a_plan_that_cannot_be_done_from_here_is_refused(capsys, tmp_path, plan: str, line: str) -> None:
    assert run_main(["demo", "--headless", "--plan", plan, "--out", str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert line in said
    assert said.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_reps_that_a_key_counts_are_refused_where_a_real_board_has_no_keys(capsys, tmp_path) -> None:
    where = ["--subject", "p1", "--out", str(tmp_path)]
    assert run_main(["run", "--headless", "--plan", "mini-band", *where]) == 2
    assert "the reps of clam-unbanded are counted by a clinician's key" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


CHECK_FIRST = """
id = "check-first"
title = "Check first"

[[work]]
exercise = "clam-unbanded"
side = "right"
reps = 3
sets = 1
rest_s = 1

[[work]]
exercise = "clam-band"
side = "right"
reps = 2
sets = 2
rest_s = 1
"""


def test_a_simulated_clinician_counts_by_key_and_decides_about_the_band(tmp_path) -> None:
    (tmp_path / "check.toml").write_text(CHECK_FIRST)
    arguments = ["--plan", str(tmp_path / "check.toml"), "--speed", "16", "--json", "--out", str(tmp_path)]
    assert run_main(["demo", *arguments]) == 0
    told = [event.to_json() for event in open_session(only(tmp_path, "*.h5")).events]
    truth = json.loads(only(tmp_path, "*.truth.json").read_text())["sets"]
    counted = [event["start_s"] for event in told if str(event.get("label")).startswith("counted by key")]
    ends = [attempt["end_s"] for attempt in truth[0]["attempts"]][:3]
    assert len(counted) == 3
    assert all(0.3 < key - end < 2.0 for key, end in zip(counted, ends, strict=True))
    assert marks(told, "gate") == [
        "gate clam-band: proposed on (3 valid reps of clam-unbanded); clinician decided on"
    ]
    assert [words.split(";")[0] for words in marks(told, "set over")] == [
        "set over: clam-unbanded right set 1: 3 of 3 reps",
        "set over: clam-band right set 1: 1 of 2 reps",  # the second rolled
        "set over: clam-band right set 2: 1 of 2 reps",
    ]
    assert marks(told, "keys pressed") == ["keys pressed by a simulated clinician"]


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--clinician", "simulated"], "--clinician belongs to a plan: give --plan, or leave it out"),
        (["--clinician", "me", "--headless", "--plan", "five-levels"], "--clinician me needs keys"),
    ],
)
def test_a_clinician_without_a_plan_or_without_keys_is_refused(
    capsys, arguments: list[str], line: str
) -> None:
    assert run_main(["demo", *arguments]) == 2
    assert line in capsys.readouterr().err


def test_a_plan_that_contradicts_itself_is_refused_with_its_line(capsys, tmp_path) -> None:
    file = tmp_path / "long.toml"
    file.write_text(TWO_SIDES.replace("reps = 1", "reps = 1\nset_s = 2", 1))
    assert run_main(["run", "--plan", str(file), "--subject", "p1"]) == 2
    assert "long.toml, line 9: work[1].hold_s is [3, 10]; allowed is at most 2 s" in capsys.readouterr().err


def test_a_plan_beside_an_exercise_and_neither_are_refused(capsys) -> None:
    assert run_main(["demo", "--plan", "five-levels", "--side", "left"]) == 2
    assert "a plan decides that itself: leave out --side, or --plan" in capsys.readouterr().err
    assert run_main(["run", "--subject", "p1"]) == 2
    assert "give --exercise and --side, or --plan" in capsys.readouterr().err


def test_run_takes_the_boards_certificate_into_the_session(capsys, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("rig.record.certificates.settings_folder", lambda: tmp_path / "settings")
    rehearsal = Rehearsal("level-1", "right", 0, 20.0, "", WallClock())
    kept = Calibration("band_knee", 2e-4, 100.0, "certificate", {"date": "2020-02-02", "cell": "A-17"})
    keep_certificate(rehearsal._board.identity.serial, kept)
    where = ["--subject", "p1", "--seconds", "1", "--headless", "--out", str(tmp_path)]
    with rehearsal.powered() as door:
        arguments = ["--exercise", "level-1", "--side", "left", "--port", door.board.name]
        assert run_main(["run", *arguments, *where]) == 0
    said = capsys.readouterr().err
    assert "the certificate of band_knee is 2" in said
    assert "band_foot has no certificate" in said
    session = open_session(only(tmp_path, "*.h5"))
    assert session.setup.calibrations == (kept,)
    knee = session.streams["band_knee"].samples[20]
    assert knee["value"] == pytest.approx((knee["counts"] - 100.0) * 2e-4)


ONE_CELL = """
id = "one-cell"
title = "One cell"

[[work]]
exercise = "level-1"
side = "right"
dose = "hold"
hold_s = [5, 10]
reps = 2
rest_s = 2
"""


def test_a_pad_of_one_cell_is_set_up_in_mmhg_and_coached_without_a_direction(tmp_path) -> None:
    (tmp_path / "one-cell.toml").write_text(ONE_CELL)
    more = ["--pad-cells", "1", "--check-mass", "2", "--body-mass", "70", "--seed", "3"]
    arguments = ["--plan", str(tmp_path / "one-cell.toml"), "--speed", "16", "--json", "--out", str(tmp_path)]
    assert run_main(["demo", *arguments, *more]) == 0
    session = open_session(only(tmp_path, "*.h5"))
    told = [event.to_json() for event in session.events]
    assert set(session.streams) == {"band_knee", "band_foot", "pad_back"}
    assert (session.setup.body_mass_kg, session.setup.task.pad_cells) == (70.0, 1)
    assert marks(told, "set-up") == [
        "set-up link: passed",
        "set-up tare: passed",
        "set-up check_weight: passed",
        "set-up posture: passed",
        "set-up practice: passed",
    ]
    (weighed,) = marks(told, "check weight")
    assert weighed.startswith("check weight band_knee: 19.")
    assert " N for 19.61 N (" in weighed
    baseline = next(event["detail"] for event in told if event.get("label") == "pelvis_baseline")
    mmhg = float(baseline.split("sum ")[1].removesuffix(" kPa")) * 7.50062
    assert mmhg == pytest.approx(40.0, abs=1.0)
    truth = json.loads(only(tmp_path, "*.truth.json").read_text())
    rolls = [roll for one in truth["sets"] for roll in one["rolls"] if roll["level"] == "fault"]
    seen = [event for event in in_sets(told, "roll") if event["level"] == "fault"]
    assert [roll["direction"] for roll in seen] == ["unknown"] * len(rolls) != []
    assert marks(told, "cue roll") == ["cue roll: The pelvis moved: bring it back to where it started"]
    assert not any("ward" in cue.lower() for cue in marks(told, "cue roll"))
    assert marks(told, "rpe") + marks(told, "pain") == ["rpe 4", "pain 0"]


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["demo", "--check-mass", "2"], "--check-mass belongs to a plan: give --plan, or leave it out"),
        (["run", "--check-mass", "2", "--subject", "p1"], "--check-mass belongs to a plan"),
        (["demo", "--firmware", "--pad-cells", "1"], "--pad-cells does not go with --firmware"),
        (["demo", "--body-mass", "3"], "3.0 is not in the range 10<=x<=300"),
    ],
)
def test_what_does_not_fit_together_is_refused(capsys, arguments: list[str], line: str) -> None:
    assert run_main(arguments) == 2
    assert line in capsys.readouterr().err


def test_a_board_that_is_unplugged_in_a_set_is_told_of_and_its_time_is_not_counted(tmp_path) -> None:
    (tmp_path / "plan.toml").write_text(ONE_CELL)
    more = ["--faults", "unplug@34:for=4", "--speed", "10"]
    arguments = ["--plan", str(tmp_path / "plan.toml"), *more, "--json", "--out", str(tmp_path)]
    assert run_main(["demo", *arguments]) == 0
    told = [event.to_json() for event in open_session(only(tmp_path, "*.h5")).events]
    gap = next(event for event in told if event["kind"] == "gap" and event["channel"] == "band_knee")
    assert gap["cause"] == "unplugged"
    (note,) = marks(told, "no data")
    assert note == f"no data for {gap['end_s'] - gap['start_s']:.1f} s of the set: not counted"
    assert len(marks(told, "cue no_data")) == 1
    begun = next(event["start_s"] for event in told if event.get("label") == "new_set")
    assert begun < gap["start_s"]
    (over,) = marks(told, "set over")
    assert over.startswith("set over: level-1 right set 1: 2 of 2 hold")
    assert "cut_short" not in over  # nothing is said about the rep that the gap cut
    true = [
        rep for one in json.loads(only(tmp_path, "*.truth.json").read_text())["sets"] for rep in one["reps"]
    ]
    done = [rep["start_s"] for rep in true if rep["channel"] == "band_knee" and rep["start_s"] > gap["end_s"]]
    found = [rep["start_s"] for rep in in_sets(told, "rep") if rep["start_s"] > gap["end_s"] + 0.1]
    assert found == pytest.approx(done[: len(found)], abs=0.2)


OWN_PLAN = """
id = "ours"
title = "Ours"

[[work]]
exercise = "our-clam.toml"
side = "left"
dose = "time"
time_s = 20
"""


def own_plan(folder: Path) -> Path:
    """Write an exercise of a clinic's own, and a plan that asks for it."""
    text = (FOLDER / "level-1.toml").read_text("utf-8").replace('id = "level-1"', 'id = "our-clam"')
    (folder / "our-clam.toml").write_text(text.replace('title = "Knee', 'title = "Our knee'), "utf-8")
    plan = folder / "ours.toml"
    plan.write_text(OWN_PLAN)
    return plan


def test_an_exercise_of_a_clinics_own_is_done_in_a_plan(tmp_path) -> None:
    plan = own_plan(tmp_path)
    rehearsal = Rehearsal("level-1", "left", 0, 20.0, "", WallClock())
    where = ["--subject", "p1", "--seconds", "8", "--headless", "--pad-cells", "0", "--out", str(tmp_path)]
    with rehearsal.powered() as door:
        assert run_main(["run", "--plan", str(plan), "--port", door.board.name, *where]) == 0
    session = open_session(only(tmp_path, "*_p1_our-clam_left.h5"))
    assert (session.setup.exercise, session.setup.task.watch_channels) == ("our-clam", ("band_foot",))
    told = [event.to_json() for event in session.events]
    assert [event["detail"] for event in told if event.get("label") == "new_set"] == ["1, our-clam, left"]
    assert marks(told, "begun") == ["begun: Our knee up, feet together, left side: 20 s of action"]


def test_a_plan_says_what_is_wrong_with_an_exercise_of_its_own(capsys, tmp_path) -> None:
    plan = own_plan(tmp_path)
    assert run_main(["demo", "--plan", str(plan)]) == 2
    assert "no simulated patient does 'our-clam'; known exercises are" in capsys.readouterr().err
    own = tmp_path / "our-clam.toml"
    own.write_text(own.read_text("utf-8").replace("hips_deg = 45", "hips_deg = 450"), "utf-8")
    assert run_main(["demo", "--plan", str(plan)]) == 2
    assert "our-clam.toml, line 10: hips_deg is 450; allowed is 0 to 120 degrees" in capsys.readouterr().err
    (tmp_path / "level-1.toml").write_text((FOLDER / "level-1.toml").read_text("utf-8"), "utf-8")
    plan.write_text(OWN_PLAN.replace("our-clam.toml", "level-1.toml"))
    assert run_main(["demo", "--plan", str(plan)]) == 2
    assert "ours.toml, line 6: work[1].exercise is 'level-1.toml'; allowed is 'level-1' without .toml" in (
        capsys.readouterr().err
    )
    plan.write_text(OWN_PLAN.replace("our-clam.toml", "gone.toml"))
    assert run_main(["demo", "--plan", str(plan)]) == 2
    assert "gone.toml: cannot be read: No such file or directory" in capsys.readouterr().err
