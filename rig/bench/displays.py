"""The displays that a benchmark can draw on: Qt's own offscreen one, and a real X display where it can be."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

NO_X = "No X display was measured: sudo apt-get install xvfb."


def draw_offscreen() -> None:
    """Let this process and its children draw where nobody sees it, unless another display is asked for."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # else Qt says for each of our windows that it knows nothing of sizes there
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")


@contextmanager
def displays(size: str = "1920x1080") -> Iterator[dict[str, dict[str, str]]]:
    """Give the environment that leads a program to each display, by the name of the display.

    The X display is the virtual one of Xvfb, so that nothing comes up in front of a person.
    """
    plain = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
    found = {"offscreen": {**plain, "QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":none"}}
    if shutil.which("Xvfb") is None:
        yield found
        return
    heard, said = os.pipe()
    command = ["Xvfb", "-displayfd", str(said), "-screen", "0", f"{size}x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[said], stderr=subprocess.DEVNULL) as server:
        try:
            os.close(said)
            with open(heard) as number:
                display = f":{number.readline().strip()}"
            found["X"] = {**plain, "QT_QPA_PLATFORM": "xcb", "DISPLAY": display}
            yield found
        finally:
            server.terminate()
