"""The cohort's Parquet files, written so that an interrupted run goes on where it was.

Rows first go into parts, each a folder that appears in one step. At the end parts and earlier tables become
``sessions.parquet``, ``reps.parquet`` and ``refused.parquet``. Where both know a file, the part is right.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from analysis.cohort.tables import TABLES, VERSION, arrow_table
from analysis.cohort.work import Job, Rows
from rig.errors import InputRefused
from rig.extras import optional

PARTS = "parts"
UNFINISHED = ".unfinished"


class Store:
    """A folder of the cohort's tables.

    Raises
    ------
    InputRefused : the folder cannot be made
    MissingExtra : pyarrow is not installed
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._arrow = optional("pyarrow", "A cohort", "cohort")
        self._parquet = optional("pyarrow.parquet", "A cohort", "cohort")
        try:
            (folder / PARTS).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputRefused(
                f"cannot write into {folder}: {error.strerror}; choose another with --out"
            ) from None

    def path(self, name: str) -> Path:
        """Give the place of a finished table."""
        return self.folder / f"{name}.parquet"

    def done(self, with_samples: bool) -> set[Job]:
        """List the files whose rows are here and were made as they would be made now."""
        found: set[Job] = set()
        for name in ("sessions", "refused"):
            columns = self._load(name).select(["file", "bytes", "modified_ns", "with_samples", "version"])
            for file, size, modified_ns, samples, version in zip(*columns.to_pydict().values(), strict=True):
                if samples == with_samples and version == VERSION:
                    found.add(Job(file, size, modified_ns))
        return found

    def add(self, rows: Rows) -> None:
        """Keep rows; once this returns, no interruption takes them."""
        number = 1 + max((int(part.name) for part in self._parts()), default=0)
        making = self.folder / PARTS / f"{number:06d}{UNFINISHED}"
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir()
        for name in TABLES:
            self._write(arrow_table(name, getattr(rows, name)), making / f"{name}.parquet")
        os.replace(making, making.with_suffix(""))

    def finish(self, files: set[str]) -> dict[str, Any]:
        """Make the three tables, of these files only; give them as pyarrow tables sorted by file."""
        tables = {name: self._only(self._load(name), files) for name in TABLES}
        for name, table in tables.items():
            making = self.path(name).with_suffix(UNFINISHED)
            self._write(table, making)
            os.replace(making, self.path(name))
        shutil.rmtree(self.folder / PARTS)
        return tables

    def _load(self, name: str) -> Any:
        """Read a table: of every file its newest rows."""
        tables: list[Any] = []
        known = self._arrow.array([], "string")
        compute = optional("pyarrow.compute", "A cohort", "cohort")
        for folder in [*reversed(list(self._parts())), self.folder]:
            if (folder / f"{name}.parquet").is_file():
                table = self._parquet.read_table(folder / f"{name}.parquet")
                tables.append(table.filter(compute.invert(compute.is_in(table["file"], known))))
            known = self._arrow.concat_arrays([known, *self._files_in(folder)])
        return self._arrow.concat_tables([arrow_table(name, []), *tables], promote_options="default")

    def _files_in(self, folder: Path) -> Iterator[Any]:
        for name in ("sessions", "refused"):
            path = folder / f"{name}.parquet"
            if path.is_file():
                yield self._parquet.read_table(path, columns=["file"])["file"].combine_chunks()

    def _only(self, table: Any, files: set[str]) -> Any:
        compute = optional("pyarrow.compute", "A cohort", "cohort")
        wanted = compute.is_in(table["file"], self._arrow.array(sorted(files), "string"))
        order = [("file", "ascending")] + [("number", "ascending")] * ("number" in table.column_names)
        return table.filter(wanted).sort_by(order)

    def _parts(self) -> list[Path]:
        parts = self.folder / PARTS
        return sorted(p for p in parts.iterdir() if p.suffix != UNFINISHED) if parts.is_dir() else []

    def _write(self, table: Any, path: Path) -> None:
        self._parquet.write_table(table, path, compression="zstd")
