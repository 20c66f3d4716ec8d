"""Sessions made whole after a crash, a power cut or a full disk; the original is only read.

From the journal, which is the truth: its bytes run through the pipeline again and every row and event comes
back. Without a journal, the whole rows of the live file are copied out.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rig.errors import InputRefused
from rig.record.journal import read_journal
from rig.record.layout import LIVE, RECOVERED
from rig.record.place import journal_of, recovered_of
from rig.record.reader import open_session
from rig.record.rebuild import rebuild
from rig.record.rewrite import rewrite
from rig.record.writer import FLUSH_EVERY_S
from rig.record.writing_now import is_being_written


@dataclass(frozen=True, slots=True)
class Recovery:
    """What was made of a session. `says` tells, a sentence each, what was found and what was lost."""

    path: Path
    says: tuple[str, ...]


def recover(path: Path | str) -> Recovery:
    """Make ``<name>-recovered.h5`` from what a cut-off recording left.

    Parameters
    ----------
    path : the session's ``.h5`` or its ``.journal``

    Raises
    ------
    InputRefused : nothing to recover, being recorded now, or the recovered file is there already
    RecordError : there is nothing in it to save
    """
    session = Path(path).with_suffix(".h5")
    journal, target = journal_of(session), recovered_of(session)
    if is_being_written(journal):
        raise InputRefused(f"{session.stem} is being recorded now; stop the recording first")
    if target.exists():
        raise InputRefused(f"{target} is there already; a recovered session is never overwritten")
    _refuse_finished(session, may_be_broken=journal.is_file())
    return _from_journal(journal, target) if journal.is_file() else _from_live_file(session, target)


def _refuse_finished(session: Path, may_be_broken: bool) -> None:
    try:
        state = open_session(session).state
    except InputRefused:
        if may_be_broken:
            return
        raise
    if state != LIVE:
        raise InputRefused(f"{session.name} is {state}; there is nothing to recover")


def _from_journal(journal: Path, target: Path) -> Recovery:
    records = read_journal(journal)
    rebuilt = rebuild(records, journal, target, RECOVERED)
    says = [
        f"{journal.name}: {rebuilt.samples:,} samples, {rebuilt.events} events, {rebuilt.newest_s:.1f} s "
        "rebuilt from the bytes received"
    ]
    if records.torn_bytes:
        says.append(f"the last {records.torn_bytes} bytes are no whole record: the write that was cut off")
    if records.skipped_bytes:
        says.append(f"{records.skipped_bytes} bytes in the middle are damaged; what they held is a gap")
    if rebuilt.stopped_by:
        says.append(f"the rest of the journal cannot be used: {rebuilt.stopped_by}")
    return Recovery(target, tuple(says))


def _from_live_file(session: Path, target: Path) -> Recovery:
    found = open_session(session)
    samples = sum(found.streams.rows(channel) for channel in found.streams)
    rewrite(session, target, RECOVERED)
    return Recovery(
        target,
        (
            f"{session.name}: {samples:,} samples and {len(found.events)} events copied out",
            f"its journal is missing: what came in the last {2 * FLUSH_EVERY_S:g} s may be lost",
        ),
    )
