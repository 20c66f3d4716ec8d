"""Which column holds the time and which the force: as named, or guessed when only one can be meant."""

from __future__ import annotations

from dataclasses import dataclass

from rig.channels import PRESSURE
from rig.errors import InputRefused
from rig.record.csv_cells import looks_like_clock, looks_numeric
from rig.record.csv_dialect import is_comment
from rig.record.csv_table import Table
from rig.record.csv_units import TIME_UNITS, take_apart, unit_of, units_of

_TIME_NAMES = (
    "time t timestamp timestamps stamp zeit zeitstempel elapsed tijd temps tiempo tempo clock datetime uptime"
    " millis micros sec seconds secs s ms us µs"
)
_FORCE_NAMES = (
    "force forces load loadcell f fz kraft fuerza kracht forza newton newtons n kg kgf lbf lbs weight pull"
    " grip tension strength value"
)
_PRESSURE_NAMES = "pressure press druck p presión pressione kpa mmhg cmh2o pad value"
_INDEX_NAMES = "index idx sample samples no nr number row frame count counter id n # unnamed"
_TIME_WORDS = frozenset(_TIME_NAMES.split())
_FORCE_WORDS = frozenset(_FORCE_NAMES.split())
_PRESSURE_WORDS = frozenset(_PRESSURE_NAMES.split())
_INDEX_WORDS = frozenset(_INDEX_NAMES.split())
_LOOKED_AT = 60  # rows, to see which columns hold numbers


@dataclass(frozen=True, slots=True)
class Columns:
    """Positions of the columns to read; `time` is -1 when times come from a declared rate."""

    time: int
    force: int
    guessed: tuple[str, ...]


def choose_columns(
    table: Table,
    lines: list[str],
    time_column: str | None,
    force_column: str | None,
    unit: str | None,
    channel_kind: str,
    has_rate: bool,
) -> Columns:
    """Find the columns.

    Raises
    ------
    InputRefused : a named column is not there, or which one is meant cannot be known
    """
    guessed = []
    numeric = _numeric_columns(table, lines)
    units = {unit} if unit else set()
    time = (
        _named(table, time_column, set(TIME_UNITS)) if time_column else _guess_time(table, numeric, has_rate)
    )
    if not time_column and time >= 0:
        guessed.append(f"time is read from column '{table.name(time)}'")
    if force_column:
        force = _named(table, force_column, units)
    else:
        force = _guess_force(table, [c for c in numeric if c != time], units, channel_kind)
        guessed.append(f"{channel_kind} is read from column '{table.name(force)}'")
    if force == time:
        raise InputRefused(f"column '{table.name(force)}' cannot be both time and {channel_kind}")
    return Columns(time, force, tuple(guessed))


def is_index_name(name: str) -> bool:
    """Say whether a column's name is that of a row counter."""
    words = take_apart(name).base.split()
    return not name.strip() or (bool(words) and set(words) <= _INDEX_WORDS)


def _named(table: Table, wanted: str, units: set[str]) -> int:
    """Position of the column of this name: as written, else in any case, else without its unit."""
    plain = wanted.strip().casefold()
    spellings = (
        lambda cell: cell == wanted,
        lambda cell: cell.strip().casefold() == plain,
        lambda cell: take_apart(cell).base == take_apart(wanted).base != "",
    )
    for same in spellings:
        found = [i for i, cell in enumerate(table.names) if same(cell)]
        if len(found) > 1:
            found = [i for i in found if unit_of(take_apart(table.names[i]).unit) in units] or found
        if len(found) == 1:
            return found[0] + table.shift
        if found:
            places = " and ".join(str(i + 1 + table.shift) for i in found)
            raise InputRefused(
                f"{len(found)} columns are called '{wanted}' (columns {places}); "
                "name one in full or by its number"
            )
    if plain.isdigit() and 1 <= int(plain) <= table.width:
        return int(plain) - 1
    raise InputRefused(f"there is no column '{wanted}'; {_those_there(table)}")


def _those_there(table: Table) -> str:
    names = [f"'{name}'" for name in table.names if name.strip()]
    if names:
        return f"the columns are {', '.join(names)}"
    return f"the file has no header; name a column by its number, 1 to {table.width}"


def _numeric_columns(table: Table, lines: list[str]) -> list[int]:
    """Columns in which most filled cells of the first rows are numbers or times of day."""
    filled, numbers = [0] * table.width, [0] * table.width
    for line in [line for line in lines[table.first : table.first + 10 * _LOOKED_AT] if not is_comment(line)]:
        for i, cell in enumerate(table.dialect.cells(line)[: table.width]):
            filled[i] += bool(cell.strip())
            numbers[i] += looks_numeric(cell)
    return [i for i in range(table.width) if numbers[i] > 0 and 2 * numbers[i] > filled[i]]


def _words(table: Table, column: int) -> set[str]:
    name = column - table.shift
    cell = table.names[name] if 0 <= name < len(table.names) else ""
    return set(take_apart(cell).base.split())


def _is_time(table: Table, column: int) -> bool:
    return bool(_words(table, column) & _TIME_WORDS) or table.unit(column) in TIME_UNITS


def _guess_time(table: Table, numeric: list[int], has_rate: bool) -> int:
    stated = [c for c in numeric if _is_time(table, c)]
    if len(stated) == 1:
        return stated[0]
    if has_rate and not stated:
        return -1
    candidates = stated or [c for c in numeric if not (table.names and is_index_name(_cell(table, c)))]
    if not stated and len(candidates) == 2 and not table.names:
        return candidates[0]
    if len(numeric) == 1:
        raise InputRefused(
            f"there is one column of numbers and no time; say the rate with --rate-hz ({_those_there(table)})"
        )
    raise InputRefused(f"which column is the time? Say it with --time-column; {_those_there(table)}")


def _guess_force(table: Table, candidates: list[int], units: set[str], kind: str) -> int:
    words = _PRESSURE_WORDS if kind == PRESSURE else _FORCE_WORDS
    candidates = [c for c in candidates if not _is_time(table, c)]
    of_kind = [c for c in candidates if table.unit(c) in units_of(kind)]
    stated = [c for c in of_kind if table.unit(c) in units] or of_kind
    stated = stated or [c for c in candidates if _words(table, c) & words]
    if not stated:
        stated = [c for c in candidates if not (table.names and is_index_name(_cell(table, c)))] or candidates
    if len(stated) == 1:
        return stated[0]
    if not stated:
        raise InputRefused(f"no column holds numbers for the {kind}; {_those_there(table)}")
    raise InputRefused(f"which column is the {kind}? Say it with --force-column; {_those_there(table)}")


def _cell(table: Table, column: int) -> str:
    name = column - table.shift
    return table.names[name] if 0 <= name < len(table.names) else ""


def time_is_clock(table: Table, lines: list[str], column: int) -> bool:
    """Say whether the time column holds times of day rather than numbers."""
    clocks = numbers = 0
    for line in lines[table.first : table.first + _LOOKED_AT]:
        cells = table.dialect.cells(line)
        if not is_comment(line) and column < len(cells):
            clocks += looks_like_clock(cells[column])
            numbers += looks_numeric(cells[column])
    return 2 * clocks > numbers
