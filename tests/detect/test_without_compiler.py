"""The kernels say the same without the compiler, and read nothing out of bounds."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize("switch", ["NUMBA_DISABLE_JIT", "NUMBA_BOUNDSCHECK"])
def test_small_tests_pass(switch: str, tmp_path: os.PathLike[str]) -> None:
    environment = {**os.environ, switch: "1", "NUMBA_CACHE_DIR": str(tmp_path)}
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-k", "small"]
    files = [f"tests/detect/test_{what}.py" for what in ("reps", "holds", "rolls", "rises")]
    run = subprocess.run([*command, *files], env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert " passed" in run.stdout
