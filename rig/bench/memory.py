"""How much memory this process holds."""

from __future__ import annotations

import math
import os
from pathlib import Path

PAGES = Path("/proc/self/statm")


def resident_mib() -> float:
    """Give the resident set in MiB; NaN where the system does not tell."""
    try:
        pages = int(PAGES.read_text().split()[1])
    except OSError:
        return math.nan
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
