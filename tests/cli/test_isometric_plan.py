"""`rig demo --plan` with isometric tests: led to the end, recorded, reported, and taken targets from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from analysis.report import document_of
from analysis.report.blocks import Facts, Grid, Heading, Words
from analysis.stored_tests import StoredTests
from analysis.summary import Summary, summaries
from analysis.trend import STRENGTH, trend
from rig import cli
from rig.events import Mark
from rig.exercises.isometric_marks import led_efforts
from rig.record.reader import open_session

BOTH_SIDES = """
id = "both-sides"
title = "Outward, both sides"

[[work]]
test = "outward"
side = "both"
rest_s = 3
band = { label = "rigid strap", site = "above the knee", lever_arm_m = 0.4 }
"""
SHARE = """
id = "share"
title = "A quarter of the test"

[[work]]
exercise = "level-1"
side = "both"
dose = "hold"
hold_s = [3, 10]
reps = 1
rest_s = 3
target_percent_of_test = 25
"""


def run_main(arguments: list[str]) -> int:
    with pytest.raises(SystemExit) as left:
        cli.main(arguments)
    return int(left.value.code or 0)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The test of both sides, done once by a simulated person under a simulated clinician."""
    made = tmp_path_factory.mktemp("strap")
    (made / "both-sides.toml").write_text(BOTH_SIDES)
    (made / "share.toml").write_text(SHARE)
    arguments = ["--plan", str(made / "both-sides.toml"), "--speed", "12", "--json", "--out", str(made)]
    assert run_main(["demo", *arguments]) == 0
    return made


@pytest.fixture(scope="module")
def session(folder: Path) -> Path:
    (path,) = folder.glob("*_demo_isometric-outward_right.h5")
    return path


@pytest.fixture(scope="module")
def stations(session: Path) -> tuple[Summary, ...]:
    return summaries(session)


def test_each_side_is_a_station_with_its_own_task_and_strap(stations: tuple[Summary, ...]) -> None:
    setups = [one.session.setup for one in stations]
    assert [(setup.exercise, setup.side) for setup in setups] == [
        ("isometric-outward", "right"),
        ("isometric-outward", "left"),
    ]
    assert all(setup.task.rep_channel == "band_knee" for setup in setups)
    assert all(setup.band["strap"] == "rigid" and setup.band["lever_arm_m"] == 0.4 for setup in setups)


def test_the_record_gives_what_the_person_really_did(session: Path, stations: tuple[Summary, ...]) -> None:
    told = json.loads(session.with_suffix(".truth.json").read_text())["sets"]
    assert [one["side"] for one in told] == ["right", "left"]
    for station, truth in zip(stations, told, strict=True):
        assert station.strength is not None
        true = [effort for effort in truth["efforts"] if effort["number"]]
        for trial, effort in zip(station.strength.trials, true, strict=True):
            assert trial.number == effort["number"]
            assert trial.rejected == bool(trial.effort.doubts)
            assert set(effort["errors"]) <= set(trial.effort.doubts)  # a slow machine makes a late start
            assert trial.effort.peak_newtons == pytest.approx(effort["peak_newtons"], rel=0.01)
            assert trial.effort.onset_s == pytest.approx(effort["start_s"], abs=0.15)
            assert trial.effort.rates[0.2].newtons_per_s == pytest.approx(effort["rates"]["200"], rel=0.06)
        used = [e["peak_newtons"] for e, t in zip(true, station.strength.trials, strict=True) if t.used]
        assert station.strength.mean.value == pytest.approx(sum(used) / 3, rel=0.01)
    assert ["countermovement"] in [effort["errors"] for effort in told[1]["efforts"]]


def test_the_analysis_comes_to_what_was_said_live(stations: tuple[Summary, ...]) -> None:
    for station in stations:
        marks = [event.label for event in station.session.events if isinstance(event, Mark)]
        side, test = station.session.setup.side, station.strength
        (said,) = [label for label in marks if label.startswith(f"isometric outward {side}: ")]
        assert said.startswith(
            f"isometric outward {side}: mean of three {test.mean.value:.1f} N, best {test.best.value:.1f} N, "
            f"spread {test.spread.value:.1f} %"
        )
        peaks = [label for label in marks if label.startswith("isometric effort") and ": peak" in label]
        assert [f"{trial.effort.peak_newtons:.1f}" for trial in test.trials] == [p.split()[4] for p in peaks]
        assert [one.number for one in led_efforts(station.session.events)] == [
            0,
            *(trial.number for trial in test.trials),
        ]


def test_a_replay_gives_the_same_events(session: Path, capsys) -> None:
    assert run_main(["replay", str(session), "--json"]) == 0
    told = [event.to_json() for event in open_session(session).events]
    assert json.loads(capsys.readouterr().out)["events"] == told


def test_the_report_shows_each_test_and_both_sides(session: Path, stations: tuple[Summary, ...]) -> None:
    blocks = document_of(session).blocks
    headings = [block.text for block in blocks if isinstance(block, Heading) and block.level == 1]
    assert headings == [
        "Your session",
        "Set-up",
        "Isometric test, outward · right side",
        "Isometric test, outward · left side",
        "Comparisons",
        "Decisions",
        "Data quality",
        "Methods",
    ]
    right, left = (station.strength.mean for station in stations)
    strength = [
        dict(b.rows)["Strength, mean of three"] for b in blocks if isinstance(b, Facts) and len(b.rows) > 8
    ]
    assert strength == [f"{right.value:.1f} N", f"{left.value:.1f} N"]
    sides = [
        b for b in blocks if isinstance(b, Grid) and b.header == ("figure", "left", "right", "difference")
    ]
    difference = 100 * (right.value - left.value) / ((right.value + left.value) / 2)
    row = (
        "Isometric test, outward: isometric strength, N",
        f"{left.value:.1f}",
        f"{right.value:.1f}",
        f"{difference:+.1f} %",
    )
    assert [grid.rows for grid in sides] == [(row,)]  # both stations name the same two sides: once
    efforts = [b for b in blocks if isinstance(b, Grid) and b.header[0] == "effort"]
    numbers = [[str(trial.number) for trial in station.strength.trials] for station in stations]
    assert [[row[0] for row in grid.rows] for grid in efforts[::2]] == numbers
    assert any(row[5] == "rejected" and "countermovement" in row[6] for row in efforts[2].rows)
    said = [block.text for block in blocks if isinstance(block, Words)]
    assert any(f"came to {right.value:.0f} newtons on average" in text for text in said)
    assert not any("repetitions" in text for text in said)


def test_the_trend_has_a_line_for_each_side(folder: Path, stations: tuple[Summary, ...]) -> None:
    lines = trend(folder, "demo").lines
    assert [(line.exercise, line.side, line.figure) for line in lines] == [
        ("isometric-outward", "left", STRENGTH),
        ("isometric-outward", "right", STRENGTH),
    ]
    points = {line.side: line.points[0] for line in lines}
    for station in stations:
        point = points[station.session.setup.side]
        assert point.value == station.strength.mean.value
        assert (point.valid_reps, point.reps) == (3, len(station.strength.trials))


def test_a_share_of_a_test_is_each_sides_own(folder: Path, stations: tuple[Summary, ...], capsys) -> None:
    share, out = str(folder / "share.toml"), folder / "share"
    out.mkdir()
    (out / "test.h5").hardlink_to(next(folder.glob("*.h5")))
    (out / "test.h5").rename(out / next(folder.glob("*.h5")).name)
    assert run_main(["demo", "--plan", share, "--speed", "12", "--json", "--out", str(out)]) == 0
    capsys.readouterr()
    (done,) = out.glob("*_demo_level-1_right.h5")
    newtons = {one.session.setup.side: one.strength.mean.value for one in stations}
    told = summaries(done)
    targets = {one.session.setup.side: one.session.setup.task.target_newtons for one in told}
    assert targets == {side: pytest.approx(mean / 4) for side, mean in newtons.items()}
    begun = [
        e.label for e in open_session(done).events if isinstance(e, Mark) and e.label.startswith("begun")
    ]
    for label, side in zip(begun, ("right", "left"), strict=True):
        assert f"target {newtons[side] / 4:.1f} N, 25 % of {newtons[side]:.1f} N" in label
        assert f"the {side} side's outward test of 20" in label
        assert label.endswith(", today")


@pytest.mark.parametrize(
    ("command", "subject", "side"),
    [("demo", "nobody", "right"), ("run", "demo", "right")],
)
def test_without_a_test_of_that_person_the_plan_is_refused(
    folder: Path, capsys, command: str, subject: str, side: str
) -> None:
    arguments = [
        "--plan",
        str(folder / "share.toml"),
        "--subject",
        subject,
        "--headless",
        "--out",
        str(folder),
    ]
    assert run_main([command, *arguments]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert (
        f"plan share: the target of level-1 is 25 % of the {side} side's isometric test, outward, and there "
        f"is none; do it with rig {command} --plan isometric-test --subject {subject} --out {folder}, "
        "or give the target in newtons"
    ) in said


def test_a_simulated_persons_test_is_not_a_real_ones(folder: Path) -> None:
    assert StoredTests(folder, "demo", simulated=True).find("outward", "left") is not None
    assert StoredTests(folder, "demo", simulated=True).find("inward", "left") is None
    assert StoredTests(folder, "demo", simulated=False).find("outward", "left") is None
