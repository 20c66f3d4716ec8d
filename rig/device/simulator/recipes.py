"""How to make one recording of reps, as numbers to draw from.

Fractions are of the strongest rep unless they say otherwise. Pairs are (low, high).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

Generator = np.random.Generator
Range = tuple[float, float]

SLOW_RATE_HZ = 20.0
"""Below this a trouble shorter than half a second is one sample, and no longer a trouble."""

LEAST_VALLEY = 0.37
"""No dip inside a rep goes lower, as a share of its peak: below about a third it would be two reps."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to make one recording."""

    rate_hz: float
    reps: int
    amplitude_newtons: float
    spread: float  # coefficient of variation of the reps' amplitudes
    growth: float = 1.0  # last rep's amplitude over the first's
    uneven: float = 1.0  # weakest rep over strongest, in no order
    rise_s: Range = (0.5, 2.0)
    hold_s: Range = (0.3, 3.0)
    fall_s: Range = (0.5, 2.0)
    rest_s: Range = (0.6, 4.0)
    valleys: tuple[int, int] = (0, 0)  # dips inside a rep
    valley_level: Range = (0.9, 0.9)  # of the rep's own peak
    tail_s: float = 0.0  # time constant of the release
    recoil: float = 0.0  # how far the release swings below the baseline
    sag: float = 0.0  # how far the line stays below itself after a release, for a second or two
    wobble: float = 0.0  # unevenness inside a rep, 0.3 to 3 Hz, of its own peak
    shake: float = 0.0  # coarse tremor inside a rep, 3 to 8 Hz, of its own peak
    uneven_rise: float = 0.0  # 0: symmetric; else how much the middle of a rise comes early or late
    preload_newtons: float = 0.0
    sway_newtons: float = 0.0  # 0.1 to 0.5 Hz, at rest and under load
    drift_per_s: float = 0.0  # of the weakest rep
    drift_wander: float = 0.0  # slow, to and fro, of the weakest rep
    shifts: float = 0.0  # steps of the line between reps, of the weakest rep
    rectified: str = ""  # "clip": nothing below zero; "fold": the magnitude
    noise: float = 0.003
    noise_kind: str = "white"  # or "hum", "steps"
    bursts: float = 0.0  # expected number in each rest and each hold
    spikes: float = 0.0  # single wild samples, expected number in each rest and each hold
    aborted: float = 0.0  # expected number in each rest
    crouch: float = 0.0  # unloading just before the pull
    starts_loaded: bool = False
    ends_loaded: bool = False
    holes: float = 0.0  # expected number for each rep
    stamps: str = "even"  # or "uneven", "jittered", "rounded", "doubled", "batched"


def clean(rng: Generator) -> Recipe:
    """Draw an ordinary recording: a few even reps, in that person's tempo, on a quiet line."""
    tempo = spread_evenly(rng, 0.35, 1.6)
    return Recipe(
        rate_hz=float(rng.choice([40.0, 75.0, 80.0, 80.0, 92.0, 100.0, 200.0])),
        reps=int(rng.integers(2, 13)),
        amplitude_newtons=spread_evenly(rng, 10.0, 1000.0),
        spread=rng.uniform(0.02, 0.2),
        rise_s=(0.8 * tempo, 1.3 * tempo),
        hold_s=(0.4, spread_evenly(rng, 0.6, 5.0)),
        fall_s=(0.8 * tempo, 1.3 * tempo),
        rest_s=(0.6, spread_evenly(rng, 1.0, 10.0)),
        noise=spread_evenly(rng, 0.0002, 0.01),
    )


def spread_evenly(rng: Generator, low: float, high: float) -> float:
    """Draw so that each factor of two is as likely as the next."""
    return float(np.exp(rng.uniform(np.log(low), np.log(high))))


def knowable(recipe: Recipe) -> Recipe:
    """Keep every rep above the noise and every rest visible, so that a label is a fact and not a taste."""
    weakest = weakest_share(recipe)
    slowest = 5.0 / recipe.rate_hz
    longest = recipe.rise_s[1] + recipe.hold_s[1] + recipe.fall_s[1]
    brief = recipe.bursts + recipe.spikes + recipe.aborted > 0
    unsteady = 1.5 * recipe.wobble + 3.0 * recipe.shake
    lowest = max(recipe.valley_level[0], LEAST_VALLEY + 0.6 * unsteady)
    least_rest = max(recipe.rest_s[0], 4.0 / recipe.rate_hz, 4.0 * recipe.tail_s, 2.2 if brief else 0.0)
    slack = -0.06 * weakest * recipe.amplitude_newtons
    return replace(
        recipe,
        rate_hz=max(recipe.rate_hz, SLOW_RATE_HZ) if brief else recipe.rate_hz,
        noise=min(recipe.noise, weakest / 30.0),
        drift_per_s=float(np.clip(recipe.drift_per_s, -0.15 / longest, 0.15 / longest)),
        drift_wander=recipe.drift_wander * min(1.0, 8.0 / longest),
        preload_newtons=max(recipe.preload_newtons, slack) if recipe.rectified else recipe.preload_newtons,
        recoil=min(recipe.recoil, 0.08) if recipe.rectified == "fold" else recipe.recoil,
        sag=0.0 if recipe.rectified == "fold" else recipe.sag,
        valley_level=(lowest, max(recipe.valley_level[1], lowest)),
        hold_s=(max(recipe.hold_s[0], slowest - recipe.rise_s[0]), max(recipe.hold_s[1], slowest)),
        rest_s=(least_rest, max(recipe.rest_s[1], 1.5 * least_rest)),
    )


def weakest_share(recipe: Recipe) -> float:
    """Tell how strong the weakest rep is meant to be, as a share of the strongest."""
    return min(1.0, recipe.growth, 1.0 / recipe.growth) * recipe.uneven
