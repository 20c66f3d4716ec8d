"""Forces on the lines: bands, the choice of the load cell, and how far each part is from breaking.

Sources
-------
Band forces: Hygenic's force-elongation table in pounds at 200 % elongation. Doubling a band into a loop
doubles the force (Hygenic, frequently asked questions). Published tables differ by up to 54 %.
Eye nuts: DIN 580/582 annex A, safe working load with factor 6. Converter: HX711 datasheet (Avia), page 4.
Timber: EN 338 class C24. Steel: EN 10025 S235. Figures marked [E] are choices.
"""

from __future__ import annotations

from dataclasses import dataclass

from hardware_docs.calculations.geometry import PLATFORM, RAIL
from hardware_docs.calculations.markdown import table

STANDARD_GRAVITY = 9.80665
NEWTONS_PER_POUND = 4.4482216152605

BAND_POUNDS_AT_200 = {
    "tan": 3.4,
    "yellow": 4.3,
    "red": 5.5,
    "green": 6.7,
    "blue": 8.6,
    "black": 10.2,
    "silver": 15.3,
    "gold": 21.3,
}
IN_A_LOOP = 2.0
TABLES_DIFFER_BY = 0.54

CELLS_KG = (10, 20, 50, 100, 200)
LEAST_RESERVE = 1.25  # rated load over the strongest band [E]
SENSITIVITY = 0.002  # V/V
SUPPLY_VOLTS = 5.0
GAIN = 128
NOISE_VOLTS = 180e-9  # rms: the chip's 90 nV at 80 SPS (datasheet page 3), doubled for a wired module [E]
SAFE_OVERLOAD, ULTIMATE_OVERLOAD = 1.5, 3.0  # of the rated load; ask for no less when buying

WORKING_NEWTONS = 500.0  # one line: the upper end of a force channel (rig/channels.py)
LEAST_FACTOR = 5.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A load cell of one rated load on an HX711 at gain 128."""

    rated_kg: float

    @property
    def rated_newtons(self) -> float:
        return self.rated_kg * STANDARD_GRAVITY

    @property
    def saturates_newtons(self) -> float:
        """Force at the converter's end: half the supply over the gain; both share the supply."""
        return self.rated_newtons * 0.5 / (GAIN * SENSITIVITY)

    @property
    def noise_newtons(self) -> float:
        return self.rated_newtons * NOISE_VOLTS / (SENSITIVITY * SUPPLY_VOLTS)

    @property
    def reserve(self) -> float:
        return self.rated_newtons / strongest_band_newtons()

    @property
    def fits(self) -> bool:
        return self.reserve >= LEAST_RESERVE


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a line: the force at which it fails, and the largest it works under."""

    name: str
    fails_newtons: float
    works_newtons: float
    why: str

    @property
    def factor(self) -> float:
        return self.fails_newtons / self.works_newtons


def band_newtons(colour: str) -> float:
    """One band, doubled, at three times its length, newtons, as the maker's table says."""
    return BAND_POUNDS_AT_200[colour] * NEWTONS_PER_POUND * IN_A_LOOP


def strongest_band_newtons() -> float:
    """The strongest band when the table errs by as much as tables do."""
    return max(map(band_newtons, BAND_POUNDS_AT_200)) * (1.0 + TABLES_DIFFER_BY)


def chosen_cell() -> Cell:
    """The smallest cell that carries the strongest band with reserve."""
    return next(cell for cell in map(Cell, CELLS_KG) if cell.fits)


def rail_fails_newtons() -> float:
    """The load in the middle of a rail at which its steel yields, at a hole."""
    inside = RAIL.side - 2 * RAIL.wall
    whole = (RAIL.side**4 - inside**4) / 12
    holes = 2 * RAIL.hole * RAIL.wall * ((RAIL.side - RAIL.wall) / 2) ** 2
    modulus = (whole - holes) / (RAIL.side / 2)
    span = PLATFORM.width - PLATFORM.beam_thickness
    return 235.0 * modulus * 4 / span


def beam_crushes_newtons() -> float:
    """The load at which a rail's end presses into a beam: C24 across the grain, 2.5 N/mm²."""
    return 2.5 * RAIL.side * PLATFORM.beam_thickness


def slat_breaks_newtons() -> float:
    """The load in the middle of one slat at which it breaks: C24 bending, 24 N/mm²."""
    return 24.0 * PLATFORM.slat**3 / 6 * 4 / PLATFORM.slat_span


def parts() -> tuple[Part, ...]:
    """Everything between the floor and the person, and the slat that carries the person."""
    kg = STANDARD_GRAVITY
    one, two = WORKING_NEWTONS, 2 * WORKING_NEWTONS
    return (
        Part("rail, both lines in its middle (yields)", rail_fails_newtons(), two, "tube 40 × 40 × 4, S235"),
        Part("side beam under a rail's end (crushes)", beam_crushes_newtons(), one, "C24, EN 338"),
        Part("eye nut M10, straight pull", 230 * 6 * kg, one, "DIN 582: 230 kg, factor 6"),
        Part("quick link, marked 100 kg or more", 100 * 5 * kg, one, "marked working load × 5"),
        Part("eye bolt M8 of the cell, straight pull", 140 * 6 * kg, one, "DIN 580: 140 kg, factor 6"),
        Part("ring of the cuff, marked 100 kg or more", 100 * 5 * kg, one, "marked working load × 5"),
        Part("load cell alone", ULTIMATE_OVERLOAD * chosen_cell().rated_newtons, one, "3 × its rated load"),
        Part("safety leash, sewn loop marked 100 kg", 100 * 7 * kg, one, "EN 1492-1, factor 7"),
        Part("rigid strap, sewn webbing marked 100 kg", 100 * 7 * kg, one, "EN 1492-1, factor 7"),
        Part("slat, half of 150 kg on one", slat_breaks_newtons(), 75 * kg, "C24, EN 338"),
    )


def bands_table() -> str:
    rows = [(colour, f"{band_newtons(colour):.0f}") for colour in BAND_POUNDS_AT_200]
    rows.append(("gold, table 54 % too low", f"{strongest_band_newtons():.0f}"))
    return table(("band in a loop, at 3 × its length", "N"), rows)


def cells_table() -> str:
    rows = []
    for cell in map(Cell, CELLS_KG):
        verdict = "**chosen**" if cell == chosen_cell() else "more than needed" if cell.fits else "too weak"
        rows.append(
            (
                f"{cell.rated_kg:.0f} kg",
                f"{cell.rated_newtons:.0f}",
                f"{cell.reserve:.2f}",
                f"{cell.saturates_newtons:.0f}",
                f"{1000 * cell.noise_newtons:.1f}",
                verdict,
            )
        )
    head = ("cell", "rated N", "× strongest band", "converter's end N", "noise mN", "")
    return table(head, rows)


def parts_table() -> str:
    rows = [
        (p.name, f"{p.works_newtons:.0f}", f"{p.fails_newtons:.0f}", f"{p.factor:.1f}", p.why)
        for p in parts()
    ]
    return table(("part", "works under N", "fails at N", "factor", "from"), rows)
