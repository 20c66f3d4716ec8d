"""A sample is on a picture at once, or within two milliseconds where reads come thick and fast."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from rig.pipeline import Pipeline
from rig.record.space import Level, Room
from rig.session.handoff import Latest, LosslessQueue
from rig.session.line import KeepNothing, Line
from rig.session.pictures import PICTURE_EVERY_S, Pictures
from rig.session.recording import RecordingState
from rig.session.snapshot import Snapshot
from rig.session.wall_clock import WallClock
from rig.setup import SessionSetup


class Wall:
    """The time that pictures go by."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now_s = 100.0
        monkeypatch.setattr("rig.session.pictures.time", SimpleNamespace(monotonic=lambda: self.now_s))


@pytest.fixture
def wall(monkeypatch: pytest.MonkeyPatch) -> Wall:
    return Wall(monkeypatch)


@pytest.fixture
def screen() -> Latest[Snapshot]:
    return Latest()


@pytest.fixture
def pictures(wall: Wall, screen: Latest[Snapshot]) -> Pictures:
    line = Line(Pipeline(SessionSetup()), KeepNothing(), WallClock(), lambda block: None)
    return Pictures(screen, line, [], RecordingState(LosslessQueue(), Room(Level.ENOUGH, 10**9, "")))


def test_a_picture_that_comes_too_soon_is_owed_and_drawn_when_it_is_due(
    wall: Wall, screen: Latest[Snapshot], pictures: Pictures
) -> None:
    pictures.show()
    first = screen.peek()
    assert pictures.patience_s(0.02) == 0.02  # nothing is owed
    wall.now_s += 0.001
    pictures.show()
    assert screen.peek() is first
    assert pictures.patience_s(0.02) == pytest.approx(PICTURE_EVERY_S - 0.001)
    wall.now_s += PICTURE_EVERY_S
    assert pictures.patience_s(0.02) == 0.0
    pictures.show()
    assert screen.peek() is not first
    assert pictures.patience_s(0.02) == 0.02


def test_a_picture_that_is_wanted_now_is_drawn_now(
    wall: Wall, screen: Latest[Snapshot], pictures: Pictures
) -> None:
    pictures.show()
    first = screen.peek()
    pictures.show(now=True)
    assert screen.peek() is not first
