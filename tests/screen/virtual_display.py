"""A real X display that nobody sees, for tests that need more than Qt's offscreen drawing."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

needs_x = pytest.mark.skipif(
    shutil.which("Xvfb") is None,
    reason="no virtual display: sudo apt-get install xvfb (see .ci/system-packages)",
)


@dataclass(frozen=True)
class VirtualDisplay:
    """An X server of our own; `environment` leads a program to it."""

    server: subprocess.Popen
    environment: dict[str, str]


@contextmanager
def virtual_display(size: str = "1280x720", seen_in: Path | None = None) -> Iterator[VirtualDisplay]:
    """Start an X server under a free number; it is gone afterwards; what it shows is `seen_in` a folder."""
    heard, said = os.pipe()
    command = ["Xvfb", "-displayfd", str(said), "-screen", "0", f"{size}x24", "-nolisten", "tcp"]
    command += ["-fbdir", str(seen_in)] if seen_in is not None else []
    with subprocess.Popen(command, pass_fds=[said], stderr=subprocess.DEVNULL) as server:
        try:
            os.close(said)
            with open(heard) as number:
                display = f":{number.readline().strip()}"
            left_out = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")
            environment = {name: value for name, value in os.environ.items() if name not in left_out}
            yield VirtualDisplay(server, {**environment, "DISPLAY": display})
        finally:
            server.kill()
