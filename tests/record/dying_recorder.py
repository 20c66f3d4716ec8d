"""A program that warms up once and then, for each folder named on its input, forks a recorder to be killed.

The recorder takes bytes from ``<folder>/wire`` (a pipe), keeps them as a session does, and says on
``<folder>/kept`` how many bytes the journal holds. When the wire is closed it finishes the session.
"""

from __future__ import annotations

import os
import signal
import struct
import sys
import time
from pathlib import Path

from rig.pipeline import Pipeline
from rig.record.journal import Journal
from rig.record.place import journal_of
from rig.record.writer import FLUSH_EVERY_S, SessionWriter
from tests.record.fast_board import fast_bytes, fast_setup

KEPT = struct.Struct("<Q")
READ_AT_MOST = 4096


def record(folder: Path) -> None:
    setup = fast_setup(time.monotonic_ns())
    journal = Journal.open_new(journal_of(folder / "s.h5"), setup)
    pipeline, writer = Pipeline(setup), None
    wire, kept = os.open(folder / "wire", os.O_RDONLY), os.open(folder / "kept", os.O_WRONLY)
    total, flush_at = 0, 0.0
    while data := os.read(wire, READ_AT_MOST):
        now_ns = time.monotonic_ns()
        journal.received(data, now_ns)
        total += len(data)
        os.write(kept, KEPT.pack(total))
        block = pipeline.feed(data, now_ns)
        if writer is None and pipeline.introduction:
            writer = SessionWriter(folder / "s.h5", setup, pipeline.introduction)
        if writer:
            writer.write(block)
            if time.monotonic() >= flush_at:
                flush_at = time.monotonic() + FLUSH_EVERY_S
                writer.note_link(pipeline.counters)
                writer.flush()
    assert writer is not None
    writer.write(pipeline.finish())
    journal.close()
    writer.close(journal.path)


def _say(word: str) -> None:
    sys.stdout.write(word + "\n")
    sys.stdout.flush()


def main() -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    Pipeline(fast_setup(0)).feed(b"".join(fast_bytes(20)), 1)
    _say("warm")
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            record(Path(line.strip()))
            os._exit(0)
        _say(str(pid))


if __name__ == "__main__":
    main()
