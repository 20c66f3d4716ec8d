"""Effort and pain after a set: answered, left out, or never asked for long."""

from __future__ import annotations

from rig.exercises.ratings import Ratings


def asked() -> Ratings:
    ratings = Ratings()
    ratings.ask(100.0)
    return ratings


def test_two_digits_answer_two_questions():
    ratings = asked()
    assert ratings.question.mark == "rpe"
    assert ratings.key("7", 101.0) == ["rpe 7"]
    assert ratings.question.mark == "pain"
    assert ratings.key("0", 102.0) == ["pain 0"]
    assert ratings.question is None
    assert ratings.key("5", 103.0) == []
    ratings.ask(200.0)
    assert ratings.question.mark == "rpe"


def test_a_one_waits_for_its_nought():
    ratings = asked()
    assert ratings.key("1", 101.0) == []
    assert ratings.typed == "1"
    assert ratings.key("0", 101.5) == ["rpe 10"]
    assert ratings.key("1", 102.0) == []
    assert ratings.advance(103.4) == []
    assert ratings.advance(103.5) == ["pain 1"]
    assert (ratings.question, ratings.typed) == (None, "")


def test_another_digit_after_a_one_answers_the_next_question():
    ratings = asked()
    ratings.key("1", 101.0)
    assert ratings.key("3", 101.4) == ["rpe 1", "pain 3"]


def test_what_is_not_answered_is_left_out():
    ratings = asked()
    assert ratings.key("-", 101.0) == []
    assert ratings.question.mark == "pain"
    assert ratings.advance(129.9) == []
    assert ratings.question is not None
    assert ratings.advance(130.0) == []
    assert ratings.question is None
    ratings = asked()
    ratings.key("1", 129.9)
    assert ratings.close() == ["rpe 1"]
    assert ratings.question is None
    assert Ratings().advance(0.0) == []
