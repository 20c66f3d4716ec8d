"""Whole sessions on a simulated board over a real port: what is announced, kept, and left behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from live_rig import LiveRig, wait_until

from rig.errors import DeviceError, RigError
from rig.events import Gap, Hold, Mark, Rep
from rig.record.journal import read_journal, run_journal
from rig.record.reader import open_session
from rig.session.session import Session
from rig.session.snapshot import Phase


def run_through(session: Session) -> None:
    wait_until(lambda: not session.running)


def replayed(path: Path) -> list:
    from rig.pipeline import Pipeline

    journal = read_journal(open_session(path).journal_bytes or b"")
    pipeline = Pipeline(journal.setup)
    return [event for block in run_journal(journal, pipeline) for event in block.events]


def in_phase(session: Session, phase: Phase) -> bool:
    return session.snapshot is not None and session.snapshot.phase is phase


def test_a_session_announces_keeps_and_replays_the_same_events(live_rig: LiveRig) -> None:
    with live_rig.session(seconds=20.0) as session:
        run_through(session)
    outcome = session.outcome()
    assert outcome.trouble == ""
    assert [type(e) for e in outcome.events if isinstance(e, Rep | Hold)] == [Hold, Rep]
    assert open_session(outcome.path).events == outcome.events
    assert replayed(outcome.path) == list(outcome.events)
    assert sum(q["lost"] for q in outcome.quality.values()) == 0


def test_nothing_is_left_in_the_folder_but_the_session(live_rig: LiveRig) -> None:
    with live_rig.session(seconds=5.0) as session:
        run_through(session)
    assert list(live_rig.folder.iterdir()) == [session.outcome().path]


def test_the_first_quiet_seconds_tare_the_band_and_take_the_baseline(live_rig: LiveRig) -> None:
    with live_rig.session(seconds=6.0) as session:
        run_through(session)
    marks = [e.label for e in session.outcome().events if isinstance(e, Mark)]
    assert marks == ["tare", "tare", "pelvis_baseline"]
    knee = open_session(session.outcome().path).streams["band_knee"]
    resting = knee.value[(knee.time_s > session.announced[0].start_s) & (knee.time_s < 8.0)][:40]
    assert abs(resting).max() < 0.5


def test_unplugged_and_back_goes_on_in_the_same_file(live_rig: LiveRig) -> None:
    with live_rig.session(seconds=26.0, faults="unplug@10:for=4") as session:
        wait_until(lambda: in_phase(session, Phase.UNPLUGGED))
        run_through(session)
    stored = open_session(session.outcome().path)
    gaps = [e for e in stored.events if isinstance(e, Gap)]
    assert {gap.channel for gap in gaps if gap.cause == "unplugged"} == set(stored.streams)
    epochs = {name: sorted(set(s.samples["epoch"].tolist())) for name, s in stored.streams.items()}
    assert set(map(tuple, epochs.values())) == {(0, 1)}
    assert list(stored.events) == replayed(stored.path)


def test_a_board_that_restarts_by_itself_is_started_again(live_rig: LiveRig) -> None:
    with live_rig.session(seconds=12.0, faults="reset@6:cause=brownout") as session:
        run_through(session)
    stored = open_session(session.outcome().path)
    assert {g.cause for g in stored.events if isinstance(g, Gap)} == {"restart"}
    assert stored.streams["band_knee"].samples["epoch"][-1] == 1


def test_a_frozen_board_is_said_to_be_silent(live_rig: LiveRig) -> None:
    with live_rig.session(seconds=60.0, speed=4.0, faults="frozen@6:for=50") as session:
        wait_until(lambda: session.data_age_s > 0.5)
        wait_until(lambda: any("no data for" in f.words for f in session.snapshot.health))
    assert session.outcome().trouble == ""


def test_a_cell_that_falls_silent_is_named_while_the_others_go_on(live_rig: LiveRig) -> None:
    with live_rig.session(seconds=60.0, speed=8.0, faults="silent@8:on=band_foot") as session:
        wait_until(lambda: any("band_foot: no samples for" in f.words for f in session.snapshot.health))
    assert session.outcome().trouble == ""


@pytest.mark.parametrize("phase", [Phase.CONNECTING, Phase.GETTING_READY, Phase.MEASURING, Phase.UNPLUGGED])
def test_a_stop_in_every_state_ends_in_order(live_rig: LiveRig, phase: Phase) -> None:
    faults = "unplug@6:for=600" if phase is Phase.UNPLUGGED else ""
    speed = 1.0 if phase is Phase.CONNECTING else 5.0  # the board boots for half a second
    with live_rig.session(seconds=600.0, speed=speed, faults=faults) as session:
        wait_until(lambda: in_phase(session, phase))
        session.stop()
    assert not session.running
    if phase is Phase.CONNECTING:
        with pytest.raises(RigError, match="before the board had introduced itself"):
            session.outcome()
        assert list(live_rig.folder.iterdir()) == []
    else:
        assert open_session(session.outcome().path).state == "finished"


def test_a_stop_in_the_middle_of_a_rep_keeps_it_as_cut(live_rig: LiveRig) -> None:
    with live_rig.session(seconds=60.0, speed=5.0) as session:
        wait_until(lambda: bool(session.snapshot and session.snapshot.live.hold.held_s > 1.0))
        session.stop()
    rep = next(e for e in session.outcome().events if isinstance(e, Rep))
    assert "cut_by_end" in rep.flags
    assert not rep.valid


def test_no_port_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    from rig.cli.measuring import new_setup
    from rig.device.serial_port import SerialDoor
    from rig.record.place import find_place
    from rig.session.wall_clock import WallClock

    setup = new_setup("level-1", "right", "test")
    door = SerialDoor("/dev/no-such-port")
    with Session(setup, door, find_place(tmp_path, setup), WallClock()) as session:
        wait_until(lambda: not session.running)
    with pytest.raises(DeviceError, match="there is no port /dev/no-such-port"):
        session.outcome()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("offset_newtons", [-40.0, 40.0])
def test_a_zero_far_off_is_no_rep_when_it_is_tared(tmp_path: Path, offset_newtons: float) -> None:
    from rig.cli.measuring import new_setup
    from rig.device.simulator.board import SimulatedBoard
    from rig.device.simulator.in_memory import InMemoryBoard
    from rig.device.simulator.patient import Patient
    from rig.record.place import find_place
    from rig.session.wall_clock import ScaledClock

    class OffZero:
        patient = Patient("level-1", duration_s=15.0)

        def value(self, channel: str, time_s):
            return self.patient.value(channel, time_s - 12.0) + offset_newtons * (channel == "band_knee")

    clock = ScaledClock(20.0)
    setup = new_setup("level-1", "right", "test", 60.0)
    board = InMemoryBoard(SimulatedBoard(OffZero(), 1), clock)
    with Session(setup, board, find_place(tmp_path, setup), clock, 28.0) as session:
        run_through(session)
    (rep,) = [e for e in session.announced if isinstance(e, Rep)]
    assert rep.valid
    assert rep.start_s > 12.0
    assert rep.peak_newtons == pytest.approx(62.6, abs=1.5)
