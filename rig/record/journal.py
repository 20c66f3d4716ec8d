"""The journal: every byte as it was received, and every decision, in order, in an append-only file.

It is the truth of a session: the pipeline is a pure function of it, so the session file can always be
rebuilt. One `os.write` per record (1.7 µs measured) leaves each record with the kernel, where the death
of the process cannot touch it; one `fdatasync` a second bounds what a power cut can take.
"""

from __future__ import annotations

import errno
import json
import os
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rig.errors import InputRefused, RecordError
from rig.record.journal_format import CRC, HEAD, LONGEST_PAYLOAD, MAGIC, PING_ID, VERSION, Kind
from rig.record.journal_reader import JournalReader, read_journal, run_journal
from rig.record.writing_now import hold_lock
from rig.setup import Control, SessionSetup

__all__ = ["DiskFull", "Journal", "JournalReader", "read_journal", "run_journal"]

NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)

fdatasync = getattr(os, "fdatasync", os.fsync)


class DiskFull(RecordError):
    """No room is left, not even the ballast's; everything written before is kept."""


class Journal:
    """The journal of a running session.

    One thread appends; another may call `sync` meanwhile. When the disk is full `make_room` is asked
    once to free the ballast; the record at hand is then written whole.
    """

    def __init__(self, descriptor: int, path: Path, make_room: Callable[[], bool]) -> None:
        self.path = path
        self.size = 0  # bytes, whole records only
        self._descriptor = descriptor
        self._make_room = make_room

    @classmethod
    def open_new(
        cls, path: Path, setup: SessionSetup, make_room: Callable[[], bool] = lambda: False
    ) -> Journal:
        """Create the journal, which also claims the session's name for this process.

        Raises
        ------
        InputRefused : the file is there already, or the folder cannot be written
        """
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND | getattr(os, "O_BINARY", 0)
        try:
            descriptor = os.open(path, flags, 0o644)
        except FileExistsError:
            raise InputRefused(f"{path} is there already; a journal is never overwritten") from None
        except OSError as error:
            raise InputRefused(
                f"cannot write in {path.parent}: {error.strerror}; choose another folder"
            ) from None
        hold_lock(descriptor)
        journal = cls(descriptor, path, make_room)
        journal._write_whole(MAGIC + bytes((VERSION,)))
        journal._append_json(Kind.SETUP, setup.started_ns, setup.to_json())
        return journal

    def received(self, data: bytes, at_ns: int) -> None:
        """Keep bytes as they came from the board."""
        self._append(Kind.RECEIVED, at_ns, data)

    def ping_sent(self, ping_id: int, at_ns: int) -> None:
        self._append(Kind.PING_SENT, at_ns, PING_ID.pack(ping_id))

    def control(self, control: Control, at_ns: int) -> None:
        self._append_json(Kind.CONTROL, at_ns, {"what": control.what, "values": control.values})

    def link(self, change: str, at_ns: int) -> None:
        self._append_json(Kind.LINK, at_ns, {"change": change})

    def sync(self) -> None:
        """Put everything written so far on the disk itself; takes milliseconds, frees the GIL."""
        fdatasync(self._descriptor)

    def close(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def _append_json(self, kind: int, at_ns: int, content: dict[str, Any]) -> None:
        self._append(kind, at_ns, json.dumps(content, separators=(",", ":")).encode())

    def _append(self, kind: int, at_ns: int, payload: bytes) -> None:
        if len(payload) > LONGEST_PAYLOAD:
            raise ValueError(f"a record of {len(payload)} bytes; at most {LONGEST_PAYLOAD} are allowed")
        record = HEAD.pack(kind, at_ns, len(payload)) + payload
        self._write_whole(record + CRC.pack(zlib.crc32(record)))

    def _write_whole(self, record: bytes) -> None:
        """Write all of a record or, with no room left, nothing of it."""
        done = 0
        while done < len(record):
            try:
                done += os.write(self._descriptor, record[done:] if done else record)
            except OSError as error:
                if error.errno not in NO_ROOM:
                    raise RecordError(f"cannot write {self.path}: {error.strerror}") from None
                if not self._make_room():
                    os.ftruncate(self._descriptor, self.size)
                    raise DiskFull(f"no room left for {self.path}; all before this moment is kept") from None
        self.size += len(record)
