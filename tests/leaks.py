"""What a test left behind: threads, open files, child processes."""

from __future__ import annotations

import gc
import os
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

OWN_FILES = Path("/proc/self/fd")
QT_WAKES_ITS_PAINTERS = "anon_inode:[eventfd]"  # its own threads come and go; none of ours has one
PATIENCE_S = 1.0  # a thread that was told to end may still be ending


@dataclass(frozen=True)
class Held:
    """What this process holds at a moment."""

    threads: frozenset[str]
    files: frozenset[str]
    children: frozenset[str]

    @classmethod
    def now(cls) -> Held:
        threads = frozenset(f"thread {t.name} ({t.ident})" for t in threading.enumerate())
        children = frozenset(f"process {child.pid}" for child in psutil.Process().children())
        return cls(threads, frozenset(_open_files()), children)

    def more_than(self, before: Held) -> list[str]:
        new = (self.threads - before.threads) | (self.files - before.files)
        return sorted(new | (self.children - before.children))


def left_behind(before: Held) -> list[str]:
    """Name what is held now and was not before, after a moment of patience."""
    ends_s = time.monotonic() + PATIENCE_S
    while (left := Held.now().more_than(before)) and time.monotonic() < ends_s:
        gc.collect()
        time.sleep(0.01)
    return left


def _open_files() -> list[str]:
    """Name every open descriptor with what it leads to; nothing where the system does not tell."""
    found = []
    for link in OWN_FILES.iterdir() if OWN_FILES.is_dir() else ():
        try:
            target = os.readlink(link)
            if target != QT_WAKES_ITS_PAINTERS:
                found.append(f"descriptor {link.name} -> {target}")
        except OSError:  # closed meanwhile: the one that listed this folder
            continue
    return found
