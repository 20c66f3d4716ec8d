"""What is missing is marked once, counted exactly and told with its cause; repeats are dropped."""

from __future__ import annotations

import numpy as np
import pytest

from rig.measure.gap_rows import BOARD, CAUSES, FILE, RESTART, UNPLUGGED, WIRE, Followed
from rig.measure.gaps import StreamFollower, unwrap_step
from rig.samples import LATE, LOST_BEFORE, MISSING, MISSING_COUNTS, WIRE_SAMPLE
from tests.oracles import gaps_oracle

PERIOD_US = 12_500


def wire(samples: list[tuple[int, int]], flags: dict[int, int] | None = None, stream: int = 0) -> np.ndarray:
    """Make `WIRE_SAMPLE` rows of (sequence, ticks); `flags` by index."""
    rows = np.zeros(len(samples), WIRE_SAMPLE)
    rows["stream"] = stream
    rows["sequence"] = [sequence % 65_536 for sequence, _ in samples]
    rows["ticks"] = [ticks % 2**32 for _, ticks in samples]
    rows["counts"] = [sequence + 100 for sequence, _ in samples]
    for index, flag in (flags or {}).items():
        rows["flags"][index] = flag
    return rows


def follow(
    follower: StreamFollower,
    samples: list[tuple[int, int]],
    flags: dict[int, int] | None = None,
    epoch: int = 0,
    offset_s: float = 0.0,
) -> Followed:
    """Follow one stream whose ticks are true microseconds, `offset_s` after session time 0."""
    rows = wire(samples, flags)
    ticks = np.array([ticks for _, ticks in samples], np.int64)
    return follower.follow(rows, rows["stream"].astype(np.int64), ticks, ticks * 1e-6 + offset_s, epoch)


def one_stream(rate_hz: float = 80.0) -> StreamFollower:
    follower = StreamFollower()
    assert follower.add_stream(rate_hz) == 0
    return follower


def steady(numbers: range | list[int]) -> list[tuple[int, int]]:
    """Samples 12.5 ms apart."""
    return [(n, n * PERIOD_US) for n in numbers]


def test_a_whole_stream_passes_as_it_is() -> None:
    follower = one_stream()
    run = follow(follower, [(n + 65_500, n * PERIOD_US) for n in range(100)], {7: LATE})
    assert run.rows["sequence"].tolist() == list(range(100))
    assert run.rows["counts"].tolist() == list(range(65_600, 65_700))
    assert run.rows["flags"].tolist() == [LATE if n == 7 else 0 for n in range(100)]
    assert run.rows["time_s"].tolist() == pytest.approx([n * 0.0125 for n in range(100)])
    assert run.gaps.size == 0
    assert follower.states[0]["samples"] == 100
    assert follower.states[0]["interval_ticks"] == 99 * PERIOD_US


def test_a_loss_on_the_wire_is_one_marker_and_one_record() -> None:
    follower = one_stream()
    run = follow(follower, steady([0, 1, 9, 10]))
    assert run.rows["sequence"].tolist() == [0, 1, 2, 9, 10]
    assert run.rows["flags"].tolist() == [0, 0, MISSING, LOST_BEFORE, 0]
    assert run.rows["counts"].tolist() == [100, 101, MISSING_COUNTS, 109, 110]
    assert run.rows["time_s"].tolist() == pytest.approx([0, 0.0125, 0.012501, 0.1125, 0.125], abs=1e-12)
    assert np.isnan(run.rows["value"][2])
    assert run.gaps[["slot", "row", "lost", "cause"]].tolist() == [(0, 3, 7, WIRE)]
    assert run.gaps[["start_s", "end_s"]].tolist() == [tuple(run.rows["time_s"][[1, 3]])]
    assert follower.states[0]["lost"] == 7
    assert follower.states[0]["intervals"] == 2


def test_what_the_board_never_read_is_counted_by_its_clock() -> None:
    run = follow(one_stream(), [(0, 0), (1, PERIOD_US), (2, 5 * PERIOD_US)], {2: LOST_BEFORE})
    assert run.rows["flags"].tolist() == [0, 0, MISSING, LOST_BEFORE]
    assert run.rows["sequence"].tolist() == [0, 1, 2, 2]
    assert run.gaps[["lost", "cause"]].tolist() == [(3, BOARD)]


def test_lost_before_means_one_at_least() -> None:
    run = follow(one_stream(), steady(range(3)), {2: LOST_BEFORE})
    assert run.gaps[["lost", "cause"]].tolist() == [(1, BOARD)]


def test_a_silence_that_the_board_does_not_mention_is_a_hole() -> None:
    run = follow(one_stream(), [(0, 0), (1, PERIOD_US), (2, PERIOD_US + 2_000_000)])
    assert run.gaps[["lost", "cause"]].tolist() == [(159, BOARD)]
    assert run.gaps["end_s"] - run.gaps["start_s"] == pytest.approx(2.0)


def test_a_stream_that_is_slower_than_it_says_has_no_holes() -> None:
    """Ten a second where 80 were promised: the wrong strap, not a loss."""
    run = follow(one_stream(), [(n, n * 100_000) for n in range(50)])
    assert run.gaps.size == 0


def test_a_stream_of_one_sample_a_second_has_no_holes() -> None:
    run = follow(one_stream(1.0), [(n, n * 1_000_000) for n in range(10)])
    assert run.gaps.size == 0


@pytest.mark.parametrize("lost", [1, 32_767, 32_768, 65_535, 65_536, 65_537, 200_000, 1_000_000])
def test_losses_beyond_a_wrap_are_counted_by_device_time(lost: int) -> None:
    """At 1 kHz 65,536 samples are 66 s. The stream runs at 994 Hz where 1000 were promised."""
    follower = one_stream(1000.0)
    samples = [(n, n * 1_006) for n in [*range(1000), *range(1000 + lost, 1005 + lost)]]
    run = follow(follower, samples)
    assert run.gaps["lost"].tolist() == [lost]
    assert run.rows["sequence"][-1] == 1004 + lost


def test_repeats_and_stragglers_are_dropped_and_counted() -> None:
    follower = one_stream()
    run = follow(follower, steady([0, 1, 1, 2, 1, 0, 3]))
    assert run.rows["sequence"].tolist() == [0, 1, 2, 3]
    assert run.gaps.size == 0
    assert follower.states[0][["samples", "duplicates", "out_of_order"]].item() == (4, 1, 2)


def test_a_sequence_that_starts_anew_is_not_thrown_away() -> None:
    """The board counts from 0 again without a restart: time says that these are new samples."""
    run = follow(one_stream(), [(5_000, 0), (5_001, PERIOD_US), (0, 5 * PERIOD_US), (1, 6 * PERIOD_US)])
    assert run.rows["sequence"].tolist() == [0, 1, 2, 5, 6]
    assert run.gaps[["lost", "cause"]].tolist() == [(3, BOARD)]


def test_a_restart_is_a_hole_measured_by_session_time() -> None:
    follower = one_stream()
    follow(follower, steady(range(10)))
    run = follow(follower, [(0, 500), (1, 500 + PERIOD_US)], epoch=1, offset_s=2.1125)
    assert run.rows["epoch"].tolist() == [0, 1, 1]
    assert run.rows["flags"].tolist() == [MISSING, LOST_BEFORE, 0]
    assert run.gaps[["lost", "cause"]].tolist() == [(159, RESTART)]
    assert run.rows["sequence"].tolist() == [10, 169, 170]


def test_an_unplugged_cable_is_the_cause_until_samples_return() -> None:
    follower = one_stream()
    follow(follower, steady(range(10)))
    follower.unplugged()
    run = follow(follower, steady([90, 91, 95]))
    assert run.gaps[["lost", "cause"]].tolist() == [(80, UNPLUGGED), (3, WIRE)]
    follower.unplugged()
    again = follow(follower, steady(range(2)), epoch=1, offset_s=5.0)
    assert again.gaps[["lost", "cause"]].tolist() == [(304, UNPLUGGED)]


def test_time_never_steps_back_and_says_how_often_it_was_held() -> None:
    """A new epoch whose first guess lies before the newest sample of the old one."""
    follower = one_stream()
    follow(follower, steady(range(10)))
    run = follow(follower, steady(range(3)), epoch=1, offset_s=0.1)
    assert run.rows["time_s"].tolist() == pytest.approx([0.112501, 0.112502, 0.1125030, 0.125])
    assert np.all(np.diff(run.rows["time_s"]) > 0)
    assert follower.states[0]["clamped"] == 2


def test_ticks_that_stand_still_are_moved_on() -> None:
    run = follow(one_stream(), [(0, 0), (1, PERIOD_US), (2, PERIOD_US)])
    assert run.rows["ticks"].tolist() == [0, PERIOD_US, PERIOD_US + 1]
    assert run.gaps.size == 0


def test_a_new_rate_is_taken_and_the_same_rate_changes_nothing() -> None:
    follower = one_stream()
    follow(follower, [(n, n * 13_000) for n in range(20)])
    follower.set_rate(0, 80.0)
    assert follower.states[0]["period_us"] != 12_500
    follower.set_rate(0, 10.0)
    assert follower.states[0]["period_us"] == 100_000


def test_streams_keep_apart() -> None:
    follower = StreamFollower()
    follower.add_stream(80.0)
    follower.add_stream(10.0)
    rows = wire([(0, 0), (7, 0), (1, PERIOD_US), (9, 200_000), (3, 3 * PERIOD_US)])
    rows["stream"] = [0, 1, 0, 1, 0]
    ticks = rows["ticks"].astype(np.int64)
    run = follower.follow(rows, rows["stream"].astype(np.int64), ticks, ticks * 1e-6, 0)
    assert run.slots.tolist() == [0, 1, 0, 1, 1, 0, 0]
    assert run.gaps[["slot", "row", "lost"]].tolist() == [(1, 4, 1), (0, 6, 1)]


def test_nothing_gives_nothing() -> None:
    run = follow(one_stream(), [])
    assert run.rows.size == run.gaps.size == run.slots.size == 0


@pytest.mark.parametrize("seed", range(5))
def test_a_torn_stream_matches_plain_python_in_any_split(seed: int) -> None:
    random = np.random.default_rng(seed)
    kept = np.flatnonzero(random.random(3_000) < 0.9)
    order = [int(n) for n in kept for _ in range(1 + (random.random() < 0.05))]
    for _ in range(40):
        at = int(random.integers(1, len(order)))
        order.insert(at, order[max(at - int(random.integers(1, 9)), 0)])
    samples = [(n + 64_000, n * PERIOD_US) for n in order]
    rows, losses = gaps_oracle.follow(samples)

    whole = follow(one_stream(), samples)
    assert whole.rows[["sequence", "ticks", "flags"]].tolist() == rows
    assert whole.gaps["lost"].tolist() == [lost for _, lost in losses]

    follower, pieces = one_stream(), []
    for start in range(0, len(samples), 7):
        pieces.append(follow(follower, samples[start : start + 7]).rows)
    assert np.concatenate(pieces).tobytes() == whole.rows.tobytes()


def test_steps_of_sequence_choose_the_wraps_that_time_allows() -> None:
    assert unwrap_step(np.uint16(5), np.uint16(4), 12_500.0, 12_500.0) == 1
    assert unwrap_step(np.uint16(4), np.uint16(65_535), 62_500.0, 12_500.0) == 5
    assert unwrap_step(np.uint16(3), np.uint16(4), -12_500.0, 12_500.0) == -1
    assert unwrap_step(np.uint16(4), np.uint16(4), 65_536 * 12_500.0, 12_500.0) == 65_536


def test_causes_are_the_words_of_gap_events() -> None:
    assert [CAUSES[c] for c in (WIRE, BOARD, UNPLUGGED, RESTART, FILE)] == [
        "wire",
        "board",
        "unplugged",
        "restart",
        "file",
    ]
