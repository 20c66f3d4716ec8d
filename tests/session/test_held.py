"""A session that is held touches nothing until it may begin: the windows are drawn first."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from live_rig import wait_until

from rig.cli.measuring import new_setup
from rig.device.byte_source import ByteSource
from rig.errors import DeviceError, RigError
from rig.record.place import find_place
from rig.session.session import Session
from rig.session.wall_clock import WallClock


class ShutDoor:
    """A port that is not there, and notes when somebody tried."""

    def __init__(self) -> None:
        self.tried = 0

    def open(self) -> ByteSource:
        self.tried += 1
        raise DeviceError("there is no such port")

    def find_again(self) -> ByteSource | None:
        return None


@contextmanager
def held(folder: Path, door: ShutDoor) -> Iterator[Session]:
    setup = new_setup("level-1", "right", "test")
    with Session(setup, door, find_place(folder, setup), WallClock(), held=True) as session:
        yield session


def test_nothing_is_done_before_it_begins(tmp_path: Path) -> None:
    door = ShutDoor()
    with held(tmp_path, door) as session:
        wait_until(lambda: session.snapshot is not None)
        time.sleep(0.1)
        assert session.snapshot.note == "getting the detectors ready"
        assert door.tried == 0
        session.begin()
        wait_until(lambda: not session.running)
    assert door.tried == 1


def test_a_stop_before_it_begins_ends_it(tmp_path: Path) -> None:
    door = ShutDoor()
    with held(tmp_path, door) as session:
        wait_until(lambda: session.snapshot is not None)
    with pytest.raises(RigError, match="before the board had introduced itself"):
        session.outcome()
    assert door.tried == 0
    assert list(tmp_path.iterdir()) == []
