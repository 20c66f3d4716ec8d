"""What a force is worth: an uncertainty budget of one line, calibrated and tared as calibration.md says.

Method: JCGM 100:2008 (GUM). A limit ± a counts as a uniform distribution, a/√3; all parts are independent.
Limits of the load cell are those to ask for when buying, in per cent of its rated load: makers of such cells
state 0.02 to 0.05 %. Nothing here was measured on a real rig; a site replaces each figure by its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import radians, sqrt, tan

from hardware_docs.calculations.geometry import worst_angle
from hardware_docs.calculations.loads import STANDARD_GRAVITY, chosen_cell
from hardware_docs.calculations.markdown import table

LINEARITY, HYSTERESIS, REPEATABILITY, CREEP = 0.05, 0.05, 0.05, 0.05  # ± % of the rated load; creep in 30 min
ZERO_DRIFT, SPAN_DRIFT = 0.05, 0.05  # ± % of the rated load, of the reading; each per 10 °C
DEGREES_SINCE_TARE, DEGREES_SINCE_CALIBRATION = 2.0, 5.0
CONVERTER_GAIN_DRIFT_PPM = 5.0  # per °C, HX711 datasheet page 3
MASS_ERROR = 1.0 / 20_000  # OIML R 111 class M1: 1 g of 20 kg
GRAVITY_EQUATOR, GRAVITY_POLE = 9.780, 9.832  # m/s², the ends of the Earth's range at sea level
BUOYANCY = 1.2 / 8000  # of steel weights in air, not corrected
HANG_DEGREES = 2.0  # lean of the hanging weights
RATED = chosen_cell().rated_newtons
FORCES = (20.0, 50.0, 100.0, 200.0, 400.0)


@dataclass(frozen=True, slots=True)
class Share:
    """One source of doubt: its limit ± at a force, newtons."""

    name: str
    limit: Callable[[float], float]
    shrinks: float = sqrt(3)  # limit to standard uncertainty

    def standard(self, force: float) -> float:
        return self.limit(force) / self.shrinks


def _of_rated(percent: float) -> Callable[[float], float]:
    return lambda force: RATED * percent / 100


def _of_reading(fraction: float) -> Callable[[float], float]:
    return lambda force: abs(force) * fraction


def gravity_error() -> float:
    """The most by which local gravity differs from the 9.80665 that the software uses."""
    return max(GRAVITY_POLE / STANDARD_GRAVITY - 1, 1 - GRAVITY_EQUATOR / STANDARD_GRAVITY)


def shares(local_gravity_known: bool) -> tuple[Share, ...]:
    """Every source for the pull in the line. Hysteresis: half its width lies on either side of the middle."""
    gravity = 0.0001 if local_gravity_known else gravity_error()
    hang = 1 - 1 / sqrt(1 + tan(radians(HANG_DEGREES)) ** 2)
    drift = SPAN_DRIFT / 100 / 10 + CONVERTER_GAIN_DRIFT_PPM * 1e-6
    return (
        Share("reference: mass M1", _of_reading(MASS_ERROR)),
        Share("reference: local gravity", _of_reading(gravity)),
        Share("reference: air buoyancy", _of_reading(BUOYANCY)),
        Share("reference: weights lean 2°", _of_reading(hang)),
        Share("resolution and noise, one sample", lambda force: chosen_cell().noise_newtons, shrinks=1.0),
        Share("linearity", _of_rated(LINEARITY)),
        Share("hysteresis", _of_rated(HYSTERESIS / 2)),
        Share("repeatability", _of_rated(REPEATABILITY)),
        Share("creep", _of_reading(CREEP / 100)),
        Share("temperature: zero, 2 °C since tare", _of_rated(ZERO_DRIFT / 10 * DEGREES_SINCE_TARE)),
        Share("temperature: span, 5 °C since calibration", _of_reading(drift * DEGREES_SINCE_CALIBRATION)),
    )


def expanded(force: float, local_gravity_known: bool) -> float:
    """Expanded uncertainty of the pull in the line, k = 2, newtons."""
    return 2 * sqrt(sum(share.standard(force) ** 2 for share in shares(local_gravity_known)))


def budget_table() -> str:
    """Standard uncertainties at 100 N, newtons."""
    known = {share.name: share.standard(100.0) for share in shares(True)}
    rows = [(s.name, f"{s.standard(100.0):.4f}", f"{known[s.name]:.4f}") for s in shares(False)]
    rows.append(
        ("**expanded, k = 2**", f"**{expanded(100.0, False):.2f}**", f"**{expanded(100.0, True):.2f}**")
    )
    return table(("source, at 100 N", "9.80665 used, N", "local gravity known to 0.01 %, N"), rows)


def result_table() -> str:
    """Expanded uncertainty along the range, and what the lean of a line takes besides."""
    rows = []
    for force in FORCES:
        cells = [f"{force:.0f}"]
        for known in (False, True):
            doubt = expanded(force, known)
            cells.append(f"± {doubt:.2f} N ({100 * doubt / force:.2f} %)")
        cells += [f"{force * worst_angle(of_foot).lost_percent / 100:.2f}" for of_foot in (False, True)]
        rows.append(cells)
    head = (
        "pull N",
        "9.80665 used",
        "local gravity known",
        "lean of the knee's line, up to − N",
        "lean of the foot's line, up to − N",
    )
    return table(head, rows)
