"""Every dimension of the platform, the two lines and the pad, millimetres; drawings and documents use these.

The platform is designed and drawn, not built. [E] marks a choice without a source.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import atan, cos, degrees, hypot, radians

from hardware_docs.calculations.markdown import table


@dataclass(frozen=True, slots=True)
class Platform:
    """A low bed of slats on two side beams and a middle beam; lines pass between the slats."""

    length: float = 1980.0
    width: float = 900.0
    foot_height: float = 60.0  # room for the rails under the beams
    beam_height: float = 220.0
    beam_thickness: float = 45.0
    slat: float = 45.0  # square
    gap: float = 45.0
    mat: float = 15.0

    @property
    def pitch(self) -> float:
        return self.slat + self.gap

    @property
    def slats(self) -> int:
        return int(self.length // self.pitch)

    @property
    def deck(self) -> float:
        """Top of the slats above the floor."""
        return self.foot_height + self.beam_height + self.slat

    @property
    def lying_height(self) -> float:
        return self.deck + self.mat

    @property
    def slat_span(self) -> float:
        """From a side beam to the middle beam, clear."""
        return (self.width - 3 * self.beam_thickness) / 2


@dataclass(frozen=True, slots=True)
class Line:
    """From the rail up to the cuff; lengths of the parts between their points of contact."""

    eye_nut: float = 33.0  # M10 DIN 582: from the rail to the inside of the ring
    lower_link: float = 35.0
    cell: float = 136.0  # S-type body 64 with an M8 eye bolt at either end, 36 each
    upper_link: float = 35.0
    cuff_above_mat: float = 150.0  # [E] middle of the upper thigh with the knees stacked
    leash_slack: float = 15.0  # safety leash beside the cell

    @property
    def chain(self) -> float:
        """Eye nut to the hook of the band."""
        return self.eye_nut + self.lower_link + self.cell + self.upper_link


@dataclass(frozen=True, slots=True)
class Rail:
    """A square steel tube under the beams, pressed up against them by the pull."""

    side: float = 40.0
    wall: float = 4.0
    hole: float = 11.0
    hole_pitch: float = 50.0


@dataclass(frozen=True, slots=True)
class Pad:
    """Two air cells side by side in one cover."""

    along: float = 250.0  # of each cell, along the body
    across: float = 120.0  # of each cell, front to back
    seam: float = 10.0  # between them
    border: float = 15.0
    tube_length: float = 2000.0
    tube_inside: float = 3.0
    thickness: float = 20.0  # filled, nobody on it

    @property
    def overall(self) -> tuple[float, float]:
        return self.along + 2 * self.border, 2 * self.across + self.seam + 2 * self.border


PLATFORM, LINE, RAIL, PAD = Platform(), Line(), Rail(), Pad()
ROPE_CLEARANCE = 5.5  # half the width of the band or strap where it passes the gap, folded
THIGH, SHANK = (
    430.0,
    420.0,
)  # hip to knee, knee to ankle; a person of middle height, for the drawings only [E]


@dataclass(frozen=True, slots=True)
class AngleOfPull:
    """The largest lean of a line from the vertical when every part is set as near as it can be.

    The knee's line stands upright along the body, because the person moves until the knee is over a gap. The
    foot's gap may then be half a pitch away.
    """

    along: float
    across: float

    @property
    def degrees(self) -> float:
        return degrees(atan(hypot(self.along, self.across)))

    @property
    def lost_percent(self) -> float:
        """By how much the vertical part is smaller than the pull that the cell sees."""
        return 100.0 * (1.0 - cos(radians(self.degrees)))


def cuff_height() -> float:
    return PLATFORM.lying_height + LINE.cuff_above_mat


def band_room() -> float:
    """From the hook of the band to the cuff."""
    return cuff_height() - PLATFORM.foot_height - LINE.chain


def worst_angle(of_foot: bool) -> AngleOfPull:
    above_gap = cuff_height() - (PLATFORM.deck - PLATFORM.slat / 2)
    above_eye = cuff_height() - PLATFORM.foot_height - LINE.eye_nut
    free = PLATFORM.gap / 2 - ROPE_CLEARANCE
    along = max(0.0, PLATFORM.pitch / 2 - free) / above_gap if of_foot else 0.0
    return AngleOfPull(along, RAIL.hole_pitch / 2 / above_eye)


def heights_table() -> str:
    rows = [
        ("deck (top of the slats)", PLATFORM.deck),
        ("where the person lies (with mat)", PLATFORM.lying_height),
        ("top of a rail", PLATFORM.foot_height),
        ("hook of the band", PLATFORM.foot_height + LINE.chain),
        ("cuff, knees stacked", cuff_height()),
        ("room for band or strap, hook to cuff", band_room()),
    ]
    return table(("height above the floor", "mm"), [(name, f"{value:.0f}") for name, value in rows])


def angle_table() -> str:
    rows = []
    for name, of_foot in (("knee", False), ("foot", True)):
        angle = worst_angle(of_foot)
        rows.append((name, f"{angle.degrees:.1f}°", f"{angle.lost_percent:.2f} %"))
    return table(("line", "largest lean", "vertical part is smaller by"), rows)
