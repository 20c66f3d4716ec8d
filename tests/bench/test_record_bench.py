"""The recording benchmark measures what it says."""

from __future__ import annotations

from rig.bench.record import run


def test_every_recorder_is_measured_on_the_same_rows() -> None:
    table = run(seconds=0.3)
    figures = {row[0]: dict(zip(table.columns, row, strict=True)) for row in table.rows}
    assert list(figures) == ["rig: session file and journal", "plain h5py append", "CSV append"]
    for row in figures.values():
        assert abs(row["x real time"] * 8000 - row["rows/s"]) < 1
    rig, csv = figures["rig: session file and journal"], figures["CSV append"]
    assert rig["live bytes a row"] > 37 + 6  # every column and the bytes as received
    assert 0 < rig["finished bytes a row"] < rig["live bytes a row"]
    assert csv["finished bytes a row"] == csv["live bytes a row"]
