"""Writes a session while it happens.

One thread owns a writer, and with it HDF5. `write` only collects; `flush` appends and makes it safe, 4 to
10 times a second. The journal beside it holds the truth; this file is the view that programs read.
"""

from __future__ import annotations

from pathlib import Path

from rig.block import Block, Introduction
from rig.errors import RecordError
from rig.record.layout import FINISHED
from rig.record.new_file import new_session_file
from rig.record.rewrite import rewrite
from rig.record.rows import Rows
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

    Raises
    ------
    InputRefused : the file is there already, or cannot be made
    """

    def __init__(self, path: Path, setup: SessionSetup, introduction: Introduction) -> None:
        self.path = path
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
        self._empty_rows()

    def close(self, journal_path: Path | None = None, state: str = FINISHED) -> None:
        """Finish the file: compressed, with the journal inside and gone from beside it."""
        self._rows.take_ledger(self._link, at_the_end=True)
        self._empty_rows()
        self._file.close()
        rewrite(self.path, self.path, state, journal_path, self._rows.long_texts)
        if journal_path is not None:
            journal_path.unlink()

    def _empty_rows(self) -> None:
        for path, columns in self._rows.drain().items():
            self._file.append(path, columns)
        self._file.flush()

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
