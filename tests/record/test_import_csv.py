"""Honest exports, however odd, give exactly the samples that are in them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from honest_csv import honest_files
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_csv import FORCE, NAMED, TIME_S, Honest, lines, pulls

from rig.record.csv_time import spread_repeats
from rig.record.import_csv import Imported, import_csv
from rig.samples import LOST_BEFORE, MISSING, OUT_OF_RANGE


@pytest.fixture
def imported(tmp_path: Path):
    def read(data: bytes | str, **options: object) -> Imported:
        path = tmp_path / "export.csv"
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return import_csv(path, **options)  # type: ignore[arg-type]

    return read


@pytest.mark.parametrize("file", honest_files(), ids=lambda file: file.name)
def test_honest_export(imported, file: Honest) -> None:
    got = imported(file.data, **file.options)
    assert got.value.size == file.value.size
    np.testing.assert_allclose(got.value, file.value, rtol=1e-9, atol=1e-9)
    np.testing.assert_allclose(got.time_s, file.time_s, rtol=0, atol=file.within_s)
    assert (np.diff(got.time_s) >= 0).all()
    assert not got.flags.any()
    assert any(file.note in note for note in (*got.notes, ""))
    assert got.marks == ()


def with_cells(cells: dict[int, str], row: str = "{t},{f}", header: str = "time,force\n") -> str:
    """Write the recording with some force cells replaced, by row."""
    force = [cells.get(i, str(f)) for i, f in enumerate(FORCE)]
    return lines(force=force, row=row, header=header)


@pytest.mark.parametrize(
    "cell", ["", "NaN", "nan", "n/a", "N/A", "-", "--", "inf", "-inf", "#N/A", "null", "1.#QNAN"]
)
def test_a_cell_without_a_number_is_a_missing_sample(imported, cell: str) -> None:
    got = imported(with_cells({300: cell, 301: cell}), **NAMED)
    assert got.time_s.size == TIME_S.size
    assert np.isnan(got.value[[300, 301]]).all()
    assert np.isfinite(np.delete(got.value, [300, 301])).all()
    expected = np.zeros(TIME_S.size, np.uint8)
    expected[[300, 301]] = MISSING
    expected[302] = LOST_BEFORE
    np.testing.assert_array_equal(got.flags, expected)
    assert "2 samples have no value" in got.notes


def test_words_in_place_of_a_number_are_missing_and_named(imported) -> None:
    got = imported(with_cells({300: "ERR", 400: "overload"}), **NAMED)
    assert np.flatnonzero(got.flags & MISSING).tolist() == [300, 400]
    assert "2 lines with words for a number are missing, the first is row 302" in got.notes


def test_a_long_run_without_values_is_a_hole_in_time(imported) -> None:
    got = imported(with_cells(dict.fromkeys(range(300, 600), "NaN")), **NAMED)
    np.testing.assert_array_equal(got.time_s, np.delete(TIME_S, range(300, 600)))
    assert not got.flags.any()
    assert "3.01 s are missing in 1 places, the longest 3.01 s, before row 602" in got.notes


def test_rows_of_a_faster_sensor_are_not_missing_samples(imported) -> None:
    force = [f if i % 10 == 0 else "" for i, f in enumerate(FORCE.tolist())]
    got = imported(lines(force=force, row="{t},{f},7", header="time,force,emg\n"), **NAMED)
    np.testing.assert_array_equal(got.value, FORCE[::10])
    np.testing.assert_allclose(got.time_s, TIME_S[::10], atol=1e-9)
    assert not got.flags.any()


def test_rows_of_words_are_marks_and_never_samples(imported) -> None:
    rows = lines(row='{t},{f},""', header="time,force,other\n").split("\n")
    rows.insert(401, '3.995,,"TRIG"')
    rows.insert(801, '7.985,,"left leg, again"')
    got = imported("\n".join(rows), **NAMED)
    assert [(m.start_s, m.known_s, m.label) for m in got.marks] == [
        (3.995, 3.995, "TRIG"),
        (pytest.approx(7.985), pytest.approx(7.985), "left leg, again"),
    ]
    np.testing.assert_array_equal(got.value, FORCE)
    assert not got.flags.any()


def test_a_mark_before_the_first_sample_starts_the_clock(imported) -> None:
    rows = lines((TIME_S + 5).tolist(), row="{t},{f},", header="time,force,event\n").split("\n")
    got = imported("\n".join([rows[0], "4.5,,GO", *rows[1:]]), **NAMED)
    assert got.marks[0].start_s == 0.0
    assert got.time_s[0] == pytest.approx(0.5)


@pytest.mark.parametrize("seconds", [0.4, 3.0, 5.0])
def test_a_hole_is_kept_and_noted(imported, seconds: float) -> None:
    kept = (TIME_S < 4.0) | (4.0 + seconds <= TIME_S)
    got = imported(lines(TIME_S[kept].tolist(), FORCE[kept].tolist()), **NAMED)
    np.testing.assert_allclose(got.time_s, TIME_S[kept], atol=1e-9)
    assert any(note.startswith(f"{seconds + 0.01:g} s are missing in 1 places") for note in got.notes)


def test_a_value_that_no_sensor_gives_is_flagged(imported) -> None:
    got = imported(with_cells({500: "3.4e38"}), **NAMED)
    assert np.flatnonzero(got.flags).tolist() == [500]
    assert got.flags[500] == OUT_OF_RANGE
    assert "1 values are beyond ±100,000 and are flagged" in got.notes


@pytest.mark.parametrize(
    ("column", "row", "header"),
    [
        ("force", "{t},{f},0.1", "time,force,torque\n"),
        ("Force (N)", "{t},{f},0.1", "Time (s),Force (N),Torque (Nm)\n"),
        ("fz", "{t},{f},0.1,0.2", "t,Fz,Fx,Fy\n"),
        ("load", "{t},0.5,{f}", "t[s],temperature,load\n"),
    ],
)
def test_columns_are_guessed_when_only_one_can_be_meant(imported, column: str, row: str, header: str) -> None:
    got = imported(lines(row=row, header=header))
    np.testing.assert_array_equal(got.value, FORCE)
    asked = imported(lines(row=row, header=header), force_column=column)
    np.testing.assert_array_equal(asked.value, got.value)


def test_the_unit_chooses_between_columns_of_one_name(imported) -> None:
    text = lines(row="{t},7.5,{f}", header="time,Force (kg),Force (N)\n")
    np.testing.assert_array_equal(imported(text, unit="N").value, FORCE)
    np.testing.assert_allclose(imported(text, force_column="force", unit="kg").value, 7.5 * 9.80665)


def test_times_follow_the_stated_unit(imported) -> None:
    got = imported(lines(list(range(TIME_S.size))), **NAMED, time_unit="ms")
    np.testing.assert_allclose(got.time_s, np.arange(TIME_S.size) / 1000, atol=1e-12)
    assert got.rate_hz == pytest.approx(1000)


def test_the_declared_rate_settles_the_time_unit(imported) -> None:
    steps = [round(0.4 * i, 1) for i in range(TIME_S.size)]
    got = imported("Sample rate: 2500 Hz\n" + lines(steps), **NAMED)
    np.testing.assert_allclose(got.time_s, np.array(steps) / 1000, atol=1e-9)


@given(
    sign=st.sampled_from([".", ","]),
    delimiter=st.sampled_from([";", "\t", "|"]),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "latin-1"]),
    rate_hz=st.sampled_from([5.0, 12.5, 80.0, 625.0, 2000.0]),
    values=st.lists(st.integers(-500_000, 500_000), min_size=10, max_size=60),
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_written_is_read(imported, sign, delimiter, end, encoding, rate_hz, values) -> None:
    newtons = np.cumsum(values) / 1e6  # whatever is written holds together: neighbours are close
    times = [f"{i / rate_hz:.4f}".replace(".", sign) for i in range(newtons.size)]
    force = [f"{v:.6f}".replace(".", sign) for v in newtons]
    text = lines(times, force, "{t}" + delimiter + "{f}", f"time{delimiter}force{end}", end)
    got = imported(text.encode(encoding), **NAMED)
    np.testing.assert_allclose(got.value, newtons, atol=1e-9)
    np.testing.assert_allclose(got.time_s, np.arange(newtons.size) / rate_hz, atol=1e-9)


@given(
    stamps=st.lists(st.integers(0, 2_000), min_size=12, max_size=200),
)
def test_repeated_stamps_keep_their_samples_in_their_step(stamps: list[int]) -> None:
    stamps_s = np.sort(np.array(stamps)) / 100
    spread, moved = spread_repeats(stamps_s)
    assert spread.size == stamps_s.size
    assert (np.diff(spread) >= 0).all()
    assert (spread >= stamps_s).all()
    if moved:
        different = np.unique(stamps_s)
        following_s = np.append(different[1:], np.inf)[np.searchsorted(different, stamps_s)]
        assert (spread < following_s).all()


def test_rounded_stamps_keep_rate_and_integral(imported) -> None:
    time_s, force = pulls(800.0, 9.0)
    true_s = np.arange(time_s.size) / 800.0
    got = imported(lines([f"{int(t * 100) / 100:.2f}" for t in true_s], force.tolist()), **NAMED)
    assert got.rate_hz == pytest.approx(800, rel=0.005)
    np.testing.assert_allclose(got.time_s, true_s, atol=1.5 / 800)
    assert np.trapezoid(got.value, got.time_s) == pytest.approx(np.trapezoid(force, true_s), rel=1e-3)
