"""What a bad cable does to frames."""

from __future__ import annotations

import numpy as np

from rig.device.simulator.faults import Fault, Faults

Generator = np.random.Generator


def _flip_bits(frame: bytes, fault: Fault, rng: Generator) -> bytes:
    hit = rng.random(len(frame)) < fault.rate
    masks = np.where(hit, 1 << rng.integers(0, 8, len(frame)), 0).astype(np.uint8)
    return (np.frombuffer(frame, np.uint8) ^ masks).tobytes()


def _lose_bytes(frame: bytes, fault: Fault, rng: Generator) -> bytes:
    kept = rng.random(len(frame)) >= fault.rate
    return np.frombuffer(frame, np.uint8)[kept].tobytes()


def _double_bytes(frame: bytes, fault: Fault, rng: Generator) -> bytes:
    times = 1 + (rng.random(len(frame)) < fault.rate)
    return np.repeat(np.frombuffer(frame, np.uint8), times).tobytes()


def _halve(frame: bytes, fault: Fault, rng: Generator) -> bytes:
    return frame[: len(frame) // 2]


DAMAGE = {"bitflip": _flip_bits, "lost": _lose_bytes, "doubled": _double_bytes, "half": _halve}


class LineDamage:
    """The faults of the line, applied to each frame as it starts to leave."""

    def __init__(self, faults: Faults, rng: Generator) -> None:
        self._faults = [fault for fault in faults.all if fault.kind in DAMAGE]
        self._rng = rng
        self._halved: set[Fault] = set()  # half frames that have happened

    def of(self, frame: bytes, start_us: float) -> bytes:
        for fault in self._faults:
            if fault.begins_us <= start_us and (start_us < fault.ends_us or self._still_owed(fault)):
                frame = DAMAGE[fault.kind](frame, fault, self._rng)
        return frame

    def _still_owed(self, fault: Fault) -> bool:
        """A half frame without a duration happens to the first frame at or after its time."""
        if fault.kind != "half" or fault.for_s > 0 or fault in self._halved:
            return False
        self._halved.add(fault)
        return True
