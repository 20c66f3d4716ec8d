"""The host flags what only it can see, and keeps the numbers of each stream."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from rig.measure import quality
from rig.samples import LATE, MISSING, MISSING_COUNTS, OUT_OF_RANGE, SAMPLE, SATURATED, STUCK
from tests.oracles import quality_oracle

HZ = 64.0  # exact in binary
RANGE_N, RANGE_COUNTS = (-50.0, 500.0), (-(2**23), 2**23 - 1)


class Judged:
    """One stream under judgement, of a 24-bit converter unless said otherwise."""

    def __init__(self, bits: int = 24, counts_range: tuple[int, int] = RANGE_COUNTS) -> None:
        self.limits = quality.limits_of(*RANGE_N, *counts_range, bits)
        self.state = quality.new_state()

    def take(self, rows: np.ndarray) -> list[int]:
        quality.judge_run(rows, np.zeros(rows.size, np.int64), self.limits, self.state)
        return [int(flags) for flags in rows["flags"]]


def samples(counts: list[int] | np.ndarray, scale: float = 1e-4) -> np.ndarray:
    rows = np.zeros(len(counts), SAMPLE)
    rows["counts"] = counts
    rows["value"] = rows["counts"] * scale
    rows["time_s"] = np.arange(len(counts)) / HZ
    return rows


def test_values_outside_the_physical_range_are_flagged() -> None:
    rows = samples([-500_001, -500_000, 0, 5_000_000, 5_000_001])
    assert Judged().take(rows) == [OUT_OF_RANGE, 0, 0, 0, OUT_OF_RANGE]


def test_counts_at_the_converter_s_end_are_saturated_whatever_the_board_says() -> None:
    rows = samples([-(2**23), -(2**23) + 1, 2**23 - 2, 2**23 - 1], scale=1e-6)
    assert Judged().take(rows) == [SATURATED, 0, 0, SATURATED]


def test_a_live_converter_does_not_repeat_itself_for_long() -> None:
    """From the sample on that completes half a second (and 16) of equal counts; 32 samples later at 64 Hz."""
    flags = Judged().take(samples([7, *[1234] * 60, 1235, 1234]))
    assert flags == [0] * 33 + [STUCK] * 28 + [0, 0]


@pytest.mark.parametrize("dead", [0, -1])
def test_a_dead_data_line_is_known_after_eight_samples(dead: int) -> None:
    assert Judged().take(samples([5, *[dead] * 12, 5])) == [0] * 8 + [STUCK] * 5 + [0]


def test_a_converter_of_few_bits_may_rest_on_one_count() -> None:
    judged = Judged(bits=10, counts_range=(0, 1023))
    assert judged.take(samples([41] * 800, scale=0.04)) == [0] * 800
    assert judged.take(samples([0] * 3, scale=0.04)) == [SATURATED] * 3


def test_values_of_a_file_have_no_limits() -> None:
    judged = Judged()
    judged.limits = quality.no_limits()
    rows = samples([MISSING_COUNTS] * 500)
    rows["value"] = 2_800.0
    assert judged.take(rows) == [0] * 500
    assert judged.state[0]["distinct"] == 0


def test_each_kind_of_flag_is_counted_and_late_is_not_a_fault() -> None:
    judged = Judged()
    rows = samples([1, 2, 3, 2**23 - 1, 4])
    rows["flags"] = [LATE, 0, MISSING, 0, LATE | SATURATED]
    judged.take(rows)
    assert quality.flag_counts(judged.state[0]) == {
        "saturated": 2,
        "late": 2,
        "out_of_range": 1,
        "missing": 1,
    }
    assert judged.state[0]["flagged"] == 2


@pytest.mark.parametrize("counts_sd", [50.0, 800.0])
def test_noise_is_the_scatter_of_the_quietest_second(counts_sd: float) -> None:
    """Two seconds of rest between pulls: slow motion hardly shows, the pulls not at all."""
    random = np.random.default_rng(5)
    time_s = np.arange(800) / HZ
    pull = np.where((time_s < 3) | (time_s > 6), 400_000 * np.sin(9 * time_s), 2_000 * time_s)
    judged = Judged()
    judged.take(samples((pull + random.normal(0, counts_sd, 800)).astype(int)))
    assert judged.state[0]["noise"] == pytest.approx(counts_sd * 1e-4, rel=0.25)


def test_steps_across_a_hole_or_a_bad_sample_are_not_noise() -> None:
    counts = np.tile([0, 100, 0, 100, 0, 100, 5_000_000, 900_000, 900_100], 30)
    rows = samples(counts)
    rows["flags"][6::9] = MISSING
    judged = Judged()
    judged.take(rows)
    assert judged.state[0]["noise"] > 0.5
    rows = samples(counts)
    rows["flags"][6::9] = MISSING
    rows["flags"][8::9] = SATURATED
    judged = Judged()
    judged.take(rows)
    assert judged.state[0]["noise"] == pytest.approx(0.01 / np.sqrt(2))


def test_a_stuck_sensor_is_not_a_quiet_one() -> None:
    counts = np.random.default_rng(6).normal(0, 800, 64 * 8).astype(int)
    counts[3 * 64 : 5 * 64] = 1_234
    judged = Judged()
    judged.take(samples(counts))
    assert judged.state[0]["noise"] == pytest.approx(800e-4, rel=0.25)


def test_there_is_no_noise_before_a_whole_second() -> None:
    judged = Judged()
    judged.take(samples(list(range(64))))
    assert np.isnan(judged.state[0]["noise"])


def test_distinct_counts_are_counted_up_to_256() -> None:
    judged = Judged()
    judged.take(samples([0, -1, 0, 5, -1, 2**23 - 2, -(2**23) + 1, 5]))
    assert judged.state[0]["distinct"] == 5
    judged.take(samples(np.arange(-3_000, 3_000)))
    assert judged.state[0]["distinct"] == 256


@pytest.mark.parametrize("seed", range(4))
def test_flags_match_plain_python_in_any_split(seed: int) -> None:
    random = np.random.default_rng(seed)
    levels = random.choice([0, -1, 5, -700_000, 900_000, 7_000_000, 2**23 - 1], 500)
    counts = np.repeat(levels, random.integers(1, 60, 500))[:3_000]
    rows = samples(counts)
    rows["flags"] = random.choice([0, 0, 0, LATE, SATURATED], 3_000)
    plain = [(r["time_s"].item(), r["counts"].item(), r["value"].item(), r["flags"].item()) for r in rows]
    expected = quality_oracle.flags_of(plain, RANGE_N, RANGE_COUNTS, (16, 0.5, 8))

    whole, split = Judged(), Judged()
    pieces = [split.take(rows[at : at + 13].copy()) for at in range(0, 3_000, 13)]
    assert whole.take(rows) == expected
    assert list(itertools.chain(*pieces)) == expected
    assert whole.state[0]["flagged"] == quality_oracle.flagged(expected)
    assert split.state.tobytes() == whole.state.tobytes()
    assert set(expected) >= {0, STUCK, SATURATED}
