"""An isometric test on the terminal: effort, stage, what is left, every peak and how far they lie apart."""

from __future__ import annotations

import math

import pytest

from rig.exercises.course import State
from rig.exercises.isometric import IsometricNow, Stage
from rig.exercises.isometric_result import Try
from rig.screen.terminal.guidance import guidance_rows
from rig.session.guidance import Guidance
from rig.setup import Task

PRACTICE = Try(0, 90.0)
NAN = math.nan


def now(stage: Stage, number: int, left_s: float = 0.0, tries: tuple[Try, ...] = (), spread: float = NAN):
    return IsometricNow(stage, number, max(3, number), left_s, NAN, spread, tries)


def rows(test: IsometricNow, why: str = "") -> list[str]:
    guidance = Guidance(
        state=State.WORKING,
        exercise="isometric-outward",
        title="Isometric test, outward",
        side="left",
        set_number=3,
        sets=4,
        task=Task(),
        hold_done_s=5.0,
        says="Hold: keep pushing",
        why=why,
        rest_left_s=test.left_s if test.stage is Stage.RESTING else 0.0,
        keys=(("n", "end the test"), ("q", "stop")),
        test=test,
    )
    return [row.plain for row in guidance_rows(guidance, 96, stale=False)]


@pytest.mark.parametrize(
    ("test", "words"),
    [
        (now(Stage.QUIET, 0), "practice · be still"),
        (now(Stage.READY, 1, 0.6), "effort 1 of 3 · ready"),
        (now(Stage.PUSH, 2, 2.5), "effort 2 of 3 · ████████········ 2.5 s"),
        (now(Stage.MEASURE, 2), "effort 2 of 3 · stop"),
        (now(Stage.ASKING, 2), "effort 2 of 3 · keep it?"),
        (now(Stage.RESTING, 4, 41.2), "effort 4 of 4 · rest 41 s"),
        (now(Stage.LETTING_GO, 4, 1.0), "let go"),
        (now(Stage.OVER, 4), "done"),
    ],
)
def test_the_stage_and_what_is_left_of_it(test: IsometricNow, words: str) -> None:
    first = rows(test)[0]
    assert first.startswith("Isometric test, outward · left side · set 3 of 4 ")
    assert first.endswith(f"  {words}")
    assert len(first) == 96


def test_every_peak_is_listed_a_rejected_one_beside_its_sign() -> None:
    tries = (PRACTICE, Try(1, 200.1), Try(2, 240.0, ("countermovement",), True), Try(2, 198.0))
    shown = rows(now(Stage.RESTING, 2, 10.0, tries, 4.24))
    assert (
        shown[2] == "peaks  practice 90.0 N   1: 200.1 N   ○ 2: 240.0 N rejected   2: 198.0 N   spread 4.2 %"
    )
    assert rows(now(Stage.QUIET, 0))[2] == "peaks  none yet"
    assert rows(now(Stage.QUIET, 0))[3] == "[n] end the test · [q] stop"


def test_the_effort_that_is_asked_about_has_a_question_mark_and_the_doubt_beside_the_words() -> None:
    tries = (PRACTICE, Try(1, 200.1, ("late_start",)))
    shown = rows(now(Stage.ASKING, 2, tries=tries), why="late start")
    assert shown[1] == "▸ Hold: keep pushing  ▲ late start"
    assert shown[2] == "peaks  practice 90.0 N   1: 200.1 N ?"
