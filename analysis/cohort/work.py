"""A batch of files to rows and refusals: the one function that every worker runs, wherever it is."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path

from analysis.cohort.session_rows import analyse
from analysis.cohort.tables import VERSION, Row
from rig.errors import RigError


@dataclass(frozen=True, slots=True)
class Job:
    """A file to be analysed, as it was when it was found."""

    name: str  # below the cohort's folder
    bytes: int
    modified_ns: int  # it, or its edits


@dataclass(frozen=True, slots=True)
class Batch:
    """Files that one worker reads in one go."""

    folder: str
    jobs: tuple[Job, ...]
    with_samples: bool = False


@dataclass(slots=True)
class Rows:
    """Rows of the cohort's tables, and the processor time that making them took."""

    sessions: list[Row] = field(default_factory=list)
    reps: list[Row] = field(default_factory=list)
    refused: list[Row] = field(default_factory=list)
    busy_s: float = 0.0

    @property
    def files(self) -> int:
        return len(self.sessions) + len(self.refused)

    def add(self, other: Rows) -> None:
        self.sessions += other.sessions
        self.reps += other.reps
        self.refused += other.refused
        self.busy_s += other.busy_s


def analyse_batch(batch: Batch) -> Rows:
    """Analyse every file of a batch; whatever is wrong with one becomes its refusal."""
    rows, began_s = Rows(), time.process_time()
    for job in batch.jobs:
        try:
            session, reps = analyse(Path(batch.folder) / job.name, job.name, batch.with_samples)
        except Exception as trouble:  # one file of thousands must not end the others
            rows.refused.append(refusal(job, batch, _why(trouble)))
            continue
        rows.sessions.append(session | {"bytes": job.bytes, "modified_ns": job.modified_ns})
        rows.reps += reps
    rows.busy_s = time.process_time() - began_s
    return rows


def refusal(job: Job, batch: Batch, why: str) -> Row:
    """Make the row of a file that gave no figures."""
    return {
        "file": job.name,
        "why": why,
        "bytes": job.bytes,
        "modified_ns": job.modified_ns,
        "with_samples": batch.with_samples,
        "version": VERSION,
    }


def _why(trouble: Exception) -> str:
    if isinstance(trouble, RigError):
        return str(trouble)
    return f"{type(trouble).__name__}: {' '.join(str(trouble).split())}"
