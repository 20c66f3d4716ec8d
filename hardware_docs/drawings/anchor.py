"""The anchor: a section through the platform with one line; beside it the line's parts."""

from __future__ import annotations

from hardware_docs.calculations.geometry import LINE, PLATFORM, RAIL, cuff_height
from hardware_docs.drawings import sheet
from hardware_docs.drawings.chain import Chain
from hardware_docs.drawings.sheet import Sheet

LEFT, FLOOR, SCALE = 90.0, 560.0, 0.72


def draw() -> Sheet:
    s = Sheet(
        1440,
        780,
        "Anchor: platform, rail and the two lines (millimetres)",
        "hardware_docs/drawings/anchor.py",
    )
    _section(s)
    chain = Chain(s, 1010)
    chain.draw("Exercise: elastic band")
    chain.band()
    chain.lengths()
    test = Chain(s, 1270)
    test.draw("Isometric test: rigid strap")
    test.strap()
    return s


def _x(mm: float) -> float:
    return LEFT + mm * SCALE


def _y(mm: float) -> float:
    return FLOOR - mm * SCALE


def _block(s: Sheet, x: float, y: float, width: float, height: float, fill: str) -> None:
    """A part of the section: left edge and bottom, width and height in millimetres."""
    s.rect(_x(x), _y(y + height), width * SCALE, height * SCALE, fill=fill, line=1.2)


def _section(s: Sheet) -> None:
    p = PLATFORM
    s.text(
        LEFT,
        78,
        "Section across the platform, seen from the feet; the person lies on the left side",
        size=14,
        bold=True,
    )
    s.line(((LEFT - 40, FLOOR), (_x(p.width) + 60, FLOOR)), sheet.BLACK, 2)
    for x in (0.0, (p.width - p.beam_thickness) / 2, p.width - p.beam_thickness):
        _block(s, x, 0, p.beam_thickness, p.foot_height, "#d9c7a8") if x else None
        _block(s, x, p.foot_height, p.beam_thickness, p.beam_height, "#ead9b8")
    _block(s, 0, 0, p.beam_thickness, p.foot_height, "#d9c7a8")
    _block(s, -30, p.foot_height - RAIL.side, p.width + 60, RAIL.side, "#9db4c0")
    _block(s, 0, p.deck - p.slat, p.width, p.slat, "#f3e9d2")
    _block(s, 0, p.deck, p.width, p.mat, "#cfe8dc")
    _person(s)
    _line_in_section(s)
    end = p.width
    s.dimension((_x(0), _y(0)), (_x(end), _y(0)), f"{p.width:.0f}", off=56)
    s.dimension((_x(end) + 20, _y(0)), (_x(end) + 20, _y(p.foot_height)), f"{p.foot_height:.0f}", off=18)
    s.dimension(
        (_x(end) + 20, _y(p.foot_height)), (_x(end) + 20, _y(p.deck - p.slat)), f"{p.beam_height:.0f}", off=18
    )
    s.dimension((_x(end) + 20, _y(0)), (_x(end) + 20, _y(p.lying_height)), f"{p.lying_height:.0f}", off=44)
    s.dimension((_x(0) - 8, _y(0)), (_x(0) - 8, _y(p.deck)), f"{p.deck:.0f}", off=-26)
    s.callout(
        (_x(60), _y(p.foot_height - 20)),
        (_x(82), FLOOR + 34),
        f"rail: steel tube {RAIL.side:.0f} × "
        f"{RAIL.side:.0f} × {RAIL.wall:.0f}, lies loose under the beams; the pull presses it up against them",
    )
    s.callout(
        (_x(75), _y(p.deck - 20)), (_x(96), _y(205)), f"slats {p.slat:.0f} × {p.slat:.0f}, gaps {p.gap:.0f}"
    )
    s.callout((_x(60), _y(p.deck + 8)), (_x(96), _y(238)), f"mat {p.mat:.0f}, split at the gap in use")


def _person(s: Sheet) -> None:
    """Two thighs on top of each other, cut across; the pelvis behind them, dashed."""
    mat = PLATFORM.lying_height
    s.ellipse(_x(330), _y(mat + 140), 150 * SCALE, 140 * SCALE, stroke=sheet.GREY, line=1)
    s.text(_x(330), _y(mat + 150), "pelvis", size=12, anchor="middle", colour=sheet.GREY)
    for height, words in ((70, "lower knee"), (195, "upper knee")):
        s.ellipse(_x(600), _y(mat + height), 62 * SCALE, 60 * SCALE, fill="#fbe3d6")
        s.text(_x(600), _y(mat + height) + 4, words, size=11, anchor="middle")
    s.text(_x(60), _y(mat + 140), "back", size=12, colour=sheet.GREY)
    s.text(_x(770), _y(mat + 60), "belly side", size=12, colour=sheet.GREY)
    s.arrow((_x(600), _y(mat + 262)), (_x(600), _y(mat + 312)), sheet.BLUE, 2.5)
    s.text(_x(612), _y(mat + 290), "the knee works upward", size=12, colour=sheet.BLUE)


def _line_in_section(s: Sheet) -> None:
    x = 682.0
    top, hook = cuff_height(), PLATFORM.foot_height + LINE.chain
    s.line(((_x(x), _y(PLATFORM.foot_height)), (_x(x), _y(hook))), sheet.BLUE, 3)
    s.rect(_x(x) - 9, _y(PLATFORM.foot_height + 168), 18, 64 * SCALE, fill=sheet.SKY)
    s.line(((_x(x), _y(hook)), (_x(x), _y(top))), sheet.GREEN, 5)
    s.line(((_x(x), _y(top)), (_x(645), _y(top + 30))), sheet.GREEN, 5)
    s.callout((_x(x) + 9, _y(190)), (_x(720), _y(215)), "load cell")
    s.callout((_x(x) + 3, _y(450)), (_x(740), _y(450)), "band to the cuff")
