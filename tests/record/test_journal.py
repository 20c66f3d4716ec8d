"""The journal: order kept, torn tails told, damage passed over, nothing overwritten."""

from __future__ import annotations

import json
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rig.errors import InputRefused
from rig.pipeline import Pipeline
from rig.record.journal import Journal, read_journal, run_journal
from rig.record.journal_format import LONGEST_PAYLOAD, Kind
from rig.record.writing_now import is_being_written
from rig.setup import Control
from tests.record.made_sessions import made_setup, recorded


def small_journal(path: Path) -> list[tuple[int, int, bytes]]:
    journal = Journal.open_new(path, made_setup())
    journal.received(b"\x01\x02\x00", 11)
    journal.ping_sent(513, 12)
    journal.control(Control("mark", {"label": "ä"}), 13)
    journal.link("lost", 14)
    journal.received(b"", 15)
    journal.sync()
    assert journal.size == path.stat().st_size
    journal.close()
    return [(r.kind, r.host_ns, r.payload) for r in read_journal(path)]


def oracle_records(data: bytes) -> list[tuple[int, int, bytes]]:
    """Read a whole journal as its format is written down, and no other way."""
    assert data[:8] == b"RIGJRNL\x01"
    at, records = 8, []
    while at < len(data):
        kind, ns, length = struct.unpack_from("<BqI", data, at)
        end = at + 13 + length
        assert struct.unpack_from("<I", data, end)[0] == zlib.crc32(data[at:end])
        records.append((kind, ns, data[at + 13 : end]))
        at = end + 4
    return records


def test_every_kind_comes_back_in_order(tmp_path: Path) -> None:
    records = small_journal(tmp_path / "a.journal")
    assert [(kind, ns) for kind, ns, _ in records] == [
        (Kind.SETUP, made_setup().started_ns),
        (Kind.RECEIVED, 11),
        (Kind.PING_SENT, 12),
        (Kind.CONTROL, 13),
        (Kind.LINK, 14),
        (Kind.RECEIVED, 15),
    ]
    assert records[1][2] == b"\x01\x02\x00"
    assert records[2][2] == b"\x01\x02"
    assert json.loads(records[3][2]) == {"what": "mark", "values": {"label": "ä"}}
    assert json.loads(records[4][2]) == {"change": "lost"}
    assert records == oracle_records((tmp_path / "a.journal").read_bytes())


def test_setup_comes_back_whole(tmp_path: Path) -> None:
    small_journal(tmp_path / "a.journal")
    reader = read_journal(tmp_path / "a.journal")
    assert reader.setup == made_setup()
    assert len(list(reader)) == len(list(reader)) == 6  # as often as asked


def test_a_tail_torn_anywhere_is_told_and_costs_only_its_record(tmp_path: Path) -> None:
    records = small_journal(tmp_path / "a.journal")
    data = (tmp_path / "a.journal").read_bytes()
    sizes = [13 + len(payload) + 4 for *_, payload in records]
    ends = [8 + sum(sizes[: n + 1]) for n in range(len(sizes))]
    for cut in range(8, len(data) + 1):
        reader = read_journal(data[:cut])
        whole = sum(end <= cut for end in ends)
        assert [(r.kind, r.host_ns, r.payload) for r in reader] == records[:whole]
        assert reader.torn_bytes == cut - (ends[whole - 1] if whole else 8)
        assert reader.skipped_bytes == 0


@given(at=st.integers(0, 10_000), length=st.integers(1, 40), fill=st.sampled_from([0, 0xFF, 0x02]))
def test_damage_in_the_middle_is_passed_over_and_counted(at: int, length: int, fill: int) -> None:
    data = (
        b"RIGJRNL\x01"
        + made_record(1, 0, b"{}")
        + b"".join(made_record(2, n, bytes([n] * n)) for n in range(60))
    )
    first = 8 + len(made_record(1, 0, b"{}"))
    at = first + at % (len(data) - first)
    harmed = data[:at] + bytes([fill] * length) + data[at + length :]
    harmed = harmed[: len(data)]
    reader = read_journal(harmed)
    kept = [(r.kind, r.host_ns, r.payload) for r in reader]
    whole = oracle_records(data)
    assert all(record in whole for record in kept)
    assert [record for record in whole if record in kept] == kept  # order
    untouched = 17 * len(kept) + sum(len(payload) for *_, payload in kept) + 8
    assert untouched + reader.skipped_bytes + reader.torn_bytes == len(data)
    assert len(whole) - len(kept) <= 2 + length // 17


def made_record(kind: int, ns: int, payload: bytes) -> bytes:
    record = struct.pack("<BqI", kind, ns, len(payload)) + payload
    return record + struct.pack("<I", zlib.crc32(record))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is not a journal of this rig: it begins with b''"),
        (b"time,force\n1,2\n", "is not a journal of this rig: it begins with b'time,for'"),
        (b"RIGJRNL\x09", "has journal format 9; this software knows 1: update it"),
    ],
)
def test_other_files_are_refused_by_what_they_are(tmp_path: Path, content: bytes, says: str) -> None:
    (tmp_path / "x.journal").write_bytes(content)
    with pytest.raises(InputRefused) as refused:
        read_journal(tmp_path / "x.journal")
    assert str(refused.value) == f"x.journal {says}"


def test_missing_journal_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match=r"cannot read .*none.journal: No such file"):
        read_journal(tmp_path / "none.journal")


def test_cut_off_before_the_setup_is_refused(tmp_path: Path) -> None:
    small_journal(tmp_path / "a.journal")
    reader = read_journal((tmp_path / "a.journal").read_bytes()[:100])
    with pytest.raises(InputRefused, match="the journal is cut off before its set-up"):
        _ = reader.setup


def test_a_journal_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.journal").write_bytes(b"mine")
    with pytest.raises(InputRefused, match=r"a.journal is there already; a journal is never overwritten"):
        Journal.open_new(tmp_path / "a.journal", made_setup())
    assert (tmp_path / "a.journal").read_bytes() == b"mine"


def test_no_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(
        InputRefused, match=r"cannot write in .*none: No such file or directory; choose another"
    ):
        Journal.open_new(tmp_path / "none" / "a.journal", made_setup())


def test_too_long_a_record_is_refused_unwritten(tmp_path: Path) -> None:
    journal = Journal.open_new(tmp_path / "a.journal", made_setup())
    size = journal.size
    with pytest.raises(ValueError, match="at most 16777216 are allowed"):
        journal.received(bytes(LONGEST_PAYLOAD + 1), 1)
    journal.close()
    assert (tmp_path / "a.journal").stat().st_size == size


def test_being_written_ends_with_close(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    assert not is_being_written(path)
    journal = Journal.open_new(path, made_setup())
    assert is_being_written(path)
    journal.close()
    journal.close()
    assert not is_being_written(path)


FILL_TO_THE_LIMIT = """
import pathlib, resource, signal, sys
from rig.record.journal import DiskFull, Journal
from tests.record.made_sessions import made_setup

asked = []

def make_room():
    asked.append(journal.size)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
    return len(asked) == 1

path = pathlib.Path(sys.argv[1])
journal = Journal.open_new(path, made_setup(calibrations=()), make_room)
resource.setrlimit(resource.RLIMIT_FSIZE, (2096, 4096))
try:
    for number in range(250):
        journal.received(bytes([number]) * 50, number)
except DiskFull as full:
    assert str(full) == f"no room left for {path}; all before this moment is kept"
    assert len(asked) == 2 and asked[0] < 2096
    sys.exit(0)
sys.exit(4)
"""


def test_no_room_leaves_whole_records_only(tmp_path: Path) -> None:
    """A real limit of the kernel: a file may not grow past 4,096 bytes, first with a reserve of 2,000."""
    ended = subprocess.run([sys.executable, "-c", FILL_TO_THE_LIMIT, tmp_path / "a.journal"], check=False)
    assert ended.returncode == 0
    reader = read_journal(tmp_path / "a.journal")
    received = [record.payload for record in reader if record.kind == Kind.RECEIVED]
    assert reader.torn_bytes == 0
    assert received == [bytes([n]) * 50 for n in range(len(received))]
    assert 4096 - 67 < (tmp_path / "a.journal").stat().st_size <= 4096


def test_replay_gives_the_live_events_and_samples_byte_for_byte(tmp_path: Path) -> None:
    live = recorded(tmp_path / "s.h5", close=False)
    reader = read_journal(tmp_path / "s.journal")
    again = list(run_journal(reader, Pipeline(reader.setup)))
    events = [json.dumps(event.to_json()) for block in again for event in block.events]
    assert events == [json.dumps(event.to_json()) for event in live.events]
    assert {"rep", "gap", "mark"} <= {event.kind for event in live.events}
    for channel in ("band_knee", "pad_back"):
        assert samples_of(again, channel) == samples_of(live.blocks, channel)


def samples_of(blocks: list, channel: str) -> bytes:
    streams = (stream for block in blocks for stream in block.streams)
    return b"".join(stream.samples.tobytes() for stream in streams if stream.channel == channel)
