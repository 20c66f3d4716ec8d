"""What the firmware measures on the simulated chip, against the model's own log."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from rig.wire.framing import encode_frame
from rig.wire.packets import Ack, Ping, Pong, Refuse, SetRate, Start, Status, StreamInfo, pack
from tests.firmware.chip import BACK, CYCLES_PER_US, FOOT, FRONT, KNEE, Chip
from tests.firmware.toolchain import build_elf

PERIODS_AVERAGED = {80: 1, 100: 2, 200: 3, 500: 6}
"""The pad's rates in hertz, and of how many sample periods each sample is the mean."""

LEAST_CONVERSIONS = 53
CONVERSION_US = 104.0  # 13 steps of 8 us
CLOCK_BEGAN_US = 1630.0  # after power-up


def behind(samples: np.ndarray, log: np.ndarray) -> np.ndarray:
    """Find the conversions that the samples are of: the one stretch of the log with the same counts."""
    counts = samples["counts"]
    starts = np.flatnonzero(log["counts"] == counts[0])
    fits = [at for at in starts if np.array_equal(log["counts"][at : at + len(counts)], counts)]
    assert len(fits) == 1, f"{len(fits)} stretches of {len(log)} conversions hold these {len(counts)} counts"
    return log[fits[0] : fits[0] + len(counts)]


def stamp_errors_us(samples: np.ndarray, conversions: np.ndarray) -> np.ndarray:
    """Give how late each sample is stamped, less the offset of the two clocks (the least lateness: 0)."""
    late = samples["ticks"].astype("i8") - conversions["cycle"] / CYCLES_PER_US
    return late - late.min()


@pytest.mark.parametrize("cell", [KNEE, FOOT])
def test_every_conversion_arrives_once_with_its_exact_value(running: Chip, cell: int) -> None:
    running.run(5)
    samples, log = running.of(cell), running.conversions(cell)
    conversions = behind(samples, log)
    assert 395 <= len(samples) <= 405
    assert log[-1]["cycle"] - conversions[-1]["cycle"] < 16e6 / 75  # at most one is on its way
    assert set(conversions["was_read"]) == {1}
    assert np.unique(np.diff(samples["sequence"].astype(int))).tolist() == [1]
    assert set(samples["flags"]) == {0}


def test_time_stamps_are_those_of_data_ready(running: Chip) -> None:
    running.converter(KNEE, 80.13)  # so that every phase against the other interrupts is met
    running.converter(FOOT, 91.7)
    running.run(8)
    for cell in (KNEE, FOOT):
        samples = running.of(cell)
        errors = stamp_errors_us(samples, behind(samples, running.conversions(cell)))
        assert np.percentile(errors, 99) <= 8
        assert errors.max() <= 16


@pytest.mark.parametrize("rate_hz", PERIODS_AVERAGED)
def test_pad_samples_are_the_rounded_means_of_their_conversions(chip: Chip, rate_hz: int) -> None:
    """Of those that were done within the newest periods: their number differs, and the mean is exact."""
    stream_pads_at(chip, rate_hz)
    chip.run(2)
    log, averaged = chip.pad_conversions(), PERIODS_AVERAGED[rate_hz]
    for stream, pad in ((FRONT, 0), (BACK, 1)):
        samples, own = chip.of(stream), log[log["pad"] == pad]
        sums = np.concatenate([[0], np.cumsum(own["code"].astype(int))])
        ends = np.searchsorted(done_us(own), samples["ticks"] + 50.0)
        counts = ends[averaged:] - ends[:-averaged]
        means = (16 * (sums[ends[averaged:]] - sums[ends[:-averaged]]) + counts // 2) // counts
        assert samples["counts"][averaged:].tolist() == means.tolist()
        assert np.percentile(counts, 1) >= LEAST_CONVERSIONS
        assert set(samples["flags"]) == {0}


def stream_pads_at(chip: Chip, rate_hz: int) -> None:
    chip.run(0.2)
    chip.ask(SetRate(5, FRONT, rate_hz * 1000), SetRate(6, BACK, rate_hz * 1000))
    chip.start()


def done_us(conversions: np.ndarray) -> np.ndarray:
    """Give when conversions were done, on the device's clock, which began a little after power-up."""
    return conversions["cycle"] / CYCLES_PER_US + CONVERSION_US - CLOCK_BEGAN_US


@pytest.mark.parametrize("rate_hz", PERIODS_AVERAGED)
def test_pad_rates(chip: Chip, rate_hz: int) -> None:
    chip.run(0.2)
    answers = chip.ask(SetRate(5, FRONT, rate_hz * 1000), SetRate(6, BACK, rate_hz * 1000))
    assert [a for a in answers if isinstance(a, Ack)] == [Ack(0x85, 5), Ack(0x85, 6)]
    told = [a for a in answers if isinstance(a, StreamInfo)]
    assert [(t.index, t.nominal_rate_hz) for t in told] == [(FRONT, rate_hz), (BACK, rate_hz)]
    chip.start()
    chip.run(2)
    for stream in (FRONT, BACK):
        ticks = chip.of(stream)["ticks"].astype("i8")
        mean_hz = 1e6 * (len(ticks) - 1) / (ticks[-1] - ticks[0])
        assert mean_hz == pytest.approx(rate_hz, rel=3e-4)
        # each ends with a conversion, of 212 us; the supply takes four
        assert np.abs(np.diff(ticks) - 1e6 / rate_hz).max() <= 750
    assert chip.figures.longest_irq_off < 9.8 * CYCLES_PER_US


@pytest.mark.parametrize("rate_hz", PERIODS_AVERAGED)
def test_pad_samples_are_good_for_twelve_bits(chip: Chip, rate_hz: int) -> None:
    """Effective bits of IEEE 1241: log2(full scale / (rms error x sqrt 12)), on levels all over a step.

    The noise is 1.5 mV rms on the input, white. With less, nothing carries the average over a step.
    """
    stream_pads_at(chip, rate_hz)
    errors = []
    for level in np.arange(400.03, 401.0, 0.07):
        chip.pad_level(0, level, 0.3)
        chip.run(0.05)
        chip.forget()
        chip.run(0.4)
        errors.append(chip.of(FRONT)["counts"] / 16 + 0.5 - level)
    rms_steps = np.sqrt(np.mean(np.concatenate(errors) ** 2))
    assert np.log2(1024 / (rms_steps * np.sqrt(12))) >= 12.0


@pytest.mark.parametrize(("pads_hz", "least_idle"), [(200, 0.85), (500, 0.80)])
def test_limits_of_the_chip_are_kept(chip: Chip, pads_hz: int, least_idle: float) -> None:
    """Two load cells at every distance, and both pads: nothing missed, four fifths of the time asleep."""
    stream_pads_at(chip, pads_hz)
    chip.converter(KNEE, 80.13)
    chip.converter(FOOT, 78.7)
    chip.run(0.1)
    chip.forget()
    chip.run(6)
    figures = chip.figures
    assert figures.longest_sck_high < 0.6 * CYCLES_PER_US  # 50 us is the converter's limit
    assert figures.longest_irq_off < 8 * CYCLES_PER_US
    assert figures.longest_read < 60 * CYCLES_PER_US
    assert list(figures.unread) == [0, 0]
    assert list(figures.converter_resets) == [0, 0]
    assert figures.rx_overruns == 0
    assert figures.slept_cycles / (6 * 16e6) > least_idle
    assert chip.decoder.counters.damaged == 0
    counts = [len(chip.of(stream)) for stream in range(4)]
    assert counts == pytest.approx([481, 472, 6 * pads_hz, 6 * pads_hz], abs=4)


def test_rates_follow_the_converters_not_the_nominal(running: Chip) -> None:
    running.converter(KNEE, 75.0)
    running.converter(FOOT, 75.0, drift_per_s=2.0)  # 75 to 95 in ten seconds
    running.run(0.1)
    running.forget()
    running.run(10)
    for cell, count in ((KNEE, 750), (FOOT, 850)):
        samples = running.of(cell)
        assert len(samples) == pytest.approx(count, abs=4)
        assert len(behind(samples, running.conversions(cell))) == len(samples)
        assert set(samples["flags"]) == {0}


def test_same_seed_same_bytes(elf: Path, new_chip: Callable[..., Chip]) -> None:
    sent = []
    for _ in range(2):
        chip = new_chip(elf)
        chip.start()
        chip.run(1)
        sent.append(chip.sent)
    assert sent[0] == sent[1]


def test_samples_leave_soon(running: Chip) -> None:
    """From data-ready to the last byte of its frame on the line: under a millisecond at the median."""
    running.converter(FOOT, 77.3)  # at every distance from the other cell
    running.run(5)
    waited_us = running.arrival_us() - running.samples["ticks"]
    cells = waited_us[running.samples["stream"] <= FOOT]
    cells = cells - 1750  # the program began so long after power-up
    assert np.percentile(cells, 50) < 1000
    assert np.percentile(cells, 99) < 4000


def test_the_fast_board_samples_320_times_a_second(new_chip: Callable[..., Chip]) -> None:
    chip = new_chip(build_elf("fast"))
    chip.converter(KNEE, 320.0)
    chip.converter(FOOT, 320.0)
    chip.start()
    chip.run(4)
    assert chip.figures.slept_cycles / (4 * 16e6) > 0.80
    for cell in (KNEE, FOOT):
        samples = chip.of(cell)
        assert len(samples) == pytest.approx(1280, abs=8)
        assert set(behind(samples, chip.conversions(cell))["was_read"]) == {1}
        assert set(samples["flags"]) == {0}


def test_a_rate_while_streaming_is_refused(running: Chip) -> None:
    answers = running.ask(SetRate(9, FRONT, 500_000))
    assert Refuse(0x85, 9, 6) in answers


def test_nothing_is_sent_before_start(chip: Chip) -> None:
    chip.run(3)
    assert len(chip.samples) == 0
    chip.ask(Start(1))
    chip.run(0.5)
    assert len(chip.of(KNEE)) >= 38
    assert chip.of(KNEE)["sequence"][0] == 0


def test_2800_frames_a_second_leave_without_loss(running: Chip) -> None:
    """A full line at 500,000 baud: 2,600 pings a second are answered while all four streams go on."""
    running.run(0.2)
    running.forget()
    counters = running.decoder.counters
    seconds, pings = 2, 2_600
    asked = b"".join(encode_frame(pack(Ping(i))) for i in range(1, pings * seconds + 1))
    running.send_bytes(asked, byte_cycles=round(16e6 * seconds / len(asked)))
    answers = running.run(seconds)
    now = running.decoder.counters
    assert (now.frames - counters.frames) / seconds >= 2_800
    assert (now.bytes - counters.bytes) / seconds >= 45_000
    answers += running.run(1.1)
    assert [a.ping_id for a in answers if isinstance(a, Pong)] == list(range(1, pings * seconds + 1))
    status = next(packet for packet in reversed(running.packets) if isinstance(packet, Status))
    assert (status.dropped_packets, status.rx_overruns, running.figures.rx_overruns) == (0, 0, 0)
    assert list(running.figures.unread) == [0, 0]
    assert now.damaged == 0
    for stream in range(4):
        assert set(np.diff(running.of(stream)["sequence"].astype(int))) == {1}
