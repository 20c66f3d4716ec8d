"""The record thread: blocks to the session file, the journal to the disk itself, an eye on the room left.

It alone touches HDF5. Should HDF5 or the disk fail it, the session goes on: the journal has everything,
and the session file is rebuilt from it at the end.
"""

from __future__ import annotations

import contextlib
import math
import shutil
import time
from pathlib import Path

from rig.block import Block
from rig.errors import RecordError, RigError
from rig.pipeline import Pipeline
from rig.record.journal import Journal
from rig.record.writer import FLUSH_EVERY_S, SessionWriter
from rig.session.handoff import LosslessQueue

SYNC_EVERY_S = 1.0


class RecordingState:
    """What others may know of the recording; the record thread alone writes it."""

    def __init__(self, folder: Path, blocks: LosslessQueue[Block]) -> None:
        self.trouble = ""
        self.free_bytes: float = math.inf
        self._folder = folder
        self._blocks = blocks
        self.look_at_disk()

    def look_at_disk(self) -> None:
        """See how much room is left."""
        with contextlib.suppress(OSError):
            self.free_bytes = shutil.disk_usage(self._folder).free

    @property
    def queue_fraction(self) -> float:
        return self._blocks.filled_fraction


class Recording:
    """Writes one session.

    Attributes
    ----------
    trouble : what kept it from leaving a whole session file, or None
    left_a_file : whether there is a session file; without one nothing was measured
    """

    def __init__(
        self,
        path: Path,
        pipeline: Pipeline,
        journal: Journal,
        blocks: LosslessQueue[Block],
        state: RecordingState,
    ) -> None:
        self.trouble: BaseException | None = None
        self.left_a_file = False
        self._path = path
        self._pipeline = pipeline
        self._journal = journal
        self._blocks = blocks
        self._state = state
        self._early: list[Block] = []
        self._writer: SessionWriter | None = None
        self._flush_due_s = 0.0
        self._sync_due_s = 0.0

    def run(self) -> None:
        """Write until the queue is closed and empty, then finish the file."""
        try:
            while not self._blocks.finished:
                block = self._blocks.get(FLUSH_EVERY_S)
                if block is not None:
                    self._write(block)
                self._keep_safe()
        except BaseException as trouble:  # handed to whoever waits for this thread
            self.trouble = trouble
        finally:
            self._finish()

    def _write(self, block: Block) -> None:
        """Write a block; before the board has introduced itself there is no file to write it to."""
        if self._state.trouble:
            return
        self._early.append(block)
        introduction = self._pipeline.introduction
        if introduction is None:
            return
        try:
            if self._writer is None:
                self._writer = SessionWriter(self._path, self._pipeline.setup, introduction)
                self.left_a_file = True
            for waiting in self._early:
                self._writer.write(waiting)
        except (RigError, OSError, RuntimeError) as trouble:
            self._give_up(trouble)
        self._early.clear()

    def _keep_safe(self) -> None:
        """Flush and sync when it is due."""
        now_s = time.monotonic()
        if now_s >= self._flush_due_s and self._writer is not None and not self._state.trouble:
            self._flush_due_s = now_s + FLUSH_EVERY_S
            self._flush(self._writer)
        if now_s >= self._sync_due_s:
            self._sync_due_s = now_s + SYNC_EVERY_S
            self._journal.sync()
            self._state.look_at_disk()

    def _flush(self, writer: SessionWriter) -> None:
        try:
            writer.note_link(self._pipeline.counters)
            writer.flush()
        except (RigError, OSError, RuntimeError) as trouble:
            self._give_up(trouble)

    def _give_up(self, trouble: Exception) -> None:
        """Leave the session file alone from here on; the journal goes on."""
        self._state.trouble = f"the session file cannot be written ({trouble}); the journal keeps everything"

    def _finish(self) -> None:
        """Close everything: one whole session file, or what there is and a word on how to make it whole."""
        self._journal.close()
        if self._writer is None:
            self._journal.path.unlink(missing_ok=True)
            return
        if not self._state.trouble and not self._blocks.overflowed and self.trouble is None:
            try:
                self._writer.note_link(self._pipeline.counters)
                self._writer.close(self._journal.path)
                return
            except (RigError, OSError, RuntimeError) as trouble:
                self._give_up(trouble)
        self.trouble = self.trouble or RecordError(self._remedy())

    def _remedy(self) -> str:
        why = (
            self._state.trouble or "the disk was too slow for the session file; the journal keeps everything"
        )
        return f"{why}. Make room and type  rig recover {self._path.name}  in {self._path.parent}"
