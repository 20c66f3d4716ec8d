"""A disk that really is full: a small file system in memory, filled while a session is recorded.

Each recording is a process of its own: HDF5 that meets a full disk unprepared takes the interpreter with it.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from rig.errors import InputRefused
from rig.record.journal import read_journal
from rig.record.journal_format import Kind
from rig.record.reader import open_session
from rig.record.recover import recover
from rig.record.space import MEBIBYTE, Level, SpaceSettings, SpaceWatch
from tests.record.made_sessions import made_bytes

ROOT = Path(__file__).parents[2]

RECORD_UNTIL_FULL = """
import itertools, os, pathlib, sys
from rig.record.journal import DiskFull
from rig.record.space import SpaceSettings, SpaceWatch
from tests.record.made_sessions import Recorder, made_bytes

folder, how = pathlib.Path(sys.argv[1]), sys.argv[2]

def take_all_but(kib):
    disk = os.statvfs(folder)
    with open(folder / "other", "wb") as other:
        other.write(bytes(disk.f_bavail * disk.f_frsize - kib * 1024))

def taken_between_look_and_write(for_bytes=0):
    if how == "surprised" and number == 129:  # new chunks of the file are due here
        take_all_but(0)
    return SpaceWatch.has_room(space, for_bytes) or number == 129

space = SpaceWatch(folder / "s.h5", SpaceSettings(told_mib=2, hdf5_stops_mib=1, ballast_mib=1))
recorder = Recorder(folder / "s.h5", space=space)
levels, number = [space.look().level.value], -1
if how == "surprised":
    space.has_room = taken_between_look_and_write
for number, (data, at_ns) in enumerate(made_bytes(160)):
    recorder.take(data, at_ns)
    if how == "watched" and number == 30:
        take_all_but(200)
    levels.append(space.look().level.value)
try:
    for number in itertools.count(1000):
        recorder.journal.received(bytes(4096), at_ns + number)
except DiskFull as full:
    assert str(full).endswith("all before this moment is kept")
recorder.journal.close()
levels.append(space.look().level.value)
sys.stdout.write("|".join([",".join(dict.fromkeys(levels)), recorder.writer.stopped]))
"""


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 8 MiB; live files of four channels are 1.6 MiB at least."""
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip("mounting a small file system is not allowed here (needs root)")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("how", ["watched", "surprised"])
def test_a_full_disk_loses_nothing_and_leaves_no_wrong_value(small_disk: Path, how: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", RECORD_UNTIL_FULL, small_disk, how],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    levels, stopped = ended.stdout.split("|")
    if how == "watched":
        assert levels == "enough,journal only,on the ballast"
        assert stopped == "the disk is nearly full"
    else:
        assert levels == "enough,on the ballast"
        assert stopped.startswith("HDF5 could not write (")
    live = open_session(small_disk / "s.h5")
    assert 0 < live.streams.rows("band_knee") < 1280
    in_file = {channel: live.streams[channel].samples for channel in live.streams}
    received = [r.payload for r in read_journal(small_disk / "s.journal") if r.kind == Kind.RECEIVED]
    assert b"".join(received[:161]) == b"".join(data for data, _ in made_bytes(160))
    (small_disk / "other").unlink()
    recovered = open_session(recover(small_disk / "s.h5").path)
    for channel, rows in in_file.items():
        whole = recovered.streams[channel].samples
        assert whole.size == 1280
        assert rows.tobytes() == whole[: rows.size].tobytes()


def test_levels_and_words(tmp_path: Path) -> None:
    free = [600 * MEBIBYTE]
    watch = SpaceWatch(tmp_path / "s.h5", SpaceSettings(ballast_mib=0.1), lambda _: free[0])
    assert (watch.look().level, watch.look().says) == (Level.ENOUGH, "")
    free[0] = 300 * MEBIBYTE
    assert watch.look(1e6).says == (
        f"the disk is getting full: 300 MiB left in {tmp_path}, about 5 min of recording"
    )
    assert watch.has_room()
    assert not watch.has_room(250 * MEBIBYTE)
    free[0] = 63 * MEBIBYTE
    assert watch.look().level is Level.JOURNAL_ONLY
    assert watch.look().says == (
        f"the disk is nearly full: 63 MiB left in {tmp_path}; only the journal goes on, nothing is lost"
    )
    assert watch.make_room()
    assert not watch.make_room()
    free[0] = 600 * MEBIBYTE
    assert watch.look().level is Level.ON_BALLAST
    assert watch.look().says == (
        f"the disk is full: the journal lives on its reserve; stop soon (600 MiB left in {tmp_path})"
    )
    assert not watch.has_room()


def test_the_ballast_is_really_there_until_it_is_thrown(tmp_path: Path) -> None:
    watch = SpaceWatch(tmp_path / "s.h5", SpaceSettings(ballast_mib=1))
    ballast = (tmp_path / "s.ballast").stat()
    assert ballast.st_blocks * 512 >= MEBIBYTE
    watch.make_room()
    watch.close()
    assert list(tmp_path.iterdir()) == []


def test_no_room_for_the_ballast_is_refused_before_anything_starts(small_disk: Path) -> None:
    with pytest.raises(
        InputRefused, match=r"cannot set 9 MiB aside in .*small: No space left on device; free some"
    ):
        SpaceWatch(small_disk / "s.h5", SpaceSettings(ballast_mib=9))
    assert list(small_disk.iterdir()) == []
