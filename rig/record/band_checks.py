"""Stiffness of bands from two-point pulls, kept per label, and how far a band has softened since."""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from pathlib import Path

from rig.errors import InputRefused, RecordError
from rig.record.settings_folder import append_entry, read_entries, refuse_strange_label, settings_folder

LEAST_STEP_M = 0.02  # [E] a ruler read to 1 mm then costs 5 % at most


@dataclass(frozen=True, slots=True)
class BandCheck:
    """One two-point pull: lengths in metres, forces in newtons, stiffness in newtons per metre."""

    label: str
    date: str
    lengths_m: tuple[float, float]
    newtons: tuple[float, float]
    stiffness_n_per_m: float


def check_band(
    label: str, date: str, lengths_m: tuple[float, float], newtons: tuple[float, float]
) -> BandCheck:
    """Work out the stiffness.

    Raises
    ------
    InputRefused : lengths too close, or a pull that does not grow with the length
    """
    refuse_strange_label("band", label)
    step_m, step_newtons = lengths_m[1] - lengths_m[0], newtons[1] - newtons[0]
    if abs(step_m) < LEAST_STEP_M:
        raise InputRefused(
            f"band {label}: the lengths differ by {step_m:g} m; need {LEAST_STEP_M:g} m. Pull it further."
        )
    stiffness = step_newtons / step_m
    if not stiffness > 0.0 or math.isinf(stiffness):
        raise InputRefused(
            f"band {label}: the pull went from {newtons[0]:.2f} N to {newtons[1]:.2f} N; it must grow with "
            "the length. Check the hook and the lengths."
        )
    return BandCheck(label, date, lengths_m, newtons, stiffness)


def keep_check(check: BandCheck) -> Path:
    """Keep a check beside the earlier ones of its band; give the file.

    Raises
    ------
    RecordError : the settings folder cannot be written
    """
    path = _file(check.label)
    append_entry(path, dataclasses.asdict(check))
    return path


def first_check(label: str) -> BandCheck | None:
    """Give the first check of a band; None for a new one.

    Raises
    ------
    RecordError : the file cannot be read or is not ours
    """
    entries = read_entries(_file(label))
    if not entries:
        return None
    try:
        return BandCheck(**entries[0])
    except TypeError:
        raise RecordError(f"{_file(label)} holds no check of a band; move it away") from None


def softening_percent(first: BandCheck, now: BandCheck) -> float:
    """Give by how much a band has softened since `first`, per cent; negative for a stiffer one."""
    return 100.0 * (1.0 - now.stiffness_n_per_m / first.stiffness_n_per_m)


def _file(label: str) -> Path:
    return settings_folder() / "bands" / f"{label}.json"
