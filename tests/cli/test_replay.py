"""`rig replay`: real recordings give their known reps, sessions and journals what was announced live."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import h5py
import numpy as np
import pytest

from rig import cli
from rig.record.place import journal_of
from tests.record.made_csv import FORCE, TIME_S, lines, pulls
from tests.record.made_sessions import Recorder, recorded

RECORDINGS = Path(__file__).parents[2] / ".." / "shared" / "recordings"
needs_recordings = pytest.mark.skipif(not RECORDINGS.is_dir(), reason="the shared recordings are not here")
LABELS_ROUNDED_S = 0.1
COLUMNS = ["--time-column", "time", "--force-column", "force"]

Answer = tuple[int, str, str]


@pytest.fixture
def replay(capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    def run(*arguments: object) -> Answer:
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            cli.main(["replay", *map(str, arguments)])
        said = capsys.readouterr()
        return int(left.value.code or 0), said.out, said.err

    return run


@pytest.fixture
def document(replay: Callable[..., Answer]) -> Callable[..., dict[str, Any]]:
    def run(*arguments: object) -> dict[str, Any]:
        status, out, _ = replay(*arguments, "--json")
        assert status == 0
        built: dict[str, Any] = json.loads(out)
        assert list(built) == ["events", "quality", "refused"]
        assert built["refused"] is None
        return built

    return run


def of(kind: str, built: dict[str, Any]) -> list[dict[str, Any]]:
    return [event for event in built["events"] if event["kind"] == kind]


@needs_recordings
def test_eight_grips(document) -> None:
    built = document(RECORDINGS / "opengrip" / "LogFile_2025-05-23_13.35.01.txt", *COLUMNS, "--unit", "kg")
    starts = [rep["start_s"] for rep in of("rep", built)]
    labels = [1.1, 2.5, 4.0, 5.6, 7.2, 8.8, 10.4, 12.0]
    assert len(starts) == 8
    np.testing.assert_allclose(starts, labels, atol=0.15 + LABELS_ROUNDED_S / 2)
    assert [mark["label"] for mark in of("mark", built)] == ["TRIG"] * 9
    assert built["quality"]["band_knee"]["samples"] == 168


@needs_recordings
def test_one_long_grip(document) -> None:
    built = document(RECORDINGS / "opengrip" / "LogFile_2025-03-13_21.21.22.txt", *COLUMNS, "--unit", "kg")
    (rep,) = of("rep", built)
    assert rep["start_s"] == pytest.approx(17.9, abs=0.2)
    assert rep["end_s"] == pytest.approx(43.0, abs=0.2)
    assert rep["mean_newtons"] == pytest.approx(50 * 9.80665, rel=0.05)


@needs_recordings
def test_five_efforts(document) -> None:
    built = document(RECORDINGS / "opengrip" / "LogFile_2025-03-13_21.28.49.txt", "--unit", "kg")
    reps = of("rep", built)
    assert len(reps) == 5
    assert reps[4]["start_s"] == pytest.approx(6.3, abs=0.2)
    assert reps[4]["end_s"] == pytest.approx(8.4, abs=0.2)


@needs_recordings
def test_both_rates_of_one_pull_agree(document) -> None:
    folder = RECORDINGS / "isometric"
    at_1000, at_500 = (
        of("rep", document(folder / name, "--time-column", "Time", "--force-column", "Fz"))
        for name in ("Example1.csv", "Example1_500hz.csv")
    )
    assert len(at_1000) == len(at_500)
    strongest, same = (max(reps, key=lambda rep: rep["peak_newtons"]) for reps in (at_1000, at_500))
    assert strongest["peak_newtons"] == pytest.approx(2803.55, abs=0.01)
    assert same["peak_newtons"] == strongest["peak_newtons"]
    assert same["start_s"] == pytest.approx(strongest["start_s"], abs=0.02)
    assert same["end_s"] == pytest.approx(strongest["end_s"], abs=0.02)


@needs_recordings
def test_a_pad_from_a_file_with_a_declared_rate(document) -> None:
    built = document(
        RECORDINGS / "rapidalarm" / "lung_disconnect.csv",
        *("--force-column", "pressure", "--channel", "pad_back", "--unit", "cmH2O"),
    )
    assert built["quality"]["pad_back"]["samples"] == 5954
    assert built["quality"]["pad_back"]["rate_hz"] == pytest.approx(133, rel=1e-3)
    assert of("rep", built) == []


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Recorder:
    return recorded(tmp_path_factory.mktemp("recorded") / "s.h5")


def announced(recorder: Recorder) -> list[dict[str, Any]]:
    return json.loads(json.dumps([event.to_json() for event in recorder.events]))


def test_a_session_replays_to_what_was_announced_live(document, live: Recorder) -> None:
    built = document(live.session)
    assert built["events"] == announced(live)
    assert built["quality"] == json.loads(json.dumps(live.pipeline.quality()))
    assert {"rep", "gap", "mark"} <= {event["kind"] for event in built["events"]}


def test_so_does_its_wire_journal_under_any_name(document, tmp_path: Path) -> None:
    unfinished = recorded(tmp_path / "s.h5", close=False)
    renamed = shutil.copy(journal_of(unfinished.session), tmp_path / "bytes.csv")
    assert document(renamed)["events"] == announced(unfinished)
    assert document(unfinished.session)["events"] == announced(unfinished)


def test_a_torn_journal_says_what_is_lost(replay, tmp_path: Path) -> None:
    recorder = recorded(tmp_path / "s.h5", close=False)
    journal = journal_of(recorder.session)
    journal.write_bytes(journal.read_bytes()[:-20])
    status, _, err = replay(journal)
    assert status == 0
    assert "bytes are no whole record and were left out" in err


def test_a_session_without_its_journal_replays_its_samples(document, replay, live, tmp_path: Path) -> None:
    path = Path(shutil.copy(live.session, tmp_path / "s.h5"))
    with h5py.File(path, "r+") as file:
        del file["journal"]
    built = document(path)
    known = [event for event in announced(live) if event["kind"] == "rep"]
    np.testing.assert_allclose(
        [rep["start_s"] for rep in of("rep", built)], [rep["start_s"] for rep in known], atol=0.1
    )
    np.testing.assert_allclose(
        [rep["peak_newtons"] for rep in of("rep", built)], [rep["peak_newtons"] for rep in known], rtol=0.01
    )
    assert "without its pelvis baseline and targets" in replay(path)[2]


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "export.csv"
    path.write_text(lines())
    return path


def test_the_table_for_people(replay, export: Path) -> None:
    status, out, err = replay(export, *COLUMNS)
    assert status == 0
    rows = out.splitlines()
    assert rows[0].split() == ["what", "start", "s", "end", "s", "lasts", "s", "value", "remarks"]
    assert len([row for row in rows if row.startswith("rep band_knee")]) == 4
    assert rows[-1] == "band_knee: 1200 samples at 100.0 Hz, 0 lost, 0 flagged"
    assert "rig: note: values are taken as N; --unit says another" in err.splitlines()


def test_values_in_kilograms_make_newtons(document, export: Path) -> None:
    newtons, kilograms = (of("rep", document(export, *COLUMNS, "--unit", unit)) for unit in ("N", "kg"))
    for one, other in zip(newtons, kilograms, strict=True):
        assert other["peak_newtons"] == pytest.approx(9.80665 * one["peak_newtons"], abs=1e-5)
    assert of("rep", document(export, "--unit", "LBF"))[0]["peak_newtons"] > 200


@pytest.mark.parametrize(("unit", "factor"), [("us", 1e6), ("ms", 1e3), ("s", 1.0)])
def test_the_stated_time_unit_holds(document, export: Path, tmp_path: Path, unit: str, factor: float) -> None:
    other = tmp_path / "other.csv"
    other.write_text(lines([round(t * factor, 3) for t in TIME_S.tolist()]))
    assert document(other, *COLUMNS, "--time-unit", unit)["events"] == document(export, *COLUMNS)["events"]


def test_a_file_without_times_needs_a_rate(document, export: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare.csv"
    bare.write_text(lines(header="force\n", row="{f}"))
    assert document(bare, "--rate-hz", 100)["events"] == document(export)["events"]


def test_a_target_moves_the_hold_zone(document, export: Path) -> None:
    time_s, force = pulls(100.0, 24.0, period_s=6.0)
    export.write_text(lines(time_s.tolist(), force.tolist()))
    held = of("hold", document(export, "--target-newtons", 61))
    assert len(held) == 4
    assert {hold["target_newtons"] for hold in held} == {61.0}
    assert of("hold", document(export, "--target-newtons", 30)) == []


def test_a_hole_is_a_gap_of_the_file(document, tmp_path: Path) -> None:
    path = tmp_path / "hole.csv"
    kept = (TIME_S < 6.2) | (TIME_S >= 7.2)
    path.write_text(lines(TIME_S[kept].tolist(), FORCE[kept].tolist()))
    built = document(path)
    (gap,) = of("gap", built)
    assert (gap["cause"], gap["lost_samples"]) == ("file", 100)
    assert (gap["start_s"], gap["end_s"]) == (6.19, 7.2)
    assert built["quality"]["band_knee"]["lost"] == 100


def test_cells_without_a_number_are_lost_samples(document, tmp_path: Path) -> None:
    path = tmp_path / "cells.csv"
    force = ["n/a" if i in (10, 700, 701) else f for i, f in enumerate(FORCE.tolist())]
    path.write_text(lines(force=force))
    quality = document(path)["quality"]["band_knee"]
    assert (quality["samples"], quality["lost"]) == (1197, 3)


REFUSED: dict[str, tuple[str, list[str], str]] = {
    "backwards": (
        lines([*TIME_S[:50].tolist(), 0.1, *TIME_S[51:].tolist()]),
        COLUMNS,
        "row 52: time runs backwards in column 'time', from 0.49 to 0.1",
    ),
    "column": (
        lines(),
        ["--force-column", "load"],
        "there is no column 'load'; the columns are 'time', 'force'",
    ),
    "no_numbers": ("time,force\na,b\n", COLUMNS, "export.csv has no rows of numbers"),
    "not_together": (
        lines(force=np.random.default_rng(3).uniform(-9e3, 9e3, TIME_S.size).tolist()),
        COLUMNS,
        "the stream does not hold together: from",
    ),
    "unit": (
        lines(),
        ["--unit", "stone"],
        "unit 'stone' is not one of channel band_knee: N, kN, kg, g, lbf",
    ),
    "unit_of_force": (
        lines(),
        ["--unit", "kPa"],
        "unit 'kPa' is not one of channel band_knee: N, kN, kg, g, lbf",
    ),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_a_refusal_is_one_line_and_a_document(replay, export: Path, kind: str) -> None:
    text, options, line = REFUSED[kind]
    export.write_text(text)
    status, out, err = replay(export, *options, "--json")
    assert status == 2
    refused = json.loads(out)
    assert refused == {"events": [], "quality": {}, "refused": refused["refused"]}
    assert line in refused["refused"]
    assert err == f"rig: {refused['refused']}\n"
    status, out, err = replay(export, *options)
    assert (status, out) == (2, "")
    assert err == f"rig: {refused['refused']}\n"


def test_a_file_that_is_not_there(replay, tmp_path: Path) -> None:
    status, out, err = replay(tmp_path / "none.h5")
    assert (status, out, err) == (2, "", f"rig: there is no file {tmp_path / 'none.h5'}\n")


def test_options_of_a_csv_belong_to_a_csv(replay, live: Recorder) -> None:
    status, _, err = replay(live.session, "--unit", "kg", "--time-column", "t")
    assert (status, err) == (2, "rig: --time-column and --unit belong to a CSV; s.h5 is not one\n")


def test_a_file_cut_off_after_its_magic(replay, tmp_path: Path) -> None:
    path = tmp_path / "s.h5"
    path.write_bytes(b"\x89HDF\r\n\x1a\n" + bytes(40))
    status, out, err = replay(path)
    assert (status, out) == (2, "")
    assert err.startswith("rig: s.h5 is damaged or cut off")
