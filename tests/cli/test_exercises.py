"""`rig exercises` prints the catalogue, one exercise, or what is wrong with a clinic's own file."""

import json
import subprocess
import sys

import pytest

from rig.cli import main
from rig.exercises.catalogue import FOLDER, SHIPPED, load_catalogue


def run(capsys, *arguments):
    with pytest.raises(SystemExit) as left:
        main(["exercises", *arguments])
    said = capsys.readouterr()
    return left.value.code, said.out, said.err


@pytest.fixture(autouse=True)
def _eighty_columns(monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")


def test_the_list_has_one_line_for_each_exercise(capsys):
    status, out, _ = run(capsys)
    lines = [line.split() for line in out.splitlines()]
    assert status == 0
    assert [line[0] for line in lines if line and line[0] in SHIPPED] == list(SHIPPED)
    assert all(len(line) <= 80 for line in out.splitlines())
    assert next(line for line in out.splitlines() if line.startswith("level-2")).split()[-1] == "band_foot"


def test_one_exercise_is_shown_whole(capsys):
    status, out, _ = run(capsys, "level-5")
    flat = " ".join(out.split())
    assert status == 0
    assert flat.startswith(
        "level-5 · Knee up in a side plank S4, five levels Start Side plank on the lower knee"
    )
    assert "The pad scores nothing." in flat
    assert "hold 5–10 s (the source's figure); each rep; how many reps and sets, a clinician sets" in flat
    assert "seen the hips sink toward the floor" in flat


@pytest.mark.parametrize("name", SHIPPED)
def test_every_sheet_says_every_cue_and_error_and_fits(capsys, name):
    _, out, _ = run(capsys, name)
    flat, one = " ".join(out.split()), load_catalogue()[name]
    assert all(cue in flat for cue in one.cues.external + one.cues.internal)
    assert all(error.what in flat and error.instead in flat for error in one.errors)
    assert all(entry.here in flat for entry in one.disagreements)
    assert all(len(line) <= 80 for line in out.splitlines())


def test_rules_are_said(capsys):
    _, out, _ = run(capsys, "forward-rolled")
    assert "Never score height or peak: a small range is no error here." in out
    assert "An effort that moves nothing still counts as an attempt." in out
    _, out, _ = run(capsys, "clam-band")
    assert "After clam-unbanded; moving on is proposed, and a clinician decides." in out


def test_json_is_one_document(capsys):
    status, out, err = run(capsys, "--json")
    document = json.loads(out)
    assert (status, err, document["refused"]) == (0, "", None)
    assert [one["id"] for one in document["exercises"]] == list(SHIPPED)
    level_2 = document["exercises"][7]
    assert level_2["channels"]["band_foot"] == "rises"
    assert level_2["dose"] == {
        "kind": "hold",
        "set_by": "source",
        "per": "each rep; how many reps and sets, a clinician sets",
        "time_s": None,
        "sets": None,
        "reps": None,
        "hold_s": [5.0, 10.0],
    }


def test_an_unknown_exercise_is_refused(capsys):
    status, out, err = run(capsys, "level-6", "--json")
    assert status == 2
    assert err.startswith("rig: no exercise is called 'level-6'; known are rotation-1, ")
    assert err.count("\n") == 1
    assert json.loads(out)["refused"].startswith("no exercise is called 'level-6'")


def test_a_clinics_file_is_checked(capsys, tmp_path):
    path = tmp_path / "level-1.toml"
    text = (FOLDER / "level-1.toml").read_text("utf-8")
    path.write_text(text, "utf-8")
    status, out, _ = run(capsys, "--check", str(path))
    assert status == 0
    assert f'A plan beside it asks for it with  exercise = "{path.name}"' in out
    path.write_text(text.replace('kind = "hold"', 'kind = "long"'), "utf-8")
    status, _, err = run(capsys, "--check", str(path))
    assert status == 2
    line = text[: text.index('kind = "hold"')].count("\n") + 1
    allowed = "'time' or 'reps' or 'hold'"
    assert err == f"rig: level-1.toml, line {line}: dose.kind is 'long'; allowed is {allowed}\n"


def test_an_id_and_a_file_together_are_refused(capsys):
    status, _, err = run(capsys, "level-1", "--check", "x.toml")
    assert status == 2
    assert err.startswith("rig: give an ID or --check FILE, not both")


def test_the_catalogue_loads_nothing_heavy():
    rooms = "rig.cli.exercises, rig.cli.exercise_sheet, rig.exercises.catalogue"
    code = f"import sys, {rooms}; print('numba' in sys.modules, 'h5py' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
