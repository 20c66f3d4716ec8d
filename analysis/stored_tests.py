"""Isometric tests found in a folder of sessions: the newest of each direction and side of one subject."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from analysis.history import started
from analysis.stations import Station, stations
from analysis.summary import summarise
from rig.errors import InputRefused
from rig.exercises.work import StoredTest
from rig.record.reader import open_session


class StoredTests:
    """Looks tests up; what is read once is remembered.

    Parameters
    ----------
    simulated : of simulated sessions only, or of real ones only: they never stand for each other
    now : the age of a test is counted to here; the present where left out
    """

    def __init__(self, folder: Path, subject: str, simulated: bool, now: datetime | None = None) -> None:
        self._folder, self._subject, self._simulated = folder, subject, simulated
        self._now = now or datetime.now(UTC)
        self._stations: list[Station] | None = None

    def find(self, direction: str, side: str) -> StoredTest | None:
        """Give the newest test with a headline, a mean of three efforts that were kept; None for none."""
        if self._stations is None:
            self._stations = sorted(self._tests(), key=lambda one: started(one.session.setup), reverse=True)
        for station in self._stations:
            setup = station.session.setup
            if (setup.exercise, setup.side) != (f"isometric-{direction}", side):
                continue
            found = summarise(station).strength
            if found is not None and found.mean.known:
                age_days = (self._now - started(setup)).total_seconds() / 86_400
                return StoredTest(
                    direction, side, found.mean.value, setup.session_id, setup.started_utc, age_days
                )
        return None

    def _tests(self) -> Iterator[Station]:
        """Give every station of an isometric test of the subject; what cannot be read is none."""
        for path in self._folder.glob(f"*_{self._subject}_*.h5"):
            try:
                session = open_session(path)
                found = stations(session)
            except InputRefused:
                continue
            setup = session.setup
            if setup.subject != self._subject or setup.simulated != self._simulated:
                continue
            yield from (one for one in found if one.session.setup.exercise.startswith("isometric-"))
