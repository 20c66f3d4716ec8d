"""Every event and every mark that a session writes is a plain line for the clinician, in both languages."""

from __future__ import annotations

import dataclasses
import math
import re
from collections.abc import Iterator

import pytest

pytest.importorskip("PySide6", reason="the screen's packages are not installed")

from PySide6.QtCore import QLocale

from rig.events import Event, Gap, Hold, Mark, Rep, Rise, Roll
from rig.exercises.catalogue import STRAP_TESTS, load_catalogue
from rig.exercises.coach import KEYS
from rig.exercises.dose import Tally
from rig.exercises.gate import Proposal
from rig.exercises.isometric_marks import KEPT, NOT_DECIDED, REJECTED, go_mark, verdict_mark
from rig.exercises.isometric_result import Try, result_of
from rig.exercises.plan_file import SHIPPED_PLANS, load_plan
from rig.exercises.ratings import QUESTIONS
from rig.exercises.rejection import REJECTED as REP_REJECTED
from rig.exercises.rejection import RESTORED, rejection_words
from rig.exercises.set_result import SetResult
from rig.exercises.setup_steps import StepKind
from rig.exercises.setup_verdicts import judge_weight
from rig.exercises.words import WORDS, cue_of
from rig.screen.clinician.event_lines import CAUSES, WHY_NOT, event_line, mark_line
from rig.screen.clinician.event_list import EventList
from rig.screen.clinician.happened import MARKS
from rig.screen.traces.ink import dark

REP = Rep("band_knee", 3.0, 9.0, 9.2, 41.2, 5.0)
ROLL = Roll("backward", "fault", 1.0, 2.5, 2.6, 81.0, 2.0)
HOLD = Hold("band_knee", 1.0, 5.96, 6.0, 2.0, 40.0, 40.0)
GERMAN = QLocale(QLocale.Language.German)
ENGLISH = re.compile(r"\b(the|set|rep|of|over|effort|peak|rolled|samples|said|taken|done|for|pelvis)\b")


@pytest.mark.parametrize(
    ("event", "line"),
    [
        (REP, "valid rep: peak 41.2 N, 6.0 s"),
        (
            dataclasses.replace(REP, valid=False, flags=("compensated", "roll_before_peak")),
            "rep not counted: peak 41.2 N; the pelvis rolled, before the peak",
        ),
        (
            dataclasses.replace(REP, valid=False, peak_newtons=math.nan, flags=("gap",)),
            "rep not counted: its peak is not known; samples missing",
        ),
        (HOLD, "hold done: 4.9 s at 40.0 N"),
        (dataclasses.replace(HOLD, done=False), "hold: 4.9 s at 40.0 N"),
        (ROLL, "pelvis rolled backward for 1.5 s, up to 81 %"),
        (dataclasses.replace(ROLL, level="warn"), "pelvis turned a little backward for 1.5 s, up to 81 %"),
        (dataclasses.replace(ROLL, direction="unknown"), "pelvis moved for 1.5 s, up to 81 %"),
        (Rise("band_foot", 1.0, 9.0, 9.0, 17.44), "foot band left its line for 8.0 s, by 17.4 N"),
        (Gap("pad_back", 1.0, 2.0, 2.0, 7, "wire"), "back pad cell: 7 samples lost, damaged on the cable"),
        (Gap("pad_back", 1.0, 2.0, 2.0, 1, "board"), "back pad cell: a sample lost, dropped by the board"),
        (Mark(1.0, 1.0, "tare", "band_foot at -2018.6 counts"), "foot band set to zero"),
        (Mark(1.0, 1.0, "new_set", "2"), "set 2 begins"),
        (Mark(1.0, 1.0, "pelvis_baseline", "index -0.0892, sum 13.239 kPa"), "pelvis baseline taken"),
        (Mark(1.0, 1.0, "deliberate_roll", "forward, index 0.2173"), "deliberate roll forward taken"),
        (Mark(1.0, 1.0, "mark 1: cough; and more"), "mark 1: cough; and more"),
        (Mark(1.0, 1.0, "typed by somebody"), "typed by somebody"),
    ],
)
def test_events_read_plainly(event: Event, line: str) -> None:
    assert event_line(event) == line


WRITTEN = {
    "plan: five-levels": "plan: Five levels",
    "plan: our-own": "plan: our-own",
    "begun: Whole leg up, left side: 3 reps": "begins: Whole leg up, left side: 3 reps",
    "cue set_over: Set done. Rest": "said: Set done. Rest",
    "set over: level-1 left set 2: 59.96 of 60 s; up to 90 asked; 9 valid, 1 attempts; ended by time": (
        "set over, its time is up: 59.9 of 60 s under tension"
    ),
    "rpe 4": "effort of the set: 4 of 10",
    "set-up check_weight: skipped": "set-up: Check weight left out",
    "gate level-2: proposed wait (no set); clinician decided on": (
        "decided to go on: Foot up, knees together"
    ),
    "rejected: rep on band_knee at 12.34 s": "rep at 12.3 s rejected",
    "isometric effort 2 rejected: late_start, no_onset": (
        "effort 2 rejected: late start, no start was found"
    ),
    "refused: band_knee swings by 0.21 N: let the weight come to rest": (
        "not done: knee band swings by 0.21 N: let the weight come to rest"
    ),
}


@pytest.mark.parametrize(("written", "line"), WRITTEN.items())
def test_marks_read_plainly(written: str, line: str) -> None:
    assert mark_line(written) == line


def results() -> Iterator[SetResult]:
    for ended_by in ("dose", "time", "clinician", "stop"):
        for kind in ("time", "reps", "hold", "test"):
            yield SetResult(
                "level-1", "left", 1, 0.0, 60.0, kind, 3.0, 3.0, Tally(2, 1, rejected=1), None,
                (("roll_backward", 1),), None, ended_by,
            )  # fmt: skip


def written() -> Iterator[str]:
    """Give every mark that the core writes, from where it words them."""
    for result in results():
        yield f"set over: {result.words()}"
        yield f"set corrected: {result.words()}"
    for kind in StepKind:
        yield from (f"set-up {kind.value}: {how}" for how in ("passed", "skipped"))
    for exercise in load_catalogue().values():
        yield from (f"cue {key}: {cue_of(key, exercise, 0.0).words}" for key in WORDS)
    for name in SHIPPED_PLANS:
        plan = load_plan(name)
        yield from (f"begun: {step.words()}" for step in plan.steps)
        yield f"plan: {name}"
    yield from (f"{question.mark} {answer}" for question in QUESTIONS for answer in range(11))
    yield from (KEYS[key] for key in KEYS if KEYS[key])
    yield from (rejection_words(word, REP) for word in (REP_REJECTED, RESTORED))
    yield from (
        Proposal("level-2", ready, "why").decided(on) for ready in (True, False) for on in (True, False)
    )
    yield from (verdict_mark(1, verdict, "late_start") for verdict in (KEPT, REJECTED, NOT_DECIDED))
    yield from (go_mark(number) for number in (0, 1))
    tries = [Try(0, 80.0, ()), *(Try(number, 100.0 + number, ()) for number in (1, 2, 3))]
    yield from (result_of("outward", "left", some).words() for some in (tries, tries[:2], tries[:1]))
    yield from (str(one.values["label"]) for one in judge_weight("band_knee", 24.52, 2.5).controls)
    yield from (f"ceiling_{how} 120 N" for how in ("near", "reached"))
    yield "no data for 3.2 s of the set: not counted"


def known(text: str) -> bool:
    return any(pattern.fullmatch(text) for pattern, _ in MARKS)


def test_every_mark_of_the_core_is_known_and_shows_nothing_of_its_inside() -> None:
    every = list(dict.fromkeys(written()))
    assert len(every) > 150
    assert [mark for mark in every if not known(mark)] == []
    lines = [mark_line(mark) for mark in every]
    assert [line for line in lines if "_" in line or "counts)" in line or "index" in line] == []


def test_every_reason_and_cause_of_an_event_has_words() -> None:
    assert set(WHY_NOT) == set(re.findall(r"``(\w+)``", Rep.__doc__ or ""))
    assert set(CAUSES) == set(re.findall(r"``(\w+)``", Gap.__doc__ or ""))
    assert set(STRAP_TESTS)


def test_the_list_leaves_out_what_says_nothing_and_parts_no_figure_from_its_unit(qtbot) -> None:
    shown = EventList(dark())
    qtbot.addWidget(shown)
    shown.show_events([Mark(0.5, 0.5, "screen gain: 3.125 pixels per newton"), ROLL, REP])
    assert shown.lines == [
        "valid rep: peak 41.2\N{NO-BREAK SPACE}N, 6.0\N{NO-BREAK SPACE}s",
        "pelvis rolled backward for 1.5\N{NO-BREAK SPACE}s, up to 81\N{NO-BREAK SPACE}%",
    ]
    assert shown.accessibleDescription() == "\n".join(shown.lines)


@pytest.mark.usefixtures("german")
def test_in_german_no_line_has_an_english_word_left() -> None:
    lines = [mark_line(mark) for mark in written()]
    lines += [event_line(one) for one in (REP, HOLD, ROLL, dataclasses.replace(ROLL, direction="forward"))]
    assert [line for line in lines if ENGLISH.search(line)] == []
    assert event_line(REP) == "gültige Wdh.: Spitze 41,2 N, 6,0 s"
    assert event_line(Mark(1.0, 1.0, "tare", "band_knee at 5.0 counts")) == "Band am Knie genullt"
