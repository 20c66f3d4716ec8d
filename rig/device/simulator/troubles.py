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
from dataclasses import dataclass

import numpy as np

from rig.device.simulator.efforts import Effort
from rig.device.simulator.movements import Array, crossings
from rig.device.simulator.sampling import measured, sampled_times, stamped
from rig.device.simulator.scene import Scene, Span, Spans, label, profile, stage
from rig.device.simulator.trouble_kinds import TROUBLES, combination, recipe_of
from rig.errors import InputRefused

KINDS: tuple[str, ...] = ("clean", *TROUBLES, "combined")

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
    scene = stage(recipe_of(troubles, rng), rng)
    reps = tuple(label(scene, effort) for effort in scene.efforts if effort.onset_s >= 0)
    time_s, holes = sampled_times(scene, reps, rng)
    newtons = measured(scene, reps, time_s, rng)
    stamps, newtons = stamped(scene.recipe, time_s, newtons, rng)
    if scene.recipe.ends_loaded and reps:
        reps = (*reps[:-1], (reps[-1][0], float(stamps[-1])))
    clear = _clear(scene, reps, holes)
    return Labelled(stamps, newtons, reps, kind, troubles, scene.recipe.rate_hz, clear)


def _clear(scene: Scene, reps: Spans, holes: list[Span]) -> bool:
    recipe = scene.recipe
    if recipe.rate_hz < LEAST_RATE_FOR_CLEAR_HZ or recipe.stamps == "batched" or recipe.sway_newtons:
        return False
    if any(start - 0.1 <= edge <= end + 0.1 for rep in reps for edge in rep for start, end in holes):
        return False
    return all(_sharp(scene, effort) for effort in scene.efforts if effort.onset_s >= 0)


def _sharp(scene: Scene, effort: Effort) -> bool:
    recipe = scene.recipe
    grid, shown = profile(scene, effort)
    peak = float(shown.max())
    low, high = crossings(grid, shown, 0.05 * peak), crossings(grid, shown, 0.15 * peak)
    steep = high[0] - low[0] <= CLEAR_EDGE_S and low[1] - high[1] <= CLEAR_EDGE_S
    return steep and recipe.noise * recipe.amplitude_newtons <= CLEAR_NOISE * peak
