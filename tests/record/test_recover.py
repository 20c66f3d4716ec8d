"""Sessions made whole: from the journal, from the live file alone, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import h5py
import pytest

from rig.errors import InputRefused, RecordError
from rig.record.journal import Journal, read_journal
from rig.record.layout import FINISHED, RECOVERED
from rig.record.reader import Session, open_session
from rig.record.rebuild import finish_session
from rig.record.recover import recover
from rig.record.space import SpaceSettings, SpaceWatch
from tests.board_bytes import NAMES
from tests.board_bytes import introduction as introduction_bytes
from tests.record.made_sessions import STARTED_NS, STEP_NS, Recorder, made_bytes, made_setup, recorded


def same(one: Session, other: Session) -> None:
    assert [json.dumps(e.to_json()) for e in one.events] == [json.dumps(e.to_json()) for e in other.events]
    for channel in NAMES:
        assert one.streams[channel].samples.tobytes() == other.streams[channel].samples.tobytes()
    assert one.clock_pairs.tobytes() == other.clock_pairs.tobytes()
    assert one.setup == other.setup
    last = {name: {c: v[-1] for c, v in table.items() if v.size} for name, table in one.ledger.items()}
    assert last == {
        name: {c: v[-1] for c, v in table.items() if v.size} for name, table in other.ledger.items()
    }


@pytest.fixture
def cut_short(tmp_path: Path) -> Iterator[Recorder]:
    recorder = recorded(tmp_path / "s.h5", close=False)
    yield recorder
    recorder.writer.abandon()  # type: ignore[union-attr]


def test_the_journal_gives_everything_back(cut_short: Recorder, tmp_path: Path) -> None:
    before = [path.read_bytes() for path in (cut_short.session, cut_short.journal.path)]
    recovery = recover(cut_short.session)
    assert recovery.path == tmp_path / "s-recovered.h5"
    (sentence,) = recovery.says
    samples = sum(s.samples.size for b in cut_short.blocks for s in b.streams) - len(NAMES)
    assert sentence == (
        f"s.journal: {samples:,} samples, {len(cut_short.events)} events, 20.0 s "
        "rebuilt from the bytes received"
    )
    assert [path.read_bytes() for path in (cut_short.session, cut_short.journal.path)] == before
    recovered = open_session(recovery.path)
    assert recovered.state == RECOVERED
    assert recovered.journal_bytes == before[1]
    cut_short.writer.close(cut_short.journal.path)  # type: ignore[union-attr]
    same(recovered, open_session(cut_short.session))


def test_the_journal_alone_is_enough(cut_short: Recorder, tmp_path: Path) -> None:
    cut_short.session.unlink()
    recovered = open_session(recover(tmp_path / "s.journal").path)
    assert len(recovered.events) == len(cut_short.events)


def test_an_unreadable_live_file_does_not_matter(cut_short: Recorder) -> None:
    cut_short.session.write_bytes(b"\x89HDF\r\n\x1a\n" + bytes(700))
    assert len(open_session(recover(cut_short.session).path).events) == len(cut_short.events)


def test_a_torn_and_damaged_journal_says_what_is_lost(cut_short: Recorder) -> None:
    data = bytearray(cut_short.journal.path.read_bytes())
    data[len(data) // 2] ^= 1
    cut_short.journal.path.write_bytes(data[:-5])
    reader = read_journal(bytes(data[:-5]))
    list(reader)
    recovery = recover(cut_short.session)
    assert recovery.says[1:] == (
        f"the last {reader.torn_bytes} bytes are no whole record: the write that was cut off",
        f"{reader.skipped_bytes} bytes in the middle are damaged; what they held is a gap",
    )
    assert reader.torn_bytes > 0
    assert reader.skipped_bytes > 0
    lost = [e.lost_samples for e in open_session(recovery.path).events if e.kind == "gap"]
    assert len(lost) > sum(event.kind == "gap" for event in cut_short.events)


def test_without_a_journal_the_live_file_is_copied_out(cut_short: Recorder) -> None:
    cut_short.journal.path.unlink()
    before = cut_short.session.read_bytes()
    recovery = recover(cut_short.session)
    samples = sum(s.samples.size for b in cut_short.blocks for s in b.streams)
    assert recovery.says == (
        f"s.h5: {samples:,} samples and {len(cut_short.events)} events copied out",
        "its journal is missing: what came in the last 0.2 s may be lost",
    )
    recovered = open_session(recovery.path)
    assert recovered.state == RECOVERED
    assert recovered.journal_bytes is None
    assert sum(recovered.streams.rows(channel) for channel in NAMES) == samples
    assert cut_short.session.read_bytes() == before


def test_a_column_longer_than_the_others_is_cut_to_the_shortest(cut_short: Recorder) -> None:
    cut_short.journal.path.unlink()
    cut_short.writer.abandon()  # type: ignore[union-attr]
    with h5py.File(cut_short.session, "r+") as file:
        rows = file["/streams/band_knee/time"].shape[0]
        file["/streams/band_knee/flags"].resize((rows - 7,))
    assert open_session(cut_short.session).streams["band_knee"].samples.size == rows - 7
    with h5py.File(recover(cut_short.session).path) as file:
        assert {d.shape[0] for d in file["/streams/band_knee"].values()} == {rows - 7}
        assert file["/streams/band_knee/value"].dims[0][0].name == "/streams/band_knee/time"


def test_a_finished_session_is_refused(tmp_path: Path) -> None:
    recorded(tmp_path / "s.h5", steps=10)
    with pytest.raises(InputRefused, match=r"^s\.h5 is finished; there is nothing to recover$"):
        recover(tmp_path / "s.h5")


def test_a_running_session_is_refused(tmp_path: Path) -> None:
    recorder = Recorder(tmp_path / "s.h5")
    recorder.take(*made_bytes(0)[0])
    with pytest.raises(InputRefused, match=r"^s is being recorded now; stop the recording first$"):
        recover(tmp_path / "s.h5")
    recorder.journal.close()


def test_a_recovered_session_is_never_overwritten(cut_short: Recorder, tmp_path: Path) -> None:
    (tmp_path / "s-recovered.h5").write_bytes(b"mine")
    with pytest.raises(InputRefused, match=r"s-recovered\.h5 is there already; a recovered session is never"):
        recover(cut_short.session)
    assert (tmp_path / "s-recovered.h5").read_bytes() == b"mine"


def test_nothing_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match=r"none\.h5 is not there"):
        recover(tmp_path / "none.h5")


def test_a_board_that_never_introduced_itself_leaves_nothing(tmp_path: Path) -> None:
    journal = Journal.open_new(tmp_path / "s.journal", made_setup())
    journal.received(b"\x00\x01\x02", 1)
    journal.close()
    with pytest.raises(
        RecordError, match="the board never introduced itself, so there are no samples to rebuild"
    ):
        recover(tmp_path / "s.h5")
    assert [path.name for path in tmp_path.iterdir()] == ["s.journal"]


def test_another_board_in_the_journal_ends_the_recovery_there(tmp_path: Path) -> None:
    recorder = Recorder(tmp_path / "s.h5")
    for data, at_ns in made_bytes(20):
        recorder.take(data, at_ns)
    recorder.journal.received(introduction_bytes(2, names=("grip",)), STARTED_NS + 21 * STEP_NS)
    recorder.journal.close()
    recovery = recover(tmp_path / "s.h5")
    assert recovery.says[1].startswith(
        "the rest of the journal cannot be used: the board now calls stream 0 'grip' (force), this"
    )
    assert open_session(recovery.path).streams.rows("band_knee") == 160


def test_a_stopped_writer_is_finished_from_the_journal(tmp_path: Path) -> None:
    """With room running out HDF5 stops half-way; once there is room the file is whole all the same."""
    free = [1 << 40]
    space = SpaceWatch(tmp_path / "s.h5", SpaceSettings(ballast_mib=0.1), free_bytes=lambda _: free[0])
    recorder = Recorder(tmp_path / "s.h5", space=space)
    for step, (data, at_ns) in enumerate(made_bytes(60)):
        free[0] = 1 << 20 if step > 30 else 1 << 40
        recorder.take(data, at_ns)
    recorder.finish()
    assert recorder.writer is not None
    assert recorder.writer.stopped == "the disk is nearly full"
    assert open_session(tmp_path / "s.h5").streams.rows("band_knee") == 240
    with pytest.raises(RecordError, match=r"^s\.h5 is not finished: the disk is nearly full$"):
        recorder.writer.close(recorder.journal.path)
    finish_session(recorder.writer, recorder.journal.path)
    space.close()
    session = open_session(tmp_path / "s.h5")
    assert session.state == FINISHED
    assert session.streams.rows("band_knee") == 480
    assert [path.name for path in tmp_path.iterdir()] == ["s.h5"]
