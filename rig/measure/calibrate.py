"""Counts to newtons and kilopascals: apply a calibration, or fit one from weights."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Protocol

import numpy as np

from rig.errors import InputRefused
from rig.settings import Thresholds, threshold
from rig.setup import Calibration


@dataclass(frozen=True, slots=True)
class CertificateSettings(Thresholds):
    """What a calibration with weights must fulfil."""

    least_step_percent: float = threshold(1.0, "% of the converter's range between loads", 0.01, 50, "[E]")
    most_sd_percent: float = threshold(0.02, "% of the converter's range, SD at a load", 1e-4, 5, "[E]")
    most_residual_percent: float = threshold(1.0, "% of the largest load, off the line", 0.01, 10, "[E]")
    least_samples: float = threshold(40, "samples at each load", 2, 1e6, "[E]")


@dataclass(frozen=True, slots=True)
class LoadPoint:
    """What the converter said under one known load.

    Attributes
    ----------
    load : newtons (or kilopascals)
    counts, sd_counts : mean and SD of the samples
    samples, saturated : how many samples, and how many of them at the converter's end
    unloading : True on the way down, for the hysteresis
    """

    load: float
    counts: float
    sd_counts: float
    samples: int
    saturated: int = 0
    unloading: bool = False


class Introduced(Protocol):
    """What a board's stream table says about a stream's scale."""

    @property
    def name(self) -> str: ...
    @property
    def nominal_scale(self) -> float: ...
    @property
    def nominal_zero(self) -> int: ...


def nominal_calibration(stream: Introduced) -> Calibration:
    """Take the scale that the board was designed for; never checked against a weight."""
    return Calibration(stream.name, stream.nominal_scale, float(stream.nominal_zero))


def to_physical(counts: np.ndarray, tare_counts: np.ndarray | float, scale: np.ndarray | float) -> np.ndarray:
    """Apply ``(counts - tare) * scale``, elementwise; newtons or kilopascals."""
    return (counts - tare_counts) * scale


def fit_certificate(
    channel: str,
    points: list[LoadPoint],
    range_counts: float,
    details: dict[str, Any] | None = None,
    settings: CertificateSettings | None = None,
) -> Calibration:
    """Fit zero and scale to the converter's answers under known loads, up and down.

    Parameters
    ----------
    points : at least two loads; the smallest is the tare
    range_counts : from the converter's lowest to its highest count
    details : date, serial numbers and the like, stored with the certificate

    Returns
    -------
    Calibration whose certificate holds the points, `residual_percent` (worst distance from the line; None of
    two loads, which always have a line through them) and `hysteresis_percent` (worst difference between up
    and down at one load; None where no load was read both ways), both of the largest load.

    Raises
    ------
    InputRefused : too few, saturated, moving or nearly equal points, or points that lie on no line
    """
    settings = settings or CertificateSettings()
    if points:
        refuse_bad_points(channel, points, range_counts, settings)
    _refuse_one_load(channel, points)
    loads = np.array([p.load for p in points])
    counts = np.array([p.counts for p in points])
    counts_per_unit, zero_counts = np.polyfit(loads, counts, 1)
    scale, span = float(1.0 / counts_per_unit), float(np.ptp(loads))
    off = np.abs((counts - zero_counts) * scale - loads)
    residual_percent = float(100 * off.max() / span)
    if residual_percent > settings.most_residual_percent:
        raise InputRefused(
            f"{channel}: at {loads[off.argmax()]:g} the reading is {residual_percent:.1f} % of the span "
            f"off the line; allowed is {settings.most_residual_percent:g} %. "
            "Check the weight and that nothing touches the cell."
        )
    hysteresis = _hysteresis_counts(points)
    certificate = {
        **(details or {}),
        "points": [asdict(p) for p in points],
        "residual_percent": residual_percent if len(points) > 2 else None,
        "hysteresis_percent": None if hysteresis is None else 100 * hysteresis * abs(scale) / span,
    }
    return Calibration(channel, scale, float(zero_counts), "certificate", certificate)


def refuse_bad_points(
    channel: str,
    points: list[LoadPoint],
    range_counts: float,
    settings: CertificateSettings | None = None,
) -> None:
    """Refuse points that no line should go through; those so far, one or more, while others may come.

    Raises
    ------
    InputRefused : short, saturated, moving or nearly equal points
    """
    settings = settings or CertificateSettings()
    for p in points:
        if p.samples < settings.least_samples:
            raise InputRefused(
                f"{channel}: {p.samples} samples at {p.load:g}; need {settings.least_samples:g}. "
                "Measure longer."
            )
        if p.saturated:
            raise InputRefused(
                f"{channel}: {p.saturated} of {p.samples} samples at {p.load:g} are saturated; none may be. "
                "Use a lighter weight or less gain."
            )
        sd_percent = 100 * p.sd_counts / range_counts
        if sd_percent > settings.most_sd_percent:
            raise InputRefused(
                f"{channel}: the reading at {p.load:g} moved by {sd_percent:.3f} % (SD); "
                f"allowed is {settings.most_sd_percent:g} %. Let the weight hang still."
            )
    _refuse_equal_points(points, range_counts, settings)


def _refuse_one_load(channel: str, points: list[LoadPoint]) -> None:
    if len({p.load for p in points}) < 2:
        raise InputRefused(
            f"{channel}: {len(points)} point(s) of one load; need the tare and at least one weight."
        )


def _refuse_equal_points(points: list[LoadPoint], range_counts: float, settings: CertificateSettings) -> None:
    tare = min(points, key=lambda p: p.load)
    for p in points:
        step_percent = 100 * abs(p.counts - tare.counts) / range_counts
        if p.load != tare.load and step_percent < settings.least_step_percent:
            raise InputRefused(
                f"tare and load differ by {step_percent:.1f} %; need {settings.least_step_percent:g} %. "
                "Use a heavier weight."
            )


def _hysteresis_counts(points: list[LoadPoint]) -> float | None:
    """Largest difference between the way up and the way down at one load, in counts; None: not measured."""
    up = {p.load: p.counts for p in points if not p.unloading}
    return max((abs(p.counts - up[p.load]) for p in points if p.unloading and p.load in up), default=None)
