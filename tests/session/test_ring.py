"""The ring gives what was put, in order; who is too slow loses the oldest rows and is not told lies."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from rig.block import Block, StreamBlock
from rig.samples import LATE, MISSING, SAMPLE, SATURATED
from rig.session.ring import Ring, Rings


def samples(first: int, count: int) -> np.ndarray:
    rows = np.zeros(count, SAMPLE)
    rows["time_s"] = np.arange(first, first + count)
    rows["value"] = -rows["time_s"]
    return rows


@pytest.mark.parametrize("step", [1, 3, 7, 8, 9, 30])
def test_any_split_leaves_the_newest_rows(step: int) -> None:
    ring = Ring(8)
    for first in range(0, 30, step):
        ring.put(samples(first, min(step, 30 - first)))
    newest = ring.since(0)
    assert newest.first == 22
    assert newest.end == 30
    assert newest.time_s.tolist() == list(range(22, 30))
    assert newest.value.tolist() == [-n for n in range(22, 30)]


def test_only_what_is_new_is_given() -> None:
    ring = Ring(8)
    ring.put(samples(0, 5))
    assert ring.since(3).time_s.tolist() == [3, 4]
    assert ring.since(5).time_s.size == 0


def test_flags_that_only_doubt_the_time_leave_a_value_trusted() -> None:
    ring = Ring(8)
    rows = samples(0, 4)
    rows["flags"] = [0, LATE, SATURATED, MISSING]
    ring.put(rows)
    assert ring.since(0).trusted.tolist() == [True, True, False, False]


def test_a_reader_beside_the_writer_sees_whole_rows_in_order() -> None:
    ring, over = Ring(64), threading.Event()

    def write() -> None:
        for first in range(0, 60_000, 20):
            ring.put(samples(first, 20))
        over.set()

    writer = threading.Thread(target=write)
    writer.start()
    seen = 0
    while not over.is_set():
        stretch = ring.since(seen)
        assert np.array_equal(stretch.time_s, np.arange(stretch.first, stretch.end))
        assert np.array_equal(stretch.value, -stretch.time_s)
        seen = stretch.end
    writer.join()
    assert ring.since(seen).end == 60_000


def test_each_channel_has_its_own_ring() -> None:
    rings = Rings(16)
    rings.take(Block((StreamBlock("band_knee", samples(0, 3)), StreamBlock("pad_back", samples(10, 2)))))
    assert rings.channels == ("band_knee", "pad_back")
    assert rings.get("pad_back").since(0).time_s.tolist() == [10, 11]  # type: ignore[union-attr]
    assert rings.get("band_foot") is None
