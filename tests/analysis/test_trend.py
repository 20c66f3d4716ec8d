"""Sessions over time: never unlike ones in one line, the site's own error when there are repeats."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_session import pulls, write_session
from test_report import texts

from analysis.report.trend_document import trend_document, write_trend
from analysis.report.trend_picture import trend_picture
from analysis.trend import PULL, TENSION, trend
from rig.errors import InputRefused
from rig.setup import Task


def session(folder: Path, day: int, newtons: float, **changes: object) -> None:
    given = {"session_id": f"{changes.get('subject', '')}{day}{changes.get('side', '')}", **changes}
    write_session(folder, *pulls(3, newtons), started_utc=f"2026-03-{day:02d}T09:00:00+00:00", **given)


def test_unlike_sessions_break_the_line(tmp_path: Path) -> None:
    session(tmp_path, 1, 40)
    session(tmp_path, 3, 44)
    session(tmp_path, 5, 60, posture="side-lying-forward")
    session(tmp_path, 7, 61, posture="side-lying-forward", band={"site": "ankle"})
    session(tmp_path, 8, 30, side="left")
    found = trend(tmp_path, "P-01")
    assert [(line.exercise, line.side) for line in found.lines] == [("level-1", "left"), ("level-1", "right")]
    right = found.lines[1]
    assert [[round(p.value) for p in segment] for segment in right.segments] == [[40, 44], [60], [61]]
    assert right.breaks == ("posture changed", "band site changed")
    drawn = [shape.text for shape in trend_picture(right, 30).shapes if hasattr(shape, "text")]
    assert [text for text in drawn if text.startswith("break")] == ["break 1", "break 2"]
    said = texts(trend_document(found))
    assert "within measurement error (±30 %)" in said
    assert said.count("first of its kind") == 4


def test_exercises_without_a_scored_peak_are_followed_by_time(tmp_path: Path) -> None:
    session(tmp_path, 1, 40, exercise="rotation-1", task=Task(pad_cells=0))
    (line,) = trend(tmp_path, "P-01").lines
    assert (line.figure, round(line.points[0].value)) == (TENSION, 24)


def test_a_site_measures_its_own_error(tmp_path: Path) -> None:
    for number in range(5):
        for day, more in ((1, 0.0), (4, 2.0)):
            session(tmp_path, day, 40 + 5 * number + more, subject=f"S{number}")
    found = trend(tmp_path, "S0")
    own = found.site["level-1"]
    assert (own.subjects, own.figures) == (5, 10)
    assert own.sem == pytest.approx(2**0.5, rel=1e-3)  # differences of 2 N: SD of a pair is √2
    assert found.mdc_percent(found.lines[0]) == pytest.approx(100 * 1.96 * 2 / 51, rel=1e-3)
    note = next(text for text in texts(trend_document(found)) if "measured here" in text)
    assert "ICC(1,1): one-way random effects, single measurement = 0.9" in note


def test_four_subjects_are_too_few(tmp_path: Path) -> None:
    for number in range(4):
        for day in (1, 4):
            session(tmp_path, day, 40 + number + day, subject=f"S{number}")
    found = trend(tmp_path, "S0")
    assert found.site == {}
    assert found.mdc_percent(found.lines[0]) == 30
    assert found.lines[0].figure == PULL


def test_a_bad_file_is_told_and_not_fatal(tmp_path: Path) -> None:
    session(tmp_path, 1, 40)
    (tmp_path / "bad.h5").write_text("nothing")
    found = trend(tmp_path, "P-01")
    assert found.refused == ("bad.h5 is not a session: it does not begin as an HDF5 file does",)
    assert write_trend(tmp_path, "P-01").name == "trend_P-01.pdf"


def test_refusals(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="is not a folder; give the one that holds the sessions"):
        trend(tmp_path / "none", "x")
    with pytest.raises(InputRefused, match="no session of subject 'x' in"):
        trend(tmp_path, "x")
