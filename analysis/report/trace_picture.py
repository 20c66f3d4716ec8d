"""The pull over time as a drawing: trace, target zone, reps with what became of them, holds, rolls, gaps."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis.report.picture import Label, Path, Picture, Point, Shape, box, line
from analysis.report.ticks import clock, round_ticks, time_ticks
from analysis.sets import COMPENSATED, NOT_COUNTED, REJECTED, VALID, JudgedRep
from analysis.stretch import Stretch
from rig.events import Gap, Hold, Roll
from rig.samples import MISSING

WIDTH = 498.0
LEFT, RIGHT = 34.0, 4.0
LEGEND = (
    (VALID, "valid"),
    (COMPENSATED, "compensated"),
    (NOT_COUNTED, "not counted"),
    (REJECTED, "rejected"),
)

MORE = ("grey: target", "bar on top: hold", "dashed: pelvis rolled, B backward, F forward")
NARROW = 3.0  # points: a narrower gap has no room for hatching
LETTER = 0.55  # width of an average letter, of its size


@dataclass(frozen=True, slots=True)
class Scene:
    """What to draw. `zone` is low and high of the target, or None; no `scale`: an axis without numbers."""

    force: Stretch
    start_s: float
    end_s: float
    reps: Sequence[JudgedRep]
    holds: Sequence[Hold]
    rolls: Sequence[Roll]
    gaps: Sequence[Gap]
    zone: tuple[float, float] | None
    scale: bool = True


class _Frame:
    """Where seconds and newtons lie on the paper."""

    def __init__(self, scene: Scene, height: float, size: float) -> None:
        self.size = size
        self.left, self.right = LEFT, WIDTH - RIGHT
        self.low, self.high = 4.4 * size, height - 3.4 * size
        self.start_s, self.end_s = scene.start_s, max(scene.end_s, scene.start_s + 1e-3)
        part = scene.force.between(scene.start_s, scene.end_s).good().value
        top = max([1.0, float(part.max()) if part.size else 0.0, scene.zone[1] if scene.zone else 0.0])
        self.top = 1.06 * top
        self.bottom = min(0.0, float(part.min()) if part.size else 0.0)

    def x(self, time_s: float) -> float:
        share = (time_s - self.start_s) / (self.end_s - self.start_s)
        return self.left + min(1.0, max(0.0, share)) * (self.right - self.left)

    def y(self, newtons: float) -> float:
        return self.low + (newtons - self.bottom) / (self.top - self.bottom) * (self.high - self.low)


def trace_picture(scene: Scene, height: float = 118.0, size: float = 6.4) -> Picture:
    """Draw a stretch of a session; `size` is that of the lettering in points."""
    frame = _Frame(scene, height, size)
    shapes = [
        *_zone(scene, frame),
        *_axes(scene, frame),
        *_gaps(scene, frame),
        *_trace(scene, frame),
        *_holds(scene, frame),
        *_rolls(scene, frame),
        *_reps(scene, frame),
        *_legend(scene, frame),
    ]
    return Picture(WIDTH, height, tuple(shapes), _says(scene))


def _zone(scene: Scene, frame: _Frame) -> list[Shape]:
    if scene.zone is None:
        return []
    low, high = (frame.y(newtons) for newtons in scene.zone)
    return [box(frame.left, low, frame.right, high, 0.88)]


def _axes(scene: Scene, frame: _Frame) -> list[Shape]:
    shapes: list[Shape] = [line(frame.left, frame.y(0), frame.right, frame.y(0), 0.45, 0.4)]
    shapes.append(line(frame.left, frame.low, frame.left, frame.high))
    rows = max(2, int((frame.high - frame.low) / (3.2 * frame.size)))
    for newtons in round_ticks(0, frame.top, rows) if scene.scale else ():
        y = frame.y(newtons)
        shapes += [line(frame.left - 2.5, y, frame.left, y)]
        shapes += [Label((frame.left - 4, y - 0.35 * frame.size), f"{newtons:g}", frame.size, "end")]
    shapes.append(Label((2, frame.high + 1.7 * frame.size), "pull, N" if scene.scale else "pull", frame.size))
    for time_s in time_ticks(frame.start_s, frame.end_s, 10):
        x = frame.x(time_s)
        shapes += [line(x, frame.low, x, frame.low - 2.5)]
        shapes += [Label((x, frame.low - 3 - frame.size), clock(time_s), frame.size, "middle")]
    shapes.append(line(frame.left, frame.low, frame.right, frame.low))
    return shapes


def _trace(scene: Scene, frame: _Frame) -> list[Shape]:
    part = scene.force.between(scene.start_s, scene.end_s)
    pieces = _columns(part, frame)
    return [Path(tuple(piece), 0.0, 0.7) for piece in pieces if len(piece) > 1]


def _columns(part: Stretch, frame: _Frame) -> list[list[Point]]:
    """Give lowest and highest value of every half point of width, broken where samples are missing."""
    pieces: list[list[Point]] = [[]]
    if not part.time_s.size:
        return pieces
    share = (part.time_s - frame.start_s) / (frame.end_s - frame.start_s)
    column = (share * 2 * (frame.right - frame.left)).astype(np.int64)
    starts = np.flatnonzero(np.r_[True, np.diff(column) != 0])
    good = part.trusted
    low = np.minimum.reduceat(np.where(good, part.value, np.inf), starts)
    high = np.maximum.reduceat(np.where(good, part.value, -np.inf), starts)
    broken = np.maximum.reduceat((part.flags & MISSING) != 0, starts)
    for at, first in enumerate(starts):
        if low[at] <= high[at]:
            x = frame.left + column[first] / 2
            pieces[-1] += [(x, frame.y(float(low[at]))), (x, frame.y(float(high[at])))]
        if broken[at]:
            pieces.append([])
    return pieces


def _gaps(scene: Scene, frame: _Frame) -> list[Shape]:
    """Hatch what is missing, and write so."""
    shapes: list[Shape] = []
    for gap in scene.gaps:
        if gap.end_s <= scene.start_s or gap.start_s >= scene.end_s:
            continue
        x0, x1 = frame.x(gap.start_s), frame.x(gap.end_s)
        if x1 - x0 < NARROW:
            shapes.append(line(x0, frame.low, x0, frame.high, 0.5, 0.4, (1.0, 1.5)))
            continue
        shapes.append(box(x0, frame.low, x1, frame.high, None, 0.3))
        for number in range(int((frame.high - frame.low) / 6)):
            y = frame.low + 6 * number
            shapes.append(line(x0, y, x1, min(y + 6, frame.high), 0.3, 0.4))
        if x1 - x0 > 2 * frame.size:
            shapes.append(Label(((x0 + x1) / 2, frame.high + 2), "missing", frame.size, "middle"))
    return shapes


def _holds(scene: Scene, frame: _Frame) -> list[Shape]:
    """Draw holds as bars over the plot: full ones thick, those cut short thin."""
    y = frame.high + 2.5
    return [
        line(frame.x(hold.start_s), y, frame.x(hold.end_s), y, 0.0, 2.4 if hold.done else 0.8)
        for hold in scene.holds
    ]


def _rolls(scene: Scene, frame: _Frame) -> list[Shape]:
    """Draw rolls as dashed boxes with their direction's first letter."""
    shapes: list[Shape] = []
    for roll in scene.rolls:
        if roll.end_s <= scene.start_s or roll.start_s >= scene.end_s:
            continue
        x0, x1 = frame.x(roll.start_s), frame.x(roll.end_s)
        corners = ((x0, frame.low), (x0, frame.high), (x1, frame.high), (x1, frame.low))
        width = 0.9 if roll.level == "fault" else 0.4
        shapes.append(Path(corners, 0.0, width, dash=(2.0, 1.6), closed=True))
        letter = {"backward": "B", "forward": "F"}.get(roll.direction, "?")
        shapes.append(Label(((x0 + x1) / 2, frame.low + 2), letter, frame.size, "middle", bold=True))
    return shapes


def _reps(scene: Scene, frame: _Frame) -> list[Shape]:
    """Put a sign under every rep, and its number where there is room."""
    y = 1.6 * frame.size
    shapes: list[Shape] = []
    room = (frame.right - frame.left) / max(1, len(scene.reps))
    every = max(1, math.ceil(2.2 * frame.size / room))
    for judged in scene.reps:
        x0, x1 = frame.x(judged.rep.start_s), frame.x(judged.rep.end_s)
        shapes.append(line(x0, frame.low, x1, frame.low, 0.0, 1.8))
        radius = min(0.42 * frame.size, 0.4 * room)
        shapes += sign(judged.verdict, ((x0 + x1) / 2, y + 0.3 * frame.size), radius)
        if (judged.number - 1) % every == 0:
            shapes.append(Label(((x0 + x1) / 2, 0.4), f"{judged.number}", 0.9 * frame.size, "middle"))
    return shapes


def sign(verdict: str, at: Point, radius: float) -> list[Shape]:
    """Draw the sign of a verdict: disc, triangle, open square or cross; none needs colour."""
    x, y = at
    if verdict == VALID:
        turn = [2 * math.pi * k / 16 for k in range(16)]
        disc = tuple((x + radius * math.cos(a), y + radius * math.sin(a)) for a in turn)
        return [Path(disc, None, fill=0.0, closed=True)]
    if verdict == COMPENSATED:
        corners = ((x - radius, y - radius), (x + radius, y - radius), (x, y + radius))
        return [Path(corners, 0.0, 0.8, 1.0, closed=True)]
    if verdict == NOT_COUNTED:
        r = 0.85 * radius
        return [box(x - r, y - r, x + r, y + r, 1.0, 0.0)]
    r = radius
    return [line(x - r, y - r, x + r, y + r, width=0.9), line(x - r, y + r, x + r, y - r, width=0.9)]


def _legend(scene: Scene, frame: _Frame) -> list[Shape]:
    """Explain the signs that are in the drawing, from left to right."""
    size = min(6.4, frame.size)  # larger ones do not fit beside each other
    y, x = frame.high + 1.7 * frame.size, frame.left + 6 * size
    used = {judged.verdict for judged in scene.reps}
    shapes: list[Shape] = []
    for verdict, text in LEGEND:
        if verdict in used:
            shapes += sign(verdict, (x, y + 0.35 * size), 0.42 * size)
            shapes.append(Label((x + 0.9 * size, y), text, size))
            x += (LETTER * len(text) + 2.6) * size
    for text, is_there in zip(MORE, (scene.zone, scene.holds, scene.rolls), strict=True):
        if is_there:
            shapes.append(Label((x, y), text, size))
            x += (LETTER * len(text) + 1.4) * size
    return shapes


def _says(scene: Scene) -> str:
    counts = [(sum(j.verdict == verdict for j in scene.reps), text) for verdict, text in LEGEND]
    reps = ", ".join(f"{number} {text}" for number, text in counts if number) or "none"
    return (
        f"Pull over time from {clock(scene.start_s)} to {clock(scene.end_s)}. Reps: {reps}. "
        f"Holds: {len(scene.holds)}. Pelvic rolls: {len(scene.rolls)}."
    )
