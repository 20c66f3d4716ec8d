"""The stretch of a session that is shown: moved, zoomed, kept at the newest; never beyond the session."""

from __future__ import annotations

from dataclasses import dataclass

LEAST_S = 0.05


@dataclass(slots=True)
class TimeWindow:
    """A stretch of session time.

    Attributes
    ----------
    ends_s : session time of the newest sample
    from_s, to_s : the stretch
    following : the newest stays in sight
    """

    ends_s: float
    from_s: float = 0.0
    to_s: float = 0.0
    following: bool = False

    def __post_init__(self) -> None:
        self.ends_s = max(LEAST_S, self.ends_s)
        self.show(self.from_s, self.to_s or self.ends_s)

    @property
    def span_s(self) -> float:
        return self.to_s - self.from_s

    @property
    def hidden_s(self) -> float:
        """How much of the session is out of sight."""
        return max(0.0, self.ends_s - self.span_s)

    def show(self, from_s: float, to_s: float) -> None:
        """Show this stretch, moved and cut to lie inside the session."""
        span_s = min(max(to_s - from_s, LEAST_S), self.ends_s)
        self.from_s = min(max(0.0, from_s), self.ends_s - span_s)
        self.to_s = self.from_s + span_s

    def move_to(self, from_s: float) -> None:
        """Move there; what is shown stays as long, and no longer follows unless it is the end."""
        self.show(from_s, from_s + self.span_s)
        self.following = self.following and self.to_s >= self.ends_s

    def zoom(self, factor: float, about_s: float) -> None:
        """Show `factor` times as long a stretch; `about_s` stays where it is, the newest where it follows."""
        span_s = min(max(self.span_s * factor, LEAST_S), self.ends_s)
        at_s = self.to_s if self.following else about_s
        share = (at_s - self.from_s) / self.span_s
        self.show(at_s - share * span_s, at_s + (1 - share) * span_s)

    def follow(self, on: bool) -> None:
        """Keep the newest in sight, or let it go."""
        self.following = on
        if on:
            self.show_end()

    def show_end(self) -> None:
        """Move to the newest."""
        self.show(self.ends_s - self.span_s, self.ends_s)

    def grow(self, ends_s: float) -> None:
        """Take that the session has grown."""
        self.ends_s = max(self.ends_s, ends_s)
        if self.following:
            self.show_end()

    def pixel(self, time_s: float, edges: tuple[float, float]) -> float:
        """Give the pixel of an instant, where the stretch lies between two."""
        left, right = edges
        return left + (time_s - self.from_s) / self.span_s * (right - left)

    def time_at(self, x: float, edges: tuple[float, float]) -> float:
        """Give the instant at a pixel."""
        left, right = edges
        return self.from_s + (x - left) / (right - left) * self.span_s
