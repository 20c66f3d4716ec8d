"""What is written on traces."""

from __future__ import annotations

import pytest

from rig.screen.traces.words import mark_words


def test_a_mark_reads_as_it_was_typed() -> None:
    assert mark_words("mark 2") == "mark 2"
    assert mark_words("coughed_twice") == "coughed twice"


@pytest.mark.usefixtures("german")
def test_only_the_number_of_a_mark_is_said_in_german() -> None:
    assert mark_words("mark 2") == "Marke 2"
    assert mark_words("mark 2 was wrong") == "mark 2 was wrong"
