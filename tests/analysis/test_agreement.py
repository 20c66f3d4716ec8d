"""The detector against labels, and against itself."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import numpy as np
import pytest
from made_session import pulls, write_session

from analysis.agreement import agreement, bland_altman, matched
from analysis.compare import compare
from rig.cli import main
from rig.errors import InputRefused
from rig.events import Gap, Rep
from rig.record.edits import Edit, write_edits


def test_labels_beside_a_session(tmp_path: Path) -> None:
    path = write_session(tmp_path)  # reps at 2–10, 12–20 and 22–30 s
    labels = [(2.1, 9.9), (11.8, 20.0), (33.0, 34.0)]
    edits = [Edit("rep", *span, "band_knee") for span in labels]
    write_edits(path, (Edit("labelled", 0, 21), Edit("labelled", 30, 40), *edits))
    found = agreement([path])
    assert (found.labels, found.detected, found.matched) == (3, 2, 2)
    assert (found.sensitivity, found.precision) == (pytest.approx(2 / 3), 1.0)
    assert found.start_s.bias == pytest.approx(np.mean([-0.1, 0.2]))
    assert found.end_s.sd == pytest.approx(np.std([0.1, 0.0], ddof=1))
    assert found.duration_s.high == pytest.approx(0.0 + 1.96 * np.std([0.2, -0.2], ddof=1))
    assert found.tension_percent == pytest.approx(0.0)


def test_each_label_has_one_rep_at_most() -> None:
    assert matched([(0, 10), (10, 20)], [(1, 19)]) == [((0, 10), (1, 19))]
    assert matched([(0, 4)], [(4, 8)]) == []


def test_limits_of_agreement() -> None:
    found = bland_altman([1.0, 2.0, 3.0])
    assert (found.bias, found.sd) == (2.0, 1.0)
    assert (found.low, found.high) == (pytest.approx(0.04), pytest.approx(3.96))
    assert np.isnan(bland_altman([1.0]).bias)


def test_no_labels_is_refused(tmp_path: Path) -> None:
    path = write_session(tmp_path)
    with pytest.raises(InputRefused, match=f"no labels: none of 1 sessions has .* {path.stem}.edits.json"):
        agreement([path])


def test_every_number_that_differs_is_named() -> None:
    _, events = pulls(2)
    one = next(e for e in events if isinstance(e, Rep))
    gap = Gap("band_knee", 5.0, 5.1, 5.1, 7, "wire")
    now = [e for e in events if e is not one]
    now += [dataclasses.replace(one, peak_newtons=float("nan"), valid=False, flags=("gap",)), gap]
    lines = [difference.words.strip() for difference in compare(events, now)]
    assert lines == [
        "2.000 s  rep: peak_newtons 50 -> withheld",
        "2.000 s  rep: valid True -> False",
        "2.000 s  rep: flags none -> gap",
        "5.000 s  gap: only today",
    ]
    assert compare(events, events) == []
    hidden = [dataclasses.replace(one, peak_newtons=float("nan"))]
    assert compare(hidden, [dataclasses.replace(one, peak_newtons=float("nan"))]) == []
    assert [d.words.strip() for d in compare(events, events[:-1])] == ["12.000 s  rep: only in the file"]


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        main(list(arguments))
    out, err = capsys.readouterr()
    return int(left.value.code or 0), out, err


def test_the_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write_session(tmp_path)
    status, out, _ = run(capsys, "report", str(path))
    assert (status, out.strip()) == (0, str(path.with_suffix(".pdf")))
    status, out, _ = run(capsys, "trend", str(tmp_path), "--subject", "P-01", "--html")
    assert (status, out.strip()) == (0, str(tmp_path / "trend_P-01.html"))
    status, _, err = run(capsys, "report", str(tmp_path / "no.h5"))
    assert (status, err) == (2, f"rig: {tmp_path / 'no.h5'} is not there; a session is a .h5 file\n")
    status, out, _ = run(capsys, "replay", str(path), "--compare", "--json")
    said = json.loads(out)
    assert (status, said["recorded_with"]) == (0, "force-rig 0.0.9")
    assert any(d["kind"] == "rep" and d["what"] == "start_s" for d in said["differences"])
    write_edits(path, (Edit("rep", 2, 10, "band_knee"), Edit("labelled", 0, 11)))
    status, out, _ = run(capsys, "agreement", str(tmp_path), "--json")
    assert (status, json.loads(out)["sensitivity"], json.loads(out)["start_s"]["bias"]) == (0, 1.0, None)
    status, out, _ = run(capsys, "agreement", str(path))
    assert "sensitivity 1.000, precision 1.000" in out
