"""Events are found by their time, and where there are too many each still has its pixel."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from rig.events import Event, Gap, Mark, Rep
from rig.record.edits import REJECT, Edit
from rig.record.judged import judged
from rig.screen.viewing.crowd import covered
from rig.screen.viewing.timeline import GAP, MARK, NOTE, OTHER_REP, REP, SET, Spans, Timeline


def rep(start_s: float, lasts_s: float = 2.0) -> Rep:
    return Rep("band_knee", start_s, start_s + lasts_s, start_s + lasts_s, 60.0, start_s + 1.0)


EVENTS: list[Event] = [
    rep(1.0),
    rep(5.0, 30.0),
    Gap("band_knee", 6.0, 6.5, 6.6, 7, "wire"),
    rep(40.0),
    Mark(50.0, 50.0, "cough"),
    rep(60.0),
]


@pytest.mark.parametrize(
    ("stretch", "starts", "number"),
    [
        ((0.0, 100.0), [1.0, 5.0, 6.0, 40.0, 50.0, 60.0], 1),
        ((20.0, 30.0), [5.0, 6.0], 2),  # the long rep reaches in
        ((45.0, 55.0), [50.0], 4),
        ((61.0, 61.5), [60.0], 4),
        ((90.0, 99.0), [], 5),
    ],
)
def test_a_stretch_gives_its_events_and_the_first_reps_number(
    stretch: tuple[float, float], starts: list[float], number: int
) -> None:
    found, first = Timeline(EVENTS, judged(EVENTS, ())).between(*stretch)
    reaching = [
        e.start_s for e in found if getattr(e, "end_s", e.start_s) >= stretch[0] or e.start_s in starts
    ]
    assert (reaching, first) == (starts, number)


def test_an_instant_has_its_rep_and_a_rejected_one_is_no_valid_one() -> None:
    reps = judged(EVENTS, [Edit(REJECT, 5.0, 35.0, "band_knee")])
    timeline = Timeline(EVENTS, reps)
    assert [timeline.rep_at(t) for t in (0.9, 1.0, 3.0, 34.9, 35.0, 60.5)] == [None, 0, None, 1, None, 3]
    shown, _ = timeline.between(0.0, 100.0)
    rejected = [event for event in shown if id(event) in timeline.rejected]
    assert [(e.start_s, e.valid) for e in rejected if isinstance(e, Rep)] == [(5.0, False)]
    sizes = {kind: timeline.groups["band_knee", kind].starts.size for kind in (REP, OTHER_REP, GAP)}
    assert sizes == {REP: 3, OTHER_REP: 1, GAP: 1}
    assert [one.rep.start_s for one in timeline.reps_between(10.0, 41.0)] == [5.0, 40.0]


def test_marks_by_hand_the_rigs_own_and_beginnings_of_sets_are_told_apart() -> None:
    marks = [Mark(1.0, 1.0, "cough"), Mark(2.0, 2.0, "new_set", "1"), Mark(3.0, 3.0, "cue hold")]
    groups = Timeline(marks, []).groups
    assert [groups["", kind].starts.tolist() for kind in (MARK, SET, NOTE)] == [[1.0], [2.0], [3.0]]


def test_in_a_crowd_every_span_has_a_pixel_and_none_has_one_too_many() -> None:
    rng = np.random.default_rng(3)
    starts = np.sort(rng.uniform(0, 1000, 500))
    spans = Spans([(s, s + d) for s, d in zip(starts, rng.uniform(0, 3, 500), strict=True)])
    runs = covered(spans, (100.0, 600.0), 250)  # 2 s a pixel
    drawn = {x for left, right in runs for x in range(left, right)}
    expected = set()
    for start, end in zip(spans.starts, spans.ends, strict=True):
        if end >= 100 and start < 600:
            left = int(np.clip((start - 100) // 2, 0, 249))
            expected |= set(range(left, max(left + 1, min(250, int(np.ceil((end - 100) / 2))))))
    assert drawn == expected
    assert all(later[0] > earlier[1] for earlier, later in pairwise(runs))
