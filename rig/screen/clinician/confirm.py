"""What cannot be undone is asked for twice: one press may be a slip."""

from __future__ import annotations

import time
from collections.abc import Callable

PATIENCE_S = 3.0  # of the wall: so long the first press waits for the second


class Confirm:
    """Remembers what was asked for once.

    Parameters
    ----------
    now_s : a clock of the wall
    """

    def __init__(self, now_s: Callable[[], float] = time.monotonic) -> None:
        self._now_s = now_s
        self._what = ""
        self._until_s = 0.0

    @property
    def armed(self) -> str:
        """What the next press of the same key does; "" when nothing waits."""
        return self._what if self._now_s() < self._until_s else ""

    def twice(self, what: str) -> bool:
        """Take a press; True if it is the second one in time."""
        if self.armed == what:
            self.forget()
            return True
        self._what, self._until_s = what, self._now_s() + PATIENCE_S
        return False

    def forget(self) -> None:
        """Let nothing wait any more."""
        self._what = ""
