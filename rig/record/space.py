"""Room on the disk: watched all the time, with a ballast to throw overboard.

A full disk inside HDF5 ends in rows of silent zeros and a crash of the interpreter at its exit, so HDF5
stops while there is still room. The journal goes on; when the disk is really full the ballast makes room
for it, minutes to hours more, and after that recording ends with everything before the end kept.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from rig.errors import InputRefused
from rig.settings import Thresholds, threshold

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class SpaceSettings(Thresholds):
    """When the disk counts as nearly full.

    At 500,000 baud the journal grows by at most 0.05 MiB a second: the ballast lasts 5 minutes at the least,
    and two hours with four channels at 80 samples a second.
    """

    told_mib: float = threshold(512, "MiB free: tell the person", 1, 1e6, "[E]")
    hdf5_stops_mib: float = threshold(64, "MiB free: only the journal goes on", 0.1, 1e6, "[E]")
    ballast_mib: float = threshold(16, "MiB set aside for the journal", 0.1, 1e4, "[E]")


class Level(Enum):
    """How much room there is."""

    ENOUGH = "enough"
    LOW = "low"
    JOURNAL_ONLY = "journal only"
    ON_BALLAST = "on the ballast"


@dataclass(frozen=True, slots=True)
class Room:
    """What a look at the disk gave. `says` is a sentence for the person, empty while there is enough."""

    level: Level
    free_bytes: int
    says: str


def free_on_disk(folder: Path) -> int:
    """Count the bytes that may still be written in a folder."""
    return shutil.disk_usage(folder).free


class SpaceWatch:
    """Watches the disk under one session and keeps its ballast.

    Parameters
    ----------
    session : the session file; the ballast lies beside it as ``<name>.ballast``
    free_bytes : how to count the room in a folder

    Raises
    ------
    InputRefused : not even the ballast fits
    """

    def __init__(
        self,
        session: Path,
        settings: SpaceSettings | None = None,
        free_bytes: Callable[[Path], int] = free_on_disk,
    ) -> None:
        self._settings = settings or SpaceSettings()
        self._folder = session.parent
        self._free_bytes = free_bytes
        self._ballast = session.with_suffix(".ballast")
        self._thrown = False
        _reserve(self._ballast, int(self._settings.ballast_mib * MEBIBYTE))

    def look(self, bytes_per_s: float = 0.0) -> Room:
        """Look how much room there is; `bytes_per_s` is how fast this session fills it."""
        free = self._free_bytes(self._folder)
        level = self._level(free)
        return Room(level, free, _sentence(level, free, bytes_per_s, self._folder))

    def has_room(self, for_bytes: int = 0) -> bool:
        """Say whether HDF5 may write so many bytes and still leave what it must leave."""
        if self._thrown:
            return False
        return self._free_bytes(self._folder) - for_bytes >= self._settings.hdf5_stops_mib * MEBIBYTE

    def make_room(self) -> bool:
        """Throw the ballast overboard; False when it is gone already."""
        if self._thrown:
            return False
        self._thrown = True
        self._ballast.unlink(missing_ok=True)
        return True

    def close(self) -> None:
        self._ballast.unlink(missing_ok=True)

    def _level(self, free: int) -> Level:
        if self._thrown:
            return Level.ON_BALLAST
        if free < self._settings.hdf5_stops_mib * MEBIBYTE:
            return Level.JOURNAL_ONLY
        return Level.LOW if free < self._settings.told_mib * MEBIBYTE else Level.ENOUGH


def _reserve(path: Path, size: int) -> None:
    """Make a file whose blocks are really taken."""
    try:
        with path.open("wb") as file:
            if hasattr(os, "posix_fallocate"):
                os.posix_fallocate(file.fileno(), 0, size)
            else:
                file.write(bytes(size))
    except OSError as error:
        path.unlink(missing_ok=True)
        raise InputRefused(
            f"cannot set {size / MEBIBYTE:.0f} MiB aside in {path.parent}: {error.strerror}; "
            "free some space or choose another folder"
        ) from None


def _sentence(level: Level, free: int, bytes_per_s: float, folder: Path) -> str:
    lasts = f", about {free / bytes_per_s / 60:.0f} min of recording" if bytes_per_s > 0 else ""
    left = f"{free / MEBIBYTE:.0f} MiB left in {folder}{lasts}"
    return {
        Level.ENOUGH: "",
        Level.LOW: f"the disk is getting full: {left}",
        Level.JOURNAL_ONLY: f"the disk is nearly full: {left}; only the journal goes on, nothing is lost",
        Level.ON_BALLAST: f"the disk is full: the journal lives on its reserve; stop soon ({left})",
    }[level]
