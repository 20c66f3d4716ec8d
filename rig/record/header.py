"""What a list of sessions says of each: read in two milliseconds, without events, streams or journal."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from rig.errors import InputRefused
from rig.record.columns import SessionColumns, open_columns
from rig.record.edits import edits_of, read_edits
from rig.record.judged import judged
from rig.record.layout import FINISHED, LIVE
from rig.record.place import journal_of, recovered_of
from rig.record.reader import Session, open_session
from rig.record.writing_now import is_being_written


class Condition(Enum):
    """What became of a session."""

    FINISHED = "finished"
    RECOVERED = "recovered"
    LIVE = "live"
    CUT_SHORT = "cut short"  # `rig recover` makes it whole
    CUT_AND_RECOVERED = "cut short, recovered"
    ONLY_JOURNAL = "only journal"  # likewise
    UNREADABLE = "unreadable"

    @property
    def is_recoverable(self) -> bool:
        return self in (Condition.CUT_SHORT, Condition.ONLY_JOURNAL)


@dataclass(frozen=True, slots=True)
class Header:
    """One session of a folder.

    Attributes
    ----------
    lasts_s : session time of its newest sample
    reps, valid : on any channel, edits included; rejected ones are not valid
    edited : a person changed something after it
    why : it cannot be read; empty where it can
    """

    path: Path
    condition: Condition
    subject: str = ""
    exercise: str = ""
    side: str = ""
    started_utc: str = ""
    lasts_s: float = 0.0
    reps: int = 0
    valid: int = 0
    edited: bool = False
    why: str = ""


def sessions_in(folder: Path) -> list[Path]:
    """List a folder's sessions, newest first: names begin with the date; of some a journal is all."""
    found = set(folder.glob("*.h5"))
    lone = {journal for journal in folder.glob("*.journal") if journal.with_suffix(".h5") not in found}
    return sorted(found | lone, key=lambda path: path.name, reverse=True)


def read_header(path: Path) -> Header:
    """Read what a list says; a file that cannot be read says why."""
    try:
        if path.suffix == ".journal":
            return _of_journal(path)
        try:
            with open_columns(path) as session:
                return _of_columns(session)
        except InputRefused:
            return _of_live(open_session(path))
    except InputRefused as refusal:
        return Header(path, Condition.UNREADABLE, why=str(refusal))


def _of_columns(session: SessionColumns) -> Header:
    reps = judged(session.rep_events(), read_edits(session.path))
    ledgers = [session.columns(f"/ledger/streams/{name}", "time")[0] for name in session.channels]
    setup = session.setup
    return Header(
        session.path,
        Condition.FINISHED if session.state == FINISHED else Condition.RECOVERED,
        subject=str(setup.get("subject", "")),
        exercise=str(setup.get("exercise", "")),
        side=str(setup.get("side", "")),
        started_utc=str(setup.get("started_utc", "")),
        lasts_s=max((float(ledger[-1]) for ledger in ledgers if ledger.size), default=0.0),
        reps=len(reps),
        valid=sum(one.counts for one in reps),
        edited=edits_of(session.path).is_file(),
    )


def _of_live(session: Session) -> Header:
    """Describe a session whose recording goes on or was cut short."""
    condition = Condition.LIVE if session.being_recorded else Condition.CUT_SHORT
    if condition is Condition.CUT_SHORT and recovered_of(session.path).exists():
        condition = Condition.CUT_AND_RECOVERED
    if session.state != LIVE:  # finished at this moment
        condition = Condition.FINISHED
    reps, setup = judged(session.events, read_edits(session.path)), session.setup
    last = {name: (session.streams.rows(name) - 1, session.streams.rows(name)) for name in session.streams}
    newest = session.streams.parts({name: span for name, span in last.items() if span[1]})
    return Header(
        session.path,
        condition,
        subject=setup.subject,
        exercise=setup.exercise,
        side=setup.side,
        started_utc=setup.started_utc,
        lasts_s=max((float(rows["time_s"][-1]) for rows in newest.values() if rows.size), default=0.0),
        reps=len(reps),
        valid=sum(one.counts for one in reps),
        edited=edits_of(session.path).is_file(),
    )


def _of_journal(journal: Path) -> Header:
    """Describe a session that has nothing but its journal: its name tells the rest."""
    session = journal.with_suffix(".h5")
    condition = Condition.ONLY_JOURNAL
    if is_being_written(journal_of(session)):
        condition = Condition.LIVE
    elif recovered_of(session).exists():
        condition = Condition.CUT_AND_RECOVERED
    return Header(journal, condition)
