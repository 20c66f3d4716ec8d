"""The kernels of measuring as plain Python, and compiled with every index checked.

Each run has its own cache folder: numba's cache does not tell checked code from unchecked.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROVEN = ["test_gaps.py", "test_value_gaps.py", "test_quality.py", "test_clock.py"]


@pytest.mark.parametrize("switch", ["NUMBA_DISABLE_JIT", "NUMBA_BOUNDSCHECK"])
def test_measuring_gives_the_same(switch: str, tmp_path: Path) -> None:
    environment = {**os.environ, switch: "1", "NUMBA_CACHE_DIR": str(tmp_path)}
    tests = [f"tests/measure/{name}" for name in PROVEN]
    command = [
        sys.executable,
        "-m",
        "pytest",
        *tests,
        "-q",
        "-k",
        "not eight_hours",
        "-p",
        "no:cacheprovider",
    ]
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120)
    summary = run.stdout.strip().splitlines()[-1]
    passed = re.fullmatch(r"(\d+) passed, 1 deselected in .*", summary)
    assert passed is not None, run.stdout + run.stderr
    assert int(passed[1]) >= 80
