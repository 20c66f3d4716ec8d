"""The pelvis pad: its two cells, where it lies, its tubes, and the set-up of the leak test."""

from __future__ import annotations

from hardware_docs.calculations.geometry import PAD
from hardware_docs.calculations.pad_pressure import FILL_KPA
from hardware_docs.drawings import sheet
from hardware_docs.drawings.sheet import Sheet

SCALE = 1.1


def draw() -> Sheet:
    s = Sheet(1400, 800, "Pelvis pad: two air cells (millimetres)", "hardware_docs/drawings/pelvis_pad.py")
    _plan(s, 110, 130)
    _under_the_pelvis(s, 560, 110)
    _section(s, 110, 590)
    _leak_test(s, 560, 560)
    return s


def _plan(s: Sheet, left: float, top: float) -> None:
    along, across = PAD.overall
    s.text(left - 60, top - 50, "Plan, from above; the person lies on the right side", size=14, bold=True)
    s.text(left, top - 8, "← head", size=12)
    s.text(left + along * SCALE, top - 8, "feet →", size=12, anchor="end")
    s.rect(left, top, along * SCALE, across * SCALE, fill="#f4f4f4", round_=10)
    y = top + PAD.border * SCALE
    for ink, words, tube in (
        (sheet.ORANGE, "BACK cell", "orange tube"),
        (sheet.BLUE, "FRONT cell", "blue tube"),
    ):
        x = left + PAD.border * SCALE
        s.rect(x, y, PAD.along * SCALE, PAD.across * SCALE, fill=sheet.WHITE, stroke=ink, line=3, round_=12)
        s.text(x + PAD.along * SCALE / 2, y + 62, words, size=16, anchor="middle", bold=True)
        s.text(x + PAD.along * SCALE / 2, y + 84, tube, size=12, anchor="middle")
        end = left + along * SCALE
        s.line(((x + PAD.along * SCALE, y + 66), (end + 60, y + 66)), ink, 6)
        y += (PAD.across + PAD.seam) * SCALE
    s.dimension((left, top), (left, top + across * SCALE), f"{across:.0f}", off=-42)
    x, edge = left + PAD.border * SCALE, top + PAD.border * SCALE
    s.dimension((x, edge), (x, edge + PAD.across * SCALE), f"{PAD.across:.0f}", off=-32, side=-5)
    bottom = top + across * SCALE
    s.dimension((left, bottom), (left + along * SCALE, bottom), f"{along:.0f}", off=52)
    s.dimension(
        (x, bottom - PAD.border * SCALE),
        (x + PAD.along * SCALE, bottom - PAD.border * SCALE),
        f"{PAD.along:.0f}",
        off=42,
    )
    s.text(
        left + along * SCALE + 16,
        top + across * SCALE / 2 - 6,
        f"tubes {PAD.tube_inside:.0f} mm inside,",
        size=12,
    )
    s.text(
        left + along * SCALE + 16,
        top + across * SCALE / 2 + 10,
        f"{PAD.tube_length / 1000:.0f} m, toward the feet",
        size=12,
    )
    s.text(left + along * SCALE / 2, top - 8, "back of the body", size=12, anchor="middle", colour=sheet.GREY)
    s.text(left + along * SCALE / 2, bottom + 76, "belly", size=12, anchor="middle", colour=sheet.GREY)


def _under_the_pelvis(s: Sheet, left: float, top: float) -> None:
    """Seen from the feet, on either side: the front cell lies toward the belly, always."""
    s.text(left + 60, top - 30, "Where it lies: seen from the feet", size=14, bold=True)
    for number, (words, front) in enumerate(
        (("lying on the right side, left leg works", -1), ("lying on the left side, right leg works", 1))
    ):
        x, y = left + 190 + number * 400, top + 180
        s.line(((x - 180, y + 84), (x + 180, y + 84)), sheet.BLACK, 2)
        s.ellipse(x, y - 20, 120, 88, fill="#fbe3d6")
        s.dot(x, y + 28, 6)
        s.text(x + 10, y + 22, "lower hip bone", size=11)
        s.dot(x, y - 68, 6)
        s.text(x + 10, y - 64, "upper hip bone", size=11)
        for side, ink, name in ((front, sheet.BLUE, "FRONT"), (-front, sheet.ORANGE, "BACK")):
            s.rect(
                x + (4 if side > 0 else -116),
                y + 58,
                112,
                26,
                fill=sheet.WHITE,
                stroke=ink,
                line=3,
                round_=10,
            )
            s.text(x + side * 60, y + 76, name, size=12, anchor="middle", bold=True)
        s.text(x + front * 150, y - 20, "belly", size=13, anchor="middle")
        s.text(x - front * 150, y - 20, "back", size=13, anchor="middle")
        s.line(((x, y - 110), (x, y + 96)), sheet.GREY, 1, "8 4")
        s.text(x, y + 116, words, size=13, anchor="middle", bold=True)
        s.text(x, y + 134, "seam exactly below both hip bones", size=12, anchor="middle")
    s.lines_of_text(
        left + 60,
        top + 352,
        (
            "Change of side: turn the pad over about its head-to-feet axis. The blue tube is at",
            "the belly again, and the tubes still leave toward the feet. Then take a new baseline.",
        ),
        size=12,
    )


def _section(s: Sheet, left: float, top: float) -> None:
    s.text(left - 60, top - 20, "Section, front to back", size=14, bold=True)
    width, height = PAD.overall[1] * SCALE, PAD.thickness * 1.6
    s.rect(left, top + 12, width, height + 12, fill="#f4f4f4", round_=12)
    for number, ink in enumerate((sheet.ORANGE, sheet.BLUE)):
        x = left + (PAD.border + number * (PAD.across + PAD.seam)) * SCALE
        s.rect(x, top + 18, PAD.across * SCALE, height, fill=sheet.WHITE, stroke=ink, line=3, round_=16)
    s.dimension((left, top + 18), (left, top + 18 + height), f"{PAD.thickness:.0f}", off=-16)
    s.lines_of_text(
        left - 60,
        top + 84,
        (
            "Cover: wipeable polyurethane on both faces, no metal.",
            "Cells: TPU film 0.3 to 0.5 mm, welded; each with one barb.",
            f"Fill with a syringe to {FILL_KPA:.0f} kPa, nobody on the pad.",
        ),
        size=12,
    )


def _leak_test(s: Sheet, left: float, top: float) -> None:
    s.text(left + 60, top - 4, "Tubing and leak test (one of two alike)", size=14, bold=True)
    y = top + 70
    s.rect(left + 60, y - 32, 120, 64, fill=sheet.WHITE, stroke=sheet.BLUE, line=3, round_=24)
    s.text(left + 120, y + 5, "air cell", size=13, anchor="middle", bold=True)
    s.line(((left + 180, y), (left + 640, y)), sheet.BLUE, 6)
    s.text(left + 250, y - 12, "tube, 2 m", size=12, anchor="middle")
    s.rect(left + 330, y - 14, 46, 28, fill=sheet.PALE)
    s.text(left + 353, y - 22, "luer lock on the box", size=12, anchor="middle")
    s.rect(left + 470, y - 14, 34, 28, fill=sheet.PALE)
    s.text(left + 487, y - 22, "three-way tap", size=12, anchor="middle")
    s.line(((left + 487, y + 14), (left + 487, y + 60)), sheet.BLUE, 6)
    s.rect(left + 470, y + 60, 34, 74, fill=sheet.WHITE)
    s.text(left + 514, y + 104, "syringe 60 ml; closed off after filling", size=12)
    s.rect(left + 640, y - 32, 140, 64, fill=sheet.PALE)
    s.text(left + 710, y - 3, "MPXV5050GP", size=13, anchor="middle", bold=True)
    s.text(left + 710, y + 15, "in the box", size=12, anchor="middle")
    s.lines_of_text(
        left + 60,
        y + 66,
        (
            "10 kg on a board on the cell,",
            "wait 2 min for the film to settle,",
            "then 5 min: it may lose 2 %.",
        ),
        size=12,
    )
