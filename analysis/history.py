"""Which sessions may be compared: only alike ones, found by name first and by set-up then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rig.errors import InputRefused
from rig.record.reader import open_session
from rig.setup import SessionSetup


@dataclass(frozen=True, slots=True, order=True)
class Likeness:
    """What must be equal before two sessions may stand in one line."""

    exercise: str
    posture: str
    band: str
    band_site: str
    lever_arm_m: float
    strap: str
    channel: str

    @classmethod
    def of(cls, setup: SessionSetup) -> Likeness:
        band = setup.band
        return cls(
            setup.exercise,
            setup.posture,
            str(band.get("label", "")),
            str(band.get("site", "")),
            float(band.get("lever_arm_m") or 0.0),
            str(band.get("strap", "")),
            setup.task.rep_channel,
        )

    def differs(self, other: Likeness) -> list[str]:
        """Name what is unlike."""
        return [
            name.replace("_", " ") for name in self.__slots__ if getattr(self, name) != getattr(other, name)
        ]


def started(setup: SessionSetup) -> datetime:
    return datetime.fromisoformat(setup.started_utc)


def last_before(path: Path, setup: SessionSetup) -> Path | None:
    """Find the newest earlier session in the same folder that is like this one, side included."""
    for candidate, other in _candidates(path, setup):
        if other.side == setup.side and started(other) < started(setup):
            return candidate
    return None


def other_side(path: Path, setup: SessionSetup, within_days: float) -> Path | None:
    """Find the session of the other side that is nearest in time, and like this one but for the side."""
    best: tuple[float, Path] | None = None
    for candidate, other in _candidates(path, setup):
        apart_s = abs((started(other) - started(setup)).total_seconds())
        if other.side != setup.side and apart_s <= within_days * 86_400:
            best = min(best, (apart_s, candidate)) if best else (apart_s, candidate)
    return best[1] if best else None


def _candidates(path: Path, setup: SessionSetup) -> Iterator[tuple[Path, SessionSetup]]:
    """Give alike sessions of one subject, newest first; what cannot be read is no candidate."""
    pattern = f"*_{setup.subject}_{setup.exercise}_*.h5"
    for candidate in sorted(path.parent.glob(pattern), reverse=True):
        if candidate.name == path.name:
            continue
        try:
            other = open_session(candidate).setup
        except InputRefused:
            continue
        if other.session_id == setup.session_id or other.subject != setup.subject:
            continue
        if Likeness.of(other) == Likeness.of(setup):
            yield candidate, other
