"""One pull on the band or strap, from its plan in a recipe to newtons at any time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rig.device.simulator.movements import Array, Path, Wander, minimum_jerk
from rig.device.simulator.recipes import Range, Recipe

Generator = np.random.Generator

SETTLED_TAILS = 12.0
"""After so many time constants a release is over: 6e-6 of the rep is left."""

RECOIL_S = 0.15  # time constant in which the swing after a release dies away
SAG_S = 0.7  # and of a line that comes back only slowly
LEAST_LEG_S = 0.25  # no part of a dip is faster


@dataclass(frozen=True, slots=True)
class Effort:
    """A rise, some seconds under load and a release.

    Attributes
    ----------
    hold_start_s, hold_end_s : the part between rise and fall, in recording time
    path : share of `newtons` against time since `onset_s`
    tail_s : time constant of the slack release that follows the path; 0 for none
    """

    onset_s: float
    newtons: float
    path: Path
    hold_start_s: float
    hold_end_s: float
    tail_s: float
    recoil: float
    recoil_hz: float
    sag: float
    wobble: Wander
    shake: Wander

    @property
    def release_s(self) -> float:
        """The end of the path, in recording time."""
        return self.onset_s + self.path.times_s[-1]

    @property
    def over_s(self) -> float:
        """When nothing of the effort is left."""
        slowest_s = max(self.tail_s, RECOIL_S if self.recoil else 0.0, SAG_S if self.sag else 0.0)
        return self.release_s + SETTLED_TAILS * slowest_s

    def at(self, time_s: Array) -> Array:
        """Give the force of this effort alone, newtons, shape as `time_s`."""
        since = time_s - self.onset_s
        level = self.path.at(since) * (1.0 + self.wobble.at(time_s) + self.shake.at(time_s))
        after = np.maximum(time_s - self.release_s, 0.0)
        if self.tail_s:
            level = np.where(after > 0, level * np.exp(-after / self.tail_s), level)
        if self.recoil:
            level = level - self.recoil * np.exp(-after / RECOIL_S) * np.sin(
                2 * np.pi * self.recoil_hz * after
            )
        if self.sag:
            level = level - self.sag * minimum_jerk(after / SAG_S) * np.exp(-after / SAG_S)
        return self.newtons * level


def draw_effort(recipe: Recipe, rng: Generator, onset_s: float, newtons: float) -> Effort:
    """Draw one rep of a recipe, starting at `onset_s`."""
    times, levels = _approach(recipe, rng)
    hold_start = times[-1]
    _add_hold(recipe, rng, times, levels)
    hold_end = times[-1]
    times.append(hold_end + _within(rng, recipe.fall_s))
    levels.append(rng.uniform(0.15, 0.5) if recipe.tail_s else 0.0)
    return Effort(
        onset_s=onset_s,
        newtons=newtons,
        path=Path(tuple(times), tuple(levels)),
        hold_start_s=onset_s + hold_start,
        hold_end_s=onset_s + hold_end,
        tail_s=recipe.tail_s * rng.uniform(0.8, 1.2),
        recoil=recipe.recoil * rng.uniform(0.5, 1.5),
        recoil_hz=rng.uniform(1.0, 3.0),
        sag=recipe.sag * rng.uniform(0.5, 1.5),
        wobble=Wander.within(rng, recipe.wobble / 2, 0.3, 3.0, tones=5),
        shake=Wander.within(rng, recipe.shake, 3.0, 8.0, tones=6),
    )


def _approach(recipe: Recipe, rng: Generator) -> tuple[list[float], list[float]]:
    times, levels = [0.0], [0.0]
    if recipe.crouch:
        times.append(rng.uniform(0.2, 0.5))
        levels.append(-recipe.crouch * rng.uniform(0.5, 1.0))
    rise = _within(rng, recipe.rise_s)
    if recipe.uneven_rise and rng.random() < recipe.uneven_rise:
        times.append(times[-1] + rise * rng.uniform(0.3, 0.7))
        levels.append(rng.uniform(0.3, 0.75))
        rise *= rng.uniform(0.3, 0.7)
    return [*times, times[-1] + rise], [*levels, rng.uniform(0.85, 1.0)]


def _add_hold(recipe: Recipe, rng: Generator, times: list[float], levels: list[float]) -> None:
    hold = _within(rng, recipe.hold_s)
    dips = int(rng.integers(recipe.valleys[0], recipe.valleys[1] + 1))
    leg = max(hold / (2 * dips + 1), LEAST_LEG_S)
    for _ in range(dips):
        times.append(times[-1] + leg * rng.uniform(0.6, 1.4))
        levels.append(_within(rng, recipe.valley_level))
        times.append(times[-1] + leg * rng.uniform(0.6, 1.4))
        levels.append(rng.uniform(0.88, 1.0))
    times.append(times[-1] + leg)
    levels.append(levels[-1] * rng.uniform(0.9, 1.0))


def _within(rng: Generator, span: Range) -> float:
    return float(rng.uniform(*span))
