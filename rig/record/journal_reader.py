"""Journals read back, also torn or damaged ones, and run through the pipeline again."""

from __future__ import annotations

import mmap
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from rig.errors import InputRefused
from rig.record.journal_format import (
    CRC,
    FIRST_AT,
    HEAD,
    KIND_CODES,
    LONGEST_PAYLOAD,
    MAGIC,
    PING_ID,
    VERSION,
    Kind,
    Record,
)
from rig.setup import Control, SessionSetup

if TYPE_CHECKING:
    from rig.pipeline import Block, Pipeline


class JournalReader:
    """Iterate over the whole records of a journal, in order, as often as asked.

    After an iteration `torn_bytes` says how much of the end is no whole record (the write that a crash cut
    off) and `skipped_bytes` how much was passed over in the middle (a damaged disk).
    """

    def __init__(self, data: bytes | mmap.mmap, name: str) -> None:
        if data[: len(MAGIC)] != MAGIC or len(data) < FIRST_AT:
            raise InputRefused(f"{name} is not a journal of this rig: it begins with {bytes(data[:8])!r}")
        if data[FIRST_AT - 1] > VERSION:
            raise InputRefused(
                f"{name} has journal format {data[FIRST_AT - 1]}; this software knows {VERSION}: update it"
            )
        self._data = data
        self._name = name
        self.torn_bytes = 0
        self.skipped_bytes = 0

    @property
    def setup(self) -> SessionSetup:
        """What the session was set up with: the first record.

        Raises
        ------
        InputRefused : the first record is not whole
        """
        first = self._record_at(FIRST_AT)
        if first is None or first.kind != Kind.SETUP:
            raise InputRefused(f"{self._name} is cut off before its set-up; there is nothing in it to run")
        return SessionSetup.from_json(first.json())

    def __iter__(self) -> Iterator[Record]:
        self.torn_bytes = self.skipped_bytes = 0
        at = FIRST_AT
        while at < len(self._data):
            record = self._record_at(at)
            if record is None:
                at = self._next_whole(at)
                continue
            yield record
            at += HEAD.size + len(record.payload) + CRC.size

    def _record_at(self, at: int) -> Record | None:
        """Read the record that begins at a place; None if there is no whole one."""
        data = self._data
        if at + HEAD.size + CRC.size > len(data):
            return None
        kind, host_ns, length = HEAD.unpack_from(data, at)
        crc_at = at + HEAD.size + length
        if kind not in KIND_CODES or length > LONGEST_PAYLOAD or crc_at + CRC.size > len(data):
            return None
        if CRC.unpack_from(data, crc_at)[0] != zlib.crc32(data[at:crc_at]):
            return None
        return Record(kind, host_ns, data[at + HEAD.size : crc_at])

    def _next_whole(self, broken_at: int) -> int:
        """Find where the next whole record begins and count what is passed over."""
        end = len(self._data)
        for at in range(broken_at + 1, end - HEAD.size - CRC.size + 1):
            if self._data[at] in KIND_CODES and self._record_at(at) is not None:
                self.skipped_bytes += at - broken_at
                return at
        self.torn_bytes = end - broken_at
        return end


def read_journal(source: Path | str | bytes) -> JournalReader:
    """Open a journal: a file, or the bytes that a session file keeps of it.

    Raises
    ------
    InputRefused : no such file, not a journal, or one of a newer format
    """
    if isinstance(source, bytes):
        return JournalReader(source, "the journal")
    path = Path(source)
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if size else b""
    except OSError as error:
        raise InputRefused(f"cannot read {path}: {error.strerror}") from None
    return JournalReader(data, path.name)


def run_journal(records: Iterable[Record], pipeline: Pipeline) -> Iterator[Block]:
    """Feed a journal to a pipeline as the live session did, and finish it.

    The pipeline must have been made with the journal's own set-up.
    """
    for record in records:
        block = _run_record(record, pipeline)
        if block is not None:
            yield block
    yield pipeline.finish()


def _run_record(record: Record, pipeline: Pipeline) -> Block | None:
    match record.kind:
        case Kind.RECEIVED:
            return pipeline.feed(record.payload, record.host_ns)
        case Kind.PING_SENT:
            pipeline.ping_sent(PING_ID.unpack(record.payload)[0], record.host_ns)
        case Kind.CONTROL:
            return pipeline.control(Control(**record.json()), record.host_ns)
        case Kind.LINK:
            return pipeline.link(record.json()["change"], record.host_ns)
    return None
