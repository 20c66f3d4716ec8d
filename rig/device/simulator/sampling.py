"""From what happened to what a file holds: sampling, holes, noise, brief troubles and careless stamps."""

from __future__ import annotations

import numpy as np

from rig.device.simulator.movements import Array, minimum_jerk
from rig.device.simulator.recipes import Generator, Recipe
from rig.device.simulator.scene import Scene, Span, Spans, rests


def sampled_times(scene: Scene, reps: Spans, rng: Generator) -> tuple[Array, list[Span]]:
    """Sample at the true rate, within 1 % of the nominal one, and leave the holes out."""
    rate = scene.recipe.rate_hz * rng.uniform(0.99, 1.01)
    time_s = np.arange(int(scene.duration_s * rate) + 1) / rate
    if scene.recipe.stamps == "uneven":
        steps = rng.uniform(0.4, 1.6, len(time_s)) / rate
        time_s = np.cumsum(steps)
        time_s = time_s[time_s <= scene.duration_s]
    holes = _holes(scene, reps, rng)
    for start, end in holes:
        time_s = time_s[(time_s < start) | (time_s >= end)]
    return time_s, holes


def _holes(scene: Scene, reps: Spans, rng: Generator) -> list[Span]:
    """Place holes so that every rep and every rest keeps its greater part."""
    holes = []
    for rep, rest in zip(reps, rests(scene, reps), strict=False):
        for _ in range(rng.poisson(scene.recipe.holes)):
            low, high = rep if rng.random() < 0.6 else rest
            length = min(rng.uniform(0.05, 2.5), 0.2 * (high - low))
            start = rng.uniform(low, high - length)
            holes.append((start, start + length))
    return holes


def measured(scene: Scene, reps: Spans, time_s: Array, rng: Generator) -> Array:
    """Give the force that the electronics reports at each time, newtons, shape as `time_s`."""
    force = scene.line(time_s)
    for effort in scene.efforts:
        inside = slice(*np.searchsorted(time_s, [effort.onset_s, effort.over_s]))
        force[inside] += effort.at(time_s[inside])
    force += _brief_troubles(scene, reps, time_s, rng)
    return _with_noise(scene, force, time_s, rng)


def _with_noise(scene: Scene, force: Array, time_s: Array, rng: Generator) -> Array:
    recipe = scene.recipe
    size = recipe.noise * recipe.amplitude_newtons
    if recipe.noise_kind == "hum":
        mains = np.sqrt(2.0) * size * np.sin(2 * np.pi * rng.choice([49.9, 60.1]) * time_s)
        return scene.seen(force + mains + 0.2 * size * rng.standard_normal(len(force)))
    seen = scene.seen(force + size * rng.standard_normal(len(force)))
    return np.round(seen / (2 * size)) * (2 * size) if recipe.noise_kind == "steps" else seen


def _brief_troubles(scene: Scene, reps: Spans, time_s: Array, rng: Generator) -> Array:
    """Add what lasts less than half a second: knocks, bursts of noise and pulls given up at once."""
    recipe, extra = scene.recipe, np.zeros(len(time_s))
    kinds = ((recipe.aborted, _add_aborted), (recipe.bursts, _add_burst), (recipe.spikes, _add_spike))
    total = sum(expected for expected, _ in kinds)
    for rest in rests(scene, reps) if total else ():
        for centre in _places(rest, total, rng):
            add = kinds[rng.choice(3, p=[expected / total for expected, _ in kinds])][1]
            add(extra, time_s, centre, recipe.amplitude_newtons, rng)
    for effort in scene.efforts:
        for expected, add in kinds[1:]:
            for centre in _places((effort.hold_start_s, effort.hold_end_s), expected, rng):
                add(extra, time_s, centre, 0.5 * effort.newtons, rng)
    return extra


def _places(span: tuple[float, float], expected: float, rng: Generator) -> list[float]:
    """Choose moments in a span, a second apart and 0.7 s from its ends."""
    slots = np.arange(span[0] + 0.7, span[1] - 0.7, 1.0)
    taken = slots[rng.random(len(slots)) < min(expected / max(len(slots), 1), 1.0)]
    return [float(t) for t in taken]


def _add_burst(extra: Array, time_s: Array, centre_s: float, newtons: float, rng: Generator) -> None:
    near = np.flatnonzero(np.abs(time_s - centre_s) <= rng.uniform(0.015, 0.18))
    extra[near] += rng.uniform(0.05, 0.5) * newtons * rng.standard_normal(len(near))


def _add_spike(extra: Array, time_s: Array, centre_s: float, newtons: float, rng: Generator) -> None:
    """Spoil one sample, as a loose contact or a misread converter does."""
    extra[np.searchsorted(time_s, centre_s)] += rng.choice([-1.0, 1.0]) * rng.uniform(0.3, 5.0) * newtons


def _add_aborted(extra: Array, time_s: Array, centre_s: float, newtons: float, rng: Generator) -> None:
    half = rng.uniform(0.08, 0.22)
    height = rng.uniform(0.08, 1.0) * newtons
    extra += height * minimum_jerk(1.0 - np.abs(time_s - centre_s) / half)


def stamped(recipe: Recipe, time_s: Array, newtons: Array, rng: Generator) -> tuple[Array, Array]:
    """Write the stamps as careless programs do."""
    if recipe.stamps == "jittered":
        return time_s + rng.uniform(0.0, 0.9, len(time_s)) / recipe.rate_hz, newtons
    if recipe.stamps == "batched":
        timer = float(rng.choice([0.016, 0.05]))
        return np.ceil(time_s / timer) * timer, newtons
    if recipe.stamps == "rounded":
        return np.round(time_s, 2), newtons
    if recipe.stamps == "doubled":
        times = 1 + (rng.random(len(time_s)) < rng.uniform(0.01, 0.3))
        return np.repeat(time_s, times), np.repeat(newtons, times)
    return time_s, newtons
