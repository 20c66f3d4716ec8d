"""`rig bench view`: how soon a long session is on the screen, and how smoothly it is moved."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from rig.bench.displays import draw_offscreen
from rig.bench.long_session import NAMES, PEAK_EVERY_S, RATE_HZ, write_long_session
from rig.bench.table import BenchTable, Cell

if TYPE_CHECKING:
    from rig.screen.viewing.window import SessionWindow

HOURS = 1.0
SIZE = (1600, 900)
SPANS_S = (7200.0, 1800.0, 300.0, 60.0, 5.0)
FRAMES, A_FRAME = 200, 0.005  # of what is shown
PATIENCE_S = 30.0
OPENED_TIMES = 5
OPENS = (
    "import sys; from pathlib import Path; from rig.screen.application import application; "
    "from rig.screen.viewing.window import SessionWindow; application(); "
    "window = SessionWindow(Path(sys.argv[1])); window.resize(1600, 900); window.show(); window.grab(); "
    "print(int(window.complete), flush=True); window.close()"
)


def run() -> tuple[BenchTable, ...]:
    """Measure a session of one hour; `tests/benchmarks/view_eight_hours.py` takes eight."""
    with tempfile.TemporaryDirectory() as folder:
        return (measured(write_long_session(Path(folder) / "long.h5", HOURS), HOURS),)


def measured(path: Path, hours: float) -> BenchTable:
    """Open a session and move it at several zooms."""
    draw_offscreen()
    from rig.screen.application import application
    from rig.screen.viewing.window import SessionWindow

    app = application()
    opens_s, complete = _opens(path)
    began_s = time.perf_counter()
    window = SessionWindow(path)
    window.resize(*SIZE)
    window.show()
    window.grab()
    rows: list[tuple[Cell, ...]] = [
        ("opened, from the command", 1000 * opens_s, "–", "complete" if complete else "reading on"),
        ("opened, in a running program", 1000 * (time.perf_counter() - began_s), "–", _peaks(window, hours)),
    ]
    for span_s in (0.9 * window.traces.ends_s, *(s for s in SPANS_S if s < 0.9 * window.traces.ends_s)):
        window.traces.show_stretch(window.traces.ends_s / 3, window.traces.ends_s / 3 + span_s)
        _settle(app.processEvents, window)
        rows.append(_moved(f"moved, {span_s:,.0f} s wide", app.processEvents, window, span_s))
    window.close()
    return BenchTable(
        f"A session of {hours:g} h on the screen",
        ("what", "p50 ms", "p99 ms", "peaks of one sample"),
        tuple(rows),
        (
            f"{len(NAMES)} channels at {RATE_HZ} Hz, {path.stat().st_size / 1e6:,.0f} MB; "
            f"{SIZE[0]} x {SIZE[1]} pixels, offscreen. Floor: 8 h open within 2 s.",
            f"A frame moves by {A_FRAME:.1%} of what is shown and draws it all; files are read beside it.",
        ),
    )


def _opens(path: Path) -> tuple[float, bool]:
    """Time new processes until their first picture, the median; say whether all of the session is in it."""
    spent_s, complete = [], True
    for _ in range(OPENED_TIMES):
        began_s = time.perf_counter()
        command = [sys.executable, "-c", OPENS, str(path)]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as opened:
            assert opened.stdout is not None
            complete = opened.stdout.readline().strip() == "1" and complete
            spent_s.append(time.perf_counter() - began_s)
    return float(np.median(spent_s)), complete


def _moved(name: str, process: Callable[[], None], window: SessionWindow, span_s: float) -> tuple[Cell, ...]:
    spent_ms = np.empty(FRAMES)
    for frame in range(FRAMES):
        began_s = time.perf_counter()
        window.traces.scroll_to(window.traces.from_s + A_FRAME * span_s)
        window.traces.grab()
        process()
        spent_ms[frame] = 1e3 * (time.perf_counter() - began_s)
    return name, float(np.percentile(spent_ms, 50)), float(np.percentile(spent_ms, 99)), "–"


def _peaks(window: SessionWindow, hours: float) -> str:
    """Count the peaks that are drawn of the whole session; each is one sample of `RATE_HZ` a second."""
    lane = window.traces.lanes[0]
    picture, ink = window.traces.grab().toImage(), window.ink.trace.rgb()
    y = int(lane.y(80.0))
    drawn = np.array([picture.pixel(x, y) == ink for x in range(picture.width())])
    return f"{int((np.diff(drawn.astype(int)) == 1).sum())} of {int(hours * 3600 / PEAK_EVERY_S)}"


def _settle(process: Callable[[], None], window: SessionWindow) -> None:
    ends_s = time.monotonic() + PATIENCE_S
    while not window.is_settled and time.monotonic() < ends_s:
        process()
        time.sleep(0.005)
