"""The platform from above, and one rail with its holes."""

from __future__ import annotations

from hardware_docs.calculations.geometry import PLATFORM, RAIL
from hardware_docs.drawings import sheet
from hardware_docs.drawings.sheet import Sheet

LEFT, TOP, SCALE = 110.0, 130.0, 0.58
RAIL_TOP = 770.0
KNEE_GAP, FOOT_GAP = 12, 15  # where the drawing puts the rails


def draw() -> Sheet:
    s = Sheet(1400, 880, "Platform and rails (millimetres)", "hardware_docs/drawings/platform.py")
    _plan(s)
    _rail(s)
    _list(s)
    return s


def _plan(s: Sheet) -> None:
    p = PLATFORM
    length, width = p.length * SCALE, p.width * SCALE
    s.text(LEFT, 76, "From above, without mat", size=14, bold=True)
    for across in (0.0, (p.width - p.beam_thickness) / 2, p.width - p.beam_thickness):
        s.rect(LEFT, TOP + across * SCALE, length, p.beam_thickness * SCALE, fill="#ead9b8", line=1)
    for gap, words in ((KNEE_GAP, "knee rail"), (FOOT_GAP, "foot rail")):
        x = LEFT + (gap * p.pitch - p.gap / 2 - RAIL.side / 2) * SCALE
        s.rect(x, TOP - 22, RAIL.side * SCALE, width + 44, fill="#9db4c0", line=1)
        s.text(x + 12, TOP - 28, words, size=12, anchor="middle")
    for number in range(p.slats):
        s.rect(LEFT + number * p.pitch * SCALE, TOP, p.slat * SCALE, width, fill="#f3e9d2", line=0.8)
    for gap, across, ink in ((KNEE_GAP, 640, sheet.BLUE), (FOOT_GAP, 330, sheet.GREEN)):
        x = LEFT + (gap * p.pitch - p.gap / 2) * SCALE
        s.ellipse(x, TOP + across * SCALE, 9, 9, fill=sheet.WHITE, stroke=ink, line=3)
    s.dimension((LEFT, TOP + width), (LEFT + length, TOP + width), f"{p.length:.0f}", off=52)
    s.dimension((LEFT, TOP), (LEFT, TOP + width), f"{p.width:.0f}", off=-40)
    x = LEFT + 2 * p.pitch * SCALE
    s.dimension((x, TOP), (x + p.pitch * SCALE, TOP), f"{p.pitch:.0f}", off=-14)
    s.text(LEFT + 4, TOP - 28, "← head", size=12)
    s.text(LEFT + length, TOP - 28, "feet →", size=12, anchor="end")


def _rail(s: Sheet) -> None:
    length = (PLATFORM.width + 60) * SCALE
    s.text(LEFT, RAIL_TOP - 26, "Rail, from above; two are made", size=14, bold=True)
    s.rect(LEFT, RAIL_TOP, length, RAIL.side * SCALE, fill="#dfe7eb")
    holes = int((PLATFORM.width - 2 * RAIL.hole_pitch) // RAIL.hole_pitch) + 1
    first = (PLATFORM.width + 60 - (holes - 1) * RAIL.hole_pitch) / 2
    for number in range(holes):
        x = LEFT + (first + number * RAIL.hole_pitch) * SCALE
        s.ellipse(x, RAIL_TOP + RAIL.side * SCALE / 2, RAIL.hole * SCALE / 2, RAIL.hole * SCALE / 2, line=1)
    s.dimension((LEFT, RAIL_TOP + 24), (LEFT + length, RAIL_TOP + 24), f"{PLATFORM.width + 60:.0f}", off=44)
    x = LEFT + first * SCALE
    s.dimension(
        (x, RAIL_TOP + 24), (x + RAIL.hole_pitch * SCALE, RAIL_TOP + 24), f"{RAIL.hole_pitch:.0f}", off=18
    )
    s.text(
        LEFT + 300,
        RAIL_TOP - 26,
        f"{holes} holes {RAIL.hole:.0f}, through both walls; caps on both ends",
        size=12,
    )


def _list(s: Sheet) -> None:
    p = PLATFORM
    cross = f"{p.beam_thickness:.0f} × {p.beam_height:.0f} × {p.length:.0f}"
    slat = f"{p.slat:.0f} × {p.slat:.0f} × {p.width:.0f}"
    rows = (
        f"3 beams {cross}, timber C24, on blocks {p.foot_height:.0f} high at both ends and the middle",
        f"{p.slats} slats {slat}, timber C24, two screws 6 × 100 at every crossing",
        f"2 rails: steel tube S235, {RAIL.side:.0f} × {RAIL.side:.0f} × {RAIL.wall:.0f}",
        "eye bolted with an M10 × 60 bolt, 8.8, washer below; eye nut on top, tightened with thread lock",
    )
    s.lines_of_text(LEFT + 620, RAIL_TOP - 26, rows, size=11)
