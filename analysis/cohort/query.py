"""SQL over a cohort's tables: ``sessions``, ``reps`` and ``refused``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.cohort.tables import TABLES
from rig.errors import InputRefused
from rig.extras import optional


@dataclass(frozen=True, slots=True)
class Answer:
    """A table: the names of its columns and its rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def to_json(self) -> list[dict[str, Any]]:
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def query(folder: Path, sql: str) -> Answer:
    """Ask the tables in `folder`.

    Raises
    ------
    InputRefused : no tables there, or SQL that DuckDB does not take
    MissingExtra : duckdb is not installed
    """
    duckdb = optional("duckdb", "A query", "cohort")
    missing = [name for name in TABLES if not _table(folder, name).is_file()]
    if missing:
        raise InputRefused(f"{_table(folder, missing[0])} is not there; run  rig cohort  on the folder first")
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        for name in TABLES:
            connection.read_parquet(str(_table(folder, name))).create_view(name)
        try:
            found = connection.execute(sql)
            columns = tuple(about[0] for about in found.description or ())
            return Answer(columns, tuple(found.fetchall()))
        except duckdb.Error as error:
            raise InputRefused(f"the query was not understood: {' '.join(str(error).split())}") from None


def _table(folder: Path, name: str) -> Path:
    return folder / f"{name}.parquet"
