"""The cohort benchmark runs the real command and asks real tables."""

from __future__ import annotations

import pytest

pytest.importorskip("pyarrow", reason="the extra 'cohort' is not installed")
pytest.importorskip("duckdb", reason="the extra 'cohort' is not installed")


def test_every_way_is_measured_on_the_same_sessions() -> None:
    from rig.bench.cohort import run

    throughput, question = run(sessions=6, asked_sessions=20)
    rates = {row[0]: row[1] for row in throughput.rows}
    assert list(rates)[:3] == ["rig cohort --jobs 1", "rig cohort --jobs 2", "rig cohort --jobs 1 --samples"]
    assert all(rate > 0 for rate in rates.values())
    ((name, took_ms, sessions),) = question.rows
    assert (name, sessions) == ("median of 5", 20)
    assert took_ms > 0


def test_the_peer_finds_the_reps_that_we_find(tmp_path: object) -> None:
    xarray = pytest.importorskip("xarray")
    pytest.importorskip("h5netcdf")
    from pathlib import Path

    from rig.bench.cohort_peer import figures
    from rig.bench.synthetic_cohort import write_cohort
    from rig.events import Rep
    from rig.record.reader import open_session

    (path,) = write_cohort(Path(str(tmp_path)), 1, seconds=45.0, rate_hz=80.0)
    reps = sum(isinstance(event, Rep) for event in open_session(path).events)
    assert xarray.__name__ == "xarray"
    assert figures(path) == reps > 1
