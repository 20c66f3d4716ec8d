"""The rest between two sets."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rest:
    """A rest of `length_s` that began at `since_s`, session seconds."""

    since_s: float
    length_s: float

    def left_s(self, now_s: float) -> float:
        """Seconds still to rest, 0 when it is over."""
        return max(0.0, self.since_s + self.length_s - now_s)

    def over(self, now_s: float) -> bool:
        return self.left_s(now_s) == 0.0
