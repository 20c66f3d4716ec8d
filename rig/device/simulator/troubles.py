"""Force recordings of every kind of trouble, with the truth about their reps.

The corpus on which detection is scored. A recording is one channel as a file would hold it: stamps, newtons,
and the reps that a careful person with the whole file in hand would mark.

What counts as a rep
--------------------
A rep starts and ends where its force crosses 10 % of its own height above the line it started from.
Dips that stay above 35 % of the peak belong to the rep. Pulls shorter than 0.5 s and bursts of noise are no
reps. A file that starts in the middle of a hold has no rep there; a rep that the end of the file cuts off
ends with the file.

What is left out because no detector could know it: reps closer than 0.5 s, reps weaker than 18 times the
noise, drift of more than 15 % of a rep while that rep lasts.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from rig.device.simulator.efforts import Effort, Generator, draw_effort
from rig.device.simulator.movements import Array, Path, Wander, crossings, minimum_jerk
from rig.device.simulator.recipes import TROUBLES, Recipe, combination, recipe_of, weakest_share
from rig.errors import InputRefused

KINDS: tuple[str, ...] = ("clean", *TROUBLES, "combined")

EDGE_FRACTION = 0.10
LONGEST_S = 240.0
MOST_SAMPLES = 160_000
CLEAR_EDGE_S = 0.15  # a clear edge goes from 5 % to 15 % of the rep in less
CLEAR_NOISE = 0.02  # and stands this far out of the noise
LEAST_RATE_FOR_CLEAR_HZ = 20.0


@dataclass(frozen=True, slots=True)
class Labelled:
    """One recording and the truth about it.

    Attributes
    ----------
    time_s : (n,), the stamps as a file would hold them: never falling, sometimes repeated
    newtons : (n,), the force
    reps : start and end of each rep, seconds, in order
    kind : one of `KINDS`
    troubles : the kinds that were combined
    rate_hz : nominal rate
    clear_edges : every start and end is sharp enough to be asked for within 0.15 s
    """

    time_s: Array
    newtons: Array
    reps: tuple[tuple[float, float], ...]
    kind: str
    troubles: tuple[str, ...]
    rate_hz: float
    clear_edges: bool


@dataclass(frozen=True, slots=True)
class _Scene:
    """Everything that happens, before anyone samples it."""

    recipe: Recipe
    efforts: tuple[Effort, ...]
    duration_s: float
    slow: tuple[Wander, ...]
    shifts: Path

    def line(self, time_s: Array) -> Array:
        """Give the force with nobody pulling."""
        recipe = self.recipe
        weakest = weakest_share(recipe) * recipe.amplitude_newtons
        line = recipe.preload_newtons + recipe.drift_per_s * weakest * time_s
        for wander in self.slow:
            line = line + wander.at(time_s)
        return line + weakest * self.shifts.at(time_s)

    def seen(self, force: Array) -> Array:
        """Give what the electronics makes of a force."""
        if self.recipe.rectified == "clip":
            return np.maximum(force, 0.0)
        return np.abs(force) if self.recipe.rectified == "fold" else force


def recording(kind: str, seed: int) -> Labelled:
    """Make the recording of a kind that belongs to a seed.

    Raises
    ------
    InputRefused : no such kind
    """
    if kind not in KINDS:
        raise InputRefused(f"no kind of trouble is called {kind!r}; known are {', '.join(KINDS)}")
    rng = np.random.default_rng([zlib.crc32(kind.encode()), seed])
    troubles = combination(rng) if kind == "combined" else tuple(name for name in (kind,) if name in TROUBLES)
    scene = _stage(recipe_of(troubles, rng), rng)
    reps = tuple(_label(scene, effort) for effort in scene.efforts if effort.onset_s >= 0)
    time_s, holes = _sampled_times(scene, reps, rng)
    newtons = _measured(scene, reps, time_s, rng)
    stamps, newtons = _stamped(scene.recipe, time_s, newtons, rng)
    if scene.recipe.ends_loaded and reps:
        reps = (*reps[:-1], (reps[-1][0], float(stamps[-1])))
    clear = _clear(scene, reps, holes)
    return Labelled(stamps, newtons, reps, kind, troubles, scene.recipe.rate_hz, clear)


def _stage(recipe: Recipe, rng: Generator) -> _Scene:
    """Plan every effort, one after another, and the slow motion of the line below them."""
    limit_s = min(LONGEST_S, MOST_SAMPLES / recipe.rate_hz)
    efforts = [_already_pulling(recipe, rng)] if recipe.starts_loaded else []
    time_s = efforts[0].over_s if efforts else 0.0
    least_lead_s = 0.6 if recipe.starts_loaded else max(0.25, 4.0 / recipe.rate_hz)
    time_s += rng.uniform(least_lead_s, 4.0) if recipe.reps else limit_s / 6
    for newtons in _strengths(recipe, rng):
        effort = draw_effort(recipe, rng, time_s, newtons)
        if effort.release_s > limit_s and any(e.onset_s >= 0 for e in efforts):
            break
        efforts.append(effort)
        time_s = effort.release_s + float(rng.uniform(*recipe.rest_s))
    last = efforts[-1] if efforts else None
    settled = 3.0 * recipe.tail_s + rng.uniform(0.3, 4.0)
    duration = max(last.release_s, 0.0) + settled if last else time_s
    if recipe.ends_loaded and last and last.onset_s >= 0:
        duration = max(rng.uniform(last.hold_start_s, last.hold_end_s), last.onset_s + 1.0)
    return _Scene(recipe, tuple(efforts), duration, _slow_motion(recipe, rng), _shifts(recipe, efforts, rng))


def _shifts(recipe: Recipe, efforts: list[Effort], rng: Generator) -> Path:
    """Move the line a little in the middle of some rests, as a strap that settles does."""
    times, levels = [0.0], [0.0]
    for before, after in pairwise(efforts) if recipe.shifts else ():
        middle = (before.release_s + after.onset_s) / 2
        times += [middle - 0.3, middle + 0.3]
        levels += [levels[-1], levels[-1] + rng.uniform(-2.0, 1.0) * recipe.shifts]
    return Path(tuple(times), tuple(levels))


def _already_pulling(recipe: Recipe, rng: Generator) -> Effort:
    """Draw an effort whose hold the file starts in: an even one, for a dip there would look like loading."""
    even = replace(recipe, valleys=(0, 0), wobble=min(recipe.wobble, 0.02))
    effort = draw_effort(even, rng, 0.0, recipe.amplitude_newtons * rng.uniform(0.4, 1.0))
    middle = rng.uniform(effort.hold_start_s, effort.hold_end_s - 0.3)
    return replace(
        effort,
        onset_s=-middle,
        hold_start_s=effort.hold_start_s - middle,
        hold_end_s=effort.hold_end_s - middle,
    )


def _strengths(recipe: Recipe, rng: Generator) -> Array:
    """Draw each rep's height: a trend from first to last, and a person's spread around it."""
    along = np.linspace(0.0, 1.0, recipe.reps) ** rng.uniform(0.3, 2.0)
    trend = recipe.growth ** (along - (1.0 if recipe.growth > 1 else 0.0))
    if recipe.uneven < 1.0:
        trend = trend * recipe.uneven ** rng.random(recipe.reps)
    spread = np.clip(1.0 + recipe.spread * rng.standard_normal(recipe.reps), 0.6, 1.4)
    return recipe.amplitude_newtons * trend * spread


def _slow_motion(recipe: Recipe, rng: Generator) -> tuple[Wander, ...]:
    weakest = weakest_share(recipe) * recipe.amplitude_newtons
    drift = Wander.within(rng, recipe.drift_wander * weakest, 1 / 200, 1 / 60, tones=3)
    sway = Wander.within(rng, recipe.sway_newtons, 0.1, 0.5, tones=6)
    return tuple(wander for wander in (drift, sway) if wander.rms > 0)


def _profile(scene: _Scene, effort: Effort) -> tuple[Array, Array]:
    """Give the effort alone, as it shows above the line, on a grid of 1 to 8 ms."""
    until = min(effort.over_s, scene.duration_s)
    grid = np.linspace(effort.onset_s, until, max(int((until - effort.onset_s) * 250), 1000))
    line = scene.line(grid)
    return grid, scene.seen(line + effort.at(grid)) - scene.seen(line)


def _label(scene: _Scene, effort: Effort) -> tuple[float, float]:
    grid, shown = _profile(scene, effort)
    return crossings(grid, shown, EDGE_FRACTION * float(shown.max()))


def _rests(scene: _Scene, reps: tuple[tuple[float, float], ...]) -> list[tuple[float, float]]:
    """List the stretches between reps, the ones before the first and after the last included."""
    first = max((e.over_s for e in scene.efforts if e.onset_s < 0), default=0.0)
    edges = [first, *(edge for rep in reps for edge in rep), scene.duration_s]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _sampled_times(
    scene: _Scene, reps: tuple[tuple[float, float], ...], rng: Generator
) -> tuple[Array, list[tuple[float, float]]]:
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


def _holes(scene: _Scene, reps: tuple[tuple[float, float], ...], rng: Generator) -> list[tuple[float, float]]:
    """Place holes so that every rep and every rest keeps its greater part."""
    holes = []
    for rep, rest in zip(reps, _rests(scene, reps), strict=False):
        for _ in range(rng.poisson(scene.recipe.holes)):
            low, high = rep if rng.random() < 0.6 else rest
            length = min(rng.uniform(0.05, 2.5), 0.2 * (high - low))
            start = rng.uniform(low, high - length)
            holes.append((start, start + length))
    return holes


def _measured(scene: _Scene, reps: tuple[tuple[float, float], ...], time_s: Array, rng: Generator) -> Array:
    force = scene.line(time_s)
    for effort in scene.efforts:
        inside = slice(*np.searchsorted(time_s, [effort.onset_s, effort.over_s]))
        force[inside] += effort.at(time_s[inside])
    force += _brief_troubles(scene, reps, time_s, rng)
    return _with_noise(scene, force, time_s, rng)


def _with_noise(scene: _Scene, force: Array, time_s: Array, rng: Generator) -> Array:
    recipe = scene.recipe
    size = recipe.noise * recipe.amplitude_newtons
    if recipe.noise_kind == "hum":
        mains = np.sqrt(2.0) * size * np.sin(2 * np.pi * rng.choice([49.9, 60.1]) * time_s)
        return scene.seen(force + mains + 0.2 * size * rng.standard_normal(len(force)))
    seen = scene.seen(force + size * rng.standard_normal(len(force)))
    return np.round(seen / (2 * size)) * (2 * size) if recipe.noise_kind == "steps" else seen


def _brief_troubles(
    scene: _Scene, reps: tuple[tuple[float, float], ...], time_s: Array, rng: Generator
) -> Array:
    """Add what lasts less than half a second: knocks, bursts of noise and pulls given up at once."""
    recipe, extra = scene.recipe, np.zeros(len(time_s))
    kinds = ((recipe.aborted, _add_aborted), (recipe.bursts, _add_burst), (recipe.spikes, _add_spike))
    total = sum(expected for expected, _ in kinds)
    for rest in _rests(scene, reps) if total else ():
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


def _stamped(recipe: Recipe, time_s: Array, newtons: Array, rng: Generator) -> tuple[Array, Array]:
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


def _clear(scene: _Scene, reps: tuple[tuple[float, float], ...], holes: list[tuple[float, float]]) -> bool:
    recipe = scene.recipe
    if recipe.rate_hz < LEAST_RATE_FOR_CLEAR_HZ or recipe.stamps == "batched" or recipe.sway_newtons:
        return False
    if any(start - 0.1 <= edge <= end + 0.1 for rep in reps for edge in rep for start, end in holes):
        return False
    return all(_sharp(scene, effort) for effort in scene.efforts if effort.onset_s >= 0)


def _sharp(scene: _Scene, effort: Effort) -> bool:
    recipe = scene.recipe
    grid, shown = _profile(scene, effort)
    peak = float(shown.max())
    low, high = crossings(grid, shown, 0.05 * peak), crossings(grid, shown, 0.15 * peak)
    steep = high[0] - low[0] <= CLEAR_EDGE_S and low[1] - high[1] <= CLEAR_EDGE_S
    return steep and recipe.noise * recipe.amplitude_newtons <= CLEAR_NOISE * peak
