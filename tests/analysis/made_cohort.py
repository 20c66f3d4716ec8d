"""A small synthetic cohort with everything that can be wrong with a file in it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import h5py

from analysis.cohort.work import Batch, Rows, analyse_batch
from rig.bench.synthetic_cohort import write_cohort
from rig.record.layout import LIVE
from rig.record.table_file import set_attribute

SESSIONS = 9
DEADLY = "deadly.h5"

BAD = {
    "cut.h5": "cut.h5 is damaged or cut off",
    "live.h5": "live.h5 is not finished: it is being recorded, or type  rig recover live.h5",
    "other.h5": "other.h5 is HDF5, but not a session of this rig: its format is ''",
    "text.h5": "text.h5 is not a session: it does not begin as an HDF5 file does",
}


def make_cohort(folder: Path) -> list[Path]:
    """Write nine sessions of 45 s at 80 Hz."""
    return write_cohort(folder, SESSIONS, performances=3, seconds=45.0, rate_hz=80.0)


def add_bad_files(folder: Path, whole: Path) -> None:
    (folder / "text.h5").write_text("no HDF5 at all")
    (folder / "cut.h5").write_bytes(whole.read_bytes()[:20_000])
    with h5py.File(folder / "other.h5", "w") as file:
        file["x"] = 1
    shutil.copyfile(whole, folder / "live.h5")
    with h5py.File(folder / "live.h5", "r+") as file:
        set_attribute(file, "state", LIVE)


def dying_of_one(batch: Batch) -> Rows:
    """Do what a worker does, but end the process on one file, as a crash inside HDF5 would."""
    if any(job.name == DEADLY for job in batch.jobs):
        os._exit(11)
    return analyse_batch(batch)
