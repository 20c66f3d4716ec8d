"""A folder of sessions to the cohort's tables."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.cohort.processes import cut
from analysis.cohort.store import Store
from analysis.cohort.work import Batch, Job, Rows
from rig.errors import InputRefused
from rig.record.edits import edits_of

FILES_A_BATCH = 16
KEPT_EVERY_FILES = 1000  # what an interruption can cost at the most
KEPT_EVERY_S = 10.0

Workers = Callable[[Sequence[Batch]], Iterable[Rows]]
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Cohort:
    """What came of a folder.

    Attributes
    ----------
    analysed : files read in this run; `kept` ones were known from an earlier one
    busy_s : processor time of all workers together, without their start
    tables : the three tables of `tables.TABLES`, as pyarrow tables
    """

    folder: Path
    analysed: int
    kept: int
    seconds: float
    busy_s: float
    tables: dict[str, Any]

    @property
    def refused(self) -> list[dict[str, str]]:
        """File and reason of every file that gave no figures."""
        rows: list[dict[str, str]] = self.tables["refused"].select(["file", "why"]).to_pylist()
        return rows


def analyse_cohort(
    folder: Path, out: Path, workers: Workers, with_samples: bool = False, progress: Progress | None = None
) -> Cohort:
    """Analyse every session below `folder`; files known from an earlier run and unchanged are kept.

    Parameters
    ----------
    out : folder of the tables
    workers : does batches somewhere, see `processes.in_processes` and `cluster.on_cluster`
    progress : told the files done and all files, of this run

    Raises
    ------
    InputRefused : no such folder, or no session file in it
    MissingExtra : pyarrow is not installed
    """
    jobs = find_sessions(folder, out)
    store = Store(out)
    new = sorted(set(jobs) - store.done(with_samples), key=lambda job: job.name)
    began_s = time.perf_counter()
    batches = list(cut(Batch(str(folder.resolve()), tuple(new), with_samples), FILES_A_BATCH))
    busy_s = _keep(
        store, workers(batches) if batches else (), lambda done: progress and progress(done, len(new))
    )
    seconds = time.perf_counter() - began_s
    tables = store.finish({job.name for job in jobs})
    return Cohort(out, len(new), len(jobs) - len(new), seconds, busy_s, tables)


def find_sessions(folder: Path, out: Path) -> list[Job]:
    """List every .h5 file below a folder.

    Raises
    ------
    InputRefused : no such folder, or none in it
    """
    if not folder.is_dir():
        raise InputRefused(f"{folder} is no folder; give the folder that holds the sessions")
    jobs = []
    for path in folder.rglob("*.h5"):
        if path.is_file() and not path.is_relative_to(out):
            about = path.stat()
            name = path.relative_to(folder).as_posix()
            jobs.append(Job(name, about.st_size, max(about.st_mtime_ns, _edited_ns(path))))
    if not jobs:
        raise InputRefused(f"there is no session (.h5) in {folder}")
    return jobs


def _edited_ns(session: Path) -> int:
    """Say when a session was edited last; 0 for never."""
    try:
        return edits_of(session).stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def _keep(store: Store, results: Iterable[Rows], tell: Callable[[int], object]) -> float:
    """Put rows into the store every so often, also when something ends the run; give the workers' time."""
    done, busy_s, waiting, kept_s = 0, 0.0, Rows(), time.monotonic()
    try:
        for rows in results:
            waiting.add(rows)
            done += rows.files
            busy_s += rows.busy_s
            tell(done)
            if waiting.files >= KEPT_EVERY_FILES or time.monotonic() > kept_s + KEPT_EVERY_S:
                ready, waiting, kept_s = waiting, Rows(), time.monotonic()
                store.add(ready)
    finally:
        if waiting.files:
            store.add(waiting)
    return busy_s
