"""Sets, verdicts, rejections and ratings."""

from __future__ import annotations

from analysis.sets import COMPENSATED, NOT_COUNTED, REJECTED, VALID, divide
from rig.events import Event, Hold, Mark, Rep, Roll
from rig.record.edits import Edit


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


def test_what_begins_with_its_mark_is_of_the_new_set() -> None:
    events: list[Event] = [rep(1), Mark(10, 10, "new_set", "2"), rep(10)]
    assert [work.reps[0].rep.start_s for work in divide(events, (), 0.0, 20.0)] == [1, 10]
