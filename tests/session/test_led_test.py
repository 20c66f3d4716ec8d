"""The isometric test in a session: simulated people on a strap; what was said, recorded and measured."""

from __future__ import annotations

import math
import re

import numpy as np
import pytest
from strap import Seen, do_test

from rig.exercises.course import State
from rig.measure.isometric_effort import measure_effort

ONE = ["quiet", "ready", "go", "hold", "stop"]
FIGURES = re.compile(r"peak ([\d.]+) N, 0.1 s mean ([\d.]+) N, onset after go (\d+) ms")


@pytest.fixture(scope="module")
def even() -> Seen:
    return do_test()


def efforts_agree(seen: Seen) -> None:
    """Compare every effort that counts with its truth."""
    assert len(seen.test.efforts) == len(seen.truth)
    for true, effort in zip(seen.truth, seen.test.efforts, strict=True):
        assert effort.peak_newtons == pytest.approx(true.peak_newtons, rel=0.003)
        assert effort.onset_s == pytest.approx(true.start_s, abs=0.006)
        for window_s, rate in effort.rates.items():
            assert rate.newtons_per_s == pytest.approx(true.rates[f"{1000 * window_s:.0f}"], rel=0.04)
            assert rate.samples == pytest.approx(80 * window_s, abs=1)


def test_a_strong_and_even_person_is_led_through_practice_and_three_efforts(even: Seen) -> None:
    assert even.course.state is State.OVER
    assert [true.number for true in even.truth] == [0, 1, 2, 3]
    assert even.said == [f"isometric_{w}" for w in (3 * [*ONE, "rest"] + [*ONE, "done"])] + ["all_done"]
    efforts_agree(even)
    mean = sum(true.peak_newtons for true in even.truth[1:]) / 3
    assert even.test._test.result().mean_newtons == pytest.approx(mean, rel=0.003)
    (headline,) = even.starting("isometric outward right: mean of three ")
    assert float(headline.split()[6]) == pytest.approx(mean, abs=0.5)
    assert even.starting("set over") == [
        "set over: isometric-outward right set 1: 3 of 3 efforts; ended by dose"
    ]


def test_each_effort_is_recorded_with_its_figures(even: Seen) -> None:
    assert even.starting("isometric go") == [f"isometric go {number}" for number in range(4)]
    assert len(even.starting("isometric practice: peak ")) == 1
    for effort, true in zip(even.test.efforts[1:], even.truth[1:], strict=True):
        figures, rates = even.starting(f"isometric effort {true.number}")
        peak, around, onset_ms = (float(found) for found in FIGURES.search(figures).groups())
        assert peak == round(effort.peak_newtons, 1)
        assert around == round(effort.around_peak_newtons, 1)
        assert onset_ms == round(1000 * (effort.onset_s - effort.go_s))
        assert f"0-200 ms {effort.rates[0.2].newtons_per_s:.0f} N/s ({effort.rates[0.2].samples})" in rates
        assert f"20-80 % {effort.rate_20_80.newtons_per_s:.0f} N/s" in rates


def test_the_recorded_rows_give_the_very_same_figures(even: Seen) -> None:
    rows = np.concatenate(even.rows)
    columns = rows["time_s"], rows["value"], rows["flags"]
    for effort in even.test.efforts:
        assert measure_effort(*columns, effort.go_s, effort.go_s + 5.0) == effort


def test_nobody_at_the_keys_keeps_a_late_effort_and_says_so() -> None:
    seen = do_test("late_start")
    efforts_agree(seen)
    assert [effort.doubts for effort in seen.test.efforts] == [(), (), ("late_start",), ()]
    assert seen.starting("isometric effort 2 kept") == ["isometric effort 2 kept, not decided: late_start"]
    assert [true.number for true in seen.truth] == [0, 1, 2, 3]


@pytest.mark.parametrize("error", ["countermovement", "late_start"])
def test_a_clinician_rejects_an_effort_and_it_is_repeated(error: str) -> None:
    seen = do_test(error, decides="decline", side="left", direction="inward")
    efforts_agree(seen)
    assert [true.number for true in seen.truth] == [0, 1, 2, 2, 3]
    assert seen.starting("isometric effort 2 rejected") == [f"isometric effort 2 rejected: {error}"]
    kept = [seen.truth[at].peak_newtons for at in (1, 3, 4)]
    assert seen.test._test.result().mean_newtons == pytest.approx(sum(kept) / 3, rel=0.003)
    assert seen.course.results[0].tally.rejected == 1
    assert "isometric_asking" in seen.said


def test_a_clinician_keeps_it() -> None:
    seen = do_test("countermovement", decides="accept")
    assert seen.starting("isometric effort 2 kept") == ["isometric effort 2 kept: countermovement"]
    assert [true.number for true in seen.truth] == [0, 1, 2, 3]


def test_three_that_vary_are_followed_by_a_fourth_and_the_closest_three_count() -> None:
    seen = do_test("uneven")
    efforts_agree(seen)
    assert [true.number for true in seen.truth] == [0, 1, 2, 3, 4]
    result = seen.test._test.result()
    last = [true.peak_newtons for true in seen.truth[2:]]
    assert result.mean_newtons == pytest.approx(sum(last) / 3, rel=0.003)
    assert result.spread_percent == pytest.approx(300 * (max(last) - min(last)) / sum(last), abs=0.3)
    assert seen.course.results[0].words().startswith("isometric-outward right set 1: 4 of 3 efforts")


def test_who_pushes_while_the_strap_should_be_slack_is_told_why_and_waited_for() -> None:
    seen = do_test("not_still")
    refused = seen.starting("refused: ")
    assert refused
    assert all(re.match(r"refused: the (force|strap) ", words) for words in refused)
    assert seen.truth[0].go_s > 5.6 + 0.2
    assert [effort.doubts for effort in seen.test.efforts] == [(), (), (), ()]
    efforts_agree(seen)


def test_samples_that_cannot_be_trusted_withhold_the_peak_and_the_effort_is_repeated(even: Seen) -> None:
    go_s = even.truth[1].go_s
    seen = do_test(decides="accept", flagged_s=(go_s + 2.0, go_s + 2.1))
    assert math.isnan(seen.test.efforts[1].peak_newtons)
    assert seen.starting("isometric effort 1: peak withheld")
    assert seen.starting("isometric effort 1 rejected") == [
        "isometric effort 1 rejected: flagged_samples, no_peak"
    ]
    assert [true.number for true in seen.truth] == [0, 1, 1, 2, 3]


def test_a_test_that_is_broken_off_has_no_headline() -> None:
    seen = do_test(until_s=20.0)
    controls = seen.course.key("end_set", 20.0)
    assert controls[0].values["label"].endswith("0 of 3 efforts; ended by clinician")
