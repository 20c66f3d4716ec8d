"""The record thread: blocks to the session file, the journal to the disk itself, an eye on the room left.

It alone touches HDF5. Should HDF5 or the disk fail it, the session goes on: the journal has everything,
and the session file is made from it at the end.
"""

from __future__ import annotations

import time
from pathlib import Path

from rig.block import Block
from rig.errors import RecordError
from rig.pipeline import Pipeline
from rig.record.journal import Journal
from rig.record.place import Place
from rig.record.rebuild import finish_session
from rig.record.space import MEBIBYTE, Room, SpaceWatch, free_on_disk
from rig.record.writer import FLUSH_EVERY_S, SessionWriter
from rig.session.handoff import LosslessQueue

SYNC_EVERY_S = 1.0
FINISHED_PER_JOURNAL = 2.5  # measured: 1.8 bytes of finished file, journal inside, per byte of journal
REBUILT_PER_JOURNAL = 8.0  # measured: 5 with the uncompressed file that comes first


class RecordingState:
    """What others may know of the recording; the record thread alone writes it.

    Attributes
    ----------
    room : what the newest look at the disk gave
    trouble : why the session file is no longer written, or ""
    """

    def __init__(self, blocks: LosslessQueue[Block], room: Room) -> None:
        self.trouble = ""
        self.room = room
        self._blocks = blocks

    @property
    def queue_fraction(self) -> float:
        return self._blocks.filled_fraction


class Recording:
    """Writes one session.

    Attributes
    ----------
    state : what the others may know
    path : of the finished session file; None when nothing was measured
    trouble : what kept it from leaving a whole session file, or None
    """

    def __init__(
        self,
        place: Place,
        pipeline: Pipeline,
        journal: Journal,
        blocks: LosslessQueue[Block],
        space: SpaceWatch,
    ) -> None:
        self.state = RecordingState(blocks, space.look())
        self.path: Path | None = None
        self.trouble: BaseException | None = None
        self._place = place
        self._pipeline = pipeline
        self._journal = journal
        self._blocks = blocks
        self._space = space
        self._early: list[Block] = []
        self._writer: SessionWriter | None = None
        self._flush_due_s = self._sync_due_s = time.monotonic()
        self._synced_bytes = 0

    def run(self) -> None:
        """Write until the queue is closed and empty, then finish the file."""
        while not self._blocks.finished:
            block = self._blocks.get(FLUSH_EVERY_S)
            if self.trouble is None:
                self._keep(block)
        self._flush_the_rest()
        self._journal.close()
        self._space.close()  # its ballast is room to finish in
        self._finish()

    def _flush_the_rest(self) -> None:
        """Bring the file up to date before the journal is let go: followers look a last time then."""
        if self._writer is not None and self.trouble is None:
            self._writer.note_link(self._pipeline.counters)
            self._writer.flush()

    def _keep(self, block: Block | None) -> None:
        """Write a block and do what is due; after trouble the journal alone goes on until the end."""
        try:
            if block is not None:
                self._write(block)
            self._keep_safe()
        except BaseException as trouble:  # handed to whoever waits for this thread
            self.trouble = trouble
            self.state.trouble = str(trouble)

    def _write(self, block: Block) -> None:
        """Write a block; before the board has introduced itself there is no file to write it to."""
        introduction = self._pipeline.introduction
        self._early.append(block)
        if introduction is None:
            return
        if self._writer is None:
            self._writer = SessionWriter(self._place.session, self._pipeline.setup, introduction, self._space)
        for waiting in self._early:
            try:
                self._writer.write(waiting)
            except RecordError as misfit:  # the journal keeps it; the file is made from the journal
                self._writer.abandon()
                self.state.trouble = str(misfit)
        self._early.clear()

    def _keep_safe(self) -> None:
        """Flush and sync when it is due."""
        now_s = time.monotonic()
        if now_s >= self._flush_due_s and self._writer is not None:
            self._flush_due_s = now_s + FLUSH_EVERY_S
            self._writer.note_link(self._pipeline.counters)
            self._writer.flush()
            self.state.trouble = self.state.trouble or self._writer.stopped
        if now_s >= self._sync_due_s:
            self._journal.sync()
            grown_bytes, self._synced_bytes = self._journal.size - self._synced_bytes, self._journal.size
            spent_s = now_s - self._sync_due_s + SYNC_EVERY_S
            self.state.room = self._space.look(grown_bytes / spent_s)
            self._sync_due_s = now_s + SYNC_EVERY_S

    def _finish(self) -> None:
        """Leave one whole session file where it belongs, or what there is and a word on how to go on."""
        if self._writer is None:
            self._journal.path.unlink(missing_ok=True)
            return
        self.path = self._place.session
        if self._blocks.overflowed or self.trouble is not None:
            self._writer.abandon()
        try:
            self._refuse_without_room(self._writer)
            self._writer.note_link(self._pipeline.counters)
            finish_session(self._writer, self._journal.path)
            self.path = self._place.deliver()
        except Exception as trouble:
            self._writer.abandon()
            self.trouble = self.trouble or RecordError(
                f"{trouble}. What was measured is safe; make room and type  rig recover {self.path}"
            )

    def _refuse_without_room(self, writer: SessionWriter) -> None:
        """A disk that fills up inside HDF5 can end the process: do not even begin."""
        times = REBUILT_PER_JOURNAL if writer.stopped else FINISHED_PER_JOURNAL
        needed, free = times * self._journal.size + MEBIBYTE, free_on_disk(self._place.session.parent)
        if free < needed:
            raise RecordError(
                f"the session file cannot be finished: {free / MEBIBYTE:.1f} MiB are free, "
                f"{needed / MEBIBYTE:.1f} are needed"
            )
