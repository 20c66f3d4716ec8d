"""What holds for every test."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

sys.path.insert(0, str(Path(__file__).parent))

from leaks import Held, left_behind
from live_rig import LiveRig

# no deadline: kernels compile in the first example, and tests never judge by the wall clock
settings.register_profile("rig", deadline=None, print_blob=True)
settings.load_profile("rig")

WATCHED = {"session", "device", "cli", "record", "screen"}


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test of a room with threads, files or ports that leaves one behind."""
    if not WATCHED & set(request.path.relative_to(Path(__file__).parent).parts):
        yield
        return
    before = Held.now()
    yield
    left = left_behind(before)
    assert not left, f"left behind: {', '.join(left)}"


@pytest.fixture
def live_rig(tmp_path: Path) -> LiveRig:
    """A simulated board, ready to be powered, and a folder for its sessions."""
    return LiveRig(tmp_path)
