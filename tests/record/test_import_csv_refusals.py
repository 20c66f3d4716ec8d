"""What cannot be trusted is refused in one line that says where and why; what is merely rough is not."""

from __future__ import annotations

import gzip
import os
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from corrupt_csv import CORRUPT, ROUGH
from honest_csv import honest_files
from made_csv import FORCE, MILLIS, NAMED, TIME_S, clock, lines, pulls

from rig.device.simulator.troubles import KINDS, recording
from rig.errors import InputRefused
from rig.record.import_csv import Imported, import_csv
from rig.samples import MISSING

HONEST = honest_files()


def refusal(path: Path, **options: Any) -> str:
    with pytest.raises(InputRefused) as refused:
        import_csv(path, **options)
    said = str(refused.value)
    assert "\n" not in said
    return said


def swapped(at: int, time: list[Any]) -> list[Any]:
    """Put a stamp from two rows before in place of one."""
    return [*time[:at], time[at - 2], *time[at + 1 :]]


PART = lines(TIME_S[:700].tolist(), FORCE[:700].tolist())
FILES: dict[str, tuple[str | bytes, dict[str, Any], str]] = {
    "empty": (b"", {}, "export.csv is empty"),
    "blank": (b"\xef\xbb\xbf \r\n\r\n", {}, "export.csv is empty"),
    "header_only": ("time,force\n", NAMED, "export.csv has no rows of numbers"),
    "prose": ("Dear reader,\nthere is nothing here.\n", {}, "export.csv has no rows of numbers"),
    "excel": (b"PK\x03\x04rest", {}, "export.csv is not a text file; it is an Excel workbook or a zip"),
    "old_excel": (b"\xd0\xcf\x11\xe0rest", {}, "it is an old Excel workbook: save the sheet as CSV first"),
    "gzip": (gzip.compress(b"time,force"), {}, "export.csv is not a text file; it is compressed with gzip"),
    "binary": (
        bytes(range(256)) * 40,
        {},
        "export.csv is not a text file: 11 % of its characters are unprint",
    ),
    "backwards": (
        lines(swapped(500, TIME_S.tolist())),
        NAMED,
        "row 502: time runs backwards in column 'time', from 4.99 to 4.98",
    ),
    "backwards_epoch": (
        lines(swapped(500, [f"{1748000239 + t:.2f}" for t in TIME_S])),
        NAMED,
        "row 502: time runs backwards in column 'time', from 1748000243.99 to 1748000243.98",
    ),
    "restarted": (
        lines([*TIME_S[:700].tolist(), *TIME_S[:500].tolist()]),
        NAMED,
        "row 702: time runs backwards in column 'time', from 6.99 to 0",
    ),
    "restarted_after_header": (
        PART + lines(TIME_S[:500].tolist(), FORCE[:500].tolist()),
        NAMED,
        "row 703: time runs backwards in column 'time', from 6.99 to 0",
    ),
    "reversed": (
        lines(TIME_S[::-1].tolist()),
        NAMED,
        "row 3: time runs backwards in column 'time', from 11.99",
    ),
    "clock_backwards": (
        lines(swapped(500, [clock(t) for t in TIME_S])),
        NAMED,
        "row 502: time runs backwards in column 'time', from 48905.99 to 48905.98",
    ),
    "still": (lines([3.5] * TIME_S.size), NAMED, "time column 'time' stands still: 3.5 in every row"),
    "no_such_column": (
        lines(),
        {"force_column": "Kraft"},
        "no column 'Kraft'; the columns are 'time', 'force'",
    ),
    "no_such_time": (lines(), {"time_column": "zeit"}, "no column 'zeit'; the columns are 'time', 'force'"),
    "no_such_number": (
        lines(header=""),
        {"time_column": "1", "force_column": "7"},
        "there is no column '7'; the file has no header; name a column by its number, 1 to 2",
    ),
    "one_column_twice": (
        lines(),
        {"time_column": "time", "force_column": "TIME"},
        "column 'time' cannot be both time and force",
    ),
    "twins": (
        lines(row="{t},{f},{f}", header="time,force,Force\n"),
        {"force_column": "FORCE"},
        "2 columns are called 'FORCE' (columns 2 and 3); name one in full or by its number",
    ),
    "which_force": (
        lines(row="{t},{f},{f}", header="time,left,right\n"),
        {},
        "which column is the force? Say it with --force-column; the columns are 'time', 'left', 'right'",
    ),
    "which_time": (
        lines(row="{t},{t},{f}", header="a,b,force\n"),
        {},
        "which column is the time? Say it with --time-column; the columns are 'a', 'b', 'force'",
    ),
    "no_time": (
        lines(header="force\n", row="{f}"),
        {},
        "there is one column of numbers and no time; say the rate with --rate-hz (the columns are 'force')",
    ),
    "no_force": (lines(header="time,who,n\n", row="{t},ann,"), {"rate_hz": 9.0}, "no rows of numbers"),
    "no_force_left": (
        lines(header="time,time_ms\n", row="{t},{t}"),
        {"time_column": "time", "channel": "pad_back"},
        "no column holds numbers for the pressure; the columns are 'time', 'time_ms'",
    ),
    "force_is_words": (
        lines(force=["left"] * TIME_S.size, row="{t},{f},1"),
        NAMED,
        "row 2: column 'force' holds no numbers; it says 'left'",
    ),
    "force_is_empty": (
        lines(force=[""] * TIME_S.size, row="{t},{f},1", header="time,force,n\n"),
        NAMED,
        "column 'force' holds no numbers",
    ),
    "time_is_words": (
        lines(["now"] * TIME_S.size, row="{t},{f},3", header="time,force,n\n"),
        NAMED,
        "row 2: column 'time' holds no numbers; the row is 'now,",
    ),
    "many_words": (
        lines(force=["##" if i % 3 == 0 else f for i, f in enumerate(FORCE.tolist())]),
        NAMED,
        "row 2: '##' is not a number, and so in 400 of 1200 rows",
    ),
    "few": (
        lines(TIME_S[:9].tolist(), FORCE[:9].tolist()),
        NAMED,
        "column 'force' has 9 samples; at least 10",
    ),
    "hole": (
        lines([t if t < 4 else t + 60 for t in TIME_S.tolist()]),
        NAMED,
        "row 402: the holes are longer than the data: 60.01 s missing, 11.98 s measured; the longest 60.01 s",
    ),
    "unclear_unit": (
        lines([round(0.35 * i, 2) for i in range(TIME_S.size)]),
        NAMED,
        "the unit of time column 'time' is unclear: its steps are 0.35; say it with --time-unit us, ms or s",
    ),
    "unit_against_steps": (
        lines(MILLIS.tolist(), header="time (s),force\n"),
        NAMED,
        "the unit of time column 'time (s)' is unclear: its name says s, its steps of 10 say otherwise",
    ),
    "wrong_time_unit": (
        lines(MILLIS.tolist()),
        {**NAMED, "time_unit": "s"},
        "time column 'time' read in s gives 0.1 samples a second; force recordings have 4 to 2500",
    ),
    "raw_counts": (
        lines(force=(FORCE * 8_000 + 4e5).tolist()),
        NAMED,
        "row 2: the stream does not hold together: 408000 N, and 100 % of all values are beyond 100,000 N",
    ),
    "denormals": (
        lines(force=(FORCE * 1e-41).tolist()),
        NAMED,
        "the stream does not hold together: no value is larger than 6.",
    ),
    "unit_unknown": (
        lines(),
        {**NAMED, "unit": "stone"},
        "unit 'stone' is not one of channel band_knee: N, kN, kg, g",
    ),
    "unit_of_pressure": (lines(), {**NAMED, "unit": "kPa"}, "unit 'kPa' is not one of channel band_knee"),
    "unit_of_force": (
        lines(),
        {**NAMED, "unit": "kg", "channel": "pad_front"},
        "unit 'kg' is not one of channel pad_front: kPa, Pa, hPa, cmH2O, mmHg, psi",
    ),
    "time_unit_unknown": (
        lines(),
        {**NAMED, "time_unit": "h"},
        "time unit 'h' is not one of s, ms, us, ns, min",
    ),
    "rate_impossible": (
        lines(),
        {"rate_hz": 0.0},
        "a rate of 0 Hz is not possible; allowed is 0.5 to 100000",
    ),
}


@pytest.mark.parametrize("kind", FILES)
def test_refusal_says_where_and_why(tmp_path: Path, kind: str) -> None:
    data, options, line = FILES[kind]
    path = tmp_path / "export.csv"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    assert line in refusal(path, **options)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "nowhere.csv"
    assert refusal(path) == f"there is no file {path}"


def test_a_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path) == f"{tmp_path} is a folder; name a file in it"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "locked.csv"
    path.write_text(lines())
    path.chmod(0)
    assert refusal(path) == f"cannot read {path}: Permission denied"


def test_wavering_of_rounded_stamps_is_not_backwards(tmp_path: Path) -> None:
    """Two programs that write into one log, both rounding to 10 ms, cross each other by one step."""
    path = tmp_path / "export.csv"
    time_s, force = pulls(400.0, 6.0)
    stamps = np.floor(time_s * 100) / 100
    stamps[1001], stamps[1000] = stamps[1000] - 0.01, stamps[1000]
    path.write_text(lines([f"{t:.2f}" for t in stamps], force.tolist()))
    assert (np.diff(import_csv(path, **NAMED).time_s) >= 0).all()


def write(path: Path, time_s: np.ndarray, newtons: np.ndarray) -> Path:
    path.write_text(lines([f"{t:.6f}" for t in time_s], [repr(v) for v in newtons.tolist()]))
    return path


@pytest.mark.parametrize("rate_hz", [10.0, 40.0, 100.0, 1000.0])
@pytest.mark.parametrize("kind", CORRUPT)
def test_a_corrupt_stream_does_not_hold_together(tmp_path: Path, kind: str, rate_hz: float) -> None:
    time_s, force = pulls(rate_hz, 30.0)
    damaged = CORRUPT[kind](time_s, force, np.random.default_rng(7))
    said = refusal(write(tmp_path / "x.csv", time_s, damaged), **NAMED)
    assert re.match(r"row \d+: the stream does not hold together: ", said)


@pytest.mark.parametrize("rate_hz", [5.0, 10.0, 40.0, 100.0, 1000.0])
@pytest.mark.parametrize("kind", ROUGH)
def test_a_rough_stream_passes(tmp_path: Path, kind: str, rate_hz: float) -> None:
    time_s, force = pulls(rate_hz, 30.0)
    rough = ROUGH[kind](time_s, force, np.random.default_rng(8))
    got = import_csv(write(tmp_path / "x.csv", time_s, rough), **NAMED)
    np.testing.assert_array_equal(got.value, rough)


@pytest.mark.parametrize("rate_hz", [5.0, 8.0, 10.0, 20.0])
@pytest.mark.parametrize("period_s", [1.2, 1.6, 2.5])
def test_steep_pulls_at_a_low_rate_pass(tmp_path: Path, rate_hz: float, period_s: float) -> None:
    time_s = np.arange(int(20 * rate_hz)) / rate_hz
    force = np.where(time_s % period_s < period_s / 2, 200.0, 0.0)
    assert import_csv(write(tmp_path / "x.csv", time_s, force), **NAMED).value.max() == 200.0


@pytest.mark.parametrize("kind", KINDS)
def test_no_honest_recording_of_the_corpus_is_refused(tmp_path: Path, kind: str) -> None:
    for seed in range(3):
        made = recording(kind, seed)
        got = import_csv(write(tmp_path / "x.csv", made.time_s, made.newtons), **NAMED)
        np.testing.assert_array_equal(got.value, made.newtons)
        np.testing.assert_allclose(got.time_s, made.time_s - made.time_s[0], atol=0.051)


EDITS = [",", ";", '"', "\n", "\t", ".", "-", "nan", "\ufffd", "\0", "9" * 20, "1e400", ":", "#", "'"]


@pytest.mark.parametrize("seed", range(150))
def test_damaged_files_are_read_or_refused(tmp_path: Path, seed: int) -> None:
    random = np.random.default_rng(seed)
    file = HONEST[int(random.integers(len(HONEST)))]
    data = bytearray(file.data.encode() if isinstance(file.data, str) else file.data)[:20_000]
    for _ in range(int(random.choice([1, 3, 30]))):
        at = int(random.integers(len(data)))
        match random.integers(3):
            case 0:
                data[at:at] = str(random.choice(EDITS)).encode()
            case 1:
                del data[at : at + int(random.choice([1, 5, 50]))]
            case 2:
                data[at] = int(random.integers(256))
    path = tmp_path / "export.csv"
    path.write_bytes(data)
    got = read_or_refused(path, file.options)
    if isinstance(got, str):
        assert got.isprintable()
        return
    assert np.isfinite(got.time_s).all()
    assert (np.diff(got.time_s) >= 0).all()
    assert got.time_s.size == got.value.size == got.flags.size >= 10
    np.testing.assert_array_equal(np.isnan(got.value), (got.flags & MISSING) != 0)


def read_or_refused(path: Path, options: dict[str, Any]) -> Imported | str:
    try:
        return import_csv(path, **options)
    except InputRefused as refused:
        return str(refused)
