"""The efforts of an isometric test over each other: from the word go on, and their rise from the onset."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis.report.picture import Label, Path, Picture, Point, Shape, line
from analysis.report.ticks import round_ticks
from analysis.strength import Trial
from analysis.stretch import Stretch
from rig.exercises.isometric import EFFORT_S
from rig.measure.isometric_force import WINDOWS_S

WIDTH, HEIGHT, SIZE = 498.0, 150.0, 6.4
LOW, HIGH = 26.0, HEIGHT - 20.0
BEFORE_GO_S, AFTER_STOP_S = 0.3, 0.5
BEFORE_ONSET_S, RISE_S = 0.05, 0.35
STROKES: tuple[tuple[float, tuple[float, ...]], ...] = (
    (0.0, ()),
    (0.0, (4.0, 1.6)),
    (0.5, ()),
    (0.5, (4.0, 1.6)),
    (0.0, (1.0, 1.4)),
    (0.5, (1.0, 1.4)),
)
"""Grey and dashes of each effort in turn; a test has six at most."""


@dataclass(frozen=True, slots=True)
class _Panel:
    """Where seconds and newtons lie in one half of the picture."""

    left: float
    right: float
    start_s: float
    end_s: float
    top: float
    bottom: float

    def x(self, time_s: float) -> float:
        return self.left + (time_s - self.start_s) / (self.end_s - self.start_s) * (self.right - self.left)

    def y(self, newtons: float) -> float:
        return LOW + (newtons - self.bottom) / (self.top - self.bottom) * (HIGH - LOW)


def effort_picture(force: Stretch, trials: Sequence[Trial]) -> Picture:
    """Draw every effort, the rejected ones too; an effort without an onset is only in the left half."""
    length_s = BEFORE_GO_S + EFFORT_S + AFTER_STOP_S
    cuts = [_cut(force, trial.effort.go_s - BEFORE_GO_S, length_s) for trial in trials]
    values = np.concatenate([cut.good().value for cut in cuts]) if cuts else np.zeros(1)
    top = 1.06 * max(1.0, float(values.max(initial=0.0)))
    bottom = min(0.0, float(values.min(initial=0.0)))
    whole = _Panel(34.0, 306.0, -BEFORE_GO_S, EFFORT_S + AFTER_STOP_S, top, bottom)
    rise = _Panel(346.0, WIDTH - 4.0, -BEFORE_ONSET_S, RISE_S, top, bottom)
    shapes = [*_axes(whole, "force, N", "s after the word go"), *_axes(rise, "", "s after the onset")]
    shapes += [_mark(whole, at_s) for at_s in (0.0, EFFORT_S)]
    shapes += [_mark(rise, window_s) for window_s in (0.0, *WINDOWS_S)]
    for number, (trial, cut) in enumerate(zip(trials, cuts, strict=True)):
        shapes += _trace(whole, cut, trial.effort.go_s, number)
        if not math.isnan(trial.effort.onset_s):
            near = _cut(force, trial.effort.onset_s - BEFORE_ONSET_S, BEFORE_ONSET_S + RISE_S)
            shapes += _trace(rise, near, trial.effort.onset_s, number)
    return Picture(WIDTH, HEIGHT, (*shapes, *_legend(trials)), _says(trials))


def _cut(force: Stretch, start_s: float, length_s: float) -> Stretch:
    return force.between(start_s, start_s + length_s)


def _axes(panel: _Panel, upward: str, along: str) -> list[Shape]:
    shapes: list[Shape] = [line(panel.left, LOW, panel.right, LOW), line(panel.left, LOW, panel.left, HIGH)]
    shapes.append(line(panel.left, panel.y(0), panel.right, panel.y(0), 0.45, 0.4))
    for newtons in round_ticks(0, panel.top, 5):
        y = panel.y(newtons)
        shapes += [line(panel.left - 2.5, y, panel.left, y)]
        shapes += [Label((panel.left - 4, y - 0.35 * SIZE), f"{newtons:g}", SIZE, "end")]
    for time_s in round_ticks(0, panel.end_s, 6):
        x = panel.x(time_s)
        shapes += [line(x, LOW, x, LOW - 2.5), Label((x, LOW - 3 - SIZE), f"{time_s:g}", SIZE, "middle")]
    shapes.append(Label(((panel.left + panel.right) / 2, LOW - 22), along, SIZE, "middle"))
    return [*shapes, Label((2, HIGH + 1.3 * SIZE), upward, SIZE)]


def _mark(panel: _Panel, time_s: float) -> Shape:
    """Draw a moment that figures refer to."""
    x = panel.x(time_s)
    return line(x, LOW, x, HIGH, 0.75, 0.4, (1.5, 1.5))


def _trace(panel: _Panel, part: Stretch, zero_s: float, number: int) -> list[Shape]:
    """Draw a line, broken where samples cannot be trusted."""
    grey, dash = STROKES[number % len(STROKES)]
    pieces: list[list[Point]] = [[]]
    for time_s, value, good in zip(part.time_s - zero_s, part.value, part.trusted, strict=True):
        if good:
            pieces[-1].append((panel.x(float(time_s)), panel.y(float(value))))
        elif pieces[-1]:
            pieces.append([])
    return [Path(tuple(piece), grey, 0.8, dash=dash) for piece in pieces if len(piece) > 1]


def _legend(trials: Sequence[Trial]) -> list[Shape]:
    shapes: list[Shape] = []
    x, y = 50.0, HIGH + 1.3 * SIZE
    for number, trial in enumerate(trials):
        grey, dash = STROKES[number % len(STROKES)]
        name = _name(trial)
        shapes.append(line(x, y + 0.35 * SIZE, x + 18, y + 0.35 * SIZE, grey, 0.9, dash))
        shapes.append(Label((x + 21, y), name, SIZE))
        x += 21 + (0.56 * len(name) + 2.2) * SIZE
    return shapes


def _name(trial: Trial) -> str:
    return f"{trial.number}{', rejected' if trial.rejected else ''}"


def _says(trials: Sequence[Trial]) -> str:
    peaks = ", ".join(
        f"{_name(trial)}: {trial.effort.peak_newtons:.0f} N" if trial.usable else _name(trial)
        for trial in trials
    )
    return f"Force over time of every effort from the word go, and from its onset. Peaks: {peaks}."
