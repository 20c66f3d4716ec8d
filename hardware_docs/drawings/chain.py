"""The parts of one line at a larger scale, from the rail up to the cuff."""

from __future__ import annotations

from itertools import accumulate, pairwise

from hardware_docs.calculations.geometry import LINE, PLATFORM, RAIL, band_room, cuff_height
from hardware_docs.drawings import sheet
from hardware_docs.drawings.sheet import Sheet

FLOOR, SCALE = 700.0, 1.1
BODY, SHANK_OF_EYE = 64.0, 36.0  # of the cell: its body, and the eye bolt on either side


class Chain:
    """One line, drawn about the upright at `x` of a sheet."""

    def __init__(self, s: Sheet, x: float) -> None:
        self._s, self._x = s, x
        lengths = (PLATFORM.foot_height, LINE.eye_nut, LINE.lower_link, LINE.cell, LINE.upper_link)
        self._rail, self._eye, self._link, self._cell_end, self._hook = accumulate(lengths)
        self._cuff = cuff_height()

    def draw(self, title: str) -> None:
        """Draw what every line has: rail, eye, links, cell, leash, cuff."""
        s, x = self._s, self._x
        s.text(x - 70, 78, title, size=14, bold=True)
        s.rect(x - 60, self._y(self._rail), 120, RAIL.side * SCALE, fill="#9db4c0")
        s.ellipse(x, self._y(self._rail + 20), 15, 17, line=4)
        for link in (self._eye, self._cell_end):
            s.ellipse(x, self._y(link + 17), 7, 22, line=3)
        self._cell()
        self._leash()
        s.rect(x - 50, self._y(self._cuff + 36), 100, 36 * SCALE, fill="#fbe3d6", round_=14)
        s.text(x, self._y(self._cuff + 12), "cuff 60 wide", size=12, anchor="middle")
        self._names()

    def band(self) -> None:
        """Draw an elastic band between hook and cuff."""
        x, rise = self._x, self._cuff - self._hook
        zigzag = [(x + (6 if n % 2 else -6), self._y(self._hook + rise * n / 12)) for n in range(1, 12)]
        ends = (x, self._y(self._hook)), (x, self._y(self._cuff))
        self._s.line((ends[0], *zigzag, ends[1]), sheet.GREEN, 3.5)
        self._call(6, self._hook + 100, "band, doubled")

    def strap(self) -> None:
        """Draw a rigid strap between hook and cuff."""
        s, x = self._s, self._x
        s.rect(x - 8, self._y(self._cuff), 16, (self._cuff - self._hook) * SCALE, fill="#d9d9d9")
        s.rect(x - 15, self._y(self._hook + 120), 30, 20, fill=sheet.WHITE, line=2.5)
        self._call(14, self._hook + 112, "metal cam buckle")
        self._call(8, self._hook + 60, "webbing 25 mm,")
        s.text(x + 34, self._y(self._hook + 60) + 19, "does not stretch", size=12)

    def lengths(self) -> None:
        """Draw the dimensions to the left of the line."""
        for low, high in pairwise((self._rail, self._eye, self._link, self._cell_end, self._hook)):
            self._length(low, high, high - low, -14)
        self._length(self._hook, self._cuff, band_room(), -14)
        self._length(self._rail, self._hook, LINE.chain, -44)

    def _y(self, mm: float) -> float:
        return FLOOR - mm * SCALE

    def _length(self, low: float, high: float, says: float, off: float) -> None:
        x = self._x - 96
        self._s.dimension((x, self._y(low)), (x, self._y(high)), f"{says:.0f}", off=off)

    def _call(self, off: float, height: float, words: str) -> None:
        y = self._y(height)
        self._s.callout((self._x + off, y), (self._x + 34, y + 4), words)

    def _cell(self) -> None:
        s, x, low = self._s, self._x, self._link + SHANK_OF_EYE
        s.line(((x, self._y(self._link)), (x, self._y(self._cell_end))), sheet.BLACK, 4)
        s.rect(x - 26, self._y(low + BODY), 52, BODY * SCALE, fill=sheet.SKY, round_=4)
        s.line(((x - 26, self._y(low + 42)), (x + 12, self._y(low + 42))), sheet.BLACK, 2)
        s.line(((x - 12, self._y(low + 22)), (x + 26, self._y(low + 22))), sheet.BLACK, 2)

    def _leash(self) -> None:
        x, bow = self._x, self._x - 46 - 2.2 * LINE.leash_slack
        start, end = self._y(self._eye + 4), self._y(self._hook - 6)
        low, high = self._y(self._link + 40), self._y(self._cell_end - 40)
        path = f"M {x - 5} {start:.0f} C {bow:.0f} {low:.0f} {bow:.0f} {high:.0f} {x - 5} {end:.0f}"
        self._s.curve(path, sheet.RED, 2.5, dash="9 3")
        self._s.text(
            x - 66,
            self._y(self._link + 40),
            "safety leash",
            size=12,
            colour=sheet.RED,
            anchor="middle",
            turn=-90,
        )

    def _names(self) -> None:
        self._s.text(self._x + 68, self._y(self._rail - 18) + 4, "rail", size=12)
        for height, words in (
            (self._rail + 12, "eye nut M10"),
            (self._eye + 12, "quick link"),
            (self._link + 66, "S-type cell 50 kg"),
            (self._cell_end + 12, "quick link"),
        ):
            self._s.text(self._x + 34, self._y(height) + 4, words, size=12)
