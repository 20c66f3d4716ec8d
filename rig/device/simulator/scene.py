"""What happens in a recording of reps, before anyone samples it: who pulls when, and on what line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from rig.device.simulator.efforts import Effort, draw_effort
from rig.device.simulator.movements import Array, Path, Wander, crossings
from rig.device.simulator.recipes import Generator, Recipe, weakest_share

Span = tuple[float, float]
Spans = tuple[Span, ...]

EDGE_FRACTION = 0.10
LONGEST_S = 240.0
MOST_SAMPLES = 160_000  # so that a corpus of thousands is made in seconds


@dataclass(frozen=True, slots=True)
class Scene:
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


def stage(recipe: Recipe, rng: Generator) -> Scene:
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
    return Scene(recipe, tuple(efforts), duration, _slow_motion(recipe, rng), _shifts(recipe, efforts, rng))


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


def profile(scene: Scene, effort: Effort) -> tuple[Array, Array]:
    """Give the effort alone, as it shows above the line, on a grid of 1 to 8 ms."""
    until = min(effort.over_s, scene.duration_s)
    grid = np.linspace(effort.onset_s, until, max(int((until - effort.onset_s) * 250), 1000))
    line = scene.line(grid)
    return grid, scene.seen(line + effort.at(grid)) - scene.seen(line)


def label(scene: Scene, effort: Effort) -> Span:
    """Give start and end of one effort, where it crosses a tenth of its own height."""
    grid, shown = profile(scene, effort)
    return crossings(grid, shown, EDGE_FRACTION * float(shown.max()))


def rests(scene: Scene, reps: Spans) -> list[Span]:
    """List the stretches between reps, the ones before the first and after the last included."""
    first = max((e.over_s for e in scene.efforts if e.onset_s < 0), default=0.0)
    edges = [first, *(edge for rep in reps for edge in rep), scene.duration_s]
    return list(zip(edges[::2], edges[1::2], strict=True))
