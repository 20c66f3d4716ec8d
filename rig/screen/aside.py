"""A line to whoever started the program, beside the windows."""

from __future__ import annotations

import sys


def say_aside(words: str) -> None:
    """Write one line to standard error; nowhere where there is none, as under a desktop icon on Windows."""
    if sys.stderr is not None:
        sys.stderr.write(f"rig: {words}\n")
        sys.stderr.flush()
