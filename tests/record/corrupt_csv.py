"""What becomes of a recording: damage that no longer is one, and roughness that still is."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

Array = np.ndarray
Change = Callable[[Array, Array, np.random.Generator], Array]


def _random_half(time_s: Array, force: Array, rng: np.random.Generator) -> Array:
    half = time_s.size // 2
    return np.concatenate([force[:half], rng.uniform(-500, 500, time_s.size - half)])


def _floats_of_random_bytes(time_s: Array, force: Array, rng: np.random.Generator) -> Array:
    with np.errstate(invalid="ignore"):  # some are NaN of the signalling kind
        read = np.frombuffer(rng.bytes(4 * time_s.size), "<f4").astype(float)
    return np.nan_to_num(read, nan=0.0, posinf=1.0, neginf=1.0)


def _wrong_order(time_s: Array, force: Array, rng: np.random.Generator) -> Array:
    counts = np.round(force * 1e4 + 20 * rng.standard_normal(force.size)).astype("<i4")
    return counts.view(">i4") / 1e4


def _off_by_a_byte(time_s: Array, force: Array, rng: np.random.Generator) -> Array:
    data = np.round(100 * (force + 0.3 * rng.standard_normal(force.size))).astype("<i2").tobytes()
    return np.frombuffer(data[1:] + b"\0", "<i2") / 100


CORRUPT: dict[str, Change] = {
    "uniform": lambda t, f, rng: rng.uniform(-500, 500, t.size),
    "positive": lambda t, f, rng: rng.uniform(0, 300, t.size),
    "normal": lambda t, f, rng: rng.normal(0, 100, t.size),
    "random_bytes": lambda t, f, rng: rng.integers(0, 256, t.size).astype(float),
    "random_words": lambda t, f, rng: rng.integers(-(2**15), 2**15, t.size).astype(float),
    "random_floats": _floats_of_random_bytes,
    "wrong_byte_order": _wrong_order,
    "off_by_a_byte": _off_by_a_byte,
    "shuffled": lambda t, f, rng: rng.permutation(f),
    "two_streams_in_one": lambda t, f, rng: f + 200 * (np.arange(t.size) % 2),
    "to_and_fro": lambda t, f, rng: 500.0 * (np.arange(t.size) % 2),
    "random_sign": lambda t, f, rng: (f + 50) * rng.choice([-1, 1], t.size),
    "random_half": _random_half,
}


def _with_spikes(time_s: Array, force: Array, rng: np.random.Generator) -> Array:
    spiked = force.copy()
    spiked[rng.integers(0, time_s.size, 4)] = [1000.0, -1000.0, 5000.0, 9e4]
    return spiked


def _with_burst(time_s: Array, force: Array, rng: np.random.Generator) -> Array:
    burst = (time_s > 4) & (time_s < 6)
    return force + burst * rng.normal(0, 80, time_s.size)


ROUGH: dict[str, Change] = {
    "spikes": _with_spikes,
    "burst": _with_burst,
    "dropouts": lambda t, f, rng: np.where(rng.random(t.size) < 0.03, 0.0, f),
    "noisy": lambda t, f, rng: f + rng.normal(0, 4, t.size),
    "only_noise": lambda t, f, rng: rng.normal(0, 1, t.size),
    "standing_on_a_plate": lambda t, f, rng: 800 + rng.normal(0, 5, t.size),
    "constant_stretch": lambda t, f, rng: np.where(t > 12, 0.0, f),
    "nothing": lambda t, f, rng: np.zeros(t.size),
    "coarse": lambda t, f, rng: np.round(f / 10) * 10,
    "hum": lambda t, f, rng: f + 5 * np.sin(2 * np.pi * 50.1 * t),
    "weak": lambda t, f, rng: f / 100,
    "strong": lambda t, f, rng: f * 50,
    "negative": lambda t, f, rng: -f,
}
