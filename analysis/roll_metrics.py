"""How the pelvis rolled, and how that went with the pull."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from analysis.metric import Metric, withheld
from analysis.stretch import Stretch
from rig.events import Event, Mark, Rep, Roll

_NUMBER = r"(-?[0-9]+(?:\.[0-9]+)?)"
BASELINE = re.compile(rf"index {_NUMBER}, sum {_NUMBER} kPa")
COUPLING_LEAST = 8  # pairs of samples


@dataclass(frozen=True, slots=True)
class RollMetrics:
    """The rolls of one set. `directions` counts them by ``backward``, ``forward`` and ``unknown``."""

    warnings: int
    faults: int
    directions: dict[str, int]
    roll_share: Metric
    roll_largest: Metric


def roll_metrics(rolls: Iterable[Roll], start_s: float, end_s: float) -> RollMetrics:
    """Count rolls between two instants, and the share of that time they took."""
    rolls = list(rolls)
    directions: dict[str, int] = {}
    for roll in rolls:
        directions[roll.direction] = directions.get(roll.direction, 0) + 1
    inside_s = sum(max(0.0, min(r.end_s, end_s) - max(r.start_s, start_s)) for r in rolls)
    largest = max((abs(roll.peak_percent) for roll in rolls), default=0.0)
    return RollMetrics(
        warnings=sum(roll.level == "warn" for roll in rolls),
        faults=sum(roll.level == "fault" for roll in rolls),
        directions=directions,
        roll_share=Metric("roll_share", 100 * inside_s / (end_s - start_s))
        if end_s > start_s
        else withheld("roll_share", "the set has no length"),
        roll_largest=Metric("roll_largest", largest),
    )


def roll_lag(rep: Rep, rolls: Iterable[Roll]) -> Metric:
    """Say how long after the rep's force peak its largest roll peaked; negative: the roll came first."""
    overlapping = [roll for roll in rolls if roll.start_s < rep.end_s and roll.end_s > rep.start_s]
    if not overlapping:
        return withheld("roll_lag", "no roll in this rep")
    if rep.peak_newtons != rep.peak_newtons:
        return withheld("roll_lag", "the force peak is withheld")
    largest = max(overlapping, key=lambda roll: abs(roll.peak_percent))
    return Metric("roll_lag", largest.peak_s - rep.peak_s)


def baseline_of(events: Iterable[Event]) -> tuple[float, float] | None:
    """Read the last pelvis baseline, roll index and sum in kPa, out of its mark; None if none was taken."""
    found = None
    for event in events:
        if isinstance(event, Mark) and event.label == "pelvis_baseline":
            match = BASELINE.search(event.detail)
            found = (float(match[1]), float(match[2])) if match else found
    return found


def roll_index(front: Stretch, back: Stretch) -> Stretch:
    """Give (back − front) / (back + front) at the back cell's samples.

    The front cell is taken on the line between its neighbours; where one of those is bad or missing, the
    row is left out.
    """
    back = back.good()
    after = np.searchsorted(front.time_s, back.time_s).clip(1, max(1, front.time_s.size - 1))
    if front.time_s.size < 2:
        return Stretch(back.time_s[:0], back.value[:0], back.flags[:0])
    good = front.trusted
    usable = (
        good[after] & good[after - 1] & (back.time_s >= front.time_s[0]) & (back.time_s <= front.time_s[-1])
    )
    at_s = back.time_s[usable]
    front_kpa = np.interp(at_s, front.time_s[good], front.value[good])
    total = back.value[usable] + front_kpa
    with np.errstate(divide="ignore", invalid="ignore"):
        index = (back.value[usable] - front_kpa) / total
    return Stretch(at_s, np.where(total > 0, index, np.nan), back.flags[usable])


def coupling(force: Stretch, index: Stretch, start_s: float, end_s: float) -> Metric:
    """Correlate roll index and pull between two instants (Pearson, −1 to 1)."""
    pull, roll = force.between(start_s, end_s), index.between(start_s, end_s).good()
    doubt = pull.doubt()
    if doubt:
        return withheld("coupling", doubt)
    inside = (roll.time_s >= pull.time_s[0]) & (roll.time_s <= pull.time_s[-1])
    if inside.sum() < COUPLING_LEAST:
        return withheld("coupling", f"fewer than {COUPLING_LEAST} samples of the pad")
    pairs = np.interp(roll.time_s[inside], pull.time_s, pull.value), roll.value[inside]
    if min(np.ptp(pairs[0]), np.ptp(pairs[1])) == 0:
        return withheld("coupling", "one of them did not change")
    return Metric("coupling", float(np.corrcoef(*pairs)[0, 1]))
