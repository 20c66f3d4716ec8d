"""A session written and read back: every sample, event, counter and word, live and finished."""

from __future__ import annotations

import dataclasses
import json
import shutil
import subprocess
import sys
from pathlib import Path

import h5py
import numpy as np
import pytest

from rig.block import Block, StreamBlock
from rig.errors import InputRefused, RecordError
from rig.events import EVENT_KINDS, Gap, Hold, Mark, Rep, Rise, Roll
from rig.pipeline import Pipeline
from rig.record import layout
from rig.record.follow import follow
from rig.record.journal import read_journal, run_journal
from rig.record.reader import Session, open_session
from rig.record.table_file import LiveFile
from rig.record.writer import SessionWriter
from rig.samples import MISSING, SAMPLE, UNTRUSTED
from rig.wire.packets import Hello, StreamInfo
from tests.board_bytes import NAMES
from tests.record.made_sessions import STARTED_NS, Recorder, made_bytes, made_setup, recorded


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Recorder:
    return recorded(tmp_path_factory.mktemp("finished") / "s.h5")


@pytest.fixture(scope="module")
def session(live: Recorder) -> Session:
    return open_session(live.session)


def announced(events: object) -> list[str]:
    return [json.dumps(event.to_json()) for event in events]  # type: ignore[attr-defined]


def samples_of(recorder: Recorder, channel: str) -> np.ndarray:
    parts = [s.samples for block in recorder.blocks for s in block.streams if s.channel == channel]
    return np.concatenate(parts)


def test_events_come_back_byte_for_byte_in_order(live: Recorder, session: Session) -> None:
    assert announced(session.events) == announced(live.events)
    assert {"rep", "gap", "mark"} <= {event.kind for event in session.events}
    assert max(len(e.label.encode()) for e in session.events if isinstance(e, Mark)) > 180


def test_samples_come_back_bit_for_bit(live: Recorder, session: Session) -> None:
    assert list(session.streams) == sorted(NAMES)
    for channel in NAMES:
        stream = session.streams[channel]
        assert stream.samples.tobytes() == samples_of(live, channel).tobytes()
        assert np.count_nonzero(stream.flags & MISSING) == 1
        assert np.isnan(stream.value[(stream.flags & MISSING) != 0]).all()
    assert (session.streams["band_knee"].unit, session.streams["pad_back"].unit) == ("N", "kPa")
    assert session.streams["band_knee"].nominal_rate_hz == 80


def test_setup_attributes_and_clock_come_back(live: Recorder, session: Session) -> None:
    assert session.setup == made_setup()
    assert session.software == "0.1.0"
    assert (session.state, session.being_recorded) == (layout.FINISHED, False)
    assert session.attributes["disclaimer"] == "research and education tool, not a medical device"
    assert session.attributes["posture"] == "Seitlage, Hüfte 45°"
    assert session.attributes["board_serial"] == "4d"
    assert session.attributes["firmware_version"] == "1.2.3"
    assert session.attributes["started_ns"] == STARTED_NS
    pairs = np.concatenate([block.clock_pairs for block in live.blocks])
    assert pairs.size == 10
    assert session.clock_pairs.tobytes() == pairs.tobytes()


def test_ledger_ends_with_the_totals(live: Recorder, session: Session) -> None:
    link = session.ledger["link"]
    assert {name: int(link[name][-1]) for name in link if name != "time"} == dataclasses.asdict(
        live.pipeline.counters
    )
    gaps = [event for event in live.events if isinstance(event, Gap)]
    for channel in NAMES:
        rows, total = samples_of(live, channel), session.ledger[f"streams/{channel}"]
        there = (rows["flags"] & MISSING) == 0
        assert total["samples"][-1] == np.count_nonzero(there)
        assert total["lost"][-1] == sum(gap.lost_samples for gap in gaps if gap.channel == channel)
        assert total["flagged"][-1] == np.count_nonzero(there & ((rows["flags"] & UNTRUSTED) != 0))
        assert (np.diff(total["time"]) >= 0).all()
    assert sum(gap.lost_samples for gap in gaps) == 8 * len(NAMES)
    board = session.ledger["board"]
    assert [int(board[name][3]) for name in ("supply_mv", "idle_percent", "dropped_packets")] == [5010, 73, 6]
    assert board["ticks"].tolist() == [step * 100_000 for step in range(9, 200, 10)]
    assert [int(session.ledger["board_streams/pad_back"][n][-1]) for n in ("missed", "saturated")] == [1, 4]


def test_calibrations_say_where_they_come_from(live: Recorder) -> None:
    with h5py.File(live.session) as file:
        table = {name: dataset[:].tolist() for name, dataset in file["calibration"].items()}
    assert table["channel"] == [name.encode() for name in NAMES]
    assert table["source"] == [b"certificate", b"nominal", b"nominal", b"nominal"]
    assert table["tare_counts"] == [12.5, 0, 0, 0]
    assert json.loads(table["certificate"][0]) == made_setup().calibrations[0].certificate


def test_journal_inside_makes_the_same_session_again(live: Recorder, session: Session) -> None:
    assert not live.journal.path.exists()
    journal = session.journal_bytes
    assert journal is not None
    records = read_journal(journal)
    again = [e for block in run_journal(records, Pipeline(records.setup)) for e in block.events]
    assert announced(again) == announced(session.events)


def test_a_live_file_reads_as_far_as_flushed(tmp_path: Path) -> None:
    recorder = Recorder(tmp_path / "s.h5")
    for data, at_ns in made_bytes(80):
        recorder.take(data, at_ns)
    session = open_session(tmp_path / "s.h5")
    assert (session.state, session.being_recorded) == (layout.LIVE, True)
    assert announced(session.events) == announced(recorder.events) != []
    for channel in NAMES:
        assert session.streams[channel].samples.tobytes() == samples_of(recorder, channel).tobytes()
    journal = session.journal_bytes
    assert journal == (tmp_path / "s.journal").read_bytes()
    recorder.finish()
    assert not open_session(tmp_path / "s.h5").being_recorded


def test_every_kind_of_event_survives_the_file(tmp_path: Path) -> None:
    nan = float("nan")
    events = (
        Mark(0.1, 0.2, "über alles " * 30, "x" * 500),
        Rep("band_knee", 1 / 3, 2.0, 2.1, nan, nan, nan, False, ("gap", "flagged_samples")),
        Hold("band_knee", 0.1 + 0.2, 1.0, 1.1, 0.5, 60.1234567891, 60.0, False, ()),
        Roll("backward", "fault", 1.0, 1.5, 1.6, 81.25, 1.25),
        Rise("band_foot", 1.25, 1.5, 1.6, 12.5),
        Rise("band_foot", 1.0, 1.5, 1.6, 12.5),
        Gap("pad_front", 1.0, 1.5, 1.6, 2**40, "wire"),
        Rep("band_knee", -0.0, 1e-7, 3.0, 61.2, 2.9),
        Mark(0.1, nan, "", ""),
    )
    writer = SessionWriter(tmp_path / "s.h5", made_setup(), introduced())
    writer.write(Block(events=events[:3]))
    writer.flush()
    writer.write(Block(events=events[3:]))
    writer.close()
    assert {event.kind for event in events} == set(EVENT_KINDS)
    assert announced(open_session(tmp_path / "s.h5").events) == announced(events)


def introduced() -> object:
    pipeline = Pipeline(made_setup())
    pipeline.feed(*made_bytes(0)[0])
    assert pipeline.introduction is not None
    return pipeline.introduction


def test_an_order_with_a_hole_is_read_up_to_the_hole(tmp_path: Path) -> None:
    writer = SessionWriter(tmp_path / "s.h5", made_setup(), introduced())
    writer.write(Block(events=tuple(Mark(float(n), float(n), f"m{n}") for n in range(5))))
    writer.close()
    with h5py.File(tmp_path / "s.h5", "r+") as file:
        file["/events/mark/announced"][:] = [0, 1, 2, 4, 5]
    assert [event.label for event in open_session(tmp_path / "s.h5").events] == ["m0", "m1", "m2"]


def test_creating_anything_in_a_live_file_is_refused(tmp_path: Path) -> None:
    file = LiveFile(tmp_path / "s.h5")
    file.table(layout.CLOCK)
    file.go_live()
    attempts = (
        lambda: file.table(layout.CALIBRATION),
        lambda: file.attributes("/", {"late": "yes"}),
        lambda: file.text("/late", "x", "y"),
        file.go_live,
    )
    for attempt in attempts:
        with pytest.raises(RecordError, match=r"in s\.h5, which is live: create everything before"):
            attempt()
    file.close()
    with h5py.File(tmp_path / "s.h5", swmr=True) as back:
        assert list(back) == ["clock"]


def test_nothing_is_made_after_the_file_went_live(tmp_path: Path) -> None:
    """The names in the file right after the introduction are those at the end of the recording."""
    recorder = Recorder(tmp_path / "s.h5")
    recorder.take(*made_bytes(0)[0])
    names = names_in(tmp_path / "s.h5")
    for data, at_ns in made_bytes(90)[1:]:
        recorder.take(data, at_ns)
    recorder.ping(1, STARTED_NS + 9_100_000_000)
    recorder.finish()
    assert names_in(tmp_path / "s.h5") == names


def names_in(path: Path) -> list[str]:
    found: list[str] = []
    with h5py.File(path, "r", swmr=True) as file:
        file.visititems(lambda name, thing: found.extend([name, *(f"{name}@{a}" for a in thing.attrs)]))
    return found


@pytest.mark.parametrize(
    ("message", "says"),
    [
        (
            Hello(1, 1, 2, 3, 9, 0xBEEF, 1, 4, "other"),
            "another board answers: serial number beef, this session has 4d; start a new session",
        ),
        (
            StreamInfo(1, "force", 24, 128, 80_000, -1, 1, 1.0, 0, "grip"),
            "the board now calls stream 1 'grip' (force), this session has 'band_foot' (force); "
            "start a new session",
        ),
        (
            StreamInfo(7, "force", 24, 128, 80_000, -1, 1, 1.0, 0, "extra"),
            "the board now calls stream 7 'extra' (force), this session has no such stream; "
            "start a new session",
        ),
    ],
)
def test_another_board_is_refused_by_name(tmp_path: Path, message: object, says: str) -> None:
    writer = SessionWriter(tmp_path / "s.h5", made_setup(), introduced())
    with pytest.raises(RecordError) as refused:
        writer.write(Block(events=(Mark(0.0, 0.0, "x"),), messages=(message,)))
    assert str(refused.value) == says
    writer.close()
    assert open_session(tmp_path / "s.h5").events == ()


def test_samples_of_an_unknown_channel_are_refused(tmp_path: Path) -> None:
    writer = SessionWriter(tmp_path / "s.h5", made_setup(), introduced())
    with pytest.raises(RecordError, match="samples of 'grip' cannot be kept: this session has band_knee, "):
        writer.write(Block(streams=(StreamBlock("grip", np.zeros(1, SAMPLE)),)))
    writer.close()


def test_a_session_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "s.h5").write_bytes(b"mine")
    with pytest.raises(InputRefused, match=r"s\.h5 is there already; a session is never overwritten"):
        SessionWriter(tmp_path / "s.h5", made_setup(), introduced())
    assert (tmp_path / "s.h5").read_bytes() == b"mine"


def test_follow_gives_each_event_once_while_it_is_written(tmp_path: Path) -> None:
    """The reader's sleep is where the writer goes on: every interleaving is a deterministic one."""
    recorder = Recorder(tmp_path / "s.h5")
    steps = iter(made_bytes(160, lost_step=60))
    for _ in range(3):
        recorder.take(*next(steps))
    looks = []

    def write_on(_: float) -> None:
        looks.append(len(recorder.events))
        for data, at_ns in [step for step in [next(steps, None) for _ in range(7)] if step]:
            recorder.take(data, at_ns)
        if len(looks) == 25:
            recorder.finish()
            recorder.writer.close(recorder.journal.path)

    followed = list(follow(tmp_path / "s.h5", sleep=write_on))
    assert announced(followed) == announced(recorder.events)
    assert len(set(looks)) > 3


def test_follow_ends_when_the_recorder_died(tmp_path: Path) -> None:
    program = (
        "import os, sys, pathlib; from tests.record.made_sessions import Recorder, made_bytes\n"
        "recorder = Recorder(pathlib.Path(sys.argv[1]))\n"
        "for data, at_ns in made_bytes(80): recorder.take(data, at_ns)\n"
        "os._exit(9)"
    )
    died = subprocess.run([sys.executable, "-c", program, tmp_path / "s.h5"], check=False)
    assert died.returncode == 9
    assert [event.kind for event in follow(tmp_path / "s.h5", sleep=pytest.fail)] == ["rep"]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("none.h5", None, "is not there; a session is a .h5 file"),
        ("text.h5", b"time,force\n", "text.h5 is not a session: it does not begin as an HDF5 file does"),
        ("empty.h5", b"", "empty.h5 is not a session: it does not begin as an HDF5 file does"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, name: str, content: bytes | None, says: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(InputRefused) as refused:
        open_session(tmp_path / name)
    assert str(refused.value).endswith(says)


def test_a_folder_and_foreign_hdf5_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match=r"is a folder; a session is a \.h5 file"):
        open_session(tmp_path)
    with h5py.File(tmp_path / "x.h5", "w") as file:
        file["data"] = [1]
    with pytest.raises(InputRefused, match=r"x\.h5 is HDF5, but not a session of this rig: its format is ''"):
        open_session(tmp_path / "x.h5")


def test_a_newer_format_is_refused(live: Recorder, tmp_path: Path) -> None:
    copy = shutil.copy(live.session, tmp_path / "new.h5")
    with h5py.File(copy, "r+") as file:
        file.attrs["format_version"] = 2
    with pytest.raises(InputRefused, match=r"new.h5 has session format 2; this software knows 1: update it"):
        open_session(copy)


def test_a_file_cut_off_or_harmed_is_refused_in_one_line(live: Recorder, tmp_path: Path) -> None:
    whole = live.session.read_bytes()
    for keep in (512, len(whole) // 2, len(whole) - 1):
        (tmp_path / "cut.h5").write_bytes(whole[:keep])
        with pytest.raises(
            InputRefused, match=r"^cut.h5 is damaged or cut off \(.*\); type  rig recover cut.h5$"
        ):
            open_session(tmp_path / "cut.h5")


def test_a_live_file_that_lacks_its_end_is_refused_at_once(tmp_path: Path) -> None:
    """HDF5 itself tries for many minutes to read on."""
    recorder = recorded(tmp_path / "s.h5", steps=60, close=False)
    whole = recorder.session.read_bytes()
    (tmp_path / "cut.h5").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(
        InputRefused, match=r"cut.h5 is damaged or cut off \(truncated file: \d+ of \d+ bytes\)"
    ):
        open_session(tmp_path / "cut.h5")


def test_one_changed_byte_of_a_value_is_noticed(live: Recorder, tmp_path: Path) -> None:
    with h5py.File(live.session) as file:
        place = file["/streams/band_knee/value"].id.get_chunk_info(0)
    harmed = bytearray(live.session.read_bytes())
    harmed[place.byte_offset + place.size // 2] ^= 4
    (tmp_path / "harmed.h5").write_bytes(harmed)
    with pytest.raises(InputRefused, match=r"harmed\.h5 is damaged"):
        _ = open_session(tmp_path / "harmed.h5").streams["band_knee"]


def test_xarray_opens_streams_with_a_named_dimension(live: Recorder, session: Session) -> None:
    xarray = pytest.importorskip("xarray")
    pytest.importorskip("h5netcdf")
    with xarray.open_dataset(live.session, engine="h5netcdf", group="streams/band_knee") as opened:
        assert dict(opened.sizes) == {"time": session.streams["band_knee"].samples.size}
        assert list(opened.coords) == ["time"]
        assert opened["value"].attrs["units"] == "N"
        assert np.array_equal(opened["value"], session.streams["band_knee"].value, equal_nan=True)
        assert int(opened["counts"].isnull().sum()) == 1  # the _FillValue of the gap
    with xarray.open_dataset(live.session, engine="h5netcdf", group="events/rep") as reps:
        assert reps["peak_newtons"].dims == ("announced",)
    with xarray.open_dataset(live.session, engine="h5netcdf") as root:
        assert root.attrs["subject"] == "P-07"


def test_the_tools_of_hdf5_1_10_read_it(live: Recorder, session: Session) -> None:
    tool = shutil.which("h5dump")
    if tool is None:
        pytest.skip("h5dump is not installed (Debian package hdf5-tools)")
    version = subprocess.run([tool, "--version"], capture_output=True, text=True, check=True).stdout
    if "1.10." not in version:
        pytest.skip(f"h5dump is {version.strip()}, not 1.10")
    command = [tool, "-y", "-w", "0", "-d", "/streams/band_knee/counts", str(live.session)]
    dumped = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    body = dumped.partition("DATA {")[2].partition("}")[0]
    counts = [int(word) for word in body.replace(",", " ").split()]
    assert counts == session.streams["band_knee"].samples["counts"].tolist()
    everything = subprocess.run([tool, "-H", str(live.session)], capture_output=True, text=True, check=True)
    assert everything.stdout.count("DATASET") >= 28
    assert everything.stderr == ""
