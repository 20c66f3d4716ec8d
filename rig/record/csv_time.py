"""Seconds from the time column: its unit, wraps of counters and midnight, stamps that repeat."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rig.errors import InputRefused
from rig.record.csv_units import TIME_UNITS

SLOWEST_HZ, FASTEST_HZ = 4.0, 2_500.0  # 5 to 2000 Hz with room for drift
_LEAST_HZ, _MOST_HZ = 0.5, 100_000.0  # beyond these even a stated unit is wrong
_EPOCH_S = (3.0e8, 5.0e9)  # 1979 to 2128
_WRAP = 2.0**32
_DAY_S = 86_400.0
_NEAR_WRAP_S = 10.0
_NOISE_S = 1e-9  # of arithmetic on relative times

Seconds = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class TimeUnit:
    """The unit of the time column and, for the notes, why it was taken."""

    unit: str
    why: str


def choose_time_unit(
    stamps: Seconds, stated: str | None, named: str, column: str, rate_hz: float | None
) -> TimeUnit:
    """Find the unit of time stamps.

    Parameters
    ----------
    stamps : (n,) as written, n >= 2
    stated : the person's word, or None
    named : the unit in the column's name or units row, or ""
    column : the column's name, for messages
    rate_hz : rate that the file declares, or None

    Raises
    ------
    InputRefused : no unit makes sense, or more than one does
    """
    step = typical_step(stamps)
    if stated:
        _check_stated(step, stated, column)
        return TimeUnit(stated, "as stated")
    plausible = _plausible_units(stamps, step, named, rate_hz)
    if named in plausible:
        return TimeUnit(named, "from the column's name")
    if len(plausible) == 1 and not named:
        return TimeUnit(
            plausible[0], f"since it makes {1 / (step * TIME_UNITS[plausible[0]]):.4g} samples a second"
        )
    said = (
        f"its name says {named}, its steps of {step:.6g} say otherwise"
        if named
        else f"its steps are {step:.6g}"
    )
    raise InputRefused(
        f"the unit of time column '{column}' is unclear: {said}; say it with --time-unit us, ms or s "
        f"(the steps then are seconds over the sampling rate, {SLOWEST_HZ:g} to {FASTEST_HZ:g} Hz)"
    )


def typical_step(stamps: Seconds) -> float:
    """Mean step, repeated stamps included as steps of nothing, and without steps over 20 usual ones."""
    steps = np.diff(stamps)
    forward = steps[steps > 0]
    if forward.size == 0:
        return 0.0
    steps = steps[(steps >= 0) & (steps <= 20 * np.median(forward))]
    return float(np.mean(steps)) if steps.size else 0.0


def _plausible_units(stamps: Seconds, step: float, named: str, rate_hz: float | None) -> list[str]:
    """Units that fit the size and the steps of stamps; minutes only where the column says so."""
    units = {unit: s for unit, s in TIME_UNITS.items() if unit != "min" or named == "min"}
    by_size = [unit for unit, s in units.items() if _EPOCH_S[0] < np.median(stamps) * s < _EPOCH_S[1]]
    as_declared = _units_within(units, step, rate_hz / 1.3, rate_hz * 1.3) if rate_hz else []
    by_rate = as_declared or _units_within(units, step, SLOWEST_HZ, FASTEST_HZ)
    both = [unit for unit in by_size if unit in by_rate]
    return both or by_rate


def _units_within(units: dict[str, float], step: float, slowest_hz: float, fastest_hz: float) -> list[str]:
    return [unit for unit, s in units.items() if step > 0 and slowest_hz <= 1 / (step * s) <= fastest_hz]


def _check_stated(step: float, unit: str, column: str) -> None:
    rate_hz = 1 / (step * TIME_UNITS[unit]) if step > 0 else 0.0
    if rate_hz and not _LEAST_HZ <= rate_hz <= _MOST_HZ:
        raise InputRefused(
            f"time column '{column}' read in {unit} gives {rate_hz:.3g} samples a second; "
            f"force recordings have {SLOWEST_HZ:g} to {FASTEST_HZ:g}: check --time-unit"
        )


def unwrap(time_s: Seconds, unit_s: float, is_clock: bool) -> tuple[Seconds, int]:
    """Undo the wraps of a 32-bit counter (ms or us) or of midnight; also gives how many there were."""
    period_s, near_s = (_DAY_S, 3600.0) if is_clock else (_WRAP * unit_s, _NEAR_WRAP_S)
    before, after = time_s[:-1], time_s[1:]
    back = np.isfinite(before) & np.isfinite(after) & (after < before)
    wraps = back & (before % period_s > period_s - near_s) & (after % period_s < near_s)
    if not is_clock and unit_s not in (1e-3, 1e-6):
        wraps[:] = False
    count = int(wraps.sum())
    return (time_s + period_s * np.concatenate([[0], np.cumsum(wraps)]) if count else time_s), count


def first_step_back(time_s: Seconds, stamp_step_s: float) -> int:
    """Index of the first row whose time is before its predecessor's, by more than rounding; -1 without one.

    `stamp_step_s` is the step to which stamps that repeat are rounded: they may waver by one of it.
    """
    newest = np.maximum.accumulate(time_s)
    back = np.flatnonzero(newest[:-1] - time_s[1:] > max(1.01 * stamp_step_s, _NOISE_S))
    return int(back[0]) + 1 if back.size else -1


def rounding_step(time_s: Seconds) -> float:
    """The usual step between unlike stamps where a twentieth or more of the stamps repeat; else 0."""
    steps = np.diff(time_s)
    forward = steps[steps > 0]
    if forward.size == 0 or np.count_nonzero(steps <= 0) < 0.05 * steps.size:
        return 0.0
    return float(np.median(forward))


def spread_repeats(time_s: Seconds) -> tuple[Seconds, int]:
    """Spread rows of one stamp evenly from it up to the next stamp (or over the usual step before a hole).

    The first group is taken to be cut at its start, the last at its end. Also gives how many rows moved.
    """
    stamps: Seconds = np.maximum.accumulate(time_s)
    begins = np.flatnonzero(np.concatenate([[True], np.diff(stamps) > 0]))
    sizes = np.diff(np.append(begins, stamps.size))
    if begins.size < 2 or sizes.max() == 1:
        return stamps, 0
    to_next = np.diff(stamps[begins])
    step = float(np.median(to_next))
    width = np.append(np.minimum(to_next, 1.5 * step), step)
    usual = max(float(np.median(sizes)), 1.0)
    parts = sizes.astype(np.float64)
    parts[-1] = max(parts[-1], usual)  # the last: rows at the usual distance
    place = np.arange(stamps.size) - np.repeat(begins, sizes)
    late = max(usual - sizes[0], 0.0) if sizes[0] > 1 else 0.0  # the first: rows lie late in their step
    parts[0] += late
    place = place + np.where(np.arange(stamps.size) < sizes[0], late, 0.0)
    spread = stamps + place * np.repeat(width / parts, sizes)
    return spread, int(np.count_nonzero(place))
