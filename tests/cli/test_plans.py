"""`rig demo --plan` and `rig run --plan`: sets, sides and set-up in one session."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rig import cli
from rig.cli.rehearsal import Rehearsal
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
    arguments = ["--plan", str(made / "two-sides.toml"), "--speed", "12", "--json", "--out", str(made)]
    assert run_main(["demo", *arguments]) == 0
    return made


@pytest.fixture(scope="module")
def told(folder: Path) -> list[dict]:
    return [event.to_json() for event in open_session(only(folder, "*.h5")).events]


def marks(told: list[dict], begins: str) -> list[str]:
    return [event["label"] for event in told if event["kind"] == "mark" and event["label"].startswith(begins)]


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


def test_each_set_counts_on_its_own_channel_what_the_patient_did(folder: Path, told: list[dict]) -> None:
    reps = [event for event in told if event["kind"] == "rep"]
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


def test_every_set_up_step_is_passed_or_left_out_and_recorded(told: list[dict]) -> None:
    steps = [
        "set-up link: passed",
        "set-up tare: passed",
        "set-up check_weight: skipped",
        "set-up posture: passed",
        "set-up roll_backward: skipped",
        "set-up roll_forward: skipped",
        "set-up practice: skipped",
    ]
    assert marks(told, "set-up") == 3 * steps
    assert len(marks(told, "tare")) == 6
    assert len(marks(told, "pelvis_baseline")) == 3


def test_a_replay_meets_every_set_at_its_sample(folder: Path, told: list[dict], capsys) -> None:
    assert run_main(["replay", str(only(folder, "*.h5")), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["events"] == told


@pytest.mark.parametrize(
    ("plan", "line"),
    [
        ("five-levls", "no plan is called 'five-levls'; known are daily-rotations"),
        ("isometric-test", "set 1 is an isometric test, which rig run does not lead"),
        ("mini-band", "the reps of clam-unbanded are counted by a clinician's key"),
    ],
)
def test_a_plan_that_cannot_be_done_from_here_is_refused(capsys, tmp_path, plan: str, line: str) -> None:
    assert run_main(["demo", "--headless", "--plan", plan, "--out", str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert line in said
    assert said.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


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
