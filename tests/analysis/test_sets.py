"""Sets, verdicts, rejections, ratings and the file of edits."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.edits import Edit, edits_of, read_edits, write_edits
from analysis.sets import COMPENSATED, NOT_COUNTED, REJECTED, VALID, divide
from rig.errors import InputRefused
from rig.events import Event, Hold, Mark, Rep, Roll


def rep(start_s: float, valid: bool = True, flags: tuple[str, ...] = ()) -> Rep:
    return Rep("band_knee", start_s, start_s + 4, start_s + 4.2, 50, start_s + 1, 40, valid, flags)


EVENTS: list[Event] = [
    Mark(0.5, 0.5, "new_set", "1"),
    rep(1),
    rep(6, False, ("compensated", "roll_before_peak")),
    Roll("backward", "fault", 7, 8, 8, 90, 7.5),
    Hold("band_knee", 2, 4.5, 4.6, 2.2, 50, 50),
    Mark(11, 11, "rpe", "6"),
    Mark(11.5, 11.5, "pain 2"),
    Mark(12, 12, "new_set", "2"),
    rep(13, False, ("no_hold",)),
    rep(20),
    Mark(24.5, 24.5, "reject_rep"),
]


def test_marks_divide_a_session_and_flags_give_verdicts() -> None:
    first, second = divide(EVENTS, (), 0.0, 30.0)
    assert [judged.verdict for judged in first.reps] == [VALID, COMPENSATED]
    assert first.reps[0].hold == EVENTS[4]
    assert first.reps[1].rolls == (EVENTS[3],)
    assert first.ratings == {"rpe": "6", "pain": "2"}
    assert [judged.verdict for judged in second.reps] == [NOT_COUNTED, REJECTED]
    assert (first.work_s, second.work_s) == ((1, 10), (13, 24))


def test_an_edit_rejects_what_it_overlaps() -> None:
    edits = (Edit("reject", 2, 3, "band_knee"),)
    first, _ = divide(EVENTS, edits, 0.0, 30.0)
    assert [judged.verdict for judged in first.reps] == [REJECTED, COMPENSATED]
    assert first.counted(REJECTED) == 1
    assert [judged.number for judged in first.kept] == [2]


def test_edits_come_back_as_written(tmp_path: Path) -> None:
    session = tmp_path / "a.h5"
    assert read_edits(session) == ()
    edits = (Edit("rep", 1.5, 2.5, "band_knee", "K1"), Edit("labelled", 0, 10))
    assert read_edits(write_edits(session, edits).with_name("a.h5")) == edits


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("no", "a.edits.json cannot be read as JSON: Expecting value: line 1 column 1 (char 0)"),
        ("{}", "a.edits.json is not 'force-rig edits' of version 1"),
        (
            '{"format": "force-rig edits", "version": 1, "edits": [{"what": "rep"}]}',
            "a.edits.json: edit 1 needs what, start_s and end_s",
        ),
        (
            '{"format": "force-rig edits", "version": 1, "edits": [{"what": "x", "start_s": 1, "end_s": 2}]}',
            "a.edits.json: edit 1 is 'x'; allowed are reject, rep, labelled",
        ),
        (
            '{"format": "force-rig edits", "version": 1, '
            '"edits": [{"what": "rep", "start_s": 2, "end_s": 2}]}',
            "a.edits.json: edit 1 ends at 2 s, not after 2 s",
        ),
    ],
)
def test_edits_that_cannot_be_meant_are_refused(tmp_path: Path, text: str, line: str) -> None:
    session = tmp_path / "a.h5"
    edits_of(session).write_text(text)
    with pytest.raises(InputRefused) as refused:
        read_edits(session)
    assert str(refused.value) == line
