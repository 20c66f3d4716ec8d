"""Writes a session while it happens.

One thread owns a writer, and with it HDF5. `write` only collects; `flush` appends and makes it safe, 4 to
10 times a second. The journal beside it holds the truth; this file is the view that programs read.
"""

from __future__ import annotations

import os
from pathlib import Path

from rig.block import Block, Introduction
from rig.errors import RecordError
from rig.record.layout import FINISHED
from rig.record.new_file import new_session_file
from rig.record.rewrite import finish_file
from rig.record.rows import Rows, SoFar
from rig.record.space import SpaceWatch
from rig.setup import SessionSetup
from rig.wire.decoder import LinkCounters
from rig.wire.packets import Hello, StreamInfo

FLUSH_EVERY_S = 0.1  # what a crash may take from the live file; the journal has it


class SessionWriter:
    """A session file while it is written.

    Parameters
    ----------
    path : of the file; never overwritten
    setup : as the session was set up
    introduction : who the board is and its table of streams

    space : watches the disk; without it HDF5 meets a full disk unprepared

    Attributes
    ----------
    stopped : why nothing is written any more (no room); empty while all is well. The journal has the
        rest, and `rebuild.finish_session` makes the file from it

    Raises
    ------
    InputRefused : the file is there already, or cannot be made
    """

    def __init__(
        self, path: Path, setup: SessionSetup, introduction: Introduction, space: SpaceWatch | None = None
    ) -> None:
        self.path = path
        self.stopped = ""
        self._space = space
        self.introduction = introduction
        self._rows = Rows(introduction.streams)
        self._link: LinkCounters | None = None
        self._file = new_session_file(path, setup, introduction)

    def write(self, block: Block) -> None:
        """Take a block; the next flush puts it into the file.

        Raises
        ------
        RecordError : another board answers, or another table of streams; nothing of the block was taken
        """
        for message in block.messages:
            self._same_board(message)
        self._rows.take(block)

    def note_link(self, counters: LinkCounters) -> None:
        """Take the newest counters of the line for the ledger."""
        self._link = counters

    def flush(self) -> None:
        """Append what was taken; from then on it outlives this process and readers see it."""
        self._rows.take_ledger(self._link)
        self._put_away()

    def close(
        self, journal_path: Path | None = None, state: str = FINISHED, keep_journal: bool = False
    ) -> None:
        """Finish the file: compressed, with the journal inside and, unless kept, gone from beside it.

        Raises
        ------
        RecordError : there is no room for the finished file; the live file and its journal stay as they are
        """
        self._rows.take_ledger(self._link, at_the_end=True)
        self._put_away()
        if self.stopped:
            raise RecordError(f"{self.path.name} is not finished: {self.stopped}")
        self._file.close()
        finish_file(self.path, state, journal_path, self._rows.long_texts)
        if journal_path is not None and not keep_journal:
            journal_path.unlink()

    @property
    def so_far(self) -> SoFar:
        """How much was taken."""
        return self._rows.so_far

    def abandon(self) -> None:
        """Let go of the file as it is."""
        if not self.stopped:
            self._stop("it was let go")

    def _put_away(self) -> None:
        waiting = self._rows.drain()
        if self.stopped:
            return
        if self._space is not None and not self._space.has_room():
            self._stop("the disk is nearly full")
            return
        try:
            for path, columns in waiting.items():
                self._file.append(path, columns)
            self._file.flush()
        except (OSError, RuntimeError) as error:
            self._stop_after_failure(error)

    def _stop(self, why: str) -> None:
        self.stopped = why
        self._file.close()

    def _stop_after_failure(self, error: Exception) -> None:
        """Leave a file without a wrong value behind a write that failed."""
        self.stopped = f"HDF5 could not write ({str(error).splitlines()[0]})"
        if self._space is not None:
            self._space.make_room()
        try:
            self._file.cut_back()
        except (OSError, RuntimeError):
            os.replace(self.path, self.path.with_name(self.path.name + ".damaged"))

    def _same_board(self, message: object) -> None:
        ours = self.introduction
        if isinstance(message, Hello) and message.serial != ours.hello.serial:
            raise RecordError(
                f"another board answers: serial number {message.serial:x}, this session has "
                f"{ours.hello.serial:x}; start a new session"
            )
        if isinstance(message, StreamInfo):
            known = {stream.index: stream for stream in ours.streams}.get(message.index)
            if known is None or (known.name, known.kind) != (message.name, message.kind):
                has = f"{known.name!r} ({known.kind})" if known else "no such stream"
                raise RecordError(
                    f"the board now calls stream {message.index} {message.name!r} ({message.kind}), this "
                    f"session has {has}; start a new session"
                )
