"""Rejected reps: written as marks, read again from a record."""

from __future__ import annotations

import pytest

from rig.exercises.rejection import CountedByKey, Rejection, read_rejection, rejection_words
from tests.exercises.moments import FOOT, KNEE, rep


@pytest.mark.parametrize("word", ["rejected", "restored"])
def test_what_is_written_is_read_again(word):
    one = rep(5.12345, 7.0)
    label = rejection_words(word, one)
    assert label == f"{word}: rep on band_knee at 5.12 s"
    named = read_rejection(label)
    assert named == Rejection(word, KNEE, 5.12)
    assert named.is_of(one)
    assert not named.is_of(rep(5.12345, 7.0, channel=FOOT))
    assert not named.is_of(rep(5.1251, 7.0))


def test_other_marks_name_no_detected_rep():
    by_key = rejection_words("rejected", CountedByKey(1.0, True))
    assert by_key == "rejected: rep counted by key at 1.00 s"
    for label in (by_key, "rejected", "rejected: rep on band_knee at 5.12 s!", "cue roll: rejected"):
        assert read_rejection(label) is None
