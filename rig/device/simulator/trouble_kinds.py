"""What each kind of trouble does to a recording of reps, as numbers to draw from.

A recipe starts clean and each trouble changes a few of its numbers; troubles combine because each changes
its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from rig.device.simulator.recipes import SLOW_RATE_HZ, Generator, Recipe, clean, knowable, spread_evenly


def _chance(rng: Generator, share: float) -> bool:
    return bool(rng.random() < share)


def _preload(recipe: Recipe, rng: Generator) -> Recipe:
    return replace(recipe, preload_newtons=recipe.amplitude_newtons * spread_evenly(rng, 0.05, 4.0))


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
    return replace(recipe, tail_s=spread_evenly(rng, 0.08, 1.5), fall_s=(0.2, 1.0), rest_s=(1.5, 8.0))


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
        noise=spread_evenly(rng, 0.0005, 0.003),
    )


def _noisy(recipe: Recipe, rng: Generator) -> Recipe:
    kind = str(rng.choice(["white", "hum", "steps"]))
    return replace(recipe, noise=spread_evenly(rng, 0.01, 0.03), noise_kind=kind)


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
        noise=spread_evenly(rng, 0.001, 0.012),
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
    return knowable(recipe)
