"""Whether somebody is writing a session at this moment: a lock that dies with its process.

HDF5's own mark of an open file outlives a crash, so it cannot tell a session that is being recorded
from one that was cut short.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

QUIET_AFTER_S = 5.0  # without locks: a journal that grew this recently is taken as being written

if sys.platform == "win32":

    def hold_lock(descriptor: int) -> None:
        """Do nothing: a Windows lock would keep readers out."""

    def is_being_written(journal: Path) -> bool:
        try:
            return time.time() - os.stat(journal).st_mtime < QUIET_AFTER_S
        except FileNotFoundError:
            return False

else:
    import fcntl

    def hold_lock(descriptor: int) -> None:
        """Mark the open journal as being written until it is closed or its process ends."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:  # a file system without locks; then nobody can tell
            return

    def is_being_written(journal: Path) -> bool:
        """Say whether a living process holds this journal."""
        try:
            descriptor = os.open(journal, os.O_RDONLY)
        except OSError:
            return False
        try:
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        except OSError:
            return False
        finally:
            os.close(descriptor)
        return False
