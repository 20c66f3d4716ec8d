"""`rig bench decode`: what it measures, never how fast."""

from __future__ import annotations

import io
import json
import sys

import pytest
from rich.console import Console

from rig.bench import decode
from rig.bench.table import BenchTable
from rig.errors import RigError
from rig.wire.decoder import Decoder


@pytest.fixture
def _short_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decode, "STREAM_BYTES", 5000)


@pytest.mark.usefixtures("_short_stream")
def test_every_contestant_is_measured_on_every_kind_of_packet() -> None:
    table = decode.run(seconds=0)
    assert [row[1] for row in table.rows] == [40] * 4 + [8] * 4 + [1] * 4
    assert {row[0] for row in table.rows} == {
        "rig",
        "pure Python",
        "cobs + struct + table CRC",
        "cobs + struct + binascii CRC",
    }
    assert all(isinstance(rate, float) and rate > 0 for row in table.rows for rate in row[2:])
    assert [row[4:] for row in table.rows if row[0] == "rig"] == [(1.0, 1.0)] * 3


@pytest.mark.usefixtures("_short_stream")
def test_no_figures_when_the_decoders_disagree(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decode, "library_crc", lambda data: 0)
    says = "the decoders 'rig' and 'cobs [+] struct [+] binascii CRC' disagree on the same bytes"
    with pytest.raises(RigError, match=says):
        decode.run(seconds=0)


@pytest.mark.usefixtures("_short_stream")
def test_without_cobs_its_peers_are_left_out_and_the_table_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "cobs", None)
    table = decode.run(seconds=0)
    assert {row[0] for row in table.rows} == {"rig", "pure Python"}
    assert table.notes[-1] == "The package cobs is not installed: its peers are left out."


@pytest.mark.parametrize("number", decode.SAMPLES_A_PACKET)
def test_stream_is_whole_and_of_eight_channels(number: int) -> None:
    decoder = Decoder()
    decoded = decoder.feed(decode.stream(number))
    assert set(decoded.samples["stream"].tolist()) == set(range(8))
    assert decoder.counters.bytes_good == decoder.counters.bytes >= decode.STREAM_BYTES
    seconds = decoder.counters.samples / 8 / 1000
    assert len(decoded.messages) == pytest.approx(seconds, abs=1.5)


def test_table_turns_into_json_and_onto_a_terminal() -> None:
    table = BenchTable(
        "Speed", ("who", "MB/s"), (("rig", 1234.5), ("other", 0.01234), ("third", 7)), ("A note.",)
    )
    told = {
        "title": "Speed",
        "rows": [
            {"who": "rig", "MB/s": 1234.5},
            {"who": "other", "MB/s": 0.01234},
            {"who": "third", "MB/s": 7},
        ],
        "notes": ["A note."],
    }
    assert json.loads(json.dumps(table.to_json())) == told
    console = Console(file=io.StringIO(), width=80)
    console.print(table.as_rich())
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    assert all(word in shown for word in ("Speed", "1,234", "0.0123", "7", "A note."))
