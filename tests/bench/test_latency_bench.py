"""The latency benchmark measures what it says, and nothing is lost on the way."""

from __future__ import annotations

import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")


def test_every_sample_arrives_by_both_readers() -> None:
    from rig.bench.latency import run

    table = run(seconds=0.5)
    readers = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    assert [r["reader"] for r in readers] == ["rig", "blocking read(64)"]
    for reader in readers:
        assert reader["samples"] == 4000
        assert reader["lost"] == 0
        assert 0 < reader["p50 ms"] <= reader["p99 ms"] <= reader["worst ms"]
