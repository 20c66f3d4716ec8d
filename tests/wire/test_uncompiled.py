"""The same kernels as plain Python, and compiled with every index checked.

Each run has its own cache folder: numba's cache does not tell checked code from unchecked.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("switch", ["NUMBA_DISABLE_JIT", "NUMBA_BOUNDSCHECK"])
def test_decoder_gives_the_same(switch: str, tmp_path: Path) -> None:
    environment = {**os.environ, switch: "1", "NUMBA_CACHE_DIR": str(tmp_path)}
    command = [sys.executable, "-m", "pytest", "tests/wire/test_decoder.py", "-q", "-k", "small"]
    command += ["-p", "no:cacheprovider"]
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120)
    passed = {"NUMBA_DISABLE_JIT": "10 passed, 1 skipped", "NUMBA_BOUNDSCHECK": "11 passed"}[switch]
    assert passed in run.stdout, run.stdout + run.stderr
