"""Where each part of the patient's window stands, as shares of it; no Qt.

A patient reads from two metres. A capital letter that fills 20 minutes of arc is comfortable, one of 16 the
least (ISO 9241-303; ANSI/HFES 100): 11.6 and 9.3 mm at 2 m. On a 24-inch screen, 299 mm tall, letters of
`READABLE` of its height have capitals of 0.7 of that: 11.6 mm.
"""

from __future__ import annotations

from dataclasses import dataclass

READABLE = 1 / 18
MARGIN = 0.025  # of the smaller side
PACE_STARTS = 0.70  # of the width, where a tempo is shown beside the cue
ABOVE = 0.60  # of the body: ring and count; the pelvis stands below
TOP, BOTTOM = 0.20, 0.955  # shares of the height: the cue stands above, the footer below


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
    """Where everything stands while a person works."""

    cue: Place
    pace: Place
    bars: tuple[Place, ...]
    ring: Place
    pelvis: Place
    count: Place
    footer: Place
    readable: float  # pixels


def places(width: float, height: float, bars: int, has_ring: bool, has_pace: bool = False) -> Places:
    """Share a window out; where no hold is asked for, the count gets the ring's place too."""
    gap = MARGIN * min(width, height)
    page = Place(0, 0, width, height)
    body = page.part(0, TOP, 1, BOTTOM)
    forces, right = body.part(0, 0, 0.40, 1), body.part(0.40, 0, 1, 1)
    each = 1 / max(1, bars)
    ring, count = right.part(0, 0, 0.52, ABOVE), right.part(0.52, 0, 1, ABOVE)
    cue_ends = PACE_STARTS if has_pace else 1.0
    return Places(
        cue=page.part(0, 0, cue_ends, TOP).inset(gap),
        pace=page.part(PACE_STARTS, 0, 1, TOP).inset(gap),
        bars=tuple(forces.part(n * each, 0, (n + 1) * each, 1).inset(gap) for n in range(max(1, bars))),
        ring=ring.inset(gap),
        count=(count if has_ring else right.part(0, 0, 1, ABOVE)).inset(gap),
        pelvis=right.part(0, ABOVE, 1, 1).inset(gap),
        footer=page.part(0, BOTTOM, 1, 1),
        readable=READABLE * height,
    )


@dataclass(frozen=True, slots=True)
class CalmPlaces:
    """Where things stand between sets: few and large."""

    cue: Place
    heading: Place
    asked: Place
    hint: Place
    pelvis: Place
    ring: Place
    beside: Place
    footer: Place
    readable: float


def calm_places(width: float, height: float, has_pelvis: bool) -> CalmPlaces:
    """Share a window out for a page that asks, rests or sums up."""
    gap = MARGIN * min(width, height)
    page = Place(0, 0, width, height)
    body = page.part(0, TOP, 1, BOTTOM)
    free = body.part(0, 0, 1, 0.64 if has_pelvis else 1.0)
    return CalmPlaces(
        cue=page.part(0, 0, 1, TOP).inset(gap),
        heading=page.part(0.04, 0.03, 0.96, TOP),
        asked=free.part(0.08, 0.06, 0.92, 0.74),
        hint=free.part(0.08, 0.78, 0.92, 0.96),
        pelvis=body.part(0.2, 0.62, 0.8, 1).inset(gap),
        ring=free.part(0.02, 0.0, 0.48, 1).inset(gap),
        beside=free.part(0.50, 0.0, 0.98, 1).inset(gap),
        footer=page.part(0, BOTTOM, 1, 1),
        readable=READABLE * height,
    )
