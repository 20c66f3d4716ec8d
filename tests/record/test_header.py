"""What a list says of a session is what the session says, whatever became of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from rig.errors import InputRefused
from rig.events import Rep
from rig.record.edits import REJECT, Edit, add_edit
from rig.record.header import Condition, read_header, sessions_in
from rig.record.journal import Journal
from rig.record.place import journal_of
from rig.record.reader import open_session
from rig.record.recover import recover
from tests.record.made_sessions import made_setup, recorded


def test_a_finished_session_with_its_edits(tmp_path: Path) -> None:
    path = tmp_path / "s.h5"
    recorded(path)
    session = open_session(path)
    reps = [event for event in session.events if isinstance(event, Rep)]
    header = read_header(path)
    assert (header.condition, header.edited, header.why) == (Condition.FINISHED, False, "")
    said = (header.subject, header.exercise, header.side, header.started_utc)
    assert said == ("P-07", "level-1", "left", "2026-01-31T10:15:00+00:00")
    assert header.lasts_s == max(float(stream.time_s[-1]) for stream in session.streams.values())
    assert (header.reps, header.valid) == (len(reps), sum(rep.valid for rep in reps))
    valid = next(rep for rep in reps if rep.valid)
    add_edit(path, Edit(REJECT, valid.start_s, valid.end_s, valid.channel))
    later = read_header(path)
    assert (later.reps, later.valid, later.edited) == (header.reps, header.valid - 1, True)


def test_a_session_cut_short_and_what_is_left_of_it(tmp_path: Path) -> None:
    path = tmp_path / "s.h5"
    recorded(path, steps=100, close=False)
    cut = read_header(path)
    assert (cut.condition, cut.subject) == (Condition.CUT_SHORT, "P-07")
    assert cut.lasts_s == max(float(s.time_s[-1]) for s in open_session(path).streams.values())
    assert cut.condition.is_recoverable
    whole = recover(path).path
    assert read_header(path).condition is Condition.CUT_AND_RECOVERED
    assert read_header(whole).condition is Condition.RECOVERED
    path.unlink()
    assert sessions_in(tmp_path) == [journal_of(path), whole]
    assert read_header(journal_of(path)).condition is Condition.CUT_AND_RECOVERED
    whole.unlink()
    alone = read_header(journal_of(path))
    assert (alone.condition, alone.subject) == (Condition.ONLY_JOURNAL, "")
    for given, line in (
        (path, "is not there, only its journal is"),
        (journal_of(path), "is the journal of a"),
    ):
        with pytest.raises(InputRefused, match=rf"{line}.*; type  rig recover .*s\.journal"):
            open_session(given)


def test_a_session_that_is_being_recorded(tmp_path: Path) -> None:
    path = tmp_path / "s.h5"
    recorded(path, steps=100, close=False)
    journal_of(path).unlink()
    journal = Journal.open_new(journal_of(path), made_setup(), lambda: False)
    assert read_header(path).condition is Condition.LIVE
    path.rename(tmp_path / "t.h5")
    assert read_header(journal_of(path)).condition is Condition.LIVE
    journal.close()


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    path = tmp_path / "s.h5"
    path.write_bytes(b"no session")
    header = read_header(path)
    assert header.condition is Condition.UNREADABLE
    assert header.why == "s.h5 is not a session: it does not begin as an HDF5 file does"
