"""The judge: which reps are valid, why the others are not, and that nothing else changes."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest

from rig.detect.judge import Judge
from rig.detect.rolls import FaultBegan
from rig.events import Event, Gap, Hold, Mark, Rep, Roll
from rig.setup import Task

REP = Rep("band_knee", start_s=10.0, end_s=14.0, known_s=14.4, peak_newtons=60.0, peak_s=12.0)
HOLD = Hold("band_knee", 10.5, 13.5, 14.0, 10.7, 59.0, 60.0, done=True)
GAP = Gap("band_knee", 11.0, 11.1, 11.1, 8, "wire")


def roll(start_s: float, end_s: float, level: str = "fault") -> list[Event | FaultBegan]:
    """Return what the detector tells of one roll, in order."""
    began = [FaultBegan(start_s, start_s + 0.3, "backward")] if level == "fault" else []
    return [*began, Roll("backward", level, start_s, end_s, end_s, 90.0, start_s + 0.1)]


def judged(*findings: Event | FaultBegan, task: Task | None = None) -> list[Event]:
    judge = Judge(task or Task())
    return [event for finding in findings for event in judge.take(finding)]


def rep_of(events: list[Event]) -> Rep:
    (rep,) = (event for event in events if isinstance(event, Rep))
    return rep


def test_a_plain_rep_stays_as_it_is() -> None:
    assert judged(REP) == [REP]


@pytest.mark.parametrize(
    ("start_s", "end_s", "flags"),
    [
        (8.0, 10.0, ()),
        (8.0, 10.01, ("compensated", "roll_before_peak")),
        (10.5, 11.0, ("compensated", "roll_before_peak")),
        (11.5, 13.0, ("compensated", "roll_before_peak")),
        (12.0, 13.0, ("compensated", "roll_after_peak")),
        (13.9, 14.3, ("compensated", "roll_after_peak")),
        (14.0, 14.35, ()),
    ],
)
def test_a_fault_compensates_the_reps_it_overlaps(
    start_s: float, end_s: float, flags: tuple[str, ...]
) -> None:
    rep = rep_of(judged(*roll(start_s, end_s), REP))
    assert rep.flags == flags
    assert rep.valid == (flags == ())
    assert dataclasses.replace(rep, valid=True, flags=()) == REP


def test_faults_on_both_sides_of_the_peak_are_both_told() -> None:
    rep = rep_of(judged(*roll(10.5, 11.0), *roll(13.0, 13.5), REP))
    assert rep.flags == ("compensated", "roll_before_peak", "roll_after_peak")


def test_a_fault_that_goes_on_counts_at_once_and_ends_for_the_next_rep() -> None:
    began, ended = roll(13.0, 16.0)
    following = dataclasses.replace(REP, start_s=17.0, end_s=20.0, known_s=20.4, peak_s=18.0)
    events = judged(began, REP, ended, following)
    assert [type(event) for event in events] == [Rep, Roll, Rep]
    first, second = (event for event in events if isinstance(event, Rep))
    assert first.flags == ("compensated", "roll_after_peak")
    assert second == following


def test_two_reps_under_one_fault_are_both_compensated() -> None:
    began, ended = roll(13.0, 30.0)
    following = dataclasses.replace(REP, start_s=17.0, end_s=20.0, known_s=20.4, peak_s=18.0)
    reps = [event for event in judged(began, REP, following, ended) if isinstance(event, Rep)]
    assert [rep.flags[0] for rep in reps] == ["compensated", "compensated"]


def test_a_warn_leaves_the_rep_valid() -> None:
    events = judged(*roll(11.0, 12.0, "warn"), REP)
    assert [type(event) for event in events] == [Roll, Rep]
    assert rep_of(events) == REP


def test_where_the_pad_does_not_score_rolls_are_dropped() -> None:
    assert judged(*roll(11.0, 12.0), REP, task=Task(pad_scores=False)) == [REP]


def test_an_unknown_peak_has_no_before_and_after() -> None:
    withheld = dataclasses.replace(
        REP, peak_newtons=math.nan, peak_s=math.nan, valid=False, flags=("flagged_samples",)
    )
    rep = rep_of(judged(*roll(11.0, 12.0), withheld))
    assert rep.flags == ("flagged_samples", "compensated")
    assert not rep.valid


@pytest.mark.parametrize(
    ("hold", "valid"),
    [
        (HOLD, True),
        (dataclasses.replace(HOLD, done=False), False),
        (dataclasses.replace(HOLD, channel="band_foot"), False),
        (dataclasses.replace(HOLD, start_s=3.0, end_s=9.0), False),
        (None, False),
    ],
)
def test_a_task_that_asks_for_a_hold_wants_one_done_inside(hold: Hold | None, valid: bool) -> None:
    found = [] if hold is None else [hold]
    rep = rep_of(judged(*found, REP, task=Task(asks_hold=True)))
    assert rep.valid == valid
    assert rep.flags == (() if valid else ("no_hold",))
    assert rep_of(judged(*found, REP)) == REP


def test_a_gap_inside_is_flagged_once() -> None:
    assert rep_of(judged(GAP, REP)).flags == ("gap",)
    assert rep_of(judged(GAP, REP)).valid  # 0.1 s: seen well enough
    long = dataclasses.replace(GAP, end_s=11.3)
    assert not rep_of(judged(long, REP)).valid
    known = dataclasses.replace(REP, flags=("gap",))
    assert rep_of(judged(GAP, known)) == known
    assert rep_of(judged(dataclasses.replace(GAP, channel="pad_back"), REP)) == REP
    assert rep_of(judged(dataclasses.replace(GAP, start_s=9.0, end_s=9.9), REP)) == REP


@pytest.mark.parametrize("gap", [(8.0, 10.0), (14.0, 16.0)])
def test_a_rep_whose_onset_or_release_a_gap_swallowed_was_not_wholly_seen(gap: tuple[float, float]) -> None:
    rep = rep_of(judged(dataclasses.replace(GAP, start_s=gap[0], end_s=gap[1]), REP))
    assert rep.flags == ("gap",)
    assert not rep.valid


def test_everything_comes_back_in_the_order_of_announcement() -> None:
    mark = Mark(12.0, 12.0, "set 2")
    findings = [GAP, *roll(10.2, 11.0), mark, HOLD, REP]
    assert [type(event) for event in judged(*findings)] == [Gap, Roll, Mark, Hold, Rep]
    assert judged(*findings)[:4] == [GAP, findings[2], mark, HOLD]


def test_random_sessions_agree_with_a_search_over_everything() -> None:
    for seed in range(50):
        rng = np.random.default_rng(seed)
        edges = np.sort(rng.uniform(0.0, 100.0, 40))
        faults = [(float(a), float(b)) for a, b in edges.reshape(-1, 2) if b - a > 0.31]
        edges = np.sort(rng.uniform(0.0, 100.0, 30))
        reps = [
            Rep("band_knee", float(a), float(b), float(b) + 0.4, 50.0, float(rng.uniform(a, b)))
            for a, b in edges.reshape(-1, 2)
        ]
        timed = [(f[1], what) for f in faults for what in roll(*f)[1:]]
        timed += [(f[0] + 0.3, what) for f in faults for what in roll(*f)[:1]]
        timed += [(rep.known_s, rep) for rep in reps]
        in_order = [what for _, what in sorted(timed, key=lambda x: x[0])]
        for rep in (event for event in judged(*in_order) if isinstance(event, Rep)):
            known = [f for f in faults if f[0] + 0.3 <= rep.known_s]
            expected = any(a < rep.end_s and b > rep.start_s for a, b in known)
            assert ("compensated" in rep.flags) == expected
