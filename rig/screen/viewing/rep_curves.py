"""Reps laid over one another from their onset, group by group: each curve, their mean and its spread."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from rig.events import Event, Rep
from rig.exercises.set_spans import begun_set
from rig.record.judged import Judged
from rig.record.reader import StreamRecords
from rig.samples import UNTRUSTED
from rig.setup import SessionSetup

BEFORE_S, AFTER_S = 0.3, 0.3
STEP_S = 0.02
MOST_REPS = 60  # newest, of each session


class By(Enum):
    """What puts reps into one group."""

    ALL = "all"
    SIDE = "side"
    SET = "set"
    EXERCISE = "exercise"


Key = tuple[str, str, int]
"""Exercise, side and number of the set of a group: "" and 0 where it has several."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A rep with the set, side and exercise that it belongs to."""

    judged: Judged
    set_number: int
    side: str
    exercise: str

    def group(self, by: By) -> Key:
        """Tell the group that the rep is in; sets and exercises are told apart by side too."""
        return {
            By.ALL: ("", "", 0),
            By.SIDE: ("", self.side, 0),
            By.SET: (self.exercise, self.side, self.set_number),
            By.EXERCISE: (self.exercise, self.side, 0),
        }[by]


@dataclass(frozen=True, slots=True)
class Curve:
    """One rep.

    Attributes
    ----------
    time_s : from its onset
    newtons : NaN where samples are missing or cannot be trusted
    """

    placed: Placed
    time_s: np.ndarray
    newtons: np.ndarray


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of a group's valid reps.

    Attributes
    ----------
    time_s : from onset, in steps of `STEP_S`
    newtons, spread : mean and one standard deviation (n − 1); NaN where fewer than half of the reps have a
        value, the spread also where fewer than two have
    reps : how many
    """

    time_s: np.ndarray
    newtons: np.ndarray
    spread: np.ndarray
    reps: int

    @property
    def peak(self) -> float:
        """The largest value of the mean, N; NaN without one."""
        return float(np.fmax.reduce(self.newtons)) if self.newtons.size else float("nan")


@dataclass(frozen=True, slots=True)
class Group:
    """Reps drawn alike; `name` as a person reads it."""

    name: str
    curves: Sequence[Curve]
    mean: Mean


def placed(setup: SessionSetup, events: Sequence[Event], reps: Sequence[Judged]) -> list[Placed]:
    """Find the set, side and exercise of every rep: a new set of a plan brings its own."""
    sets = sorted(filter(None, map(begun_set, events)), key=lambda begun: begun.start_s)
    found, at, number, exercise, side = [], 0, 1, setup.exercise, setup.side
    for one in sorted(reps, key=lambda one: one.rep.start_s):
        while at < len(sets) and sets[at].start_s <= one.rep.start_s:
            begun = sets[at]
            number, exercise, side = begun.number, begun.exercise or exercise, begun.side or side
            at += 1
        found.append(Placed(one, number, side, exercise))
    return found


def read_curves(streams: StreamRecords, reps: Sequence[Placed]) -> list[Curve]:
    """Read the samples of the newest reps."""
    chosen = [one for one in reps[-MOST_REPS:] if one.judged.rep.channel in streams]
    rows: dict[int, np.ndarray] = {}
    for channel in {one.judged.rep.channel for one in chosen}:
        own = [one for one in chosen if one.judged.rep.channel == channel]
        spans = _spans([one.judged.rep for one in own])
        rows |= {id(one): part for one, part in zip(own, streams.stretches(channel, spans), strict=True)}
    return [_curve(one, rows[id(one)]) for one in chosen]


def _spans(reps: Sequence[Rep]) -> list[tuple[float, float]]:
    """Give what is read of each rep: as long as the longest lasts, but nothing of the next one.

    A short rep goes on with what came after it; left out, it would pull the mean down and then let it jump.
    """
    longest_s = max((rep.end_s - rep.start_s for rep in reps), default=0.0) + AFTER_S
    nexts = [*(rep.start_s for rep in reps[1:]), math.inf]
    return [
        (rep.start_s - BEFORE_S, max(rep.end_s, min(rep.start_s + longest_s, next_s)))
        for rep, next_s in zip(reps, nexts, strict=True)
    ]


def usual_way(reps: Sequence[Placed]) -> By:
    """Choose what keeps apart what cannot be averaged: exercises, else sides."""
    if len({one.exercise for one in reps}) > 1:
        return By.EXERCISE
    return By.SIDE if len({one.side for one in reps}) > 1 else By.ALL


def groups_of(curves: Sequence[Curve], by: By) -> Mapping[Key, list[Curve]]:
    """Put curves into groups, in the order in which the groups begin."""
    groups: dict[Key, list[Curve]] = {}
    for curve in curves:
        groups.setdefault(curve.placed.group(by), []).append(curve)
    return groups


def mean_of(curves: Sequence[Curve]) -> Mean:
    """Average the reps of a group that are valid; a missing sample stays missing in its rep."""
    valid = [curve for curve in curves if curve.placed.judged.counts and curve.time_s.size]
    longest_s = max((float(curve.time_s[-1]) for curve in valid), default=0.0)
    time_s = np.arange(-BEFORE_S, longest_s, STEP_S)
    if not valid:
        return Mean(time_s[:0], time_s[:0], time_s[:0], 0)
    rows = np.array([np.interp(time_s, c.time_s, c.newtons, np.nan, np.nan) for c in valid])
    there = np.isfinite(rows).sum(axis=0)
    total = np.nansum(rows, axis=0)
    enough = 2 * there >= len(valid)
    newtons = np.where(enough, total / np.maximum(there, 1), np.nan)
    squares = np.nansum((rows - newtons) ** 2, axis=0)
    spread = np.where(enough & (there > 1), np.sqrt(squares / np.maximum(there - 1, 1)), np.nan)
    return Mean(time_s, newtons, spread, len(valid))


def _curve(one: Placed, rows: np.ndarray) -> Curve:
    newtons = np.where(rows["flags"] & UNTRUSTED, np.nan, rows["value"])
    return Curve(one, rows["time_s"] - one.judged.rep.start_s, newtons)
