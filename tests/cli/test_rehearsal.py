"""The simulated person of `rig demo`, in virtual time."""

from __future__ import annotations

import numpy as np
import pytest

from rig.cli.rehearsal import LEAD_S, Rehearsal, WaitingPatient
from rig.device.simulator.board import SimulatedBoard
from rig.device.simulator.patient import Patient
from rig.session.wall_clock import WallClock
from rig.wire.framing import encode_frame
from rig.wire.packets import Start, pack

START = encode_frame(pack(Start(1)))


def begun_after(seconds: float, step_us: int) -> float:
    """Start a board so long after power-up, its time cut into steps; give when the plan begins."""
    waiting = WaitingPatient(Patient("level-1"))
    board = SimulatedBoard(waiting, 0, on_start=waiting.streaming_since)
    asked_us = int(seconds * 1e6)
    for now_us in range(step_us, asked_us + 1, step_us):
        board.advance(now_us)
    board.advance(asked_us + step_us, START)
    board.advance(asked_us + 2_000_000, START)
    return waiting.begins_s


@pytest.mark.parametrize("seconds", [1.0, 30.0])
def test_the_plan_begins_when_the_board_begins_to_stream(seconds: float) -> None:
    begins_s = begun_after(seconds, 10_000)
    heard_s = seconds + len(START) * 10 / 500_000
    assert begins_s == pytest.approx(heard_s + LEAD_S, abs=1e-3)
    assert begun_after(seconds, 100_000) == begins_s


def test_until_then_the_patient_lies_as_at_the_beginning() -> None:
    patient = Patient("level-1")
    waiting = WaitingPatient(patient)
    waits = waiting.value("band_knee", np.array([0.0, 5.0, 40.0]))
    assert waits == pytest.approx(patient.value("band_knee", [0.0, 0.0, 0.0]))
    waiting.streaming_since(40e6)
    waiting.streaming_since(55e6)
    seen = waiting.value("pad_back", np.array([40.0, 40.0 + LEAD_S, 47.0]))
    assert seen == pytest.approx(patient.value("pad_back", [0.0, 0.0, 7.0 - LEAD_S]))


def test_a_board_that_never_streamed_has_nothing_to_tell() -> None:
    rehearsal = Rehearsal("level-1", "right", 0, 10.0, "", WallClock())
    assert rehearsal.lasts_s == 10.0 + LEAD_S
    assert rehearsal.truth(0) == {"offset_s": None}
