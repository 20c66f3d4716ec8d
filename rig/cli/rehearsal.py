"""A simulated person on a simulated board: what `rig demo` puts in the place of hardware."""

from __future__ import annotations

import json
import math
import sys
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from rig.device.simulator.board import SimulatedBoard
from rig.device.simulator.faults import Faults
from rig.device.simulator.in_memory import InMemoryBoard
from rig.device.simulator.patient import Patient
from rig.device.simulator.stream_design import streams_for
from rig.session.door import Door
from rig.session.wall_clock import Clock

LEAD_S = 0.5
"""From the first START until the patient's plan begins: what the converters have read ahead is at rest."""

TIMES = ("start_s", "end_s", "peak_s", "go_s")


class WaitingPatient:
    """A patient who lies still until the board streams; then the plan begins.

    Attributes
    ----------
    begins_s : true seconds since power-up at which it begins, infinite before the first START
    """

    def __init__(self, patient: Patient) -> None:
        self.begins_s = math.inf
        self._patient = patient

    def streaming_since(self, at_us: float) -> None:
        """Take note of a START; the first one counts."""
        if math.isinf(self.begins_s):
            self.begins_s = at_us * 1e-6 + LEAD_S

    def value(self, channel: str, time_s: np.ndarray) -> np.ndarray:
        return self._patient.value(channel, np.maximum(time_s - self.begins_s, 0.0))


class SimulatedHardware(ABC):
    """A simulated board on a port.

    Attributes
    ----------
    lasts_s : after so many seconds of streaming everything is over
    """

    def __init__(self, board: SimulatedBoard, clock: Clock, lasts_s: float) -> None:
        self.lasts_s = lasts_s
        self._board = board
        self._clock = clock
        self._started_ns = 0

    @contextmanager
    def powered(self) -> Iterator[Door]:
        """Plug the board in, on a pseudo-terminal where the system has them; give the door to it."""
        if sys.platform == "win32":
            board = InMemoryBoard(self._board, self._clock)
            self._started_ns = board.started_ns
            yield board
            return
        from rig.device.serial_port import SerialDoor
        from rig.device.simulator.on_pty import PtyBoard

        with PtyBoard(self._board, self._clock) as on_pty:
            self._started_ns = on_pty.started_ns
            yield SerialDoor(on_pty.port)

    @abstractmethod
    def truth(self, session_started_ns: int) -> dict[str, Any]:
        """Tell what was really done, on the session's clock."""


class Rehearsal(SimulatedHardware):
    """The hardware of one simulated session of one exercise.

    The patient makes some mistakes, as people do: now and then the pelvis rolls or a hold is cut short.

    Parameters
    ----------
    seconds : how long the patient works
    faults : a script as in `rig.device.simulator.faults`
    """

    def __init__(
        self,
        exercise: str,
        side: str,
        seed: int,
        seconds: float,
        faults: str,
        clock: Clock,
        pad_cells: int = 2,
    ) -> None:
        self.patient = Patient(exercise, side, seed, seconds, errors=("mixed",), pad_cells=pad_cells)
        self._waiting = WaitingPatient(self.patient)
        board = SimulatedBoard(
            self._waiting,
            seed,
            streams_for(pad_cells),
            Faults.parse(faults),
            on_start=self._waiting.streaming_since,
        )
        super().__init__(board, clock, LEAD_S + seconds)

    def truth(self, session_started_ns: int) -> dict[str, Any]:
        """Tell what the patient really did, on the session's clock; nothing before the first START."""
        if math.isinf(self._waiting.begins_s):
            return {"offset_s": None}
        offset_s = (self._started_ns - session_started_ns) / 1e9 + self._waiting.begins_s
        return {"offset_s": round(offset_s, 6), **moved(self.patient.truth.to_json(), offset_s)}


def write_truth(path: Path, truth: dict[str, Any]) -> str:
    """Write the truth beside the session; give what went wrong with that, or ""."""
    try:
        path.write_text(json.dumps(truth, indent=1) + "\n")
    except OSError as error:
        path.unlink(missing_ok=True)
        return f"cannot write {path.name}: {error.strerror}"
    return ""


def moved(value: Any, offset_s: float) -> Any:
    """Add `offset_s` to every instant, however deep it lies."""
    if isinstance(value, list):
        return [moved(item, offset_s) for item in value]
    if isinstance(value, dict):
        return {
            name: round(item + offset_s, 6) if name in TIMES else moved(item, offset_s)
            for name, item in value.items()
        }
    return value
