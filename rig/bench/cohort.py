"""`rig bench cohort`: sessions a second through `rig cohort`, and a question to ten thousand of them.

Only the command line knows the analysis, so the command itself is run, in a process of its own, on a
synthetic cohort. Beside it a plain loop with xarray over the same files.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from rig.bench.synthetic_cohort import write_cohort
from rig.bench.table import BenchTable, Cell
from rig.errors import RigError
from rig.extras import optional

SESSIONS = 600
PEER_SESSIONS = 40
ASKED_SESSIONS = 10_000
ASKED_TIMES = 5
FLOOR_PER_CORE = 400.0
FLOOR_EFFICIENCY = 75.0
FLOOR_QUERY_S = 0.1

QUESTION = """
SELECT s.exercise, s.side, count(DISTINCT s.subject), count(*), median(r.peak_newtons),
       avg(r.valid::INT), quantile_cont(r.impulse_newton_seconds, 0.9)
FROM sessions s JOIN reps r USING (file)
WHERE r.channel = s.rep_channel GROUP BY ALL ORDER BY ALL
"""


def run(sessions: int = SESSIONS, asked_sessions: int = ASKED_SESSIONS) -> tuple[BenchTable, BenchTable]:
    """Measure both.

    Raises
    ------
    MissingExtra : pyarrow or duckdb is not installed
    """
    for package in ("pyarrow", "duckdb"):
        optional(package, "The cohort benchmark", "cohort")
    with tempfile.TemporaryDirectory(prefix="rig-bench-") as name:
        folder = Path(name)
        write_cohort(folder / "sessions", sessions)
        return _throughput(folder, sessions), _question(folder, asked_sessions)


def _throughput(folder: Path, sessions: int) -> BenchTable:
    _cohort(folder, "1", "first")  # every contestant finds the files in memory
    one, two = (sessions / _cohort(folder, jobs, f"jobs{jobs}")["seconds"] for jobs in ("1", "2"))
    with_samples = sessions / _cohort(folder, "1", "samples", "--samples")["seconds"]
    efficiency = 100 * two / (2 * one)
    rows: tuple[tuple[Cell, ...], ...] = (
        ("rig cohort --jobs 1", round(one, 1), 1, ""),
        ("rig cohort --jobs 2", round(two, 1), 2, f"{efficiency:.0f} %"),
        ("rig cohort --jobs 1 --samples", round(with_samples, 1), 1, ""),
        *_peer(folder),
    )
    notes = (
        f"{sessions} synthetic sessions of 2 min, 4 streams at 500 Hz; files in memory; "
        "starting the processes is part of it.",
        "A row per session and per rep, from its events; --samples reads the rep channel too.",
        f"Floors: {FLOOR_PER_CORE:g} sessions a second and core, {FLOOR_EFFICIENCY:g} % on two cores.",
        "The peer computes nine of the figures from the same five tables, of the first "
        f"{PEER_SESSIONS} sessions.",
    )
    return BenchTable("Sessions to tables", ("way", "sessions/s", "cores", "efficiency"), rows, notes)


def _cohort(folder: Path, jobs: str, out: str, *options: str) -> dict[str, Any]:
    command = [
        "cohort",
        str(folder / "sessions"),
        "--out",
        str(folder / out),
        "--jobs",
        jobs,
        "--json",
        *options,
    ]
    return _told([sys.executable, "-m", "rig", *command])


def _peer(folder: Path) -> list[tuple[Cell, ...]]:
    """Run the xarray loop, where xarray is installed."""
    few = folder / "few"
    few.mkdir()
    for path in sorted((folder / "sessions").glob("*.h5"))[:PEER_SESSIONS]:
        shutil.copyfile(path, few / path.name)
    try:
        optional("h5netcdf", "The peer", "dev")
        optional("xarray", "The peer", "dev")
    except RigError:
        return []
    took = _told([sys.executable, "-m", "rig.bench.cohort_peer", str(few)])
    return [("plain xarray loop", round(len(list(few.iterdir())) / took["seconds"], 1), 1, "")]


def _told(command: list[str]) -> dict[str, Any]:
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise RigError(f"{' '.join(command[1:4])} failed: {done.stderr.strip()}")
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _question(folder: Path, sessions: int) -> BenchTable:
    """Ask tables of `sessions` as `rig cohort --query` does: the real rows again under new names."""
    duckdb = optional("duckdb", "The cohort benchmark", "cohort")
    made = _multiplied(duckdb, folder, sessions)
    took_s = []
    for _ in range(ASKED_TIMES):
        began_s = time.perf_counter()
        with duckdb.connect() as connection:
            for name in ("sessions", "reps"):
                connection.read_parquet(str(made / f"{name}.parquet")).create_view(name)
            connection.execute(QUESTION).fetchall()
        took_s.append(time.perf_counter() - began_s)
    rows = ((f"median of {ASKED_TIMES}", round(1000 * sorted(took_s)[ASKED_TIMES // 2], 1), sessions),)
    notes = (
        "Open the Parquet files, join sessions and reps, group, medians and quantiles; nothing is kept.",
        f"Floor: {1000 * FLOOR_QUERY_S:g} ms.",
    )
    return BenchTable("A question to the tables", ("DuckDB", "ms", "sessions"), rows, notes)


def _multiplied(duckdb: Any, folder: Path, sessions: int) -> Path:
    made = folder / "multiplied"
    made.mkdir()
    with duckdb.connect() as connection:
        have = connection.execute(f"SELECT count(*) FROM '{folder}/jobs1/sessions.parquet'").fetchone()[0]
        times = -(-sessions // have)
        for name in ("sessions", "reps"):
            connection.execute(
                f"COPY (SELECT * REPLACE (file || '#' || n AS file, subject || '-' || n AS subject) "
                f"FROM '{folder}/jobs1/{name}.parquet', range({times}) AS copies(n)) "
                f"TO '{made}/{name}.parquet' (FORMAT parquet)"
            )
    return made
