"""One cue at a time, less of it from set to set, an external one first, never a word of blame."""

import re

import pytest

from rig.exercises.catalogue import load_catalogue
from rig.exercises.feedback import DOSE, FORM, GUIDE, SAFETY, SET, Cue, CueBoard, comments_on
from rig.exercises.words import WORDS, cue_of, opening_cue

BLAME = re.compile(
    r"\b(bad|wrong|poor|fail\w*|weak|lazy|mistake|error|never|must|should|stop that|can't)\b", re.I
)


def test_the_newest_cue_shows_for_four_seconds():
    board = CueBoard()
    assert board.showing(0.0) is None
    cue = Cue("more", "Up", GUIDE, 10.0)
    assert board.say(cue)
    assert board.showing(13.9) == cue
    assert board.showing(14.0) is None


@pytest.mark.parametrize(
    ("first", "second", "after_s", "said"),
    [
        (FORM, SAFETY, 0.1, True),
        (FORM, SET, 0.1, True),
        (SAFETY, FORM, 3.0, False),
        (FORM, FORM, 1.9, False),
        (FORM, FORM, 2.0, True),
        (FORM, GUIDE, 3.9, False),
        (FORM, GUIDE, 4.0, True),
        (DOSE, FORM, 0.1, True),
    ],
)
def test_a_cue_waits_for_one_that_is_as_urgent(first, second, after_s, said):
    board = CueBoard()
    board.say(Cue("a", "A", first, 1.0))
    assert board.say(Cue("b", "B", second, 1.0 + after_s)) is said


def test_the_same_is_not_said_again_at_once():
    board = CueBoard()
    assert board.say(Cue("a", "A", FORM, 1.0))
    assert not board.say(Cue("a", "A", FORM, 6.9))
    assert board.say(Cue("a", "A", FORM, 7.0))


@pytest.mark.parametrize(
    ("set_number", "reps"),
    [(1, [1, 2, 3, 4, 5, 6]), (2, [2, 4, 6]), (3, []), (4, [])],
)
def test_comments_fade_from_all_over_half_to_none(set_number, reps):
    assert [n for n in range(1, 7) if comments_on(n, set_number, (100, 50, 0))] == reps


def test_a_third_and_a_single_percentage():
    assert [n for n in range(1, 10) if comments_on(n, 1, (34,))] == [3, 6, 9]
    assert comments_on(1, 9, (100,))


def test_every_set_opens_with_something_outside_the_body_first():
    for one in load_catalogue().values():
        assert opening_cue(one, 1, 0.0).words == one.cues.external[0]
        assert opening_cue(one, len(one.cues.external) + 1, 0.0).words == one.cues.internal[0]


def test_a_roll_is_named_with_its_direction_and_what_to_do():
    catalogue = load_catalogue()
    cue = cue_of("roll_backward", catalogue["level-1"], 1.0)
    assert (cue.key, cue.words) == ("roll_backward", "Rolling backward: roll a little forward and lift less")
    cue = cue_of("roll_forward", catalogue["clam-band"], 1.0)  # an error that this exercise does not list
    assert cue.words == "Rolling forward: come back until one hip is above the other"


def test_no_cue_blames_and_each_is_short():
    said = [words for _, words in WORDS.values()]
    for one in load_catalogue().values():
        said += [cue_of(key, one, 0.0).words for key in WORDS]
    assert [words for words in said if BLAME.search(words)] == []
    assert max(map(len, said)) <= 90
