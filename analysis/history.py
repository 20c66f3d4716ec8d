"""Which sessions may be compared: only alike ones, found by name first and by set-up then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from analysis.stations import Station, stations
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


def last_before(path: Path, setup: SessionSetup) -> Station | None:
    """Find the newest earlier station in the same folder that is like this one, side included."""
    for station in _candidates(path, setup):
        other = station.session.setup
        if other.side == setup.side and started(other) < started(setup):
            return station
    return None


def other_side(path: Path, setup: SessionSetup, within_days: float) -> Station | None:
    """Find the station of the other side that is nearest in time, and like this one but for the side.

    Of a plan that led through both sides it is in the same session.
    """
    best: tuple[float, Station] | None = None
    for station in _candidates(path, setup):
        other = station.session.setup
        apart_s = abs((started(other) - started(setup)).total_seconds())
        nearer = best is None or apart_s < best[0]
        if other.side != setup.side and apart_s <= within_days * 86_400 and nearer:
            best = apart_s, station
    return best[1] if best else None


def _candidates(path: Path, setup: SessionSetup) -> Iterator[Station]:
    """Give alike stations of one subject, newest session first; what cannot be read is no candidate."""
    for candidate in sorted(path.parent.glob(f"*_{setup.subject}_*.h5"), reverse=True):
        try:
            found = stations(open_session(candidate))
        except InputRefused:
            continue
        for station in found:
            other = station.session.setup
            itself = (other.session_id, other.side) == (setup.session_id, setup.side)
            alike = other.subject == setup.subject and Likeness.of(other) == Likeness.of(setup)
            if alike and not itself:
                yield station
