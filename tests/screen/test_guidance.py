"""A plan on the terminal: its three rows, and the keys."""

from __future__ import annotations

import dataclasses
import os
import pty
import termios

from rig.exercises.course import State
from rig.exercises.dose import Progress, Tally
from rig.exercises.ratings import QUESTIONS
from rig.exercises.tempo import Beat
from rig.screen.terminal.guidance import guidance_rows
from rig.screen.terminal.keys import keys_of
from rig.session.guidance import Guidance
from rig.setup import Task

WORKING = Guidance(
    state=State.WORKING,
    exercise="level-1",
    title="Knee up, feet together",
    side="right",
    set_number=1,
    sets=10,
    task=Task(),
    hold_done_s=5.0,
    says="Roll a little forward and lift less",
    progress=Progress("hold", 1.0, 4.0, 4.0, Tally()),
    beat=Beat("up", 0.3, 2.0),
    keys=(("n", "end the set"), ("q", "stop")),
)


def test_a_set_shows_what_is_done_what_to_do_and_what_to_press() -> None:
    rows = [row.plain for row in guidance_rows(WORKING, 90, stale=False)]
    assert rows[0].startswith("Knee up, feet together · right side · set 1 of 10")
    assert rows[0].endswith("████············ 1 of 4 holds")
    assert len(rows[0]) == 90
    assert rows[1] == "▸ Roll a little forward and lift less  ♪ up 2 s"
    assert rows[2] == "[n] end the set · [q] stop"


def test_a_rest_counts_down_to_the_second() -> None:
    rest = dataclasses.replace(WORKING, state=State.RESTING, progress=None, rest_left_s=42.2)
    assert guidance_rows(rest, 72, stale=False)[0].plain.endswith("rest 0:43")


def test_a_question_has_a_row_of_its_own_while_it_is_asked() -> None:
    asked = dataclasses.replace(WORKING, question=QUESTIONS[1], typed="1")
    rows = [row.plain for row in guidance_rows(asked, 90, stale=False)]
    assert rows[2] == "? Any pain, from 0 (none) to 10 (as bad as can be)? 1 [0-9] or [-] no answer"
    assert len(rows) == 4


def test_keys_come_one_by_one_and_the_terminal_is_left_as_it_was() -> None:
    master, slave = pty.openpty()
    with open(slave, encoding="ascii") as terminal:
        before = termios.tcgetattr(slave)
        with keys_of(terminal) as keys:
            assert keys is not None
            assert keys.pressed() == []
            os.write(master, b"nR2.5-\x1bq")
            assert keys.pressed() == ["n", "r", "2", ".", "5", "-", "q"]
        assert termios.tcgetattr(slave) == before
    os.close(master)


def test_without_a_terminal_there_are_no_keys() -> None:
    with open(os.devnull, encoding="ascii") as nothing, keys_of(nothing) as keys:
        assert keys is None
