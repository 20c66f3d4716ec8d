"""Import a force (or pad) recording that another program exported as text.

The way of a file: `csv_text` lines, `csv_dialect` cells, `csv_table` header and first row, `csv_columns`
which columns, `csv_rows` numbers, `csv_time` seconds, `csv_holes` what is missing, `csv_checks` whether to
believe it.
Whatever had to be assumed is said in `Imported.notes`; what cannot be trusted is refused with its row.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rig.channels import PRESSURE, UNIT_OF_KIND
from rig.errors import InputRefused
from rig.events import Mark
from rig.record import csv_checks, csv_time
from rig.record.csv_columns import Columns, choose_columns, is_index_name, time_is_clock
from rig.record.csv_holes import Samples, mark_holes
from rig.record.csv_preamble import declared_rate_hz
from rig.record.csv_rows import EMPTY, MARK, MEASURED, Rows, read_rows
from rig.record.csv_table import Table, find_table
from rig.record.csv_text import read_lines
from rig.record.csv_units import TIME_UNITS, kind_of, scale_to_standard, units_of

_UNREADABLE_SHARE = 0.25  # of the rows
_FEW_SHARE = 0.1  # of the rows: what may follow a table as a summary of its own


@dataclass(frozen=True, slots=True)
class Imported:
    """One stream read from a file.

    Attributes
    ----------
    channel : as given
    time_s : (n,) f8, seconds from the first row of the table, not falling
    value : (n,) f8, newtons (kilopascals on a pad channel); NaN on rows that stand for a hole
    flags : (n,) u1; MISSING on those rows, LOST_BEFORE on the sample after each, OUT_OF_RANGE beyond ±100 kN
    lost : (n,) i8, how many samples are missing in the hole that a MISSING row stands for, 0 elsewhere
    marks : rows with a text in place of a value
    notes : plain sentences: what was assumed and what was passed over
    rate_hz : samples a second where there is no hole
    """

    channel: str
    time_s: NDArray[np.float64]
    value: NDArray[np.float64]
    flags: NDArray[np.uint8]
    lost: NDArray[np.int64]
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
    unit : of the values: N, kg, lbf (kPa, cmH2O, mmHg on a pad channel); None: as the header says
    time_unit : us, ms or s; None to find out
    channel : the channel that the values become
    rate_hz : of files without a time column; None: as the lines above the table declare

    Raises
    ------
    InputRefused : the file cannot be read or trusted; says the row as an editor counts it, and why
    """
    path = Path(path)
    _check_options(unit, time_unit, channel, rate_hz)
    text = read_lines(path)
    wanted = tuple(name for name in (time_column, force_column) if name)
    table = find_table(text.lines, wanted)
    if table is None:
        raise InputRefused(f"{path.name} has no rows of numbers")
    rate_hz = rate_hz or declared_rate_hz(text.lines[: table.first])
    columns = choose_columns(
        table, text.lines, time_column, force_column, unit, kind_of(channel), has_rate=rate_hz is not None
    )
    is_clock = columns.time >= 0 and time_is_clock(table, text.lines, columns.time)
    rows = read_rows(text.lines, table, columns, is_clock)
    importer = _Import(table, columns, rows, is_clock, rate_hz, [*text.notes, *columns.guessed])
    importer.check_rows(path.name, len(text.lines) if text.cut_off else 0)
    importer.scale(unit, channel)
    time_s = importer.seconds(time_unit)
    return importer.finish(time_s, channel)


def _check_options(unit: str | None, time_unit: str | None, channel: str, rate_hz: float | None) -> None:
    allowed = units_of(kind_of(channel))
    if unit is not None and unit not in allowed:
        raise InputRefused(f"unit '{unit}' is not one of channel {channel}: {', '.join(allowed)}")
    if time_unit is not None and time_unit not in TIME_UNITS:
        raise InputRefused(f"time unit '{time_unit}' is not one of {', '.join(TIME_UNITS)}")
    if rate_hz is not None and not 0.5 <= rate_hz <= 100_000:
        raise InputRefused(f"a rate of {rate_hz:g} Hz is not possible; allowed is 0.5 to 100000")


class _Import:
    """The rows of one table on their way to samples."""

    def __init__(
        self,
        table: Table,
        columns: Columns,
        rows: Rows,
        is_clock: bool,
        rate_hz: float | None,
        notes: list[str],
    ) -> None:
        self._table, self._columns, self._found = table, columns, rows
        self._rows = rows.rows
        self._is_clock, self._rate_hz = is_clock, rate_hz
        self._notes = notes
        self._unit = ""
        self._force_name = table.name(columns.force)
        self._time_name = table.name(columns.time) if columns.time >= 0 else ""

    def check_rows(self, file_name: str, cut_line: int) -> None:
        """Refuse a table without enough rows of numbers; note what is not read."""
        self._drop_cut_row(cut_line)
        rows, found = self._rows, self._found
        measured = int(np.count_nonzero(rows["kind"] == MEASURED))
        if measured == 0:
            raise InputRefused(self._no_numbers(file_name))
        inside = [bad for bad in found.unreadable if bad[0] < rows["line"][-1]]
        if len(inside) + len(found.words) > _UNREADABLE_SHARE * (rows.size + len(inside)):
            line, said = (found.words or inside)[0]
            raise InputRefused(
                f"row {line}: '{said[:40]}' is not a number, "
                f"and {len(inside) + len(found.words)} rows in all are not"
            )
        if measured < csv_checks.FEWEST_SAMPLES:
            raise InputRefused(
                f"{file_name} has {measured} samples in column '{self._force_name}'; "
                f"at least {csv_checks.FEWEST_SAMPLES} are needed"
            )
        self._note_rows(inside)

    def _drop_cut_row(self, cut_line: int) -> None:
        """Forget a last row that ends the file without a line end and without its other cells."""
        rows = self._rows
        if rows.size and cut_line == rows["line"][-1] and rows["kind"][-1] == EMPTY:
            self._rows = rows[:-1]
            self._notes.append(f"row {cut_line}, the last, is cut off and was left out")

    def _no_numbers(self, file_name: str) -> str:
        found = self._found
        if found.words:
            line, cell = found.words[0]
            return f"row {line}: column '{self._force_name}' holds no numbers, but '{cell[:40]}'"
        if found.unreadable and self._rows.size == 0:
            line, text = found.unreadable[0]
            return f"row {line}: no times in column '{self._time_name}' of {file_name}: '{text[:40]}'"
        return f"column '{self._force_name}' of {file_name} holds no numbers"

    def _note_rows(self, inside: list[tuple[int, str]]) -> None:
        after = len(self._found.unreadable) - len(inside)
        for count, what in (
            (len(inside), f"not read as samples, the first in row {inside[0][0]}" if inside else ""),
            (after, "after the last sample left out"),
            (len(self._found.words), "with words in place of a number counted as missing"),
        ):
            if count:
                self._notes.append(f"{count} {'line' if count == 1 else 'lines'} {what}")

    def scale(self, unit: str | None, channel: str) -> None:
        """Turn values into newtons or kilopascals and refuse absurd ones."""
        kind = kind_of(channel)
        standard = UNIT_OF_KIND[kind]
        stated = self._table.unit(self._columns.force)
        stated = stated if stated in units_of(kind) else ""
        taken = unit or stated or standard
        if not (unit or stated):
            self._notes.append(f"values are taken as {standard}; say another unit with --unit")
        elif not unit:
            self._notes.append(f"values are in {stated}, as the header says")
        elif stated and stated != unit:
            self._notes.append(f"values are read in {unit} as asked, though the header says {stated}")
        if kind == PRESSURE or taken != standard:
            self._rows = self._rows.copy()
            self._rows["value"] *= scale_to_standard(taken)
        self._unit = standard
        measured = self._rows[self._rows["kind"] == MEASURED]
        csv_checks.check_magnitude(measured["value"], measured["line"], standard)

    def seconds(self, time_unit: str | None) -> NDArray[np.float64]:
        """Give every row its time, from the first row of the table."""
        if self._columns.time < 0:
            return self._counted(self._rate_hz or 1.0)
        is_counter = is_index_name(self._time_name) and self._table.header >= 0
        if is_counter and time_unit is None and self._rate_hz:
            return self._from_counter(self._rate_hz)
        is_row = self._rows["kind"] != MARK
        if np.ptp(self._rows["time"][is_row]) == 0:
            raise InputRefused(
                f"time column '{self._time_name}' never moves: {self._rows['time'][0]:.10g} in every row"
            )
        unit_s = self._unit_s(time_unit, self._rows["time"][is_row])
        relative, wraps = csv_time.unwrap(self._rows["time"] * unit_s, unit_s, self._is_clock)
        if wraps:
            self._notes.append(
                f"the clock of column '{self._time_name}' wrapped {wraps} times and was run on"
            )
        relative = relative - relative[0]
        relative = self._checked_order(relative, unit_s)
        return self._spread(relative)

    def _counted(self, rate_hz: float) -> NDArray[np.float64]:
        self._notes.append(f"times are counted at the declared {rate_hz:g} Hz")
        slots = self._rows["kind"] != MARK
        return (np.cumsum(slots) - slots[:1].astype(np.int64)) / rate_hz

    def _from_counter(self, rate_hz: float) -> NDArray[np.float64]:
        self._notes.append(
            f"column '{self._time_name}' counts samples; times are at the declared {rate_hz:g} Hz"
        )
        return self._checked_order((self._rows["time"] - self._rows["time"][0]) / rate_hz, 1 / rate_hz)

    def _unit_s(self, time_unit: str | None, stamps: NDArray[np.float64]) -> float:
        if self._is_clock:
            return 1.0
        named = self._table.unit(self._columns.time)
        named = named if named in TIME_UNITS else ""
        chosen = csv_time.choose_time_unit(stamps, time_unit, named, self._time_name, self._rate_hz)
        if time_unit is None:
            self._notes.append(f"time is read in {chosen.unit}, {chosen.why}")
        return TIME_UNITS[chosen.unit]

    def _checked_order(self, time_s: NDArray[np.float64], unit_s: float) -> NDArray[np.float64]:
        """Refuse time that runs backwards; cut off a summary table that follows the recording."""
        at_rows = np.flatnonzero(self._rows["kind"] != MARK)
        step_s = csv_time.rounding_step(time_s[at_rows])
        back = csv_time.first_step_back(time_s[at_rows], step_s)
        if back < 0:
            return time_s
        before, after = self._rows[at_rows[back - 1]], self._rows[at_rows[back]]
        between = any(before["line"] < line < after["line"] for line, _ in self._found.unreadable)
        if between and at_rows.size - back < _FEW_SHARE * at_rows.size:
            self._notes.append(f"a second table from row {after['line']} on was left out")
            self._rows = self._rows[: at_rows[back]]
            return self._checked_order(time_s[: at_rows[back]], unit_s)
        raise InputRefused(
            f"row {after['line']}: time runs backwards, from {before['time']:.16g} to {after['time']:.16g} "
            f"in column '{self._time_name}'"
        )

    def _spread(self, time_s: NDArray[np.float64]) -> NDArray[np.float64]:
        is_row = self._rows["kind"] != MARK
        spread, moved = csv_time.spread_repeats(time_s[is_row])
        if moved:
            self._notes.append(
                f"{moved} samples share the stamp of one before and were spread evenly up to the next"
            )
        out = time_s.copy()
        out[is_row] = spread
        return out - spread[0] if is_row[0] else out

    def finish(self, time_s: NDArray[np.float64], channel: str) -> Imported:
        """Find holes, check that the stream holds together, and hand everything over."""
        kinds = self._rows["kind"]
        at = np.flatnonzero(kinds == MEASURED)
        samples = mark_holes(time_s[at], self._rows["value"][at], self._stated_missing(at), csv_checks.ABSURD)
        steps = csv_time.typical_step(time_s[at])
        rate_hz = 1 / steps if steps > 0 else 0.0
        value = self._rows["value"][at]
        usable = np.abs(value) <= csv_checks.ABSURD
        csv_checks.check_coherence(
            time_s[at][usable], value[usable], self._rows["line"][at][usable], self._unit, rate_hz
        )
        self._note_samples(samples)
        marks = zip(time_s[kinds == MARK], self._found.labels, strict=False)
        return Imported(
            channel=channel,
            time_s=samples.time_s,
            value=samples.value,
            flags=samples.flags,
            lost=samples.lost,
            marks=tuple(Mark(start_s=float(t), known_s=float(t), label=label) for t, label in marks),
            notes=tuple(self._notes),
            rate_hz=rate_hz,
        )

    def _stated_missing(self, at: NDArray[np.int64]) -> NDArray[np.int64]:
        """Rows without a value before each sample; empty cells count unless most are (a slower sensor)."""
        rows = self._rows
        empty = rows["kind"] == EMPTY
        if np.count_nonzero(empty & rows["empty_cell"]) > 0.5 * rows.size:
            empty &= ~rows["empty_cell"]
        before = np.cumsum(empty)[at]
        return np.diff(before, prepend=0).astype(np.int64)

    def _note_samples(self, samples: Samples) -> None:
        holes = int(samples.is_hole.sum())
        if holes:
            self._notes.append(f"{int(samples.lost.sum())} samples are missing, in {holes} places")
        absurd = int(np.count_nonzero(np.abs(samples.value) > csv_checks.ABSURD))
        if absurd:
            self._notes.append(f"{absurd} values beyond ±{csv_checks.ABSURD:,.0f} {self._unit} are flagged")
