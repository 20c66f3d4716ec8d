"""Where each part of the patient's window stands, as shares of it; no Qt.

Text that a patient needs is at least `READABLE` of the window's height: 12 mm on a 24-inch
screen, whose capitals are read from two metres.
"""

from __future__ import annotations

from dataclasses import dataclass

READABLE = 1 / 22
MARGIN = 0.02  # of the smaller side


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle, logical pixels."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    def part(self, left: float, top: float, right: float, bottom: float) -> Place:
        """Give a part of it, as shares of width and height."""
        return Place(
            self.left + left * self.width,
            self.top + top * self.height,
            (right - left) * self.width,
            (bottom - top) * self.height,
        )

    def inset(self, by: float) -> Place:
        return Place(self.left + by, self.top + by, self.width - 2 * by, self.height - 2 * by)


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything stands."""

    cue: Place
    bars: tuple[Place, ...]
    ring: Place
    pelvis: Place
    count: Place
    footer: Place
    readable: float  # pixels


def places(width: float, height: float, bars: int, has_ring: bool) -> Places:
    """Share a window out; where no hold is asked for, the count gets the ring's place too."""
    gap = MARGIN * min(width, height)
    page = Place(0, 0, width, height)
    body = page.part(0, 0.17, 1, 0.955)
    forces, right = body.part(0, 0, 0.40, 1), body.part(0.40, 0, 1, 1)
    each = 1 / max(1, bars)
    ring, count = right.part(0, 0, 0.56, 0.62), right.part(0.56, 0, 1, 0.62)
    return Places(
        cue=page.part(0, 0, 1, 0.17).inset(gap),
        bars=tuple(forces.part(n * each, 0, (n + 1) * each, 1).inset(gap) for n in range(max(1, bars))),
        ring=ring.inset(gap),
        count=(count if has_ring else right.part(0, 0, 1, 0.62)).inset(gap),
        pelvis=right.part(0, 0.62, 1, 1).inset(gap),
        footer=page.part(0, 0.955, 1, 1),
        readable=READABLE * height,
    )
