"""The events of a session while it is being recorded by another process."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from rig.errors import InputRefused
from rig.events import Event
from rig.record.place import journal_of
from rig.record.reader import Session, open_session
from rig.record.writing_now import is_being_written

LOOK_EVERY_S = 0.2
GOES_LIVE_WITHIN_LOOKS = 100
GOES_LIVE_LOOK_S = 0.02
"""A file that has just got its name cannot be read for the moment until its writer lets others in."""


def follow(
    path: Path | str, sleep: Callable[[float], None] = time.sleep, every_s: float = LOOK_EVERY_S
) -> Iterator[Event]:
    """Give the events of a session, those so far and then each new one, until its recording ends.

    Ends when the file is finished, and also when its recorder died. A finished file gives all at once.

    Raises
    ------
    InputRefused : not a session
    """
    given, ended = 0, False
    while True:
        session = _opened(Path(path), sleep)
        yield from session.events[given:]
        given = max(given, len(session.events))
        if ended:
            return
        ended = not session.being_recorded  # what came between the look at the events and this: once more
        if not ended:
            sleep(every_s)


def _opened(path: Path, sleep: Callable[[float], None]) -> Session:
    """Open a session, also one whose recording begins at this moment."""
    for _ in range(GOES_LIVE_WITHIN_LOOKS):
        try:
            return open_session(path)
        except InputRefused:
            if not is_being_written(journal_of(path)):
                break
            sleep(GOES_LIVE_LOOK_S)
    return open_session(path)
