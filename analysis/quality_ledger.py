"""What was lost, flagged and counted in a session, stream by stream."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rig.record.reader import Session, StreamRecord
from rig.samples import FLAG_NAMES, LOST_BEFORE, MISSING, UNTRUSTED


@dataclass(frozen=True, slots=True)
class StreamQuality:
    """One stream: `kinds` counts flagged samples by flag; `rate_hz` is NaN below two samples."""

    channel: str
    samples: int
    lost: int
    flagged: int
    kinds: dict[str, int]
    rate_hz: float
    nominal_rate_hz: float
    longest_gap_s: float


def stream_qualities(session: Session) -> list[StreamQuality]:
    """Count every stream of a session."""
    return [_counted(session, stream) for stream in session.streams.values()]


def link_counts(session: Session) -> dict[str, int]:
    """Give the last row of the link's ledger; empty where there is none."""
    table = session.ledger.get("link", {})
    return {name: int(rows[-1]) for name, rows in table.items() if name != "time" and rows.size}


def _counted(session: Session, stream: StreamRecord) -> StreamQuality:
    rows = stream.samples
    real = rows[(rows["flags"] & MISSING) == 0]
    flags = real["flags"]
    lost = session.ledger.get(f"streams/{stream.channel}", {}).get("lost", np.zeros(0))
    kinds = {name: int(((flags & bit) != 0).sum()) for bit, name in FLAG_NAMES.items() if bit != MISSING}
    return StreamQuality(
        channel=stream.channel,
        samples=int(real.size),
        lost=int(lost[-1]) if lost.size else 0,
        flagged=int(((flags & UNTRUSTED) != 0).sum()),
        kinds={name: number for name, number in kinds.items() if number},
        rate_hz=_rate_hz(real),
        nominal_rate_hz=float(stream.nominal_rate_hz),
        longest_gap_s=_longest_gap_s(real),
    )


def _rate_hz(real: np.ndarray) -> float:
    steps_s, whole = _steps(real)
    spent_s = float(steps_s[whole].sum())
    return float(whole.sum() / spent_s) if spent_s > 0 else float("nan")


def _longest_gap_s(real: np.ndarray) -> float:
    steps_s, whole = _steps(real)
    return float(steps_s[~whole].max()) if (~whole).any() else 0.0


def _steps(real: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Give the time from sample to sample, and whether nothing is missing between them."""
    whole = (np.diff(real["sequence"]) == 1) & ((real["flags"][1:] & LOST_BEFORE) == 0)
    return np.diff(real["time_s"]), whole
