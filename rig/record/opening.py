"""Opens the HDF5 of a session to read, and puts whatever is wrong with it into one sentence."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import h5py
import numpy as np

from rig.errors import InputRefused
from rig.record import layout
from rig.record.place import journal_of
from rig.record.writing_now import is_being_written

TABLES = (".csv", ".txt", ".tsv")  # of other programs
SUPERBLOCK = struct.Struct("<8x3xBQQQ")  # of HDF5 1.10: marks of open writers, base, extension, end of file


@contextmanager
def opened(path: Path) -> Iterator[h5py.File]:
    """Open a session's HDF5 to read, also while it is written, and put trouble into one sentence.

    Raises
    ------
    InputRefused : see `open_session`
    """
    refuse_other_than_file(path)
    if not h5py.is_hdf5(path):
        if path.suffix.lower() in TABLES:
            raise InputRefused(f"{path.name} is not a session but a table; type  rig replay {path.name}")
        raise InputRefused(f"{path.name} is not a session: it does not begin as an HDF5 file does")
    try:
        with h5py.File(path, "r", swmr=_left_open(path)) as file:
            _check_format(file, path.name)
            yield file
    except (OSError, KeyError, RuntimeError, ValueError) as error:
        raise InputRefused(
            f"{path.name} is damaged or cut off ({_first_line(error)}); type  rig recover {path.name}"
        ) from None


def refuse_other_than_file(path: Path) -> None:
    """Say what is there instead of a session.

    Raises
    ------
    InputRefused : nothing, a folder, or only the journal of a recording that was cut off
    """
    if path.suffix == ".journal" and path.is_file():
        raise InputRefused(f"{path.name} is the journal of a session that was cut off; {_make_whole(path)}")
    if path.is_file():
        return
    if path.is_dir():
        raise InputRefused(f"{path} is a folder; a session is a .h5 file")
    if journal_of(path).is_file():
        raise InputRefused(f"{path} is not there, only its journal is; {_make_whole(journal_of(path))}")
    raise InputRefused(f"{path} is not there; a session is a .h5 file")


def _make_whole(journal: Path) -> str:
    return f"type  rig recover {journal}"


def _left_open(path: Path) -> bool:
    """Say whether the file's writer has not closed it: it is at work, or it died.

    Such a file opens only as SWMR readers do, and with one that lacks its end HDF5 then tries for minutes
    to read on: unless somebody is writing it, its length is checked here. A closed file HDF5 checks itself.
    """
    with path.open("rb") as file:
        head = file.read(SUPERBLOCK.size)
        size = file.seek(0, os.SEEK_END)
    if len(head) < SUPERBLOCK.size:
        raise OSError(f"{size} bytes are no HDF5 file")
    open_marks, _, _, end = SUPERBLOCK.unpack(head)
    if open_marks and size < end and not is_being_written(journal_of(path)):
        raise OSError(f"truncated file: {size} of {end} bytes")
    return bool(open_marks)


def _check_format(file: h5py.File, name: str) -> None:
    found = plain(file.attrs.get("format", ""))
    if found != layout.FORMAT:
        raise InputRefused(f"{name} is HDF5, but not a session of this rig: its format is {found!r}")
    version = int(file.attrs["format_version"])
    if version > layout.FORMAT_VERSION:
        raise InputRefused(
            f"{name} has session format {version}; this software knows {layout.FORMAT_VERSION}: update it"
        )


def _first_line(error: Exception) -> str:
    return str(error).strip("'\"").partition("\n")[0]


def plain(value: Any) -> Any:
    """Give an attribute as a Python value."""
    if isinstance(value, bytes):
        return value.decode()
    return value.item() if isinstance(value, np.generic) else value
