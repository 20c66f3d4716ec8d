"""The one numba decorator and where its compiled code is kept.

numba re-uses cached code of an edited helper: the cache folder is therefore keyed to a hash of
every source of the package. Where no folder can be written (a read-only installation without a home)
kernels compile at each start.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numba
import platformdirs

Function = TypeVar("Function", bound=Callable[..., object])


def _sources_hash() -> str:
    digest = hashlib.sha256(numba.__version__.encode())
    root = Path(__file__).parent
    rooms = ("kernel.py", "samples.py", "events.py", "settings.py", "wire", "measure", "detect")
    for room in rooms:
        path = root / room
        for source in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            digest.update(source.name.encode() + source.read_bytes())
    return digest.hexdigest()[:16]


def _writable_folder() -> str | None:
    asked = os.environ.get("NUMBA_CACHE_DIR")
    homes = (
        [asked]
        if asked
        else [platformdirs.user_cache_dir("force-rig", appauthor=False), tempfile.gettempdir()]
    )
    for home in homes:
        folder = Path(home) / f"kernels-{_sources_hash()}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                return str(folder)
        except OSError:
            continue
    return None


CACHE_FOLDER = _writable_folder()
if CACHE_FOLDER is not None:
    numba.config.CACHE_DIR = CACHE_FOLDER


def kernel(function: Function) -> Function:
    """Compile `function` without the GIL; never fastmath, which would delete NaN tests."""
    return numba.njit(nogil=True, cache=CACHE_FOLDER is not None)(function)
