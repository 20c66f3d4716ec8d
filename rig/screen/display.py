"""Whether there is a screen to open windows on; asks the system, not Qt."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping


def has_display(system: str = sys.platform, environment: Mapping[str, str] | None = None) -> bool:
    """Say whether windows can be expected to open: always on Windows and macOS, else with X or Wayland."""
    env = os.environ if environment is None else environment
    return system in ("win32", "darwin") or bool(env.get("DISPLAY") or env.get("WAYLAND_DISPLAY"))
