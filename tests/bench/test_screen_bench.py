"""The screen benchmark measures what it says: every peak, every sample, in real windows and real programs."""

from __future__ import annotations

import os
import sys

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
pytest.importorskip("PySide6.QtWidgets", reason="Qt's system libraries are missing", exc_type=ImportError)

from rig.bench import screen, screen_frames
from rig.bench.table import BenchTable
from rig.errors import RigError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")

OFFSCREEN = {"offscreen": {**os.environ, "QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":none"}}


def rows(table: BenchTable) -> list[dict]:
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def test_no_peak_of_one_sample_is_lost_among_sixty_seconds_at_1_khz(
    qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen_frames, "FRAMES", 10)
    ours, *_ = rows(screen_frames.frames())
    seen, there = ours["peaks kept"].split(" of ")
    assert int(seen) == int(there) > 55
    assert 0 < ours["frame p50 ms"] <= ours["frame p99 ms"]


def test_both_windows_of_a_session_are_measured_and_no_sample_is_lost(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(screen, "SHOWN", (("both", "fast", "1080p"),))
    windows, programs = (rows(table) for table in screen._ages(OFFSCREEN, 1.0))
    where = {"board": "4 x 1 kHz", "size": "1080p", "display": "offscreen"}
    assert [w["window"] for w in windows] == ["clinician", "patient"]
    for window in windows:
        assert window.items() >= where.items()
        assert 0 < window["age p50 ms"] <= window["age p99 ms"]
        assert 0 < window["paint p50 ms"] <= window["paint p99 ms"]
    (program,) = programs
    assert program.items() >= {"windows": "both", "lost": 0, **where}.items()
    assert program["fps"] > 0


@pytest.mark.slow
def test_the_start_screen_comes_before_the_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    start, clinician, patient = rows(screen._window_up(OFFSCREEN, 1))
    assert 0 < start["best ms"] < clinician["best ms"]
    assert start["best ms"] < patient["best ms"]


def test_a_long_session_grows_by_next_to_nothing() -> None:
    (grown,) = rows(screen._memory(0.4))
    assert grown["events"] > 200
    assert grown["references to None grown"] < 50
    assert not grown["MiB grown"] > 5.0  # NaN where the system does not tell


def test_a_program_that_fails_is_named() -> None:
    with pytest.raises(RigError, match=r"rig\.bench\.long_watch failed: .*could not convert"):
        screen._program("rig.bench.long_watch", ["soon"], OFFSCREEN["offscreen"])
