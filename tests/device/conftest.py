"""No test of this room leaves a thread or an open file behind."""

import os
import threading

import pytest


def _open_files():
    """What every descriptor of this process points to."""
    folder = "/proc/self/fd"
    if not os.path.isdir(folder):
        return {}
    found = {}
    for number in os.listdir(folder):
        try:
            found[number] = os.readlink(f"{folder}/{number}")
        except FileNotFoundError:  # the listing's own
            continue
    return found


@pytest.fixture(autouse=True)
def nothing_left_behind():
    threads, files = set(threading.enumerate()), _open_files()
    yield
    left = [thread.name for thread in threading.enumerate() if thread not in threads]
    opened = [path for number, path in _open_files().items() if number not in files]
    assert left == []
    assert [path for path in opened if "/dev/" in path or path.startswith("pipe:")] == []
