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


def test_set_up_practice_and_rest_belong_to_no_set_but_ratings_of_the_rest_do() -> None:
    events = [
        Mark(0.0, 0.0, "plan: five-levels"),
        rep(5.0),
        Mark(10.0, 10.0, "new_set", "1, level-1, right"),
        rep(12.0),
        Mark(19.0, 19.0, "set over: level-1 right set 1: 1 of 1 reps"),
        Mark(21.0, 21.0, "rpe 6"),
        rep(25.0),
        Mark(30.0, 30.0, "new_set", "2, level-1, right"),
        rep(31.0),
    ]
    first, second = divide(events, (), 0.0, 40.0)
    assert [one.rep.start_s for one in (*first.reps, *second.reps)] == [12.0, 31.0]
    assert (first.start_s, first.end_s, second.end_s) == (10.0, 19.0, 40.0)
    assert (first.ratings, second.ratings) == ({"rpe": "6"}, {})
