"""A finished session file made from a journal alone."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rig.block import Block
from rig.errors import RecordError, RigError
from rig.pipeline import Pipeline
from rig.record.journal import JournalReader, read_journal, run_journal
from rig.record.layout import FINISHED
from rig.record.writer import SessionWriter

BLOCKS_PER_FLUSH = 512
BUILDING = ".building"


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What came out of a journal. `stopped_by` says why the rest could not be used, empty for all of it."""

    samples: int
    events: int
    newest_s: float
    stopped_by: str


def finish_session(writer: SessionWriter, journal: Path) -> None:
    """Finish a recording: close its file or, where the writer had to stop, make it from the journal.

    Raises
    ------
    RecordError : no room for the finished file; the live file and the journal stay, nothing is lost
    """
    writer.flush()
    if writer.stopped:
        rebuild(read_journal(journal), journal, writer.path, FINISHED)
        journal.unlink()
    else:
        writer.close(journal)


def rebuild(records: JournalReader, journal: Path, target: Path, state: str) -> Rebuilt:
    """Run a journal through the pipeline into a finished file; the journal stays beside it.

    Raises
    ------
    RecordError : the board never introduced itself, or there is no room
    """
    building = target.with_name(target.name + BUILDING)
    building.unlink(missing_ok=True)  # of a rebuild that was itself cut off
    try:
        rebuilt = _Rebuild(records, building).finish(journal, state)
    except RecordError:
        building.unlink(missing_ok=True)
        raise
    os.replace(building, target)
    return rebuilt


class _Rebuild:
    """One journal on its way into one file."""

    def __init__(self, records: JournalReader, path: Path) -> None:
        self._pipeline = Pipeline(records.setup)
        self._stopped_by = ""
        self._blocks = self._run(records)
        held = self._until_introduced()
        if self._pipeline.introduction is None:
            raise RecordError("the board never introduced itself, so there are no samples to rebuild")
        self._writer = SessionWriter(path, records.setup, self._pipeline.introduction)
        self._fill(itertools.chain(held, self._blocks))

    def finish(self, journal: Path, state: str) -> Rebuilt:
        self._writer.note_link(self._pipeline.counters)
        self._writer.close(journal, state, keep_journal=True)
        so_far = self._writer.so_far
        return Rebuilt(so_far.samples, so_far.events, so_far.newest_s, self._stopped_by)

    def _run(self, records: JournalReader) -> Iterator[Block]:
        """Run the journal as far as the live session could have gone."""
        try:
            yield from run_journal(records, self._pipeline)
        except RigError as error:
            self._stopped_by = str(error)
            yield self._pipeline.finish()

    def _until_introduced(self) -> list[Block]:
        held = []
        for block in self._blocks:
            held.append(block)
            if self._pipeline.introduction is not None:
                break
        return held

    def _fill(self, blocks: Iterator[Block]) -> None:
        for number, block in enumerate(blocks):
            try:
                self._writer.write(block)
            except RecordError as error:  # another board: the live session ended here
                self._stopped_by = str(error)
                return
            if number % BLOCKS_PER_FLUSH == 0:
                self._writer.note_link(self._pipeline.counters)
                self._writer.flush()
