"""Edits stand beside the session; the newest word on a rep holds, and the session stays byte for byte."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rig.errors import InputRefused, RecordError
from rig.events import Event, Mark, Rep
from rig.record.edits import (
    LABELLED,
    REJECT,
    RELABEL,
    REP,
    RESTORE,
    Edit,
    add_edit,
    edits_of,
    read_edits,
    write_edits,
)
from rig.record.judged import COMPENSATED, NOT_COUNTED, REJECTED, VALID, judged, said_of


def rep(start_s: float, valid: bool = True, flags: tuple[str, ...] = (), channel: str = "band_knee") -> Rep:
    return Rep(channel, start_s, start_s + 2.0, start_s + 2.1, 60.0, start_s + 1.0, 40.0, valid, flags)


REPS: list[Event] = [rep(1.0), rep(5.0), rep(9.0, False, ("compensated",)), rep(13.0, False, ("no_hold",))]


def verdicts(events: list[Event], *edits: Edit) -> list[str]:
    return [one.verdict for one in judged(events, edits)]


def test_the_newest_edit_of_a_rep_holds_and_the_session_stays_as_it_is(tmp_path: Path) -> None:
    session = tmp_path / "a.h5"
    session.write_bytes(b"the original")
    assert read_edits(session) == ()
    add_edit(session, Edit(REJECT, 5.0, 7.0, "band_knee", "K1", why="talked"))
    assert verdicts(REPS, *read_edits(session)) == [VALID, REJECTED, COMPENSATED, NOT_COUNTED]
    add_edit(session, Edit(RELABEL, 5.0, 7.0, "band_knee", "K1", label="compensated"))
    assert verdicts(REPS, *read_edits(session))[1] == COMPENSATED
    add_edit(session, Edit(RESTORE, 5.0, 7.0, "band_knee"))
    assert verdicts(REPS, *read_edits(session))[1] == VALID
    assert [edit.what for edit in read_edits(session)] == [REJECT, RELABEL, RESTORE]
    assert session.read_bytes() == b"the original"


def test_an_edit_says_who_when_and_why_in_the_file(tmp_path: Path) -> None:
    session = tmp_path / "a.h5"
    add_edit(session, Edit(REJECT, 5.0, 7.0, "band_knee", "K1", "2026-03-02T09:00:00+00:00", why="Übung"))
    stored = json.loads(edits_of(session).read_text(encoding="utf-8"))
    assert stored == {
        "format": "force-rig edits",
        "version": 2,
        "edits": [
            {
                "what": "reject",
                "start_s": 5.0,
                "end_s": 7.0,
                "channel": "band_knee",
                "by": "K1",
                "at_utc": "2026-03-02T09:00:00+00:00",
                "why": "Übung",
            }
        ],
    }
    one = judged(REPS, read_edits(session))[1]
    assert (one.words, one.rejected, one.counts) == ("rejected by K1: Übung", True, False)
    assert add_edit(session, Edit(RESTORE, 5.0, 7.0))[-1].at_utc.endswith("+00:00")


def test_an_edit_is_of_the_reps_of_its_channel_that_it_overlaps() -> None:
    both: list[Event] = [rep(1.0), rep(1.0, channel="band_foot"), rep(3.0)]
    assert verdicts(both, Edit(REJECT, 1.5, 1.6, "band_knee")) == [REJECTED, VALID, VALID]
    assert verdicts(both, Edit(REJECT, 2.9, 3.1)) == [REJECTED, REJECTED, REJECTED]
    assert verdicts(both, Edit(REJECT, 0.0, 1.0, "band_knee")) == [VALID] * 3  # half-open


def test_marks_of_the_session_count_as_edits_do_and_an_edit_may_restore() -> None:
    named = Mark(8.0, 8.0, "rejected: rep on band_knee at 1.00 s")
    assert verdicts([*REPS, named]) == [REJECTED, VALID, COMPENSATED, NOT_COUNTED]
    newest = Mark(8.0, 8.0, "reject_rep")
    assert verdicts([*REPS, newest]) == [VALID, REJECTED, COMPENSATED, NOT_COUNTED]
    assert verdicts([*REPS, named], Edit(RESTORE, 1.0, 3.0, "band_knee"))[0] == VALID
    near = [rep(1.004), rep(4.0)]
    assert verdicts([*near, named]) == [REJECTED, VALID]
    assert verdicts([rep(1.01), rep(4.0), named]) == [VALID, VALID]
    assert verdicts([rep(1.0, channel="band_foot"), rep(4.0), named]) == [VALID, VALID]
    assert judged([*REPS, named], ())[0].words == "rejected during the session"
    restored = Mark(9.0, 9.0, "restored: rep on band_knee at 1.00 s")
    assert verdicts([*REPS, named, restored])[0] == VALID
    by_key = Mark(8.0, 8.0, "rejected: rep counted by key at 5.00 s")  # of an exercise without a band
    assert verdicts([*REPS, by_key]) == verdicts(REPS)


def test_what_was_changed_is_said_in_one_sentence() -> None:
    edits = [Edit(REJECT, 1, 2), Edit(REJECT, 5, 6), Edit(RELABEL, 9, 10, label="valid")]
    reps = judged(REPS, edits)
    assert said_of(reps) == "2 reps rejected and 1 rep relabelled by a clinician"
    assert [one.counts for one in reps] == [False, False, True, False]
    assert said_of(judged(REPS, ())) == ""


def test_the_first_version_is_still_read(tmp_path: Path) -> None:
    session = tmp_path / "a.h5"
    rows = [{"what": "rep", "start_s": 1.5, "end_s": 2.5, "channel": "band_knee", "by": "K1"}]
    edits_of(session).write_text(json.dumps({"format": "force-rig edits", "version": 1, "edits": rows}))
    assert read_edits(session) == (Edit(REP, 1.5, 2.5, "band_knee", "K1"),)
    edits = (Edit(REP, 1.5, 2.5, "band_knee", "K1"), Edit(LABELLED, 0, 10))
    assert write_edits(session, edits) == read_edits(session) == edits


def document(*rows: object) -> str:
    return json.dumps({"format": "force-rig edits", "version": 2, "edits": list(rows)})


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("no", "a.edits.json cannot be read as JSON: Expecting value: line 1 column 1 (char 0)"),
        ("{}", "a.edits.json is not 'force-rig edits': move it away to go on without"),
        ("[]", "a.edits.json is not 'force-rig edits': move it away to go on without"),
        (
            '{"format": "force-rig edits", "version": 3}',
            "a.edits.json is of version 3; this software knows 2: update it",
        ),
        (
            '{"format": "force-rig edits", "version": 2}',
            "a.edits.json holds no list of edits: move it away to go on without",
        ),
        (document({"what": "rep"}), "a.edits.json: edit 1 needs what, start_s and end_s"),
        (document(7), "a.edits.json: edit 1 needs what, start_s and end_s"),
        (
            document({"what": "x", "start_s": 1, "end_s": 2}),
            "a.edits.json: edit 1 is 'x'; allowed are reject, restore, relabel, rep, labelled",
        ),
        (
            document({"what": "rep", "start_s": 2, "end_s": 2}),
            "a.edits.json: edit 1 ends at 2 s, not after its start at 2 s",
        ),
        (
            document({"what": "relabel", "start_s": 1, "end_s": 2, "label": "nice"}),
            "a.edits.json: edit 1 relabels as 'nice'; allowed are valid, compensated, not counted",
        ),
        (
            document({"what": "reject", "start_s": 1, "end_s": 2, "by": "Dr. No"}),
            "a.edits.json: edit 1 is by 'Dr. No'; allowed are at most 32 letters, digits, - and _ "
            "(a pseudonym, not a name)",
        ),
    ],
)
def test_edits_that_cannot_be_meant_are_refused_and_kept(tmp_path: Path, text: str, line: str) -> None:
    session = tmp_path / "a.h5"
    edits_of(session).write_text(text)
    with pytest.raises(InputRefused) as refused:
        add_edit(session, Edit(REJECT, 5.0, 6.0, "band_knee"))
    assert str(refused.value) == line
    assert edits_of(session).read_text() == text


def test_an_edit_that_cannot_be_meant_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="relabels as ''"):
        add_edit(tmp_path / "a.h5", Edit(RELABEL, 1.0, 2.0))
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"cannot write a\.edits\.json: .*; nothing was changed"):
        add_edit(tmp_path / "gone" / "a.h5", Edit(REJECT, 1.0, 2.0))
