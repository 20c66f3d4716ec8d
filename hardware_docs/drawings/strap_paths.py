"""Where the two lines go in each exercise of the catalogue, from above."""

from __future__ import annotations

from hardware_docs.calculations.geometry import PAD, PLATFORM
from hardware_docs.drawings import sheet
from hardware_docs.drawings.postures import HIP_ALONG, Posture, postures
from hardware_docs.drawings.sheet import Point, Sheet

SCALE = 0.19
PANEL_WIDTH, PANEL_HEIGHT, ACROSS = 345.0, 240.0, 4
SHOWN_FROM = 420.0  # along the platform: the shoulders and what is above them are left out
SKIN, WOOD = "#c9a58f", "#fbf7ee"


def draw() -> Sheet:
    title = "Strap paths: where the two lines come up, exercise by exercise"
    s = Sheet(1400, 880, title, "hardware_docs/drawings/strap_paths.py")
    _legend(s)
    for number, posture in enumerate(postures()):
        row, column = divmod(number, ACROSS)
        Panel(s, 22 + PANEL_WIDTH * column, 116 + PANEL_HEIGHT * row, posture).draw()
    return s


class Panel:
    """One exercise; `left` and `top` are the corner of its heading."""

    def __init__(self, s: Sheet, left: float, top: float, posture: Posture) -> None:
        self._s, self._left, self._top, self._posture = s, left, top, posture

    def draw(self) -> None:
        s, posture = self._s, self._posture
        s.text(self._left, self._top + 14, posture.name, size=14, bold=True)
        s.text(self._left, self._top + 31, posture.angles, size=11, colour=sheet.GREY)
        self._platform()
        self._pad()
        self._person()
        for channel, place in (("band_knee", posture.leg.knee), ("band_foot", posture.leg.foot)):
            if channel in posture.asks:
                works = posture.asks[channel] in ("rises", "may_rise")
                _mark(s, channel, *self._at(*place), works)
        if posture.note:
            s.text(self._left + 20, self._top + 196, posture.note, size=11, colour=sheet.GREY)

    def _at(self, along: float, front: float) -> Point:
        """Place a point given in millimetres from the hip."""
        x = self._left + 8 + (along + HIP_ALONG - SHOWN_FROM) * SCALE
        return x, self._top + 40 + (front + self._posture.hip_across) * SCALE

    def _platform(self) -> None:
        x, y = self._at(SHOWN_FROM - HIP_ALONG, -self._posture.hip_across)
        length, width = (PLATFORM.length - SHOWN_FROM) * SCALE, PLATFORM.width * SCALE
        self._s.rect(x, y, length, width, fill=WOOD, stroke=sheet.GREY, line=1)
        for place in range(int((PLATFORM.length - SHOWN_FROM) // PLATFORM.pitch)):
            slat = x + place * PLATFORM.pitch * SCALE
            self._s.line(((slat, y), (slat, y + width)), "#d8cdb4", 0.6)

    def _pad(self) -> None:
        for front, ink in ((-PAD.across - PAD.seam / 2, sheet.ORANGE), (PAD.seam / 2, sheet.BLUE)):
            x, y = self._at(-PAD.along / 2, front)
            self._s.rect(x, y, PAD.along * SCALE, PAD.across * SCALE, fill=sheet.WHITE, stroke=ink, line=2)

    def _person(self) -> None:
        hip, leg = self._at(0, 0), self._posture.leg
        self._s.line((self._at(SHOWN_FROM - HIP_ALONG + 10, 0), hip), SKIN, 16)
        self._s.line((hip, self._at(*leg.knee), self._at(*leg.foot)), SKIN, 10)
        self._s.dot(*hip, 3)


def _legend(s: Sheet) -> None:
    s.lines_of_text(
        24,
        60,
        (
            "From above; head to the left, back of the body at the top, belly at the bottom. The person lies "
            "on the right side, the left leg works; for the other side mirror it about the long axis.",
        ),
        size=12,
    )
    y = 84
    for x, works, words in (
        (32, True, "line that works"),
        (210, False, "line that is watched, or hung if wanted"),
    ):
        _mark(s, "band_knee", x, y, works)
        _mark(s, "band_foot", x + 22, y, works)
        s.text(x + 38, y + 4, words, size=12)
    s.text(540, y + 4, "circle: knee line; square: foot line", size=12)
    s.rect(810, y - 12, 30, 11, fill=sheet.WHITE, stroke=sheet.ORANGE, line=2)
    s.rect(810, y, 30, 11, fill=sheet.WHITE, stroke=sheet.BLUE, line=2)
    s.text(848, y + 4, "pad: back cell above, front cell below", size=12)


def _mark(s: Sheet, channel: str, x: float, y: float, works: bool) -> None:
    fill = sheet.GREEN if works else sheet.WHITE
    if channel == "band_knee":
        s.ellipse(x, y, 8, 8, fill=fill, line=2.5)
    else:
        s.rect(x - 7, y - 7, 14, 14, fill=fill, line=2.5)
