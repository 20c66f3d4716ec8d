"""From the command to the first painted window, in a process of its own, for the screen benchmark.

    python -m rig.bench.first_paint COMMANDED_NS FOLDER

runs `rig demo` for a second and writes one JSON object. COMMANDED_NS is the monotonic clock when the process
was asked for. Nothing is imported here that the command does not import by itself, and not earlier.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import json
import runpy
import sys
import time
from collections.abc import Callable, Sequence
from types import ModuleType
from typing import Any

WATCHED = {
    "rig.screen.start_screen": ("StartScreen", "start screen ms"),
    "rig.screen.patient.window": ("PatientWindow", "patient's window ms"),
    "rig.screen.traces.sweep_view": ("SweepView", "clinician's window ms"),
}


class FirstPaints(importlib.abc.MetaPathFinder):
    """Notes the end of the first paint event of each kind of window, as soon as its module is imported."""

    def __init__(self, commanded_ns: int) -> None:
        self.found_ms: dict[str, float] = {}
        self._commanded_ns = commanded_ns

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname not in WATCHED:
            return None
        spec = importlib.machinery.PathFinder.find_spec(fullname, path)
        if spec is not None and spec.loader is not None:
            load = spec.loader.exec_module

            def watch_too(module: ModuleType) -> None:
                load(module)
                kind, name = WATCHED[fullname]
                self._watch(getattr(module, kind), name)

            spec.loader.exec_module = watch_too  # type: ignore[method-assign]
        return spec

    def _watch(self, kind: Any, name: str) -> None:
        paint: Callable[[Any, Any], None] = kind.paintEvent

        def timed(window: Any, event: Any) -> None:
            paint(window, event)
            if name not in self.found_ms:
                self.found_ms[name] = (time.monotonic_ns() - self._commanded_ns) / 1e6
                self.found_ms[f"{name}, processor"] = time.process_time() * 1e3

        kind.paintEvent = timed


if __name__ == "__main__":
    paints = FirstPaints(int(sys.argv[1]))
    sys.meta_path.insert(0, paints)
    sys.argv = ["rig", "demo", "--seconds", "1", "--out", sys.argv[2]]
    try:
        runpy.run_module("rig", run_name="__main__")
    except SystemExit as left:
        if left.code:
            raise
    sys.stdout.write(json.dumps(paints.found_ms) + "\n")
