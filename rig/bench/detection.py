"""`rig bench detection`: reps counted right, and how fast, beside other ways to do the same.

The recordings are those of `rig.device.simulator.troubles`: labelled, seeded, of every kind of trouble.
Ours is causal: it decides within half a second of a rep's end. The peers have the whole file in hand.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from rig.bench.detection_peers import Array, Found, causal_peers, peers
from rig.bench.table import BenchTable, Cell
from rig.detect.rep_kernel import find_reps
from rig.detect.reps import RepDetector
from rig.device.simulator.troubles import KINDS, Labelled, recording
from rig.settings import RepSettings

FIRST_SEED = 5_000  # apart from the seeds of the tests
SPEED_RATE_HZ = 1_000.0
FLOOR_M_SAMPLES_S = 50.0


def run(recordings_a_kind: int = 80) -> tuple[BenchTable, BenchTable]:
    """Score every contestant on the corpus, then measure speed.

    Parameters
    ----------
    recordings_a_kind : how many recordings of each kind of trouble
    """
    return _score(recordings_a_kind), _speed()


@dataclass(slots=True)
class Score:
    """What one contestant got right."""

    recordings: int = 0
    exact: int = 0
    truths: int = 0
    found: int = 0
    matched: int = 0
    edges_s: list[float] = field(default_factory=list)
    missed_kinds: dict[str, int] = field(default_factory=dict)

    def add(self, truth: Labelled, found: Found) -> None:
        pairs = _matches(truth, found)
        self.recordings += 1
        self.truths += len(truth.reps)
        self.found += len(found)
        self.matched += len(pairs)
        if len(found) == len(truth.reps) == len(pairs):
            self.exact += 1
        else:
            self.missed_kinds[truth.kind] = self.missed_kinds.get(truth.kind, 0) + 1
        if truth.clear_edges:
            for (start_s, end_s), (s, e, _) in pairs:
                self.edges_s += [abs(s - start_s), abs(e - end_s)]

    def row(self, name: str) -> tuple[Cell, ...]:
        edges = np.array([e for e in self.edges_s if e == e])
        error = f"{1000 * np.percentile(edges, 95):.0f}" if edges.size else "gives none"
        worst = sorted(self.missed_kinds.items(), key=lambda item: -item[1])[:3]
        return (
            name,
            f"{100 * self.exact / self.recordings:.1f}",
            f"{100 * self.matched / max(1, self.found):.2f}",
            f"{100 * self.matched / max(1, self.truths):.2f}",
            error,
            ", ".join(f"{kind} {count}" for kind, count in worst) or "none",
        )


def _matches(truth: Labelled, found: Found) -> list[tuple[tuple[float, float], tuple[float, float, float]]]:
    """Pair each true rep with the first finding whose inner moment lies within it."""
    pairs, left = [], list(found)
    for rep in truth.reps:
        hit = next((f for f in left if rep[0] - 0.15 <= f[2] <= rep[1] + 0.15), None)
        if hit is not None:
            pairs.append((rep, hit))
            left.remove(hit)
    return pairs


def _ours(time_s: Array, force: Array) -> Found:
    detector = RepDetector("band_knee", RepSettings())
    reps = [rep for _, rep in detector.feed(time_s, force, np.zeros(time_s.size, np.uint8))]
    return [(rep.start_s, rep.end_s, rep.peak_s) for rep in [*reps, *detector.finish()]]


def _score(recordings_a_kind: int) -> BenchTable:
    contestants: dict[str, Callable[[Array, Array], Found]] = {"rig (causal)": _ours, **peers()}
    scores = {name: Score() for name in contestants}
    for kind in KINDS:
        for seed in range(FIRST_SEED, FIRST_SEED + recordings_a_kind):
            truth = recording(kind, seed)
            time_s, force = np.ascontiguousarray(truth.time_s), np.ascontiguousarray(truth.newtons)
            for name, find in contestants.items():
                scores[name].add(truth, find(time_s, force))
    columns = (
        "detector",
        "exact counts %",
        "precision %",
        "recall %",
        "edge error p95 ms",
        "most missed",
    )
    rows = tuple(score.row(name) for name, score in scores.items())
    notes = (
        f"{recordings_a_kind * len(KINDS):,} simulated recordings, {recordings_a_kind} of each kind.",
        "The peers see the whole file: 15 % of its range as threshold (detecta) or prominence (find_peaks).",
        "They count a load that the file begins with as a rep; the labels, which ask for a rise, do not.",
        "Edge error: starts and ends of reps with clear edges only.",
        *_install_note(),
    )
    return BenchTable("Reps found", columns, rows, notes)


def _speed() -> BenchTable:
    count = 2_000_000
    time_s = np.arange(count) / SPEED_RATE_HZ
    force = 30.0 * np.clip(np.sin(time_s), 0.0, 1.0) + np.random.default_rng(1).normal(0.0, 0.1, count)
    whole = _rate(time_s, force, count)
    rates = {
        "rig, whole file at once": whole,
        "rig, 4,096 samples a call": _rate(time_s, force, 4096),
        "rig, 8 samples a call": _rate(time_s[:200_000], force[:200_000], 8),
        "the same source without the compiler": _rate_of_python(time_s, force),
    }
    for name, find in causal_peers(SPEED_RATE_HZ).items():
        rates[name] = _rate_of_peer(find, time_s[:200_000], force[:200_000])
    rows = tuple((name, rate / 1e6, whole / rate) for name, rate in rates.items())
    notes = (
        f"The floor is {FLOOR_M_SAMPLES_S:.0f} million samples a second for whole files.",
        "The peers filter and count against two fixed thresholds: no baseline, no noise, no edges.",
    )
    return BenchTable("Samples through rep detection", ("way", "M samples/s", "ours is x"), rows, notes)


def _rate_of_peer(find: Callable[[Array, Array], int], time_s: Array, force: Array) -> float:
    begun = time.perf_counter()
    find(time_s, force)
    return time_s.size / (time.perf_counter() - begun)


def _rate(time_s: Array, force: Array, piece: int) -> float:
    """Return samples a second, the best of three passes."""
    flags = np.zeros(time_s.size, np.uint8)
    best = np.inf
    for _ in range(3):
        detector = RepDetector("band_knee", RepSettings())
        begun = time.perf_counter()
        for at in range(0, time_s.size, piece):
            detector.feed(time_s[at : at + piece], force[at : at + piece], flags[at : at + piece])
        best = min(best, time.perf_counter() - begun)
    return float(time_s.size / best)


def _rate_of_python(time_s: Array, force: Array) -> float:
    """Run the same source without the compiler; only its outermost loop is Python, which flatters Python."""
    count = 20_000
    detector = RepDetector("band_knee", RepSettings())
    flags = np.zeros(count, np.uint8)
    begun = time.perf_counter()
    find_reps.py_func(detector._state, time_s[:count], force[:count], flags, detector._found)  # type: ignore[attr-defined]
    return count / (time.perf_counter() - begun)


def _install_note() -> tuple[str, ...]:
    missing = 2 - len(peers())
    return ("Peers missing: pip install 'force-rig[bench]'.",) if missing else ()
