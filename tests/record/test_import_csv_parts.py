"""The parts of the importer on their own: decimal signs, cells, declared rates, stamps that repeat, units."""

from __future__ import annotations

import math

import numpy as np
import pytest
from made_csv import NAMED, TIME_S, lines

from rig.record.csv_cells import clock_s, decimal_sign, number
from rig.record.csv_preamble import declared_rate_hz
from rig.record.csv_time import rounding_step, spread_repeats, typical_step
from rig.record.csv_units import take_apart, unit_of
from rig.record.import_csv import import_csv


@pytest.mark.parametrize(
    ("cells", "sign"),
    [
        (["1,234", "2,345"], ","),
        (["1,234", "998"], "."),
        (["1,234", "12,5"], ","),
        (["0,125", "7"], ","),
        (["1,234,567"], "."),
        (["1.234.567"], ","),
        (["1,234.5"], "."),
        (["1.234,5"], ","),
        (["1.5"], "."),
        (["12", "word"], None),
        (["1.234"], None),
    ],
)
def test_the_decimal_sign_of_a_column(cells: list[str], sign: str | None) -> None:
    assert decimal_sign(cells) == sign


@pytest.mark.parametrize(
    ("cell", "decimal", "value"),
    [
        ("1.5", ".", 1.5),
        (" -1.5e-3 ", ".", -0.0015),
        ("−2,5", ",", -2.5),
        ("1 234,5", ",", 1234.5),
        ("1'234.5", ".", 1234.5),
        ("1,234.5", ".", 1234.5),
        ("12.5 kg", ".", 12.5),
        (".5", ".", 0.5),
        ("5.", ".", 5.0),
        ("1_000", ".", None),
        ("1e400", ".", None),
        ("0x10", ".", None),
        ("12.34.5", ".", None),
        ("12,34", ".", None),
        ("inf", ".", None),
        ("", ".", None),
    ],
)
def test_a_number_in_a_cell(cell: str, decimal: str, value: float | None) -> None:
    assert number(cell, decimal) == value


@pytest.mark.parametrize(
    ("cell", "seconds"),
    [
        ("13:35:01.250", 48901.25),
        ("13:35:01,250", 48901.25),
        ("01:35:01.250 PM", 48901.25),
        ("12:00:00 am", 0.0),
        ("02:03.5", 123.5),
        ("23.05.2025 13:35:01", 48901.0),
        ("1970-01-02T00:00:01Z", 86401.0),
        ("2025-02-31 00:00:01", 1.0),
        ("13.35", None),
    ],
)
def test_a_time_of_day_in_a_cell(cell: str, seconds: float | None) -> None:
    assert clock_s(cell) == seconds


@pytest.mark.parametrize(
    ("line", "rate_hz"),
    [
        ("#samplerate,100", 100.0),
        ("Sample Rate: 1000 Hz", 1000.0),
        ("Sampling frequency (Hz);500", 500.0),
        ("Sampling Rate (kHz)\t2", 2000.0),
        ("Samples per second = 80", 80.0),
        ("Abtastrate 1,5 kHz", 1500.0),
        ("Fs=2e3", 2000.0),
        ("100 Hz", 100.0),
        ("Interval=\t0.001 s", 1000.0),
        ("Sample interval (ms): 2", 500.0),
        ("10 msec/sample", 100.0),
        ("dt = 0.0125", 80.0),
        ("Heart rate 70", None),
        ("Cutoff frequency: 10 Hz", None),
        ("Sample rate: 0", None),
        ("Subject 12", None),
    ],
)
def test_a_rate_that_a_preamble_declares(line: str, rate_hz: float | None) -> None:
    assert declared_rate_hz(["Title", line]) == (None if rate_hz is None else pytest.approx(rate_hz))


@pytest.mark.parametrize(
    ("cell", "base", "unit"),
    [
        ("Force (N)", "force", "N"),
        ("Load [kg]", "load", "kg"),
        ("force_lbf", "force", "lbf"),
        ("Time, ms", "time", "ms"),
        ("t/s", "t", "s"),
        ("left_force", "left force", ""),
        ("millis", "millis", "ms"),
        ("F", "f", ""),
        ("Force (left)", "force", ""),
    ],
)
def test_a_header_cell_taken_apart(cell: str, base: str, unit: str) -> None:
    assert (take_apart(cell).base, take_apart(cell).unit) == (base, unit)


def test_units_in_any_spelling() -> None:
    assert [unit_of(word) for word in ("KGF", "[lbs]", "cm H2O", "µs", "furlong")] == [
        *("kg", "lbf", "cmH2O", "us"),
        "",
    ]


def test_repeated_stamps_are_spread_up_to_the_next() -> None:
    stamps = np.array([0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 9, 9, 9, 9, 10, 10.0])
    spread, moved = spread_repeats(stamps)
    first_group_is_cut_at_its_start, last_at_its_end = [0.5, 0.75], [10.0, 10.25]
    steps = [1, 1.25, 1.5, 1.75, 2, 2.375, 2.75, 3.125, 9, 9.25, 9.5, 9.75]
    assert spread.tolist() == [*first_group_is_cut_at_its_start, *steps, *last_at_its_end]
    assert moved == 12


def test_stamps_that_never_repeat_stay() -> None:
    stamps = np.array([0.0, 0.3, 0.31, 2.0])
    assert spread_repeats(stamps)[0].tolist() == stamps.tolist()
    assert rounding_step(stamps) == 0.0
    assert typical_step(np.array([0.0, 1.0, 1.0, 2.0, 3.0, 500.0])) == pytest.approx(0.75)
    assert typical_step(np.array([3.0, 2.0])) == 0.0


def test_whole_thousands_beside_decimal_commas(tmp_path) -> None:
    newtons = np.round(1000 + 300 * np.sin(TIME_S))
    path = tmp_path / "export.csv"
    times = [f"{t:.3f}".replace(".", ",") for t in TIME_S]
    path.write_text(
        lines(times, [f"{int(f):,}".replace(",", ".") for f in newtons], "{t};{f}", "time;force\n")
    )
    np.testing.assert_array_equal(import_csv(path, **NAMED).value, newtons)


def test_a_row_cut_off_is_no_missing_sample(tmp_path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(lines() + "12.0,")
    got = import_csv(path, **NAMED)
    assert got.notes[0] == "row 1202, the last, is cut off and was left out"
    assert not any("no value" in note for note in got.notes)
    assert math.isclose(got.time_s[-1], TIME_S[-1])
