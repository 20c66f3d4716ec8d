"""Tempo: reading, showing where one should be, and how well it was kept."""

import pytest

from rig.exercises.rest import Rest
from rig.exercises.tempo import Beat, Tempo, beat, read_tempo


@pytest.mark.parametrize(
    ("text", "tempo"),
    [
        ("3-2-3-2", Tempo(3, 2, 3, 2)),
        ("2-0-2", Tempo(2, 0, 2, 0)),
        ("1.5-0-2-1", Tempo(1.5, 0, 2, 1)),
        ("fast", None),
        ("2-2", None),
        ("0-2-2-2", None),
        ("2-0-0.4-1", None),
        ("-2-0-2", None),
    ],
)
def test_reading(text, tempo):
    assert read_tempo(text) == tempo


def test_a_tempo_is_written_as_it_is_read():
    assert str(Tempo(3, 2, 3, 2)) == "3-2-3-2"
    assert read_tempo(str(Tempo(1.5, 0, 2, 1))) == Tempo(1.5, 0, 2, 1)


def test_where_one_should_be():
    tempo = Tempo(3, 2, 3, 2)
    assert beat(tempo, -1.0) == Beat("up", 0.0, 3.0)
    assert beat(tempo, 1.5) == Beat("up", 0.5, 1.5)
    assert beat(tempo, 3.0) == Beat("hold", 0.0, 2.0)
    assert beat(tempo, 6.5) == Beat("down", 0.5, 1.5)
    assert beat(tempo, 9.0) == Beat("rest", 0.5, 1.0)
    assert beat(tempo, 30.0) == Beat("rest", 1.0, 0.0)


def test_within_eight_per_cent_the_tempo_is_kept():
    tempo = Tempo(3, 2, 3, 2)
    assert tempo.rep_s == pytest.approx(6.5)  # from 10 % of the height to 10 % of it
    assert tempo.kept(6.5 * 1.079)
    assert tempo.kept(6.5 * 0.921)
    assert not tempo.kept(6.5 * 1.081)
    assert not tempo.kept(6.5 * 0.919)


def test_a_rest_counts_down():
    rest = Rest(10.0, 60.0)
    assert (rest.left_s(10.0), rest.left_s(40.0), rest.left_s(90.0)) == (60.0, 30.0, 0.0)
    assert not rest.over(69.9)
    assert rest.over(70.0)
