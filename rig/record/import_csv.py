"""Import a force (or pad) recording that another program exported as text.

The way of a file: `csv_text` lines, `csv_dialect` cells, `csv_table` header and first row, `csv_columns`
which columns, `csv_rows` numbers, `csv_sound` enough of them, `csv_stamps` seconds, `csv_holes` what is
missing, `csv_checks` whether to believe it.
Whatever had to be assumed is said in `Imported.notes`; what cannot be trusted is refused with its row.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rig.channels import UNIT_OF_KIND
from rig.errors import InputRefused
from rig.events import Mark
from rig.record.csv_checks import ABSURD, check_coherence, check_magnitude
from rig.record.csv_columns import choose_columns, is_index_name, time_is_clock
from rig.record.csv_holes import check_holes, kept_rows, missing_flags
from rig.record.csv_preamble import declared_rate_hz
from rig.record.csv_rows import EMPTY, MARK, MEASURED, read_rows
from rig.record.csv_sound import sound_rows
from rig.record.csv_stamps import TimeColumn, time_rows
from rig.record.csv_table import Table, find_table
from rig.record.csv_text import read_lines
from rig.record.csv_time import typical_step
from rig.record.csv_units import TIME_UNITS, kind_of, unit_of, units_of
from rig.samples import OUT_OF_RANGE

_LOWEST_HZ, _HIGHEST_HZ = 0.5, 100_000.0


@dataclass(frozen=True, slots=True)
class Imported:
    """One stream read from a file.

    Attributes
    ----------
    channel : as given
    time_s : (n,) f8, seconds from the first row of the table, not falling
    value : (n,) f8, newtons (kilopascals on a pad channel); NaN where the file has a row without a value
    flags : (n,) u1; MISSING on those rows, LOST_BEFORE on the sample after, OUT_OF_RANGE beyond ±100 kN
    marks : rows with words and no value
    notes : plain sentences: what was assumed and what was passed over
    rate_hz : samples a second where there is no hole
    """

    channel: str
    time_s: NDArray[np.float64]
    value: NDArray[np.float64]
    flags: NDArray[np.uint8]
    marks: tuple[Mark, ...]
    notes: tuple[str, ...]
    rate_hz: float


def import_csv(
    path: Path | str,
    time_column: str | None = None,
    force_column: str | None = None,
    unit: str | None = None,
    time_unit: str | None = None,
    channel: str = "band_knee",
    rate_hz: float | None = None,
) -> Imported:
    """Read one stream from a text file.

    Parameters
    ----------
    path : the file
    time_column, force_column : names (any case, with or without unit) or numbers of columns; None to guess
    unit : N, kg, lbf (kPa, cmH2O, mmHg on a pad channel), any case; None: as the header says, else N (kPa)
    time_unit : us, ms or s; None to find out
    channel : the channel that the values become
    rate_hz : of files without a time column; None: as the lines above the table declare

    Raises
    ------
    InputRefused : the file cannot be read or trusted; says the row as an editor counts it, and why
    """
    unit = unit and (unit_of(unit) or unit)
    _check_options(unit, time_unit, channel, rate_hz)
    text = read_lines(Path(path))
    table = find_table(text.lines, tuple(name for name in (time_column, force_column) if name))
    if table is None:
        raise InputRefused(f"{Path(path).name} has no rows of numbers")
    rate_hz = rate_hz or declared_rate_hz(text.lines[: table.first])
    kind = kind_of(channel)
    columns = choose_columns(table, text.lines, time_column, force_column, unit, kind, rate_hz is not None)
    time = _time_column(table, text.lines, columns.time, time_unit, rate_hz)
    found = read_rows(text.lines, table, columns, time.is_clock)
    notes = [*text.notes, *columns.guessed]
    cut_line = len(text.lines) if text.cut_off else 0
    rows = sound_rows(found, time.name, table.name(columns.force), cut_line, notes)
    rows = _scaled(rows, unit, table.unit(columns.force), kind, notes)
    rows, time_s = time_rows(rows, time, [line for line, _ in found.unreadable], notes)
    return _imported(rows, time_s, found.labels, channel, notes)


def _check_options(unit: str | None, time_unit: str | None, channel: str, rate_hz: float | None) -> None:
    allowed = units_of(kind_of(channel))
    if unit is not None and unit not in allowed:
        raise InputRefused(f"unit '{unit}' is not one of channel {channel}: {', '.join(allowed)}")
    if time_unit is not None and time_unit not in TIME_UNITS:
        raise InputRefused(f"time unit '{time_unit}' is not one of {', '.join(TIME_UNITS)}")
    if rate_hz is not None and not _LOWEST_HZ <= rate_hz <= _HIGHEST_HZ:
        raise InputRefused(
            f"a rate of {rate_hz:g} Hz is not possible; allowed is {_LOWEST_HZ:g} to {_HIGHEST_HZ:g}"
        )


def _time_column(
    table: Table, lines: list[str], column: int, stated_unit: str | None, rate_hz: float | None
) -> TimeColumn:
    if column < 0:
        return TimeColumn("", "", stated_unit, False, False, rate_hz)
    name, unit = table.name(column), table.unit(column)
    return TimeColumn(
        name=name,
        named_unit=unit if unit in TIME_UNITS else "",
        stated_unit=stated_unit,
        is_clock=time_is_clock(table, lines, column),
        is_counter=table.header >= 0 and is_index_name(name),
        rate_hz=rate_hz,
    )


def _scaled(rows: np.ndarray, unit: str | None, named: str, kind: str, notes: list[str]) -> np.ndarray:
    """Turn values into newtons or kilopascals and refuse those that cannot be."""
    standard = UNIT_OF_KIND[kind]
    named = named if named in units_of(kind) else ""
    if unit is None:
        said = f"in {named}, as the header says" if named else f"taken as {standard}; --unit says another"
        notes.append(f"values are {said}")
    elif named and named != unit:
        notes.append(f"values are read in {unit} as asked, though the header says {named}")
    rows = rows.copy()
    rows["value"] *= units_of(kind)[unit or named or standard]
    measured = rows[rows["kind"] == MEASURED]
    check_magnitude(measured["value"], measured["line"], standard)
    return rows


def _imported(
    rows: np.ndarray, time_s: NDArray[np.float64], labels: list[str], channel: str, notes: list[str]
) -> Imported:
    """Check that the stream holds together and hand it over."""
    is_mark = rows["kind"] == MARK
    marks = [Mark(float(t), float(t), label) for t, label in zip(time_s[is_mark], labels, strict=False)]
    rows, time_s = rows[~is_mark], time_s[~is_mark]
    is_measured = rows["kind"] == MEASURED
    rate_hz = _check_stream(rows[is_measured], time_s[is_measured], channel, notes)
    is_kept = kept_rows(time_s, is_measured)
    if _is_slower_column(rows):
        is_kept = is_measured
    elif not is_measured.all():
        notes.append(f"{np.count_nonzero(~is_measured)} samples have no value")
    value = rows["value"][is_kept]
    flags = missing_flags(is_measured[is_kept])
    flags[np.abs(value) > ABSURD] |= OUT_OF_RANGE
    return Imported(channel, time_s[is_kept], value, flags, tuple(marks), tuple(notes), rate_hz)


def _is_slower_column(rows: np.ndarray) -> bool:
    """Say whether most rows leave the cell empty: another sensor's rows, not missing samples."""
    return bool(2 * np.count_nonzero((rows["kind"] == EMPTY) & rows["empty_cell"]) > rows.size)


def _check_stream(rows: np.ndarray, time_s: NDArray[np.float64], channel: str, notes: list[str]) -> float:
    """Refuse a stream that does not hold together; give its rate."""
    step_s = typical_step(time_s)
    rate_hz = 1 / step_s if step_s > 0 else 0.0
    is_usable = np.abs(rows["value"]) <= ABSURD
    check_coherence(
        rows["value"][is_usable], rows["line"][is_usable], UNIT_OF_KIND[kind_of(channel)], rate_hz
    )
    if not is_usable.all():
        notes.append(f"{np.count_nonzero(~is_usable)} values are beyond ±{ABSURD:,.0f} and are flagged")
    holes = check_holes(time_s, rows["line"])
    notes += [holes] if holes else []
    return rate_hz
