"""What each kind of trouble does to a recording of reps, as numbers to draw from.

A `Recipe` starts clean and each trouble changes a few of its numbers; troubles combine because each
changes its own. Fractions are of the strongest rep unless they say otherwise. Pairs are (low, high).
"""

from __future__ import annotations

from collections.abc import Callable
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
    tempo = _spread_evenly(rng, 0.35, 1.6)
    return Recipe(
        rate_hz=float(rng.choice([40.0, 75.0, 80.0, 80.0, 92.0, 100.0, 200.0])),
        reps=int(rng.integers(2, 13)),
        amplitude_newtons=_spread_evenly(rng, 10.0, 1000.0),
        spread=rng.uniform(0.02, 0.2),
        rise_s=(0.8 * tempo, 1.3 * tempo),
        hold_s=(0.4, _spread_evenly(rng, 0.6, 5.0)),
        fall_s=(0.8 * tempo, 1.3 * tempo),
        rest_s=(0.6, _spread_evenly(rng, 1.0, 10.0)),
        noise=_spread_evenly(rng, 0.0002, 0.01),
    )


def _spread_evenly(rng: Generator, low: float, high: float) -> float:
    """Draw so that each factor of two is as likely as the next."""
    return float(np.exp(rng.uniform(np.log(low), np.log(high))))


def _chance(rng: Generator, share: float) -> bool:
    return bool(rng.random() < share)


def _preload(recipe: Recipe, rng: Generator) -> Recipe:
    return replace(recipe, preload_newtons=recipe.amplitude_newtons * _spread_evenly(rng, 0.05, 4.0))


def _drifting(recipe: Recipe, rng: Generator) -> Recipe:
    slope = rng.choice([-1.0, 1.0]) * rng.uniform(0.002, 0.015)
    return replace(recipe, drift_per_s=slope, drift_wander=rng.uniform(0.0, 0.1))


def _rectified(recipe: Recipe, rng: Generator) -> Recipe:
    way = str(rng.choice(["clip", "fold"]))
    slack = -recipe.amplitude_newtons * rng.uniform(0.0, 0.06) if way == "clip" else 0.0
    return replace(
        recipe, rectified=way, preload_newtons=slack, noise=max(recipe.noise, 0.002), drift_per_s=0.0
    )


def _weak_first(recipe: Recipe, rng: Generator) -> Recipe:
    return replace(
        recipe,
        growth=rng.uniform(5.0, 20.0),
        reps=int(rng.integers(2, 13)),
        spread=min(recipe.spread, 0.1),
        amplitude_newtons=max(recipe.amplitude_newtons, 150.0),
    )


def _fatigue(recipe: Recipe, rng: Generator) -> Recipe:
    return replace(
        recipe,
        growth=rng.uniform(0.15, 0.7),
        reps=int(rng.integers(6, 21)),
        amplitude_newtons=max(recipe.amplitude_newtons, 50.0),
    )


def _slow_ramps(recipe: Recipe, rng: Generator) -> Recipe:
    return replace(recipe, rise_s=(3.0, 12.0), fall_s=(2.0, 10.0), reps=int(rng.integers(1, 6)))


def _half_releases(recipe: Recipe, rng: Generator) -> Recipe:
    return replace(recipe, valleys=(1, 3), valley_level=(0.38, 0.65), hold_s=(1.5, rng.uniform(3.0, 12.0)))


def _double_peaks(recipe: Recipe, rng: Generator) -> Recipe:
    return replace(recipe, valleys=(1, 2), valley_level=(0.42, 0.92), hold_s=(0.6, 2.5))


def _noise_bursts(recipe: Recipe, rng: Generator) -> Recipe:
    return replace(_for_brief_troubles(recipe), bursts=rng.uniform(0.3, 1.5))


def _spikes(recipe: Recipe, rng: Generator) -> Recipe:
    return replace(_for_brief_troubles(recipe), spikes=rng.uniform(0.3, 1.5))


def _aborted_pulls(recipe: Recipe, rng: Generator) -> Recipe:
    return replace(_for_brief_troubles(recipe), aborted=rng.uniform(0.4, 2.5))


def _for_brief_troubles(recipe: Recipe) -> Recipe:
    return replace(recipe, rate_hz=max(recipe.rate_hz, SLOW_RATE_HZ), rest_s=(2.0, 8.0))


def _starts_under_load(recipe: Recipe, rng: Generator) -> Recipe:
    return replace(recipe, starts_loaded=True, hold_s=(1.0, 4.0))


def _ends_under_load(recipe: Recipe, rng: Generator) -> Recipe:
    return replace(recipe, ends_loaded=True, hold_s=(1.0, 4.0))


def _rates(recipe: Recipe, rng: Generator) -> Recipe:
    rates = [5, 7.5, 10, 12.5, 16, 20, 25, 50, 128, 250, 320, 500, 1000, 2000]
    return replace(recipe, rate_hz=float(rng.choice(rates)))


def _holes(recipe: Recipe, rng: Generator) -> Recipe:
    return replace(recipe, holes=rng.uniform(0.3, 1.2))


def _jittered_stamps(recipe: Recipe, rng: Generator) -> Recipe:
    return replace(recipe, stamps=str(rng.choice(["jittered", "batched"])))


def _uneven_rate(recipe: Recipe, rng: Generator) -> Recipe:
    return replace(recipe, stamps="uneven", rate_hz=float(rng.choice([16, 25, 40, 80])))


def _repeated_stamps(recipe: Recipe, rng: Generator) -> Recipe:
    return replace(recipe, stamps=str(rng.choice(["rounded", "doubled"])))


def _tails(recipe: Recipe, rng: Generator) -> Recipe:
    return replace(recipe, tail_s=_spread_evenly(rng, 0.08, 1.5), fall_s=(0.2, 1.0), rest_s=(1.5, 8.0))


def _overshoot(recipe: Recipe, rng: Generator) -> Recipe:
    recoil, sag = (rng.uniform(0.04, 0.35), 0.0) if _chance(rng, 0.5) else (0.0, rng.uniform(0.03, 0.2))
    return replace(recipe, recoil=recoil, sag=sag, fall_s=(0.15, 0.6), rest_s=(1.0, 5.0))


def _shifts(recipe: Recipe, rng: Generator) -> Recipe:
    return replace(recipe, shifts=rng.uniform(0.03, 0.1), rest_s=(2.0, 6.0))


def _shaky(recipe: Recipe, rng: Generator) -> Recipe:
    return replace(recipe, shake=rng.uniform(0.02, 0.1), rate_hz=max(recipe.rate_hz, SLOW_RATE_HZ))


def _uneven_strength(recipe: Recipe, rng: Generator) -> Recipe:
    strongest = max(recipe.amplitude_newtons, 40.0)
    return replace(recipe, uneven=rng.uniform(0.2, 0.6), spread=0.0, amplitude_newtons=strongest)


def _irregular(recipe: Recipe, rng: Generator) -> Recipe:
    return replace(
        recipe,
        wobble=rng.uniform(0.03, 0.09),
        uneven_rise=rng.uniform(0.3, 0.8),
        spread=rng.uniform(0.2, 0.4),
        valleys=(0, 2),
        valley_level=(0.6, 0.97),
        hold_s=(0.3, 6.0),
        rise_s=(0.25, 3.0),
        fall_s=(0.25, 3.0),
        rest_s=(0.6, 12.0),
    )


def _isometric(recipe: Recipe, rng: Generator) -> Recipe:
    """A standing pull on a force plate: body weight below, sway and a small crouch before."""
    weight = rng.uniform(450.0, 1050.0)
    amplitude = weight * rng.uniform(0.6, 2.4)
    return replace(
        recipe,
        rate_hz=float(rng.choice([100.0, 200.0, 500.0, 1000.0, 1000.0])),
        reps=int(rng.integers(1, 5)),
        amplitude_newtons=amplitude,
        preload_newtons=weight,
        sway_newtons=rng.uniform(0.005, 0.05) * amplitude,
        crouch=rng.uniform(0.0, 0.15) if _chance(rng, 0.5) else 0.0,
        recoil=rng.uniform(0.0, 0.12),
        wobble=rng.uniform(0.01, 0.05),
        rise_s=(0.2, 1.2),
        hold_s=(2.0, 6.0),
        fall_s=(0.2, 0.8),
        rest_s=(3.0, 15.0),
        noise=_spread_evenly(rng, 0.0005, 0.003),
    )


def _noisy(recipe: Recipe, rng: Generator) -> Recipe:
    kind = str(rng.choice(["white", "hum", "steps"]))
    return replace(recipe, noise=_spread_evenly(rng, 0.01, 0.03), noise_kind=kind)


def _short_rests(recipe: Recipe, rng: Generator) -> Recipe:
    return replace(
        recipe,
        rest_s=(0.45, 0.9),
        reps=int(rng.integers(5, 21)),
        rise_s=(0.3, 0.7),
        hold_s=(0.35, 0.8),
        fall_s=(0.3, 0.7),
    )


def _long_rests(recipe: Recipe, rng: Generator) -> Recipe:
    return replace(recipe, rest_s=(8.0, 20.0), reps=int(rng.integers(2, 7)))


def _long_holds(recipe: Recipe, rng: Generator) -> Recipe:
    return replace(
        recipe,
        hold_s=(8.0, 30.0),
        reps=int(rng.integers(1, 5)),
        wobble=rng.uniform(0.01, 0.04),
        drift_per_s=recipe.drift_per_s * 0.2,
    )


def _no_reps(recipe: Recipe, rng: Generator) -> Recipe:
    """Nobody pulls: a quiet line, sometimes knocked or drifting."""
    return replace(
        _for_brief_troubles(recipe),
        reps=0,
        amplitude_newtons=30.0,
        noise=_spread_evenly(rng, 0.001, 0.012),
        bursts=float(rng.choice([0.0, 1.0])),
        drift_per_s=rng.uniform(-0.003, 0.003),
        preload_newtons=rng.uniform(0.0, 60.0),
    )


Change = Callable[[Recipe, Generator], Recipe]

TROUBLES: dict[str, Change] = {
    "preload": _preload,
    "drifting": _drifting,
    "rectified": _rectified,
    "weak_first": _weak_first,
    "fatigue": _fatigue,
    "slow_ramps": _slow_ramps,
    "half_releases": _half_releases,
    "double_peaks": _double_peaks,
    "noise_bursts": _noise_bursts,
    "spikes": _spikes,
    "aborted_pulls": _aborted_pulls,
    "starts_under_load": _starts_under_load,
    "ends_under_load": _ends_under_load,
    "rates": _rates,
    "holes": _holes,
    "jittered_stamps": _jittered_stamps,
    "repeated_stamps": _repeated_stamps,
    "uneven_rate": _uneven_rate,
    "tails": _tails,
    "overshoot": _overshoot,
    "shifts": _shifts,
    "shaky": _shaky,
    "uneven_strength": _uneven_strength,
    "irregular": _irregular,
    "isometric": _isometric,
    "noisy": _noisy,
    "short_rests": _short_rests,
    "long_rests": _long_rests,
    "long_holds": _long_holds,
    "no_reps": _no_reps,
}

NEVER_COMBINED = {"no_reps", "isometric"}


def combination(rng: Generator) -> tuple[str, ...]:
    """Draw two to four troubles that can be in one recording."""
    names = [name for name in TROUBLES if name not in NEVER_COMBINED]
    chosen = rng.choice(names, size=int(rng.integers(2, 5)), replace=False)
    return tuple(name for name in TROUBLES if name in set(chosen.tolist()))


def recipe_of(troubles: tuple[str, ...], rng: Generator) -> Recipe:
    """Start clean, let each trouble change its numbers, then keep the result within what can be known."""
    recipe = clean(rng)
    for name in troubles:
        recipe = TROUBLES[name](recipe, rng)
    return _knowable(recipe)


def _knowable(recipe: Recipe) -> Recipe:
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
