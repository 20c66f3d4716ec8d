"""One session's rows, against the session read whole and plain arithmetic on its events."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import h5py
import numpy as np
import pytest

from analysis.cohort.session_rows import analyse
from analysis.cohort.tables import REPS, SESSIONS
from analysis.rep_metrics import rep_metrics
from analysis.stretch import Stretch
from rig.errors import InputRefused
from rig.events import Hold, Rep, Roll
from rig.record.columns import open_columns
from rig.record.reader import open_session
from tests.analysis.made_cohort import BAD, add_bad_files, make_cohort


@pytest.fixture(scope="module")
def sessions(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return make_cohort(tmp_path_factory.mktemp("cohort"))


def test_the_figures_are_those_of_the_events(sessions: list[Path]) -> None:
    for path in sessions:
        row, reps = analyse(path, path.name)
        events = open_session(path).events
        made = [event for event in events if isinstance(event, Rep)]
        peaks = sorted(rep.peak_newtons for rep in made)
        assert [rep["peak_newtons"] for rep in reps] == [rep.peak_newtons for rep in made]
        assert [rep["flags"].split() for rep in reps] == [list(rep.flags) for rep in made]
        assert [rep["valid"] for rep in reps] == [rep.valid for rep in made]
        assert row["reps"] == len(made) > 0
        assert row["valid_reps"] == sum(rep.valid for rep in made)
        assert row["best_peak_newtons"] == peaks[-1]
        assert row["best_three_newtons"] == (pytest.approx(sum(peaks[-3:]) / 3) if len(peaks) > 2 else None)
        assert row["under_load_s"] == pytest.approx(sum(rep.end_s - rep.start_s for rep in made))
        impulse = sum(rep.mean_newtons * (rep.end_s - rep.start_s) for rep in made)
        assert row["impulse_newton_seconds"] == pytest.approx(impulse)
        assert row["holds_done"] == sum(isinstance(event, Hold) and event.done for event in events)
        rolls = [event for event in events if isinstance(event, Roll)]
        assert row["roll_faults"] == sum(roll.level == "fault" for roll in rolls)
        assert row["largest_roll_percent"] == max((roll.peak_percent for roll in rolls), default=None)


def test_the_impulse_of_a_rep_is_the_integral_of_its_samples(sessions: list[Path]) -> None:
    _, reps = analyse(sessions[0], "x")
    knee = open_session(sessions[0]).streams["band_knee"]
    for rep in reps:
        inside = (knee.time_s >= rep["start_s"]) & (knee.time_s < rep["end_s"])
        integral = np.trapezoid(knee.value[inside], knee.time_s[inside])
        assert rep["impulse_newton_seconds"] == pytest.approx(integral, rel=0.01)  # edges lie between samples


def test_who_when_and_how_much(sessions: list[Path]) -> None:
    row, reps = analyse(sessions[7], "below/it.h5")
    assert (row["file"], row["subject"], row["side"], row["exercise"]) == (
        "below/it.h5",
        "S00001",
        "right",
        "level-1",
    )
    assert row["started_utc"] == datetime.fromisoformat("2026-01-19T09:01:00+00:00")
    assert (row["samples"], row["lost_samples"], row["gaps"], row["state"]) == (3600, 0, 0, "finished")
    assert row["duration_s"] == pytest.approx(45.0, abs=0.02)
    assert {rep["subject"] for rep in reps} == {"S00001"}
    assert [rep["number"] for rep in reps] == list(range(1, len(reps) + 1))


def test_every_column_is_filled_and_none_is_without_a_place(sessions: list[Path]) -> None:
    row, reps = analyse(sessions[0], "x", with_samples=True)
    assert set(row) | {"bytes", "modified_ns"} == {column.name for column in SESSIONS}
    assert set(reps[0]) == {column.name for column in REPS}


def test_samples_bring_the_figures_of_rep_metrics(sessions: list[Path]) -> None:
    _, reps = analyse(sessions[1], "x", with_samples=True)
    session = open_session(sessions[1])
    stream = Stretch.of(session.streams["band_knee"].samples)
    holds = [event for event in session.events if isinstance(event, Hold)]
    for row, rep in zip(reps, (e for e in session.events if isinstance(e, Rep)), strict=True):
        inside = [h for h in holds if h.start_s < rep.end_s and h.end_s > rep.start_s]
        measured = rep_metrics(stream, rep, max(inside, key=lambda h: h.end_s - h.start_s, default=None))
        assert row["peak_mean_newtons"] == measured.peak_mean.value
        assert (row["rise_s"], row["plateau_s"], row["fall_s"]) == (
            measured.rise.value,
            measured.plateau.value,
            measured.fall.value,
        )


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_in_one_line(sessions: list[Path], tmp_path: Path, name: str) -> None:
    add_bad_files(tmp_path, sessions[0])
    with pytest.raises(InputRefused) as refused:
        analyse(tmp_path / name, name)
    assert str(refused.value).startswith(BAD[name])
    assert "\n" not in str(refused.value)


def test_columns_read_alone_are_those_of_the_whole_session(sessions: list[Path]) -> None:
    whole = open_session(sessions[2])
    with open_columns(sessions[2]) as session:
        assert set(session.channels) == set(whole.streams)
        for channel, stream in whole.streams.items():
            names = ("time", "value", "counts", "ticks", "sequence", "flags", "epoch")
            for name, column in zip(names, session.columns(f"/streams/{channel}", *names), strict=True):
                stored = stream.samples["time_s" if name == "time" else name]
                assert column.dtype == stored.dtype
                np.testing.assert_array_equal(column, stored)


def test_columns_of_unlike_length_and_columns_that_are_not_there(
    sessions: list[Path], tmp_path: Path
) -> None:
    path = tmp_path / "odd.h5"
    shutil.copyfile(sessions[0], path)
    with h5py.File(path, "r+") as file:
        file["/events/rep/peak_s"].resize((0,))
    with pytest.raises(InputRefused, match=r"columns of /events/rep differ in length: .*peak_s 0"):
        analyse(path, "odd.h5")
    with h5py.File(path, "r+") as file:
        del file["/events/rep/peak_s"]
    with pytest.raises(InputRefused, match=r"odd.h5 is damaged or cut off"):
        analyse(path, "odd.h5")
