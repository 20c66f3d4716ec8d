"""Device ticks become session time: wraps, ping fits, restarts, and never a step back."""

from __future__ import annotations

import numpy as np
import pytest

from rig.errors import InputRefused
from rig.measure.clock import DeviceClock, unwrap_ticks
from rig.measure.clock_fit import CLOCK_PAIR, ClockSettings, refit

S = 10**9  # ns


class Rig:
    """A board whose clock errs, behind a USB timer, seen by a `DeviceClock` that it pings."""

    def __init__(self, seed: int, usb_timer_s: float, rate: float = 5e-3, drift: float = 30e-6) -> None:
        self.random = np.random.default_rng(seed)
        self.usb_timer_s, self.rate, self.drift = usb_timer_s, rate, drift
        self.clock = DeviceClock(started_ns=0)
        self.pairs: list[np.ndarray] = []

    def ticks(self, true_s: np.ndarray | float) -> np.ndarray:
        """Board microseconds at host time; the rate errs and sways with the temperature of the room."""
        t = np.asarray(true_s)
        return (3e6 + 1e6 * ((1 + self.rate) * t + 300 * self.drift * (1 - np.cos(t / 300)))).astype(np.int64)

    def ping(self, number: int, at_s: float) -> None:
        up_s = 0.15e-3 + self.random.uniform(0, 1e-3)
        down_s = 0.25e-3 + self.random.uniform(0, self.usb_timer_s)
        came, went = self.ticks(at_s + up_s), self.ticks(at_s + up_s + 60e-6)
        self.clock.ping_sent(number, round(at_s * S))
        received_ns = round((at_s + up_s + 60e-6 + down_s) * S)
        pair = self.clock.pong(number, int(came) % 2**32, int(went) % 2**32, received_ns)
        assert pair is not None
        self.pairs.append(pair)

    def sample(self, true_s: np.ndarray) -> np.ndarray:
        """Session seconds that the clock gives to samples taken at `true_s`."""
        received_ns = round((true_s[-1] + 0.01) * S)
        wire_ticks = (self.ticks(true_s) % 2**32).astype(np.uint32)
        return self.clock.session_s(self.clock.unwrap(wire_ticks, received_ns), received_ns)


def errors_after_pings(rig: Rig, seconds: int) -> tuple[np.ndarray, np.ndarray]:
    """Ping once a second and sample at 80 Hz; gives true and session seconds."""
    true_s, session_s = [], []
    for second in range(1, seconds):
        rig.ping(second, float(second))
        true_s.append(second + 0.05 + np.arange(80) / 80)
        session_s.append(rig.sample(true_s[-1]))
    return np.concatenate(true_s), np.concatenate(session_s)


@pytest.mark.parametrize(
    ("usb_timer_s", "bias_s", "scatter_s"), [(1e-3, 0.2e-3, 0.1e-3), (16e-3, 0.6e-3, 0.3e-3)]
)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_pings_find_the_board_s_clock(seed: int, usb_timer_s: float, bias_s: float, scatter_s: float) -> None:
    true_s, session_s = errors_after_pings(Rig(seed, usb_timer_s), 200)
    error_s = (session_s - true_s)[true_s > 60]
    assert abs(error_s.mean()) < bias_s
    assert error_s.std() < scatter_s
    assert np.all(np.diff(session_s) > 0)


@pytest.mark.parametrize("rate", [-5e-3, 5e-3])
def test_the_rate_of_a_poor_resonator_is_found(rate: float) -> None:
    rig = Rig(4, 1e-3, rate, drift=0.0)
    errors_after_pings(rig, 60)
    assert rig.clock.s_per_tick == pytest.approx(1e-6 / (1 + rate), rel=20e-6)


def test_arrival_times_alone_are_milliseconds_off_where_pings_are_not() -> None:
    """The worth of it: the same USB timer scatters arrivals by 16 / sqrt(12) = 4.6 ms."""
    rig = Rig(5, 16e-3)
    true_s, session_s = errors_after_pings(rig, 120)
    late = true_s > 60
    arrivals_s = true_s + rig.random.uniform(0, 16e-3, true_s.size)
    assert (session_s - true_s)[late].std() < 0.1 * (arrivals_s - true_s)[late].std()


def test_before_any_ping_the_first_sample_is_as_old_as_its_arrival() -> None:
    clock = DeviceClock(started_ns=7 * S)
    ticks = clock.unwrap(np.array([500, 12_500, 1_000_500], np.uint32), 9 * S)
    assert clock.session_s(ticks, 9 * S).tolist() == pytest.approx([2.0, 2.012, 3.0])
    later = clock.unwrap(np.array([2_000_500], np.uint32), 99 * S)
    assert clock.session_s(later, 99 * S).tolist() == pytest.approx([4.0])


def test_the_first_ping_is_run_into_without_a_step() -> None:
    """Samples began 30 ms late; the first pair says so, and time runs 2 % slow until it is made up."""
    clock = DeviceClock(started_ns=0)
    first = clock.session_s(clock.unwrap(np.array([1_000_000], np.uint32), S), int(1.030 * S))
    assert first.tolist() == [1.030]
    clock.ping_sent(1, int(1.1 * S))
    clock.pong(1, 1_100_000, 1_100_000, int(1.1 * S))
    ticks = np.arange(1_100_000, 4_000_000, 10_000)
    session_s = clock.session_s(ticks, 4 * S)
    assert session_s[0] == pytest.approx(1.130, abs=1e-9)
    assert np.diff(session_s).min() == pytest.approx(0.98 * 0.01, rel=1e-6)
    assert session_s[-1] == pytest.approx(ticks[-1] * 1e-6, abs=1e-9)


def test_samples_queued_before_a_ping_keep_the_line_they_were_on() -> None:
    clock = DeviceClock(started_ns=0)
    clock.session_s(clock.unwrap(np.array([1_000_000, 2_000_000], np.uint32), S), S)
    clock.ping_sent(1, 3 * S)
    clock.pong(1, 2_000_000, 2_000_000, 3 * S)
    queued = clock.session_s(clock.unwrap(np.array([1_500_000], np.uint32), S), 3 * S)
    assert queued.tolist() == pytest.approx([1.5])


def test_ticks_wrap_after_71_minutes_with_streams_interleaved() -> None:
    true_ticks = 2**32 - 50_000 + np.array([0, 12_000, 4_000, 60_000, 40_000, 52_000, 2_000_000, 1_990_000])
    clock = DeviceClock(started_ns=0)
    wrapped = (true_ticks % 2**32).astype(np.uint32)
    whole = clock.unwrap(wrapped, 0)
    assert whole.tolist() == true_ticks.tolist()
    again = DeviceClock(started_ns=0)
    assert [int(again.unwrap(wrapped[i : i + 1], 0)[0]) for i in range(8)] == true_ticks.tolist()


@pytest.mark.parametrize("hours", [0.1, 0.5, 1.0, 1.19, 1.2, 2.5, 30.0])
def test_a_long_silence_is_bridged_by_host_time(hours: float) -> None:
    """The board is 0.5 % fast and the host heard nothing: the number of wraps comes from host time."""
    clock = DeviceClock(started_ns=0)
    clock.unwrap(np.array([1_000], np.uint32), S)
    silent_ticks = 1_000 + int(hours * 3600e6 * 1.005)
    heard = clock.unwrap(np.array([silent_ticks % 2**32], np.uint32), S + int(hours * 3600 * S))
    assert heard.tolist() == [silent_ticks]


def test_eight_hours_of_drift() -> None:
    """One ping every 4 s, 8 h, seven wraps: the error stays what it was."""
    rig = Rig(8, 1e-3)
    worst_s, newest_s = 0.0, 0.0
    for at_s in np.arange(1.0, 8 * 3600.0, 4.0):
        rig.ping(int(at_s) % 65_536, float(at_s))
        true_s = at_s + np.arange(0.05, 4.0, 0.5)
        session_s = rig.sample(true_s)
        assert session_s[0] > newest_s
        newest_s = session_s[-1]
        if at_s > 300:
            worst_s = max(worst_s, float(np.abs(session_s - true_s).max()))
    assert worst_s < 1e-3


def test_a_restart_begins_an_epoch_and_goes_on_from_host_time() -> None:
    clock = DeviceClock(started_ns=0)
    clock.session_s(clock.unwrap(np.array([5_000_000], np.uint32), S), S)
    clock.restart()
    assert clock.epoch == 1
    ticks = clock.unwrap(np.array([100], np.uint32), 4 * S)
    assert ticks.tolist() == [100]
    assert clock.session_s(ticks, 4 * S).tolist() == pytest.approx([4.0])


def test_a_restart_keeps_the_rate_of_the_same_board_as_first_guess() -> None:
    rig = Rig(9, 1e-3, drift=0.0)
    errors_after_pings(rig, 60)
    rig.clock.restart()
    assert rig.clock.s_per_tick == pytest.approx(1e-6 / 1.005, rel=50e-6)
    rig.ping(1000, 61.0)
    rig.ping(1001, 61.1)
    assert rig.clock.s_per_tick == pytest.approx(1e-6 / 1.005, rel=100e-6)
    rig.clock.restart(same_board=False)
    assert rig.clock.s_per_tick == 1e-6


def test_pongs_that_nobody_waits_for_are_no_pairs() -> None:
    clock = DeviceClock(started_ns=0)
    assert clock.pong(1, 0, 0, S) is None
    clock.ping_sent(2, S)
    clock.forget_pings()
    assert clock.pong(2, 0, 0, 2 * S) is None
    clock.ping_sent(3, S)
    clock.restart()
    assert clock.pong(3, 0, 0, 2 * S) is None


def test_only_the_newest_64_pings_are_waited_for() -> None:
    clock = DeviceClock(started_ns=0)
    for ping_id in range(65):
        clock.ping_sent(ping_id, S)
    assert clock.pong(0, 0, 0, 2 * S) is None
    assert clock.pong(1, 0, 0, 2 * S) is not None


def test_a_raw_pair_holds_the_four_instants_unwrapped() -> None:
    clock = DeviceClock(started_ns=0)
    clock.unwrap(np.array([2**32 - 10], np.uint32), S)
    clock.ping_sent(9, S)
    pair = clock.pong(9, 90, 100, 2 * S)
    assert pair is not None
    assert pair.tolist() == [(0, 9, S, 2 * S, 2**32 + 90, 2**32 + 100)]


def test_stored_pairs_give_the_line_again() -> None:
    rig = Rig(10, 1e-3, drift=0.0)
    errors_after_pings(rig, 100)
    first = np.concatenate(rig.pairs)
    second = first.copy()
    second["epoch"] = 1
    lines = refit(np.concatenate([first, second]), started_ns=0)
    assert list(lines) == [0, 1]
    for line in lines.values():
        assert line.s_per_tick == pytest.approx(1e-6 / 1.005, rel=10e-6)
        assert line.at(int(rig.ticks(50.0))) == pytest.approx(50.0, abs=0.2e-3)
    assert refit(np.empty(0, CLOCK_PAIR), 0) == {}


def test_unwrapping_matches_plain_python() -> None:
    random = np.random.default_rng(11)
    true_ticks = 2**32 - 1_000_000 + np.cumsum(random.integers(-2_000, 20_000, 500))
    wrapped = (true_ticks % 2**32).astype(np.uint32)
    unwrapped = np.empty(500, np.int64)
    newest = unwrap_ticks(wrapped, np.int64(true_ticks[0]), unwrapped)
    assert unwrapped.tolist() == true_ticks.tolist()
    assert newest == true_ticks.max()


def test_clock_settings_out_of_range_are_refused_by_name() -> None:
    with pytest.raises(
        InputRefused, match=r"setting ClockSettings.slew_limit is 2 s/s .*; allowed is 0.0001 to 0.5"
    ):
        ClockSettings(slew_limit=2)
