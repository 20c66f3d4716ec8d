"""The report of a session: what it says, what it must not say, its fonts, its bytes."""

from __future__ import annotations

import dataclasses
import re
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from made_session import SETUP, pulls, write_session

from analysis.report import document_of, write_report
from analysis.report.blocks import Document, Facts, Grid, Heading, Words
from analysis.report.comparison_page import Beside, comparison_page
from analysis.report.picture import Label, Picture
from analysis.report.ticks import clock, lasting, round_ticks, time_ticks
from analysis.summary import summaries
from rig.errors import InputRefused, RecordError
from rig.events import Event, Mark, Rep, Roll
from rig.record.edits import Edit, write_edits
from rig.setup import Calibration, Task

FORBIDDEN = re.compile(
    r"\b(abnormal|normal|pass(ed)?|fail(ed)?|risk|weak|poorly|bad rep|degrees?|activation|return.to.sport"
    r"|diagnos(is|ed))\b",
    re.IGNORECASE,
)
DISCLAIMER = "For research and education. Not a medical device: it makes no diagnosis and sets no limits."


def texts(document: Document) -> list[str]:
    """Collect every sentence, cell and label of a report."""
    found: list[str] = []
    for block in document.blocks:
        match block:
            case Heading() | Words():
                found.append(block.text)
            case Facts():
                found += [cell for row in block.rows for cell in row]
            case Grid():
                found += [*block.header, *(cell for row in block.rows for cell in row)]
            case Picture():
                found += [block.says, *(s.text for s in block.shapes if isinstance(s, Label))]
    return found


def grid_after(document: Document, heading: str) -> Grid:
    blocks = list(document.blocks)
    at = next(n for n, block in enumerate(blocks) if isinstance(block, Heading) and block.text == heading)
    return next(block for block in blocks[at:] if isinstance(block, Grid))


def test_page_one_says_what_was_done(tmp_path: Path) -> None:
    said = texts(document_of(write_session(tmp_path)))
    assert "You pulled 3 times. Together that was 24 seconds of work." in said
    assert "Every one of them was done as the exercise asks." in said
    assert "Your longest steady hold was 6.0 seconds; all holds together, 18 seconds." in said


def test_compensated_short_and_rejected_reps_are_told_kindly(tmp_path: Path) -> None:
    force, events = pulls(4)
    reps = [e for e in events if isinstance(e, Rep)]
    changed = {
        reps[0].start_s: dataclasses.replace(reps[0], valid=False, flags=("compensated", "roll_before_peak")),
        reps[1].start_s: dataclasses.replace(reps[1], valid=False, flags=("no_hold",)),
    }
    events = tuple(changed.get(e.start_s, e) if isinstance(e, Rep) else e for e in events)
    rolled = Roll("backward", "fault", 3.0, 4.0, 4.0, 91.0, 3.5)
    task = Task(target_newtons=50.0, asks_hold=True)
    path = write_session(tmp_path, force, (*events, rolled, Mark(40.2, 40.2, "rpe", "7")), task=task)
    write_edits(path, (Edit("reject", 33, 34, "band_knee"),))
    document = document_of(path)
    said = texts(document)
    assert "1 of them was done just as the exercise asks." in said
    assert (
        "In one of them, the pelvis rolled along. Next time you could try this: "
        "roll a little forward and lift less." in said
    )
    assert "1 was taken out by your clinician." in said
    assert "1 valid, 1 compensated, 1 not counted, 1 rejected" in said
    assert "RPE 7" in said
    assert [row[-2] for row in grid_after(document, "Reps").rows] == [
        "compensated",
        "not counted",
        "valid",
        "rejected",
    ]
    assert any("an assumed deliberate roll (index 0.3; none was recorded)" in one for one in said)


def led(exercise: str, over: str, *events: Event) -> tuple[Event, ...]:
    """Give what a plan's set of one exercise leaves behind."""
    begins = (Mark(0.0, 0.0, "plan: ours"), Mark(1.0, 1.0, "new_set", f"1, {exercise}, right"))
    return (*begins, *events, Mark(33.0, 33.0, f"set over: {exercise} right set 1: {over}; ended by dose"))


def test_reps_that_a_key_counted_are_told_and_make_the_dose(tmp_path: Path) -> None:
    counted = "17 of 15 reps; up to 20 asked; 17 valid, 2 compensated, 0 attempts; 2 x roll_backward"
    rolls = [Roll("backward", "fault", at_s, at_s + 1, at_s + 1, 90.0, at_s) for at_s in (5.0, 9.0)]
    events, task = led("clam-unbanded", counted, *rolls), Task(rep_channel="")
    path = write_session(tmp_path, np.zeros(2800), events, exercise="clam-unbanded", task=task)
    said = texts(document_of(path))
    assert "Your clinician counted 19 repetitions." in said
    assert (
        "In 2 of them, the pelvis rolled along. Next time you could try this: "
        "stack the hips again and open less." in said
    )
    assert "17 valid, 2 compensated, counted by the clinician's key" in said
    assert "asked: 3 × 15–20 reps; done: 17 valid of 19 (113 %)" in said
    assert "No repetitions were seen by the rig in this session." not in said


def test_a_form_error_is_told_kindly_and_not_called_as_asked(tmp_path: Path) -> None:
    force, events = pulls()
    told = "3 of 3 holds; 3 valid, 0 compensated, 0 attempts; 2 x hips_drop; 1 x cut_short"
    path = write_session(tmp_path, force, led("level-5", told, *events), exercise="level-5")
    said = texts(document_of(path))
    assert "Every one of them counts." in said
    assert "Every one of them was done as the exercise asks." not in said
    assert (
        "Seen twice: the hips sink toward the floor. Next time you could try this: "
        "lift the hips off the pad, then go on; or rest." in said
    )
    assert "2 × the hips sink toward the floor" in said


def test_efforts_that_moved_nothing_are_told_to_count(tmp_path: Path) -> None:
    told = "8 of 8 reps; 0 valid, 0 compensated, 8 attempts"
    path = write_session(
        tmp_path, np.zeros(2800), led("forward-rolled", told), exercise="forward-rolled", task=Task()
    )
    said = texts(document_of(path))
    assert "You tried 8 times without the knee rising: each of these efforts counts." in said
    assert "8 efforts that moved nothing" in said


def test_figures_of_a_rep_stand_in_its_row(tmp_path: Path) -> None:
    row = grid_after(document_of(write_session(tmp_path)), "Reps").rows[0]
    assert row == ("1", "0:02", "8.0", "1.0", "6.0", "1.0", "50.0", "43.8", "350", "valid", "")


def test_a_peak_beside_a_gap_is_withheld_and_says_so(tmp_path: Path) -> None:
    force, events = pulls()
    document = document_of(write_session(tmp_path, force, events, missing=(400,)))
    assert grid_after(document, "Reps").rows[0][6:9] == ("w/h", "w/h", "w/h")
    said = " ".join(texts(document))
    assert "rep 1: bad or missing samples beside it; samples are missing in 1 place" in said


def test_height_and_peak_are_not_shown_where_they_must_not_be_judged(tmp_path: Path) -> None:
    force, events = pulls()
    path = write_session(tmp_path, force, events, exercise="rotation-1", task=Task(pad_cells=0))
    document = document_of(path)
    assert "peak N" not in grid_after(document, "Reps").header
    said = texts(document)
    assert "Height and peak pull are not judged in this exercise, and are not shown." in said
    labels = [
        s.text for b in document.blocks if isinstance(b, Picture) for s in b.shapes if isinstance(s, Label)
    ]
    assert "pull" in labels
    assert not any(text in ("20", "40", "50") for text in labels)


def test_a_change_within_error_is_called_so_and_unlike_sessions_are_no_history(tmp_path: Path) -> None:
    write_session(tmp_path, *pulls(3, 45.0), session_id="a", started_utc="2026-02-01T09:00:00+00:00")
    write_session(
        tmp_path, *pulls(3, 10.0), session_id="b", posture="standing", started_utc="2026-02-20T09:00:00+00:00"
    )
    write_session(tmp_path, *pulls(3, 20.0), session_id="d", started_utc="2026-04-01T09:00:00+00:00")
    other = {"session_id": "c", "side": "left", "started_utc": "2026-03-02T08:00:00+00:00"}
    write_session(tmp_path, *pulls(3, 40.0), **other)
    document = document_of(write_session(tmp_path))
    changed = grid_after(document, "Change since the last session")
    assert changed.header[1] == "last: 2026-02-01"
    assert changed.rows[-1][1:] == ("45.0", "50.0", "within measurement error (±30 %)")
    assert grid_after(document, "Left and right").rows == (
        ("mean peak pull of valid reps, N", "40.0", "50.0", "+22.2 %"),
    )


def test_stations_are_compared_on_one_page_each_pair_of_sides_once(tmp_path: Path) -> None:
    one, other = (
        write_session(tmp_path),
        write_session(tmp_path, *pulls(3, 40.0), session_id="l", side="left"),
    )
    turned = write_session(tmp_path, *pulls(), session_id="r", exercise="rotation-1", task=Task(pad_cells=0))
    last = write_session(tmp_path, *pulls(3, 20.0), session_id="a", started_utc="2026-02-01T09:00:00+00:00")
    right, left, rotation, before = (summaries(path)[0] for path in (one, other, turned, last))
    blocks = comparison_page(
        [right, left, rotation], [Beside(before, left), Beside(None, right), Beside(None, None)]
    )
    assert [block.text for block in blocks if isinstance(block, Heading)] == [
        "Comparisons",
        "Change since the last session",
        "Knee up, feet together · right side",
        "Left and right",
    ]
    grids = [block for block in blocks if isinstance(block, Grid)]
    assert grids[0].header[1] == "last: 2026-02-01"
    assert grids[1].rows == (
        ("Knee up, feet together: mean peak pull of valid reps, N", "40.0", "50.0", "+22.2 %"),
    )
    said = [block.text for block in blocks if isinstance(block, Words) and block.style == "body"]
    title = rotation.exercise.title
    assert said == [
        "No earlier session of this subject, exercise, side, posture, band site and lever arm lies beside "
        f"these: Knee up, feet together · left side, {title} · right side.",
        f"Peak pull is not judged in {title} · right side: the sides are not compared by it.",
    ]


def test_an_isometric_test_has_strength_and_a_band_has_none(tmp_path: Path) -> None:
    band = {"strap": "rigid", "lever_arm_m": 0.4}
    tested = document_of(write_session(tmp_path, band=band, body_mass_kg=80.0))
    facts = dict(
        next(b for b in tested.blocks if isinstance(b, Facts) and b.rows[0][0].startswith("Strength")).rows
    )
    assert facts["Strength, mean of three"] == "50.0 N"
    assert facts["Torque"] == "20.0 N·m"
    assert facts["Torque per body mass"] == "0.25 N·m/kg"
    pulled = document_of(write_session(tmp_path, session_id="x", started_utc="2026-05-01T09:00:00+00:00"))
    assert not any(isinstance(b, Heading) and b.text == "Isometric test" for b in pulled.blocks)
    assert not any("strength" in one.lower() or "force development" in one for one in texts(pulled))


def test_the_certificate_is_printed(tmp_path: Path) -> None:
    stored = {
        "residual_percent": 0.123,
        "hysteresis_percent": 0.05,
        "date": "2026-02-03",
        "points": [1, 2, 3],
    }
    path = write_session(tmp_path, calibrations=(Calibration("band_knee", 2e-4, 10, "certificate", stored),))
    assert grid_after(document_of(path), "Calibration").rows == (
        ("band_knee", "certificate", "0.0002", "0.12", "0.05", "date 2026-02-03, 3 points"),
    )


def test_nothing_forbidden_is_said(tmp_path: Path) -> None:
    said = [t for t in texts(document_of(write_session(tmp_path))) if t != DISCLAIMER]
    assert [t for t in said if FORBIDDEN.search(t)] == []


def test_every_threshold_is_printed_with_its_source(tmp_path: Path) -> None:
    document = document_of(write_session(tmp_path))
    rows = [r for b in document.blocks if isinstance(b, Grid) and b.header[0] == "threshold" for r in b.rows]
    named = {row[0] for row in rows}
    for group in (SETUP.settings.rep, SETUP.settings.hold, SETUP.settings.roll):
        assert {f.name.replace("_", " ") for f in dataclasses.fields(group)} <= named
    assert all(row[3] for row in rows)


def test_the_same_session_makes_the_same_bytes(tmp_path: Path) -> None:
    path = write_session(tmp_path)
    first = write_report(path).read_bytes()
    assert write_report(path).read_bytes() == first
    assert first.startswith(b"%PDF-")


def test_fonts_are_embedded_and_pages_are_grey(tmp_path: Path) -> None:
    if shutil.which("pdffonts") is None:
        pytest.skip("pdffonts is not here: apt-get install poppler-utils")
    path = write_report(write_session(tmp_path))
    listed = subprocess.run(
        ["pdffonts", path], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert len(listed) == 4
    assert all(row.split()[-5] == "yes" for row in listed[2:])
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    assert text.count(DISCLAIMER) == text.count("\f")


def test_the_web_page_needs_nothing_beside_it(tmp_path: Path) -> None:
    page = write_report(write_session(tmp_path), as_html=True)
    text = page.read_text(encoding="utf-8")
    assert page.suffix == ".html"
    assert not re.search(r"(src|href)=|url\(|<script|@import", text)
    assert "You pulled 3 times." in text
    assert text.count("<svg") == 2
    assert DISCLAIMER in text


def test_refusals(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match=r"is not there; a session is a .h5 file"):
        write_report(tmp_path / "none.h5")
    with pytest.raises(RecordError, match=r"cannot write .*; choose another place with --out"):
        write_report(write_session(tmp_path), tmp_path / "no" / "such" / "a.pdf")


def test_an_empty_session_is_told_as_such(tmp_path: Path) -> None:
    force, _ = pulls()
    said = texts(document_of(write_session(tmp_path, 0 * force)))
    assert "No repetitions were seen by the rig in this session." in said
    assert "No rep, hold or roll was detected." in said


def test_ticks_and_times() -> None:
    assert round_ticks(0, 66, 4) == [0, 20, 40, 60]
    assert round_ticks(0, 1, 5) == [0, 0.2, 0.4, 0.6, 0.8, 1.0]
    assert time_ticks(8, 70, 10) == [10, 20, 30, 40, 50, 60, 70] or time_ticks(8, 70, 10) == [15, 30, 45, 60]
    assert (clock(65), lasting(119), lasting(120), lasting(135)) == (
        "1:05",
        "119 seconds",
        "2 minutes",
        "2 minutes and 15 seconds",
    )
