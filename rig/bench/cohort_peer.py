"""The plain way to the figures of a cohort: a loop over sessions, opened with xarray.

Run as ``python -m rig.bench.cohort_peer FOLDER``; prints the seconds it took and the reps it found.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import h5py
import numpy as np
import xarray as xr


def figures(path: Path) -> int:
    """Compute a session's main figures from its event tables and attributes; give the number of reps."""
    with h5py.File(path) as file:
        setup = json.loads(file["setup"][()])
    rep = xr.open_dataset(path, group="events/rep", engine="h5netcdf").load()
    hold = xr.open_dataset(path, group="events/hold", engine="h5netcdf").load()
    roll = xr.open_dataset(path, group="events/roll", engine="h5netcdf").load()
    gap = xr.open_dataset(path, group="events/gap", engine="h5netcdf").load()
    channel = setup["task"]["rep_channel"]
    ledger = xr.open_dataset(path, group=f"ledger/streams/{channel}", engine="h5netcdf").load()
    duration_s = rep.end_s - rep.start_s
    row = {
        "subject": setup["subject"],
        "reps": rep.sizes["announced"],
        "valid": int(rep.valid.sum()),
        "best": float(rep.peak_newtons.max()) if rep.sizes["announced"] else np.nan,
        "impulse": float((rep.mean_newtons * duration_s).sum()),
        "held": float((hold.end_s - hold.start_s).sum()),
        "faults": int((roll.level == b"fault").sum()),
        "lost": int(ledger.lost[-1]) if ledger.sizes["time"] else 0,
        "gaps": gap.sizes["announced"],
    }
    for one in (rep, hold, roll, gap, ledger):
        one.close()
    return int(row["reps"])


def main() -> None:
    """Go through a folder."""
    began_s = time.perf_counter()
    reps = sum(figures(path) for path in sorted(Path(sys.argv[1]).glob("*.h5")))
    sys.stdout.write(json.dumps({"seconds": time.perf_counter() - began_s, "reps": reps}))


if __name__ == "__main__":
    main()
