"""`rig bench screen`: frames, age of what is shown, time to the first window, and eight hours of memory.

Every figure that a program of its own can change is measured in a process of its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from typing import Any

from rig.bench.displays import NO_X, displays, draw_offscreen
from rig.bench.table import BenchTable, Cell
from rig.errors import RigError

SESSION_S = 6.0
SIZES = {"1080p": "1920 1080", "4K": "3840 2160"}
SHOWN = (  # windows, board, size
    ("both", "standard", "1080p"),
    ("both", "fast", "1080p"),
    ("both", "standard", "4K"),
    ("pyqtgraph", "fast", "1080p"),
)
BOARDS = {"standard": "80+200 Hz", "fast": "4 x 1 kHz"}
WHERE = ("board", "size", "display")
AGES = ("age p50 ms", "age p99 ms", "paint p50 ms", "paint p99 ms")
COSTS = ("fps", "lost", "read gap ms", "% of a core", "MiB")
STARTS = 3
HOURS = 8.0
PATIENCE_S = 600.0


def run(session_s: float = SESSION_S, starts: int = STARTS, hours: float = HOURS) -> tuple[BenchTable, ...]:
    """Measure the windows, offscreen and on a virtual X display where there is one.

    Raises
    ------
    RigError : one of the programs failed, or a sample was lost
    """
    draw_offscreen()
    from rig.bench.screen_frames import frames
    from rig.screen.application import application

    application()
    with displays(SIZES["4K"].replace(" ", "x")) as found:
        ages = _ages(found, session_s)
        up = _window_up(found, starts)
    return frames(), *ages, up, _memory(hours)


def _ages(found: dict[str, dict[str, str]], session_s: float) -> tuple[BenchTable, BenchTable]:
    """Show sessions in windows; give how old each window's picture is, and what the whole program costs."""
    ages: list[tuple[Cell, ...]] = []
    costs: list[tuple[Cell, ...]] = []
    for which, board, size in SHOWN:
        for display, environment in found.items():
            arguments = [which, board, str(session_s), *SIZES[size].split()]
            measured = _program("rig.bench.shown_session", arguments, environment)
            if measured["lost"]:
                raise RigError(f"{measured['lost']} samples were lost under the {which} window; none may be")
            where = (BOARDS[board], size, display)
            shown = measured["windows"]
            ages += [(name, *where, *(figures[c] for c in AGES)) for name, figures in shown.items()]
            costs.append((which, *where, *_costs(measured)))
    age_notes = (
        f"{session_s:g} s of a session each: simulated board on a real port, journal, file and detection.",
        "Age: from the read that brought the newest sample to the end of the paint that shows it first.",
        "Floor: age p50 of 10 ms, p99 of 20 ms.",
        *([] if "X" in found else [NO_X]),
    )
    cost_notes = (
        "The same sessions, board and recording included; fps: of the window that was painted less often.",
        "Read gap: the longest time between two reads. Floor: no sample lost.",
    )
    return (
        BenchTable("From a sample to the screen", ("window", *WHERE, *AGES), tuple(ages), age_notes, 4),
        BenchTable("What it costs the program", ("windows", *WHERE, *COSTS), tuple(costs), cost_notes, 4),
    )


def _costs(measured: dict[str, Any]) -> tuple[Cell, ...]:
    return (
        min(figures["paints a second"] for figures in measured["windows"].values()),
        measured["lost"],
        measured["longest read gap ms"],
        round(measured["% of a core"], 1),
        round(measured["MiB"]),
    )


def _window_up(found: dict[str, dict[str, str]], starts: int) -> BenchTable:
    """Start `rig demo`; the first start only warms the caches."""
    rows: list[tuple[Cell, ...]] = []
    for display, environment in found.items():
        runs = [_first_paint(environment) for _ in range(starts + 1)][1:]
        for name in ("start screen", "clinician's window", "patient's window"):
            ms = sorted(one[f"{name} ms"] for one in runs)
            busy_ms = min(one[f"{name} ms, processor"] for one in runs)
            rows.append((name, display, ms[0], ms[len(ms) // 2], busy_ms))
    columns = ("first paint of", "display", "best ms", "median ms", "processor ms")
    notes = (
        f"From the start of the process `rig demo` to the end of the first paint, {starts} warm starts.",
        "Floor: a window within 1000 ms.",
    )
    return BenchTable("From the command to a window", columns, tuple(rows), notes, 2)


def _first_paint(environment: dict[str, str]) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        return _program("rig.bench.first_paint", [str(time.monotonic_ns()), folder], environment)


def _memory(hours: float) -> BenchTable:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    grown = _program("rig.bench.long_watch", [str(hours)], environment)
    columns = tuple(grown)
    notes = (
        "Both windows offscreen, four channels at 250 Hz through detection, a frame every 8 s of it.",
        "Grown: from the tenth minute to the end. Floor: 5 MiB, and no reference to None.",
    )
    return BenchTable("A long session, accelerated", columns, (tuple(grown.values()),), notes)


def _program(module: str, arguments: list[str], environment: dict[str, str]) -> dict[str, Any]:
    """Run a program of this room; its last line is what it measured."""
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=PATIENCE_S, check=False
    )
    if done.returncode != 0:
        last = done.stderr.strip().splitlines()[-1:] or ["it said nothing"]
        raise RigError(f"{module} failed: {last[0]}")
    measured: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return measured
