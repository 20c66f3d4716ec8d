"""Rolls: level, direction and times against known pads; breathing, creep, leaks and open lines are none."""

from __future__ import annotations

import itertools
import math
from pathlib import Path

import numpy as np
import pytest

from rig.detect.rolls import KPA_PER_MMHG, FaultBegan, RollDetector
from rig.errors import InputRefused
from rig.events import Roll
from rig.samples import MISSING, SATURATED, STUCK
from rig.settings import RollSettings
from tests.detect.pad_signals import OpenLine, Pad, Turn
from tests.oracles.rolls_oracle import rolls_of

RECORDINGS = Path("../shared/recordings/rapidalarm")
KPA_PER_CMH2O = 0.0980665
PadSamples = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]
FOUR_TURNS = (
    Turn(6.0, 0.3),
    Turn(12.0, -0.3, ramp_s=0.2),
    Turn(18.0, 0.14, ramp_s=0.2, hold_s=2.0),
    Turn(25.0, -0.45, ramp_s=4.0),
)


def detect(samples: PadSamples, cells: int = 2) -> list[Roll]:
    detector = RollDetector(RollSettings(), cells)
    told = [what for _, what in detector.feed(*samples)] + detector.finish()
    return [what for what in told if isinstance(what, Roll)]


def single_cell(
    duration_s: float,
    turns: tuple[Turn, ...] = (),
    lines: tuple[OpenLine, ...] = (),
    breath_mmhg: float = 2.0,
) -> PadSamples:
    """Return a cell at 40 mmHg whose turns are in mmHg."""
    time_s = np.arange(int(duration_s * 80)) / 80.0
    mmhg = 40.0 + breath_mmhg * np.sin(2 * np.pi * 0.25 * time_s)
    mmhg = mmhg + sum((turn.shape(time_s) for turn in turns), np.zeros(time_s.size))
    for line in lines:
        mmhg = mmhg * line.factor(time_s)
    noise = np.random.default_rng(3).normal(0.0, 0.02, time_s.size)
    zeros = np.zeros(time_s.size, np.uint8)
    return time_s, mmhg * KPA_PER_MMHG + noise, zeros, zeros


@pytest.mark.parametrize("rate_hz", [5.0, 80.0, 500.0])
def test_small_rolls_agree_with_the_oracle(rate_hz: float) -> None:
    turns = FOUR_TURNS if rate_hz < 500 else FOUR_TURNS[:1]
    pad = Pad(turns[-1].at_s + 12, rate_hz, 2, turns, breath_part=0.0, breath_index=0.0, noise_kpa=0.0)
    time_s, kpa, is_back, flags = pad.samples()
    exact = RollSettings(follow_percent=0.0)
    detector = RollDetector(exact, 2)
    detector.set_baseline(pad.rest_index, 10.0)
    found = [what for _, what in detector.feed(time_s, kpa, is_back, flags) if isinstance(what, Roll)]
    expected = rolls_of(time_s.tolist(), kpa.tolist(), is_back.tolist(), pad.rest_index)
    assert [(r.direction, r.level) for r in found] == [(r.direction, r.level) for r in expected]
    assert len(found) == len(turns)
    for roll, truth in zip(found, expected, strict=True):
        assert roll.start_s == pytest.approx(truth.start_s, abs=1e-9)
        assert roll.end_s == pytest.approx(truth.end_s, abs=1e-9)
        assert roll.peak_percent == pytest.approx(truth.peak_percent, abs=1e-9)
        assert 0.0 <= roll.known_s - roll.end_s <= 1.1 / rate_hz


def test_small_any_split_gives_the_same_rolls_and_the_same_state() -> None:
    rng = np.random.default_rng(5)
    time_s, kpa, is_back, flags = Pad(45.0, 20.0, 4, FOUR_TURNS).samples()
    kpa[rng.integers(0, kpa.size, 5)] = np.nan
    flags[rng.integers(0, kpa.size, 5)] = SATURATED
    whole = RollDetector(RollSettings(), 2)
    expected = whole.feed(time_s, kpa, is_back, flags)
    assert len(expected) == 7  # three faults begin and end, one warn
    for pieces in (2, 17, kpa.size):
        edges = [0, *np.sort(rng.integers(0, kpa.size, pieces)).tolist(), kpa.size]
        split = RollDetector(RollSettings(), 2)
        found = []
        for first, last in itertools.pairwise(edges):
            part = split.feed(*(x[first:last] for x in (time_s, kpa, is_back, flags)))
            found += [(first + index, what) for index, what in part]
        assert found == expected
        assert split._state.tobytes() == whole._state.tobytes()


def test_a_fault_is_announced_while_it_goes_on() -> None:
    time_s, kpa, is_back, flags = Pad(20.0, turns=(Turn(6.0, 0.3, hold_s=5.0),)).samples()
    detector = RollDetector(RollSettings(), 2)
    (one_index, began), (_, roll) = detector.feed(time_s, kpa, is_back, flags)
    assert isinstance(began, FaultBegan)
    assert isinstance(roll, Roll)
    assert began.start_s == roll.start_s
    assert began.known_s == time_s[one_index]
    assert 0.3 <= began.known_s - began.start_s <= 0.32
    assert began.direction == roll.direction == "backward"
    assert roll.level == "fault"
    assert roll.end_s - roll.start_s == pytest.approx(5.5, abs=0.2)


def test_live_follows_the_pelvis() -> None:
    pad = Pad(20.0, turns=(Turn(6.0, -0.25, ramp_s=2.0, hold_s=5.0),))
    time_s, kpa, is_back, flags = pad.samples()
    detector = RollDetector(RollSettings(), 2)
    assert detector.live.silent
    assert math.isnan(detector.live.percent)
    seen = []
    for second in range(1, 20):
        now = (time_s >= second - 1) & (time_s < second)
        detector.feed(time_s[now], kpa[now], is_back[now], flags[now])
        seen.append((detector.live.direction, detector.live.level))
    assert seen[4] == seen[17] == ("", "")
    assert ("forward", "warn") in seen
    assert seen[9] == ("forward", "fault")
    assert detector.live.index == pytest.approx(0.1, abs=0.03)
    assert detector.live.sum_kpa == pytest.approx(10.0, abs=0.8)
    assert not detector.live.silent


def test_a_deliberate_roll_sets_the_scale_of_its_direction() -> None:
    samples = Pad(30.0, turns=(Turn(6.0, 0.17), Turn(14.0, -0.17))).samples()
    detector = RollDetector(RollSettings(), 2)
    detector.set_baseline(0.1, 10.0)
    detector.set_deliberate("backward", 0.7)
    told = [what for _, what in detector.feed(*samples) if isinstance(what, Roll)]
    assert [(r.direction, r.level) for r in told] == [("forward", "warn")]
    detector = RollDetector(RollSettings(), 2)
    detector.set_baseline(0.1, 10.0)
    detector.set_deliberate("backward", 0.3)
    told = [what for _, what in detector.feed(*samples) if isinstance(what, Roll)]
    assert [(r.direction, r.level) for r in told] == [("backward", "fault"), ("forward", "warn")]
    assert told[0].peak_percent == pytest.approx(85.0, abs=6.0)
    assert told[1].peak_percent == pytest.approx(57.0, abs=6.0)


def test_breathing_and_creep_are_no_rolls() -> None:
    hours = 0.0
    for seed in range(8):
        rng = np.random.default_rng(seed)
        pad = Pad(
            1800.0,
            rng.choice([5.0, 10.0, 20.0]),
            seed,
            rest_index=rng.uniform(-0.4, 0.4),
            breath_hz=rng.uniform(0.1, 0.5),
            breath_part=rng.uniform(0.02, 0.12),
            breath_index=rng.uniform(0.0, 0.03),
            creep_part=rng.uniform(-0.3, 0.1),
            creep_index=rng.uniform(-0.08, 0.08),
        )
        assert detect(pad.samples()) == []
        hours += 0.5
    assert hours == 4.0


@pytest.mark.parametrize("rate_hz", [5.0, 20.0, 80.0])
def test_every_deliberate_roll_is_found_once_with_its_direction(rate_hz: float) -> None:
    for seed in range(6):
        rng = np.random.default_rng(seed)
        turns, at_s = [], 8.0
        while at_s < 110.0:
            index = rng.uniform(0.23, 0.5) * rng.choice([-1, 1])
            turns.append(Turn(at_s, index, rng.uniform(0.1, 3.0), rng.uniform(0.5, 3.0)))
            at_s += 2 * turns[-1].ramp_s + turns[-1].hold_s + rng.uniform(1.0, 5.0)
        pad = Pad(
            at_s + 5.0,
            rate_hz,
            seed,
            tuple(turns),
            rest_index=rng.uniform(-0.3, 0.3),
            breath_hz=rng.uniform(0.1, 0.5),
            breath_part=rng.uniform(0.02, 0.10),
        )
        faults = [r for r in detect(pad.samples()) if r.level == "fault"]
        assert len(faults) == len(turns)
        for fault, turn in zip(faults, turns, strict=True):
            assert fault.direction == ("backward" if turn.index > 0 else "forward")
            assert turn.at_s < fault.start_s < fault.end_s < turn.at_s + 2 * turn.ramp_s + turn.hold_s + 0.3


@pytest.mark.parametrize("time_constant_s", [0.02, 0.2, 1.0, 3.0, 10.0, 30.0, 100.0])
@pytest.mark.parametrize("is_back", [True, False])
@pytest.mark.parametrize("left", [0.0, 0.3])
def test_an_open_line_is_no_fault_going_or_coming(time_constant_s: float, is_back: bool, left: float) -> None:
    line = OpenLine(is_back, 20.0, 40.0 + 6 * time_constant_s, time_constant_s, left)
    for seed, rest_index in ((0, -0.2), (1, 0.0), (3, 0.1)):
        pad = Pad(80.0 + 16 * time_constant_s, 20.0, seed, lines=(line,), rest_index=rest_index)
        check_open_line(line, pad.samples())


def check_open_line(line: OpenLine, samples: PadSamples) -> None:
    time_s, kpa, side, flags = samples
    detector = RollDetector(RollSettings(), 2)
    gone = time_s < line.until_s
    told = detector.feed(time_s[gone], kpa[gone], side[gone], flags[gone])
    assert detector.live.unloaded
    assert math.isnan(detector.live.percent)
    told += detector.feed(time_s[~gone], kpa[~gone], side[~gone], flags[~gone])
    assert not detector.live.unloaded
    assert not detector.live.silent
    assert [what for _, what in told if isinstance(what, FaultBegan) or what.level == "fault"] == []


def test_both_lines_open_are_no_roll() -> None:
    lines = tuple(OpenLine(side, 20.0, 30.0, 0.3) for side in (True, False))
    assert detect(Pad(50.0, lines=lines).samples()) == []


def test_a_cell_without_air_is_no_roll_even_when_the_other_carries_all() -> None:
    time_s, kpa, is_back, flags = Pad(40.0, rest_index=0.0).samples()
    gone = (time_s > 20.0) & (time_s < 30.0)
    kpa = np.where(gone, np.where(is_back == 1, 0.02, 2 * kpa), kpa)
    assert detect((time_s, kpa, is_back, flags)) == []


def test_a_roll_after_the_line_came_back_is_found() -> None:
    pad = Pad(60.0, turns=(Turn(45.0, 0.3),), lines=(OpenLine(True, 20.0, 30.0, 0.3),))
    (roll,) = detect(pad.samples())
    assert (roll.direction, roll.level) == ("backward", "fault")


def test_a_cell_that_lost_air_says_nothing_until_a_new_baseline() -> None:
    time_s, kpa, is_back, flags = Pad(60.0, turns=(Turn(45.0, 0.3),), rest_index=0.0).samples()
    lost = (time_s > 20.0) & (time_s < 25.0) & (is_back == 1)
    kpa = np.where(lost, 0.0, kpa)
    kpa = np.where((time_s > 25.0) & (is_back == 1), 0.75 * kpa, kpa)
    assert detect((time_s, kpa, is_back, flags)) == []
    detector = RollDetector(RollSettings(), 2)
    early = time_s < 40.0
    detector.feed(time_s[early], kpa[early], is_back[early], flags[early])
    assert detector.live.silent
    assert not detector.live.unloaded
    detector.set_baseline(detector.live.index, detector.live.sum_kpa)
    told = detector.feed(time_s[~early], kpa[~early], is_back[~early], flags[~early])
    assert [type(what) for _, what in told] == [FaultBegan, Roll]


def test_a_sustained_roll_is_not_absorbed() -> None:
    pad = Pad(900.0, 10.0, turns=(Turn(20.0, 0.25, ramp_s=5.0, hold_s=850.0),))
    (roll,) = detect(pad.samples())
    assert roll.level == "fault"
    assert roll.end_s - roll.start_s == pytest.approx(853.0, abs=4.0)


def test_a_turn_slower_than_creep_still_reaches_fault() -> None:
    pad = Pad(1300.0, 10.0, turns=(Turn(20.0, 0.4, ramp_s=600.0, hold_s=60.0),))
    levels = [roll.level for roll in detect(pad.samples())]
    assert "fault" in levels


@pytest.mark.parametrize("moves", ["sum", "index"])
def test_a_still_stretch_is_needed_for_a_baseline(moves: str) -> None:
    time_s, kpa, is_back, flags = Pad(60.0, turns=(Turn(30.0, 0.3),), breath_part=0.01).samples()
    settling = time_s < 12.0
    part = 0.17 if moves == "sum" else np.where(is_back == 1, 0.06, -0.06)
    kpa = np.where(settling, kpa * (1.0 + part * np.sin(2 * np.pi * 0.4 * time_s)), kpa)
    detector = RollDetector(RollSettings(), 2)
    detector.feed(time_s[settling], kpa[settling], is_back[settling], flags[settling])
    assert detector.live.silent
    told = detector.feed(time_s[~settling], kpa[~settling], is_back[~settling], flags[~settling])
    assert [type(what) for _, what in told] == [FaultBegan, Roll]


@pytest.mark.parametrize("empty", ["front", "both"])
def test_an_empty_pad_takes_no_baseline(empty: str) -> None:
    time_s, kpa, is_back, flags = Pad(20.0).samples()
    kpa[(is_back == 0) | (empty == "both")] = 0.02
    detector = RollDetector(RollSettings(), 2)
    assert detector.feed(time_s, kpa, is_back, flags) == []
    assert detector.live.silent


def test_one_cell_sees_pressure_not_direction() -> None:
    turns = (Turn(10.0, 15.0), Turn(20.0, -15.0), Turn(30.0, 7.0), Turn(40.0, -14.0, ramp_s=3.0, hold_s=2.0))
    rolls = detect(single_cell(60.0, turns), 1)
    assert [(r.direction, r.level) for r in rolls] == [
        ("unknown", "fault"),
        ("unknown", "fault"),
        ("unknown", "warn"),
        ("unknown", "fault"),
    ]
    assert rolls[0].peak_percent == pytest.approx(150.0, abs=30.0)
    for roll, turn in zip(rolls, turns, strict=True):
        assert turn.at_s < roll.start_s < roll.end_s < turn.at_s + 2 * turn.ramp_s + turn.hold_s


def test_one_cell_breathes_for_half_an_hour_without_a_fault() -> None:
    rolls = detect(single_cell(1800.0, breath_mmhg=4.0), 1)
    assert [roll for roll in rolls if roll.level == "fault"] == []
    assert [roll for roll in rolls if roll.start_s > 15.0] == []  # before, the baseline is half a breath off


@pytest.mark.parametrize("time_constant_s", [0.02, 0.2, 1.0, 2.0])
def test_one_open_cell_is_no_roll(time_constant_s: float) -> None:
    line = OpenLine(False, 20.0, 40.0, time_constant_s)
    assert detect(single_cell(70.0, lines=(line,)), 1) == []


def test_a_roll_ends_with_the_pad_unloaded_or_unseen() -> None:
    time_s, kpa, is_back, flags = Pad(30.0, turns=(Turn(6.0, 0.3, hold_s=10.0),)).samples()
    lifted = np.where(time_s > 9.0, 0.1 * kpa, kpa)
    (roll,) = detect((time_s, lifted, is_back, flags))
    assert roll.end_s == pytest.approx(9.0, abs=0.03)
    stuck = np.where((time_s > 9.0) & (is_back == 1), STUCK, 0).astype(np.uint8)
    (roll,) = detect((time_s, kpa, is_back, stuck))
    assert 9.0 <= roll.end_s <= 10.1
    hole = (time_s < 9.0) | (time_s > 20.0)
    (roll,) = detect(tuple(x[hole] for x in (time_s, kpa, is_back, flags)))  # type: ignore[arg-type]
    assert roll.end_s == pytest.approx(9.0, abs=0.03)
    assert roll.known_s == pytest.approx(20.0, abs=0.03)


def test_the_end_of_the_recording_closes_the_roll() -> None:
    time_s, kpa, is_back, flags = (
        x[:1200] for x in Pad(30.0, turns=(Turn(4.0, 0.3, hold_s=20.0),)).samples()
    )
    detector = RollDetector(RollSettings(), 2)
    ((_, began),) = detector.feed(time_s, kpa, is_back, flags)
    (roll,) = detector.finish()
    assert isinstance(began, FaultBegan)
    assert roll.end_s == roll.known_s == time_s[-1]
    assert detector.finish() == []


def test_a_new_baseline_ends_the_roll() -> None:
    time_s, kpa, is_back, flags = Pad(30.0, turns=(Turn(4.0, 0.3, hold_s=20.0),)).samples()
    detector = RollDetector(RollSettings(), 2)
    detector.feed(*(x[:1200] for x in (time_s, kpa, is_back, flags)))
    detector.set_baseline(detector.live.index, detector.live.sum_kpa)
    ((index, roll),) = detector.feed(*(x[1200:1600] for x in (time_s, kpa, is_back, flags)))
    assert isinstance(roll, Roll)
    assert index == 0
    assert roll.end_s == time_s[1199]
    assert detector.live.level == ""


def test_cells_in_batches_give_the_same_rolls() -> None:
    time_s, kpa, is_back, flags = Pad(45.0, 1000.0, 4, FOUR_TURNS).samples()
    block = np.floor(time_s / 0.02).astype(int)
    order = np.lexsort((time_s, is_back, block))  # 20 ms of one cell, then 20 ms of the other
    plain = detect((time_s, kpa, is_back, flags))
    batched = detect((time_s[order], kpa[order], is_back[order], flags[order]))
    assert len(plain) == len(batched) == 4
    for one, other in zip(plain, batched, strict=True):
        assert (one.direction, one.level) == (other.direction, other.level)
        assert other.start_s == pytest.approx(one.start_s, abs=0.05)
        assert other.end_s == pytest.approx(one.end_s, abs=0.05)


@pytest.mark.parametrize("cells", [1, 2])
def test_small_nothing_one_sample_zeros_nan_and_saturation(cells: int) -> None:
    time_s = np.arange(800) / 160.0
    is_back = (np.arange(800) % 2).astype(np.uint8)
    flags = np.zeros(800, np.uint8)
    for kpa in (np.zeros(800), np.full(800, np.nan), np.full(800, -1.0)):
        assert detect((time_s, kpa, is_back, flags), cells) == []
    five = np.full(800, 5.0)
    for bad in (SATURATED, MISSING):
        assert detect((time_s, five, is_back, np.full(800, bad, np.uint8)), cells) == []
    for n in (0, 1):
        assert detect((time_s[:n], five[:n], is_back[:n], flags[:n]), cells) == []
    assert detect((np.zeros(800), five, is_back, flags), cells) == []


def test_set_up_that_cannot_be_is_refused() -> None:
    detector = RollDetector(RollSettings(), 2)
    with pytest.raises(InputRefused, match=r"take the baseline first"):
        detector.set_deliberate("backward", 0.4)
    with pytest.raises(InputRefused, match=r"roll index of 0\.95; need one between -0\.9 and 0\.9"):
        detector.set_baseline(0.95, 10.0)
    with pytest.raises(InputRefused, match=r"has 0\.2 kPa in the pad; need 1 kPa or more"):
        detector.set_baseline(0.1, 0.2)
    with pytest.raises(InputRefused, match=r"roll index of nan"):
        detector.set_baseline(math.nan, 10.0)
    detector.set_baseline(0.1, 10.0)
    with pytest.raises(
        InputRefused, match=r"deliberate roll to 'sideways'; allowed are backward and forward"
    ):
        detector.set_deliberate("sideways", 0.4)
    with pytest.raises(InputRefused, match=r"moved the roll index by -0\.300; need 0\.02 or more"):
        detector.set_deliberate("forward", 0.4)
    with pytest.raises(InputRefused, match=r"a pad of one cell has no deliberate roll"):
        RollDetector(RollSettings(), 1).set_deliberate("backward", 0.4)


@pytest.fixture
def disconnection() -> tuple[np.ndarray, np.ndarray]:
    """A ventilator's air line at 133 Hz, open for about 17 s: time and pressure in kilopascals."""
    path = RECORDINGS / "lung_disconnect.csv"
    if not path.exists():
        pytest.skip("the shared recordings are not beside the project")
    lines = path.read_text().splitlines()
    cmh2o = np.array([float(line.split(",")[0]) for line in lines[2:] if line.split(",")[0]])
    return np.arange(cmh2o.size) / float(lines[0].split(",")[1]), cmh2o * KPA_PER_CMH2O


@pytest.mark.parametrize("cell", ["single", "back", "front"])
def test_a_real_disconnected_line_is_no_roll(cell: str, disconnection: tuple[np.ndarray, np.ndarray]) -> None:
    time_s, kpa = disconnection
    mean_kpa = kpa[: kpa.size // 4].mean()
    kpa = np.where(kpa < 0.7, kpa, mean_kpa + 0.1 * (kpa - mean_kpa))  # a person breathes ten times less
    zeros = np.zeros(time_s.size, np.uint8)
    if cell == "single":
        assert detect((time_s, kpa, zeros, zeros), 1) == []
        return
    both_s, both_kpa = np.repeat(time_s, 2), np.repeat(kpa, 2)
    side = np.tile(np.array([0, 1], np.uint8), time_s.size)
    both_kpa[side == (0 if cell == "back" else 1)] = mean_kpa
    assert detect((both_s, both_kpa, side, np.zeros(side.size, np.uint8))) == []
