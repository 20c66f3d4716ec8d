"""What a sweep changes from one frame to the next: a narrow strip, and the old events that it cuts into."""

from __future__ import annotations

import math
from collections.abc import Iterable

from rig.events import Event, Mark
from rig.screen.event_words import start_s


def changed_until_s(
    events: Iterable[Event], newest_s: tuple[float, float], window_s: float, shown_s: float
) -> float | None:
    """Give the end of what looks different in front of the newest sample, session seconds.

    Parameters
    ----------
    events : those that may be in the picture
    newest_s : of the frame before and of this one
    shown_s : so much of the past is shown, a little less than `window_s`

    Returns
    -------
    end of the last event that is cut into, at least the oldest instant shown; None where all may look
    different: a sweep begins, a mark goes with its flag, an event grows with the trace
    """
    before_s, now_s = newest_s
    gone_s, oldest_s = before_s - shown_s, now_s - shown_s
    turn_s = math.floor(now_s / window_s) * window_s
    if before_s < turn_s or oldest_s >= turn_s:
        return None
    until_s = oldest_s
    for event in events:
        begins_s = start_s(event)
        ends_s: float = getattr(event, "end_s", begins_s)
        if ends_s > before_s or (isinstance(event, Mark) and gone_s <= begins_s <= oldest_s):
            return None
        if begins_s <= oldest_s and ends_s >= gone_s:
            until_s = max(until_s, ends_s)
    return min(until_s, turn_s)
