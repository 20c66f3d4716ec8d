"""The events of a session while it is being recorded by another process."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from rig.events import Event
from rig.record.reader import open_session

LOOK_EVERY_S = 0.2


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
        session = open_session(path)
        yield from session.events[given:]
        given = max(given, len(session.events))
        if ended:
            return
        ended = not session.being_recorded  # what came between the look at the events and this: once more
        if not ended:
            sleep(every_s)
