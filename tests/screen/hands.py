"""A person's fingers and eyes on a virtual display: real key events of the X server, and what it shows."""

from __future__ import annotations

import shutil
import struct
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

needs_fingers = pytest.mark.skipif(
    shutil.which("xdotool") is None,
    reason="nobody can press keys: sudo apt-get install xdotool (see .ci/system-packages)",
)
FIRST_SCREEN = "Xvfb_screen0"  # in XWD's format: 25 big-endian words, a name, colours, then rows of pixels


@dataclass(frozen=True)
class Hands:
    """Works on one display."""

    environment: Mapping[str, str]
    seen_in: Path

    def press(self, *keys: str) -> None:
        """Press and release keys, named as X names them, wherever the focus is."""
        self._tool("key", "--delay", "20", *keys)

    def write(self, words: str) -> None:
        """Type words."""
        self._tool("type", "--delay", "20", words)

    def take_up(self, name: str) -> None:
        """Wait for a window whose name holds `name`, and give it the keyboard: there is no window manager."""
        self._tool("search", "--sync", "--onlyvisible", "--name", name, "windowfocus", "--sync")

    def see(self) -> np.ndarray:
        """Give the picture on the screen: rows, columns, and red, green and blue."""
        data = (self.seen_in / FIRST_SCREEN).read_bytes()
        head = struct.unpack(">25I", data[:100])
        head_bytes, width, height, row_bytes, colours = head[0], head[4], head[5], head[12], head[19]
        rows = np.frombuffer(data, np.uint8, row_bytes * height, head_bytes + 12 * colours)
        return rows.reshape(height, row_bytes)[:, : 4 * width].reshape(height, width, 4)[:, :, 2::-1]

    def _tool(self, *what: str) -> None:
        subprocess.run(["xdotool", *what], env=self.environment, check=True, timeout=30)
