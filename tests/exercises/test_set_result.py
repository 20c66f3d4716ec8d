"""What became of a set, in one line, and that line read again."""

import pytest

from rig.exercises.dose import Tally
from rig.exercises.set_result import SetResult, SetTold, read_set_over

COUNTS = "2 valid, 1 compensated, 0 attempts"


def result(kind, done, goal, most=0.0, tally=None, slips=(), tempo_kept=None, phases=None):
    tally = tally or Tally(valid=2, compensated=1)
    return SetResult(
        "level-1", "right", 1, 0.0, 60.0, kind, done, goal, tally, tempo_kept, slips, phases, "dose", most
    )


@pytest.mark.parametrize(
    ("what", "words"),
    [
        (result("time", 60.531, 60.0), f"60.5 of 60 s; {COUNTS}"),
        (result("reps", 17.0, 15.0, 20.0), f"17 of 15 reps; up to 20 asked; {COUNTS}"),
        (result("reps", 2.0, 8.0, 8.0), f"2 of 8 reps; {COUNTS}"),
        (result("hold", 1.0, 1.0, 1.0), f"1 of 1 hold; {COUNTS}"),
        (
            result("hold", 2.0, 3.0, 3.0, Tally(1, 0, 2, longest_hold_s=7.04, total_hold_s=15.96)),
            "2 of 3 holds; 1 valid, 0 compensated, 0 attempts; 2 not counted; "
            "longest hold 7.0 s, 16.0 s in all",
        ),
        (
            result("reps", 2.0, 8.0, tally=Tally(2, rejected=1)),
            "2 of 8 reps; 2 valid, 0 compensated, 0 attempts; 1 rejected",
        ),
        (
            result("hold", 3.0, 3.0, tempo_kept=2 / 3, phases=3),
            f"3 of 3 holds; {COUNTS}; 3 through all phases; tempo kept in 67 % of the reps",
        ),
        (result("test", 3.0, 3.0, tally=Tally(3, other=1)), "3 of 3 efforts"),
        (
            result("reps", 3.0, 8.0, slips=(("roll_backward", 2), ("hips_drop", 1))),
            f"3 of 8 reps; {COUNTS}; 2 x roll_backward; 1 x hips_drop",
        ),
    ],
)
def test_a_set_is_told_in_one_line(what, words):
    assert what.words() == f"level-1 right set 1: {words}; ended by dose"


@pytest.mark.parametrize("begins", ["set over", "set corrected"])
def test_what_is_told_of_a_set_can_be_read_again(begins):
    slips = (("feet_apart", 12), ("roll_backward", 1))
    told = result("hold", 3.0, 3.0, 3.0, Tally(19, 2, 1, 4, longest_hold_s=5.5), slips).words()
    assert read_set_over(f"{begins}: {told}") == SetTold(19, 2, 4, slips)


def test_other_marks_tell_of_no_set():
    assert read_set_over(result("reps", 1.0, 2.0).words()) is None
    assert read_set_over(f"set over: {result('test', 3.0, 3.0).words()}") is None
    assert read_set_over("gate clam-band: proposed on (19 valid reps of clam-unbanded)") is None
