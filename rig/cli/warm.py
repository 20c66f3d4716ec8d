"""Gets the compiled kernels ready, and says so when that takes long enough to worry a person."""

from __future__ import annotations

import sys
from pathlib import Path


def warm_up() -> None:
    """Load every kernel from the cache, or compile it: about ten seconds, once per version."""
    from rig.kernel import CACHE_FOLDER
    from rig.pipeline import Pipeline

    cached = CACHE_FOLDER is not None and any(Path(CACHE_FOLDER).iterdir())
    if not cached and sys.stderr.isatty():
        print("First start: getting the detectors ready, about ten seconds ...", file=sys.stderr)
    Pipeline.warm_up()
