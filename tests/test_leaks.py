"""The watch on leaks sees each kind of leak, and nothing else."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from leaks import Held, left_behind


def test_nothing_is_nothing() -> None:
    assert left_behind(Held.now()) == []


def test_a_thread_that_goes_on_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("leaks.PATIENCE_S", 0.05)
    before, end = Held.now(), threading.Event()
    thread = threading.Thread(target=end.wait, name="forgotten")
    thread.start()
    assert "thread forgotten" in left_behind(before)[0]
    end.set()
    thread.join()
    assert left_behind(before) == []


@pytest.mark.skipif(sys.platform != "linux", reason="open files are listed in /proc")
def test_an_open_file_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("leaks.PATIENCE_S", 0.05)
    before = Held.now()
    with (tmp_path / "left_open").open("w"):
        assert "left_open" in left_behind(before)[0]
    assert left_behind(before) == []


def test_a_child_process_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("leaks.PATIENCE_S", 0.05)
    before = Held.now()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        assert f"process {child.pid}" in left_behind(before)
    assert left_behind(before) == []
