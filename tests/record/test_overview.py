"""The overview of a finished file is that of its rows, bin by bin; live and older files do without."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import h5py
import numpy as np
import pytest

from rig.events import Mark
from rig.record.layout import OVERVIEW_ROWS
from rig.record.overview import bins_of
from rig.record.reader import grown, open_session
from rig.samples import MISSING, STUCK
from tests.record.made_sessions import recorded


@pytest.mark.parametrize("rows", [0, 1, OVERVIEW_ROWS, OVERVIEW_ROWS + 1, 5000])
def test_each_bin_is_what_plain_loops_find(rows: int) -> None:
    rng = np.random.default_rng(rows)
    time_s, value = np.arange(rows) / 80.0, rng.normal(size=rows)
    value[rng.random(rows) < 0.3] = np.nan
    value[:OVERVIEW_ROWS] = np.nan  # a bin without a value
    flags = rng.choice([0, MISSING, STUCK], rows).astype("u1")
    bins = bins_of(time_s, value, flags)
    assert bins.size == -(-rows // OVERVIEW_ROWS)
    for number, one in enumerate(bins):
        own = slice(number * OVERVIEW_ROWS, (number + 1) * OVERVIEW_ROWS)
        known = [v for v in value[own].tolist() if v == v]
        either = 0
        for flag in flags[own].tolist():
            either |= flag
        assert (one["time_s"], one["flags"]) == (time_s[own][0], either)
        assert (one["low"], one["high"]) == (min(known), max(known)) if known else one["low"] != one["low"]


def test_a_finished_file_has_it_and_a_live_one_is_as_good(tmp_path: Path) -> None:
    path = tmp_path / "s.h5"
    recorder = recorded(path, steps=200, close=False)
    live = open_session(path)
    assert live.streams.overview("band_knee") is None
    recorder.writer.close(recorder.journal.path)
    session = open_session(path)
    for name, stream in session.streams.items():
        bins = session.streams.overview(name)
        assert bins is not None
        assert bins.tobytes() == bins_of(stream.time_s, stream.value, stream.flags).tobytes()
        assert bins.size == -(-stream.samples.size // OVERVIEW_ROWS)


def test_a_file_of_earlier_software_is_read_without(tmp_path: Path) -> None:
    path = tmp_path / "s.h5"
    recorded(path, steps=60)
    with h5py.File(path, "r+") as file:
        del file["overview"]
    session = open_session(path)
    assert session.streams.overview("band_knee") is None
    assert session.streams["band_knee"].samples.size > 0


def test_a_session_grows_by_what_is_new(tmp_path: Path) -> None:
    path = tmp_path / "s.h5"
    recorder = recorded(path, steps=200, close=False)
    early = open_session(path)
    for known in (0, 1, len(early.events) // 2, len(early.events)):
        cut = grown(dataclasses.replace(early, events=early.events[:known]))
        assert cut.events == early.events
    recorder.writer.close(recorder.journal.path)
    late = grown(early)
    assert (late.state, late.being_recorded) == ("finished", False)
    whole = open_session(path).events  # long texts of marks, cut while live, are whole at the end
    for ours, theirs in zip(late.events, whole, strict=True):
        assert isinstance(ours, Mark) or ours == theirs


def test_rows_are_found_by_their_time(tmp_path: Path) -> None:
    path = tmp_path / "s.h5"
    recorded(path, steps=60)
    streams = open_session(path).streams
    time_s = streams["band_knee"].time_s
    for at_s in (-1.0, 0.0, float(time_s[7]), float(time_s[7]) + 1e-6, 3.3, 1e9):
        assert streams.row_at("band_knee", at_s) == np.searchsorted(time_s, at_s)
    (part,) = streams.stretches("band_knee", [(1.0, 2.0)])
    assert part["time_s"].tolist() == time_s[(time_s >= 1.0) & (time_s < 2.0)].tolist()
