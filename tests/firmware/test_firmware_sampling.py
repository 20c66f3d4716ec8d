"""What the firmware measures on the simulated chip, against the model's own log."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from rig.wire.packets import Ack, Refuse, SetRate, Start, StreamInfo
from tests.firmware.chip import BACK, CYCLES_PER_US, FOOT, FRONT, KNEE, Chip
from tests.firmware.toolchain import build_elf


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


def test_pad_samples_are_the_rounded_means_of_their_conversions(running: Chip) -> None:
    running.run(2)
    log = running.pad_conversions()
    for stream, pad in ((FRONT, 0), (BACK, 1)):
        samples, own = running.of(stream), log[log["pad"] == pad]
        means = pad_means(samples, own)
        assert samples["counts"][2:].tolist() == means[2:]
        assert set(samples["flags"]) == {0}


def pad_means(samples: np.ndarray, conversions: np.ndarray) -> list[int]:
    """Average the conversions between data-ready of one sample and the next, as the firmware does."""
    ended_us = conversions["cycle"] / CYCLES_PER_US + 52
    offset_us = np.min([np.abs(ended_us - samples["ticks"][-1]).min()])  # both clocks began with the program
    ticks = samples["ticks"].astype("i8")
    shift = best_shift_us(ended_us, ticks)
    assert offset_us < 60
    means = []
    before = -np.inf
    for tick in ticks:
        inside = (ended_us + shift > before + 25) & (ended_us + shift <= tick + 25)
        codes = conversions["code"][inside].astype(int)
        means.append(int((codes.sum() * 16 + len(codes) // 2) // len(codes)) if len(codes) else -1)
        before = tick
    return means


def best_shift_us(ended_us: np.ndarray, ticks: np.ndarray) -> float:
    """Give what the device clock is behind power-up: every sample ends with a conversion."""
    nearest = [float((tick - ended_us)[np.argmin(np.abs(tick - ended_us + 1750))]) for tick in ticks]
    return float(np.median(nearest))


@pytest.mark.parametrize(("rate_hz", "least_conversions"), [(80, 50), (100, 40), (200, 20), (500, 16)])
def test_pad_rates(chip: Chip, rate_hz: int, least_conversions: int) -> None:
    chip.run(0.2)
    answers = chip.ask(SetRate(5, FRONT, rate_hz * 1000), SetRate(6, BACK, rate_hz * 1000))
    assert [a for a in answers if isinstance(a, Ack)] == [Ack(0x85, 5), Ack(0x85, 6)]
    told = [a for a in answers if isinstance(a, StreamInfo)]
    assert [(t.index, t.nominal_rate_hz) for t in told] == [(FRONT, rate_hz), (BACK, rate_hz)]
    chip.start()
    chip.run(2)
    conversions = chip.pad_conversions()
    for stream in (FRONT, BACK):
        ticks = chip.of(stream)["ticks"].astype("i8")
        mean_hz = 1e6 * (len(ticks) - 1) / (ticks[-1] - ticks[0])
        assert mean_hz == pytest.approx(rate_hz, rel=2e-4)
        assert (
            np.abs(np.diff(ticks) - 1e6 / rate_hz).max() <= 600
        )  # ends with a conversion; the supply takes 8
    assert len(conversions) / 2 / 2.01 / rate_hz >= least_conversions
    assert chip.figures.longest_irq_off < 20 * CYCLES_PER_US


@pytest.mark.parametrize(("rate_hz", "least_bits"), [(80, 12.0), (100, 12.0), (200, 12.0), (500, 11.3)])
def test_pad_samples_are_good_for_twelve_bits(chip: Chip, rate_hz: int, least_bits: float) -> None:
    """Noise of 1.5 mV rms, less than a pressure sensor has, on levels all over a step."""
    chip.run(0.2)
    chip.ask(SetRate(5, FRONT, rate_hz * 1000))
    chip.start()
    errors = []
    for level in np.arange(400.03, 401.0, 0.07):
        chip.pad_level(0, level, 0.3)
        chip.run(0.05)
        chip.forget()
        chip.run(0.4)
        errors.append(chip.of(FRONT)["counts"] / 16 + 0.5 - level)
    rms_steps = np.sqrt(np.mean(np.concatenate(errors) ** 2))
    assert np.log2(1024 / (rms_steps * np.sqrt(12))) >= least_bits


def test_limits_of_the_chip_are_kept(running: Chip) -> None:
    """Two load cells, and both pads at their fastest: nothing missed, and half the time asleep."""
    running.run(6)
    figures = running.figures
    assert figures.longest_sck_high < 1 * CYCLES_PER_US  # 50 us is the converter's limit
    assert figures.longest_irq_off < 20 * CYCLES_PER_US
    assert figures.longest_read < 80 * CYCLES_PER_US
    assert list(figures.unread) == [0, 0]
    assert list(figures.converter_resets) == [0, 0]
    assert figures.rx_overruns == 0
    assert figures.slept_cycles / (6 * 16e6) > 0.5


def test_pads_at_500_hz_leave_half_the_time_idle(chip: Chip) -> None:
    chip.run(0.2)
    chip.ask(SetRate(5, FRONT, 500_000), SetRate(6, BACK, 500_000))
    chip.start()
    chip.run(4)
    assert chip.figures.slept_cycles / (4 * 16e6) > 0.5
    assert chip.decoder.counters.damaged == 0
    counts = [len(chip.of(stream)) for stream in range(4)]
    assert counts == pytest.approx([320, 320, 2000, 2000], abs=12)


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


def test_same_seed_same_bytes(elf, new_chip: Callable[..., Chip]) -> None:
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
    assert chip.figures.slept_cycles / (4 * 16e6) > 0.5
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
