"""Sessions whose disk, file or board fails them: what was measured is kept, and what happened is said."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from live_rig import LiveRig, wait_until

from rig.device.byte_source import ByteSource
from rig.device.simulator.board import SimulatedBoard
from rig.device.simulator.faults import Faults
from rig.device.simulator.in_memory import InMemoryBoard
from rig.device.simulator.patient import Patient
from rig.events import Gap, Mark
from rig.record import writer as session_file
from rig.record.reader import open_session
from rig.record.recover import recover
from rig.session import recording
from rig.session.handoff import LosslessQueue
from rig.session.session import Session
from rig.session.wall_clock import ScaledClock


def whole(path: Path, session: Session) -> None:
    """Hold a session file against what was announced while it was recorded."""
    stored = open_session(path)
    assert list(stored.events) == session.announced
    samples = {name: stream.samples.size for name, stream in stored.streams.items()}
    gaps = {name: sum(isinstance(e, Gap) and e.channel == name for e in stored.events) for name in samples}
    quality = session.outcome().quality
    assert samples == {name: int(quality[name]["samples"]) + gaps[name] for name in samples}


def test_a_disk_that_is_too_slow_loses_nothing(live_rig: LiveRig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LosslessQueue.__init__, "__defaults__", (3000,))
    slow = session_file.SessionWriter.write

    def write(self: session_file.SessionWriter, block: object) -> None:
        wait_until(lambda: session._blocks.overflowed)
        slow(self, block)

    monkeypatch.setattr(session_file.SessionWriter, "write", write)
    with live_rig.session(seconds=16.0) as session:
        wait_until(lambda: not session.running)
    monkeypatch.setattr(session_file.SessionWriter, "write", slow)
    assert session._blocks.overflowed
    whole(session.outcome().path, session)


def test_a_file_that_cannot_be_written_is_made_from_the_journal(
    live_rig: LiveRig, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("write failed")

    with live_rig.session(seconds=30.0, speed=8.0) as session:
        wait_until(lambda: len(session.announced) == 3)
        with monkeypatch.context() as broken:
            broken.setattr("rig.record.table_file.LiveFile.append", fail)
            wait_until(lambda: any("write failed" in f.words for f in session.snapshot.health))
        wait_until(lambda: not session.running)
    whole(session.outcome().path, session)


def test_without_room_to_finish_everything_stays_for_recover(
    live_rig: LiveRig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recording, "free_on_disk", lambda folder: 1_000_000)
    with live_rig.session(seconds=6.0) as session:
        wait_until(lambda: not session.running)
    outcome = session.outcome()
    assert "the session file cannot be finished: 1.0 MiB are free" in outcome.trouble
    assert f"make room and type  rig recover {outcome.path}" in outcome.trouble
    whole(recover(outcome.path).path, session)


def test_a_full_disk_ends_the_session_with_everything_before_it(
    live_rig: LiveRig, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rig.record.journal import DiskFull, Journal

    received = Journal.received

    def no_room(self: Journal, data: bytes, at_ns: int) -> None:
        if self.size > 60_000:
            raise DiskFull(f"no room left for {self.path.name}; all before this moment is kept")
        received(self, data, at_ns)

    monkeypatch.setattr(Journal, "received", no_room)
    with live_rig.session(seconds=60.0) as session:
        wait_until(lambda: not session.running)
    outcome = session.outcome()
    assert "all before this moment is kept" in outcome.trouble
    whole(outcome.path, session)


class TwoBoards:
    """A door behind which another board appears first when the first has been unplugged."""

    def __init__(self, first: InMemoryBoard, other: InMemoryBoard) -> None:
        self._first, self._other = first, other
        self.others_seen = 0

    def open(self) -> ByteSource:
        return self._first.open()

    def find_again(self) -> ByteSource | None:
        if self.others_seen < 1:
            self.others_seen += 1
            return self._other.open()
        return self._first.find_again()


@contextmanager
def two_boards(folder: Path) -> Iterator[tuple[Session, TwoBoards]]:
    from rig.cli.measuring import new_setup
    from rig.record.place import find_place

    clock = ScaledClock(4.0)
    faults = Faults.parse("unplug@4:for=4")
    first = InMemoryBoard(SimulatedBoard(Patient("level-1"), 1, faults=faults), clock)
    door = TwoBoards(first, InMemoryBoard(SimulatedBoard(Patient("level-1"), 2), clock))
    setup = new_setup("level-1", "right", "test")
    with Session(setup, door, find_place(folder, setup), clock, 20.0) as session:
        yield session, door


def test_another_board_is_turned_away_and_leaves_no_byte(tmp_path: Path) -> None:
    with two_boards(tmp_path) as (session, door):
        wait_until(lambda: door.others_seen == 1)
        wait_until(lambda: "another board came back" in session.snapshot.note)
        wait_until(lambda: not session.running)
    outcome = session.outcome()
    assert outcome.trouble == ""
    stored = open_session(outcome.path)
    assert {e.cause for e in stored.events if isinstance(e, Gap)} == {"unplugged"}
    assert sorted(set(stored.streams["band_knee"].samples["epoch"].tolist())) == [0, 1]


def test_a_patient_who_moves_is_not_tared_until_still(tmp_path: Path) -> None:
    from rig.cli.measuring import new_setup
    from rig.record.place import find_place

    class Restless:
        """Pulls and lets go until 7 s, then lies still."""

        channels = Patient("level-1").channels

        def value(self, channel: str, time_s):
            still = Patient("level-1", duration_s=0.1).value(channel, time_s)
            return still + 20.0 * (time_s < 7.0) * (time_s % 1.0) * channel.startswith("band")

    clock = ScaledClock(8.0)
    setup = new_setup("level-1", "right", "test")
    board = InMemoryBoard(SimulatedBoard(Restless(), 1), clock)
    with Session(setup, board, find_place(tmp_path, setup), clock, 16.0) as session:
        wait_until(lambda: not session.running)
    marks = [e for e in session.outcome().events if isinstance(e, Mark)]
    refused = [m for m in marks if m.label.startswith("refused: cannot tare band_knee: it moves by")]
    tares = [m for m in marks if m.label == "tare" and m.detail.startswith("band_knee")]
    assert 1 <= len(refused) <= 5
    assert len(tares) == 1
    assert refused[-1].start_s < 9.5  # two seconds looked at, half of one to get going
    assert tares[0].start_s > 9.0
