"""Left and right, forward and backward, and the sign of every channel."""

from __future__ import annotations

from math import cos, radians, sin

from hardware_docs.drawings import sheet
from hardware_docs.drawings.sheet import Sheet

TURN_DEG = 24.0


def draw() -> Sheet:
    s = Sheet(1400, 760, "Axes and signs", "hardware_docs/drawings/axes_and_signs.py")
    s.text(
        40,
        74,
        "The pelvis seen from the feet; the person lies on the left side, the right leg works",
        size=14,
        bold=True,
    )
    for x, turn, words, index in (
        (
            220,
            TURN_DEG,
            "rolled BACKWARD: r above baseline, positive",
            "pressure rises in the back cell, falls in the front cell",
        ),
        (660, 0.0, "stacked: the baseline r₀", "pressures alike, or as the posture has them"),
        (
            1100,
            -TURN_DEG,
            "rolled FORWARD: r below baseline, negative",
            "pressure rises in the front cell, falls in the back cell",
        ),
    ):
        _pelvis(s, x, 240, turn)
        s.text(x, 400, words, size=14, anchor="middle", bold=True)
        s.text(x, 420, index, size=12, anchor="middle")
    s.text(660, 462, "r = (P back − P front) / (P back + P front)", size=15, anchor="middle", bold=True)
    _force(s, 60, 520)
    _sides(s, 730, 520)
    return s


def _pelvis(s: Sheet, x: float, y: float, turn: float) -> None:
    """Belly on the right of the page. A backward roll takes the upper hip to the left, toward the back."""
    floor = y + 108
    s.line(((x - 190, floor), (x + 190, floor)), sheet.BLACK, 2)
    shift = -0.55 * turn
    for side, ink, name in ((-1, sheet.ORANGE, "BACK"), (1, sheet.BLUE, "FRONT")):
        load = 26 + side * turn * 0.42
        s.rect(
            x - 112 if side < 0 else x + 4,
            floor - load,
            108,
            load,
            fill=sheet.WHITE,
            stroke=ink,
            line=3,
            round_=9,
        )
        s.text(x + side * 58, floor + 18, f"{name} cell", size=12, anchor="middle")
    lean = radians(turn)
    top = x + shift - 86 * sin(lean), y - 10 - 86 * cos(lean)
    low = x + shift + 70 * sin(lean), y - 10 + 70 * cos(lean)
    s.ellipse(x + shift, y - 8, 112 - abs(turn) * 0.3, 84, fill="#fbe3d6")
    s.line((top, low), sheet.GREY, 1.5, "6 4")
    for point in (top, low):
        s.dot(*point, 7)
    toward, anchor = (-1, "end") if turn < 0 else (1, "start")
    s.text(top[0] + toward * (10 + 0.6 * abs(turn)), top[1] + 38, "upper hip", size=12, anchor=anchor)
    toward, anchor = (-1, "end") if turn > 0 else (1, "start")
    s.text(low[0] + toward * 13, low[1] - 6, "lower hip", size=12, anchor=anchor)
    s.text(x - 158, y - 30, "back", size=13, anchor="middle", colour=sheet.GREY)
    s.text(x + 158, y - 30, "belly", size=13, anchor="middle", colour=sheet.GREY)
    if turn:
        way = -1 if turn > 0 else 1
        s.curve(
            f"M {x - way * 10} {y - 122} Q {x + way * 50} {y - 138} {x + way * 92} {y - 104}", sheet.RED, 3
        )
        s.arrow((x + way * 86, y - 108), (x + way * 100, y - 97), sheet.RED, 3)


def _force(s: Sheet, left: float, top: float) -> None:
    s.text(left - 20, top, "Force: pull in the line is positive", size=14, bold=True)
    x = left + 70
    s.line(((x - 60, top + 190), (x + 60, top + 190)), sheet.BLACK, 2)
    s.text(x + 70, top + 194, "rail", size=12)
    s.line(((x, top + 190), (x, top + 130)), sheet.BLACK, 3)
    s.rect(x - 22, top + 88, 44, 44, fill=sheet.SKY)
    s.text(x + 32, top + 114, "cell", size=12)
    s.line(((x, top + 88), (x, top + 40)), sheet.GREEN, 4)
    s.arrow((x - 36, top + 100), (x - 36, top + 44), sheet.BLUE, 3)
    s.text(x - 44, top + 74, "+", size=22, bold=True, anchor="end")
    s.lines_of_text(
        x + 110,
        top + 40,
        (
            "band_knee, band_foot: newtons, above zero when the line pulls.",
            "Zero: the tare, taken with the line slack.",
            "A line cannot push. Below −5 × noise with the line slack:",
            "the zero has moved, or S+ and S− are swapped. A swapped pair",
            "gives the calibration a negative scale; swap the wires instead.",
            "Range of the channel: −50 to 500 N; outside it: out_of_range.",
        ),
        size=12,
    )


def _sides(s: Sheet, left: float, top: float) -> None:
    s.text(left - 20, top, "Side: the leg on top, which works", size=14, bold=True)
    rows = (
        ("side", "lies on", "works", "belly faces, seen from the feet"),
        ("left", "right side", "left leg", "to the left"),
        ("right", "left side", "right leg", "to the right"),
    )
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            s.text(left + (0, 90, 200, 310)[place], top + 32 + 24 * number, cell, size=13, bold=number == 0)
    s.line(((left - 10, top + 40), (left + 560, top + 40)), sheet.GREY, 1)
    s.lines_of_text(
        left,
        top + 120,
        (
            "Left and right are the person's own, never the viewer's.",
            "Forward is toward the person's belly, backward toward the back,",
            "on either side. So the pad is turned over at a change of side: the",
            "front cell (blue) always lies at the belly.",
        ),
        size=12,
    )
