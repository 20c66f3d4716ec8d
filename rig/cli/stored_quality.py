"""The figures of each stored stream, as every command prints them."""

from __future__ import annotations

from typing import Any

import numpy as np

from rig.record.reader import Session, StreamRecord
from rig.samples import LOST_BEFORE, MISSING, UNTRUSTED


def stored_quality(session: Session) -> dict[str, dict[str, Any]]:
    """Work out samples, lost, flagged and true rate of every stream of a session."""
    return {name: _figures(stream, _lost(session, name)) for name, stream in session.streams.items()}


def _lost(session: Session, channel: str) -> int:
    ledger = session.ledger.get(f"streams/{channel}", {})
    lost = ledger.get("lost", np.zeros(0, np.int64))
    return int(lost[-1]) if lost.size else 0


def _figures(stream: StreamRecord, lost: int) -> dict[str, Any]:
    rows = stream.samples
    real = rows[(rows["flags"] & MISSING) == 0]
    return {
        "samples": int(real.size),
        "lost": lost,
        "flagged": int(((real["flags"] & UNTRUSTED) != 0).sum()),
        "rate_hz": _rate_hz(real),
    }


def _rate_hz(real: np.ndarray) -> float | None:
    """Give samples a second, holes left out; None before two neighbours."""
    neighbours = (np.diff(real["sequence"]) == 1) & ((real["flags"][1:] & LOST_BEFORE) == 0)
    spent_s = np.diff(real["time_s"])[neighbours].sum()
    return round(float(neighbours.sum() / spent_s), 4) if spent_s > 0 else None
