"""Reports, trends, cohorts and exports count what a clinician rejected or relabelled, and say so."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from made_session import pulls, write_session
from test_report import texts

from analysis.cohort.run import analyse_cohort
from analysis.cohort.work import Batch, Rows, analyse_batch
from analysis.exports.fhir import as_bundle
from analysis.report import document_of
from analysis.report.trend_document import trend_document
from analysis.trend import trend
from rig.cli import main
from rig.events import Mark
from rig.record.edits import REJECT, RELABEL, Edit, add_edit, edits_of
from rig.record.reader import open_session

NAMED = Mark(31.0, 31.0, "rejected: rep on band_knee at 2.00 s")  # reps begin at 2, 12 and 22 s


def here(batches: Sequence[Batch]) -> Iterator[Rows]:
    return map(analyse_batch, batches)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A session of three pulls: one rejected by a mark, one by an edit, one relabelled."""
    force, events = pulls()
    path = write_session(tmp_path, force, (*events, NAMED))
    add_edit(path, Edit(REJECT, 12.0, 20.0, "band_knee", "K1", why="talked"))
    add_edit(path, Edit(RELABEL, 22.0, 30.0, "band_knee", "K1", label="compensated", why="hip moved"))
    return path


def test_the_report(path: Path) -> None:
    said = " | ".join(texts(document_of(path)))
    assert "1 compensated" in said
    assert "2 rejected" in said
    assert "Edits after the session" in said
    assert "2 reps rejected and 1 rep relabelled by a clinician." in said
    assert "rejected by K1: talked" in said
    assert "rejected during the session" in said
    assert "2 were taken out by your clinician." in said


def test_the_trend(path: Path) -> None:
    found = trend(path.parent, "P-01")
    (point,) = found.lines[0].points
    assert (point.valid_reps, point.reps) == (0, 3)
    assert "2 reps rejected and 1 rep relabelled by a clinician." in " ".join(texts(trend_document(found)))


def test_the_cohort_and_that_a_later_edit_is_seen(path: Path) -> None:
    out = path.parent / "cohort"
    cohort = analyse_cohort(path.parent, out, here)
    (row,) = cohort.tables["sessions"].to_pylist()
    counted = [row[name] for name in ("reps", "valid_reps", "compensated_reps", "rejected_reps")]
    assert (counted, row["relabelled_reps"]) == ([1, 0, 1, 2], 1)
    assert row["impulse_newton_seconds"] == pytest.approx(50 * 7)
    reps = cohort.tables["reps"].to_pylist()
    assert [rep["verdict"] for rep in reps] == ["rejected", "rejected", "compensated"]
    assert [rep["valid"] for rep in reps] == [False, False, False]
    assert analyse_cohort(path.parent, out, here).analysed == 0
    add_edit(path, Edit("restore", 12.0, 20.0, "band_knee"))
    later_ns = edits_of(path).stat().st_mtime_ns + 1_000_000
    os.utime(edits_of(path), ns=(later_ns, later_ns))
    again = analyse_cohort(path.parent, out, here)
    assert (again.analysed, again.tables["sessions"].to_pylist()[0]["valid_reps"]) == (1, 1)


def test_the_exports(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for form in ("csv", "parquet"):
        with pytest.raises(SystemExit):
            main(["export", str(path), "--to", form])
    said = "rig: note: 2 reps rejected and 1 rep relabelled by a clinician; the verdict of each rep says so\n"
    assert capsys.readouterr().err == 2 * said
    with path.with_name(f"{path.stem}_events.csv").open(newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"] == "rep"]
    expected = [
        ("True", "rejected", "rejected during the session"),
        ("True", "rejected", "rejected by K1: talked"),
        ("True", "compensated", "compensated by K1: hip moved"),
    ]
    assert [(row["valid"], row["verdict"], row["said"]) for row in rows] == expected
    arrow = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    table = arrow.read_table(path.with_name(f"{path.stem}_events.parquet")).to_pylist()
    assert [row["verdict"] for row in table if row["kind"] == "rep"] == [one[1] for one in expected]
    entries = [entry["resource"] for entry in as_bundle(open_session(path))["entry"]]
    reps = [one for one in entries if one["code"]["coding"][0]["code"] == "rep"]
    assert [one["status"] for one in reps] == ["amended"] * 3
    parts = [{part["code"]["coding"][0]["code"]: part for part in one["component"]} for one in reps]
    assert [part["verdict"]["valueString"] for part in parts] == [one[1] for one in expected]
    assert parts[1]["said"]["valueString"] == "rejected by K1: talked"
    assert [part["valid"]["valueBoolean"] for part in parts] == [False, False, False]
