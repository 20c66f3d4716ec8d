"""The labelled recordings hold the trouble they are named after, and their labels are true."""

import numpy as np
import pytest

from rig.device.simulator.troubles import KINDS, recording
from rig.errors import InputRefused

SEEDS = range(12)


def rests(labelled):
    """Give the quietest part of each stretch before, between and after the reps."""
    t, last = labelled.time_s, labelled.time_s[-1]
    edges = [0.0, *(edge for rep in labelled.reps for edge in rep), last]
    quiet = []
    for number, (a, b) in enumerate(zip(edges[::2], edges[1::2], strict=True)):
        low = 0.0 if number == 0 else 0.4 if number < len(labelled.reps) else 0.7
        high = 0.3 if number == 0 else 0.6 if number < len(labelled.reps) else 1.0
        quiet.append(labelled.newtons[(t >= a + low * (b - a)) & (t <= a + high * (b - a))])
    return quiet


def inside(labelled, rep):
    return labelled.newtons[(labelled.time_s >= rep[0]) & (labelled.time_s <= rep[1])]


def heights(labelled):
    line = np.median(np.concatenate(rests(labelled)))
    return np.array([np.max(inside(labelled, rep)) - line for rep in labelled.reps])


@pytest.mark.parametrize("kind", KINDS)
def test_every_recording_holds_together(kind):
    for seed in SEEDS:
        labelled = recording(kind, seed)
        time_s, edges = labelled.time_s, np.array(labelled.reps).ravel()
        assert time_s.dtype == labelled.newtons.dtype == np.float64
        assert len(time_s) == len(labelled.newtons) > 30
        assert np.all(np.diff(time_s) >= 0)
        assert np.all(np.isfinite(labelled.newtons))
        assert np.all(edges >= 0)
        assert np.all(edges <= time_s[-1] + 0.05)
        lasts, pauses = np.diff(edges)[::2], np.diff(edges)[1::2]
        assert np.all(lasts >= 0.6)
        assert np.all(pauses >= 0.5)
        assert 5 <= labelled.rate_hz <= 2000
        assert bool(labelled.reps) == (kind != "no_reps")


@pytest.mark.parametrize("kind", ["clean", "preload", "weak_first", "tails", "slow_ramps", "double_peaks"])
def test_labels_lie_at_a_tenth_of_each_reps_own_height(kind):
    for seed in SEEDS:
        labelled = recording(kind, seed)
        line = np.median(rests(labelled)[0])
        for start, end in labelled.reps:
            window = inside(labelled, (start, end))
            height = np.max(window) - line
            at_edges = np.interp([start, end], labelled.time_s, labelled.newtons) - line
            noise = np.std(np.concatenate(rests(labelled)))
            assert at_edges == pytest.approx([0.1 * height] * 2, abs=4 * noise + 0.02 * height)


def test_the_same_seed_gives_the_same_recording():
    first, again, other = recording("combined", 7), recording("combined", 7), recording("combined", 8)
    assert np.array_equal(first.newtons, again.newtons)
    assert first.reps == again.reps
    assert first.reps != other.reps


def test_an_unknown_kind_is_refused():
    with pytest.raises(InputRefused) as refusal:
        recording("cleen", 0)
    assert str(refusal.value) == f"no kind of trouble is called 'cleen'; known are {', '.join(KINDS)}"


def of(kind):
    return [recording(kind, seed) for seed in SEEDS]


def test_preload_is_there_before_anyone_pulls():
    for labelled in of("preload"):
        assert np.median(rests(labelled)[0]) > 0.04 * heights(labelled).max()


def test_a_drifting_line_moves():
    shares = []
    for labelled in of("drifting"):
        lines = [np.median(rest) for rest in rests(labelled) if len(rest)]
        shares.append((max(lines) - min(lines)) / heights(labelled).max())
    assert np.median(shares) > 0.1


def test_rectified_recordings_know_no_pull_below_zero():
    assert all(labelled.newtons.min() >= 0.0 for labelled in of("rectified"))


def test_the_first_rep_is_up_to_twenty_times_weaker_than_the_last():
    ratios = [h[-1] / h[0] for h in map(heights, of("weak_first"))]
    assert min(ratios) > 3
    assert max(ratios) > 15


def test_half_releases_stay_above_a_third_and_are_one_rep():
    lowest = []
    for labelled in of("half_releases"):
        line = np.median(np.concatenate(rests(labelled)))
        for rep in labelled.reps:
            force = inside(labelled, rep) - line
            high = np.flatnonzero(force > 0.8 * force.max())
            lowest.append(force[high[0] : high[-1]].min() / force.max())
    assert 0.33 < min(lowest) < 0.45
    assert np.median(lowest) < 0.65


def test_aborted_pulls_are_shorter_than_half_a_second_and_no_reps():
    for labelled in of("aborted_pulls"):
        height = heights(labelled).max()
        for rest in rests(labelled):
            if len(rest) == 0:
                continue
            high = (rest - np.median(rest)) > 0.05 * height
            runs = np.diff(np.flatnonzero(np.diff(np.concatenate([[0], high.astype(int), [0]]))))[::2]
            assert np.all(runs / labelled.rate_hz < 0.5)
    assert any(
        (rest.max() - np.median(rest)) > 0.3 * heights(labelled).max()
        for labelled in of("aborted_pulls")
        for rest in rests(labelled)
        if len(rest)
    )


def test_files_start_and_end_under_load():
    for labelled in of("starts_under_load"):
        first = labelled.newtons[labelled.time_s < 0.2]
        assert np.median(first) > 0.25 * heights(labelled).max()
        assert labelled.reps[0][0] > 0.5
    for labelled in of("ends_under_load"):
        assert labelled.reps[-1][1] == labelled.time_s[-1]
        assert labelled.newtons[-1] > 0.4 * heights(labelled)[-1]


def test_rates_go_from_5_to_2000_hz():
    rates = {recording("rates", seed).rate_hz for seed in range(60)}
    assert min(rates) == 5
    assert max(rates) == 2000
    for seed in range(5):
        labelled = recording("rates", seed)
        assert 1 / np.median(np.diff(labelled.time_s)) == pytest.approx(labelled.rate_hz, rel=0.02)


def test_holes_leave_no_samples_and_take_no_whole_rep():
    longest = []
    for labelled in of("holes"):
        longest.append(np.diff(labelled.time_s).max() * labelled.rate_hz)
        assert all(
            len(inside(labelled, rep)) > 0.4 * (rep[1] - rep[0]) * labelled.rate_hz for rep in labelled.reps
        )
    assert np.median(longest) > 8


def test_stamps_are_jittered_batched_rounded_doubled_and_uneven():
    repeated = [np.mean(np.diff(labelled.time_s) == 0) for labelled in of("repeated_stamps")]
    assert max(repeated) > 0.1
    spread = [np.std(np.diff(labelled.time_s)) * labelled.rate_hz for labelled in of("jittered_stamps")]
    assert min(spread) > 0.2
    spread = [np.std(np.diff(labelled.time_s)) * labelled.rate_hz for labelled in of("uneven_rate")]
    assert min(spread) > 0.25


def test_a_release_overshoots_below_the_line():
    depths = []
    for labelled in of("overshoot"):
        line = np.median(rests(labelled)[0])
        depths.append((line - labelled.newtons.min()) / heights(labelled).max())
    assert min(depths) > 0.01
    assert max(depths) > 0.1


def test_bursts_and_spikes_go_both_ways():
    for kind in ("noise_bursts", "spikes"):
        wild = [np.ptp(np.concatenate(rests(x))) / heights(x).max() for x in of(kind)]
        assert np.median(wild) > 0.3


def test_an_isometric_pull_stands_on_body_weight():
    for labelled in of("isometric"):
        assert 350 < np.median(rests(labelled)[0]) < 1150
        assert heights(labelled).max() > 200


def test_clear_edges_are_promised_only_where_edges_are_steep():
    promised = {kind: sum(recording(kind, seed).clear_edges for seed in SEEDS) for kind in KINDS}
    assert promised["slow_ramps"] == promised["isometric"] == 0
    assert promised["short_rests"] == len(SEEDS)
    assert promised["clean"] > len(SEEDS) / 2


def test_combinations_name_what_they_combine():
    combined = [recording("combined", seed).troubles for seed in range(40)]
    assert {len(names) for names in combined} == {2, 3, 4}
    assert len({name for names in combined for name in names}) > 20
