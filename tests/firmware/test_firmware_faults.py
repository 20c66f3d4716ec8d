"""Every fault of a converter, a sensor or the supply: flagged, counted, and without harm to the others."""

from __future__ import annotations

import numpy as np
import pytest

from rig.samples import LATE, LOST_BEFORE, OUT_OF_STEP, SATURATED, SETTLING
from rig.wire.decoder import Decoder
from rig.wire.packets import Status
from tests.firmware.chip import (
    BACK,
    BIT_FLIPS,
    CYCLES_PER_US,
    FOOT,
    FRONT,
    FROZEN,
    KNEE,
    SATURATED_HIGH,
    SATURATED_LOW,
    STUCK_HIGH,
    STUCK_LOW,
    Chip,
)
from tests.firmware.test_firmware_sampling import behind


def last_status(chip: Chip) -> Status:
    return next(packet for packet in reversed(chip.packets) if isinstance(packet, Status))


def others_are_well(chip: Chip, seconds: float) -> None:
    """The other load cell and the pads go on as if nothing had happened."""
    foot = chip.of(FOOT)
    assert len(foot) == pytest.approx(80 * seconds, abs=2)
    assert set(foot["flags"]) == {0}
    assert set(behind(foot, chip.conversions(FOOT))["was_read"]) == {1}
    for pad in (FRONT, BACK):
        assert len(chip.of(pad)) == pytest.approx(200 * seconds, abs=5)
    assert chip.figures.longest_irq_off < 20 * CYCLES_PER_US


def test_a_line_stuck_high_is_silence_that_is_counted(running: Chip) -> None:
    running.converter(KNEE, fault=STUCK_HIGH)
    running.run(3)
    assert len(running.of(KNEE)) <= 1
    assert 130 <= last_status(running).streams[KNEE].missed <= 240
    others_are_well(running, 3)


def test_a_line_stuck_low_is_out_of_step(running: Chip) -> None:
    running.converter(KNEE, fault=STUCK_LOW)
    running.run(3)
    knee = running.of(KNEE)
    assert 150 <= len(knee) <= 260  # at the converter's pace, not as fast as a line can be read
    assert all(knee["flags"][1:] & OUT_OF_STEP)
    assert set(knee["counts"][1:]) == {0}
    assert last_status(running).streams[KNEE].out_of_step >= 100
    others_are_well(running, 3)


@pytest.mark.parametrize(("fault", "end"), [(SATURATED_HIGH, 0x7FFFFF), (SATURATED_LOW, -0x800000)])
def test_saturation_is_flagged_and_counted(running: Chip, fault: int, end: int) -> None:
    running.converter(KNEE, fault=fault)
    running.run(2)
    knee = running.of(KNEE)[2:]
    assert set(knee["counts"]) == {end}
    assert set(knee["flags"]) == {SATURATED}
    assert last_status(running).streams[KNEE].saturated >= 100
    others_are_well(running, 2)


def test_a_frozen_converter_is_passed_on_as_it_reads(running: Chip) -> None:
    running.converter(KNEE, fault=FROZEN)
    running.run(2)
    knee = running.of(KNEE)[2:]
    assert len(set(knee["counts"])) == 1
    assert set(knee["flags"]) == {0}
    others_are_well(running, 2)


def test_flipped_bits_on_the_wire_change_one_bit_and_nothing_else(running: Chip) -> None:
    running.cell_level(KNEE, 0x155555)
    running.run(0.1)  # the filter settles
    running.forget()
    running.converter(KNEE, fault=BIT_FLIPS)
    running.run(2)
    knee = running.of(KNEE)[2:]
    changed = (knee["counts"] & 0xFFFFFF) ^ 0x155555
    assert set(np.bitwise_count(changed)) == {1}
    assert len(knee) == pytest.approx(160, abs=4)
    others_are_well(running, 2)


def test_a_converter_strapped_to_ten_is_followed(running: Chip) -> None:
    running.converter(KNEE, 10.0)
    running.run(6)
    knee = running.of(KNEE)
    assert len(knee) == pytest.approx(60, abs=2)
    assert all(knee["flags"][1:3] & LOST_BEFORE)  # until the board believes in the new rate
    assert set(knee["flags"][4:]) == {0}
    missed = last_status(running).streams[KNEE].missed
    assert 7 <= missed <= 30
    others_are_well(running, 6)


def test_conversions_that_were_missed_are_counted_exactly(running: Chip) -> None:
    """A line that hangs high for half a second, then comes back."""
    running.run(0.3)
    running.converter(KNEE, fault=STUCK_HIGH)
    running.run(0.5)
    running.converter(KNEE)
    running.run(1.5)
    knee = running.of(KNEE)
    gap = int(np.argmax(np.diff(knee["ticks"].astype("i8"))))
    missed = round((int(knee["ticks"][gap + 1]) - int(knee["ticks"][gap])) / 12_500) - 1
    assert missed >= 38
    assert last_status(running).streams[KNEE].missed == missed
    assert knee["flags"][gap + 1] & LOST_BEFORE
    assert np.unique(np.diff(knee["sequence"].astype(int))).tolist() == [
        1
    ]  # what was never read has no number


def test_after_out_of_step_the_converter_is_reset_and_settles(running: Chip) -> None:
    running.converter(KNEE, fault=STUCK_LOW)
    running.run(0.1)
    running.converter(KNEE)
    running.run(1.0)
    knee = running.of(KNEE)
    bad = np.flatnonzero(knee["flags"] & OUT_OF_STEP)
    after = knee["flags"][bad[-1] + 1 :]
    assert after[0] == SETTLING | LOST_BEFORE
    assert set(after[1:4]) == {SETTLING}
    assert set(after[4:]) == {0}
    assert running.figures.converter_resets[KNEE] == len(bad)


def test_the_first_conversions_after_power_up_are_settling(chip: Chip) -> None:
    from rig.wire.packets import Start

    chip.run(0.01)
    chip.ask(Start(1))
    chip.run(0.5)
    for cell in (KNEE, FOOT):
        flags = chip.of(cell)["flags"]
        assert set(flags[:4]) == {SETTLING}
        assert set(flags[4:]) == {0}


def test_a_pad_at_the_end_of_its_converter_is_saturated(running: Chip) -> None:
    running.pad_level(0, 1023.0)
    running.pad_level(1, 0.0)
    running.run(1.1)
    assert set(running.of(FRONT)["flags"][10:]) == {SATURATED}
    assert set(running.of(FRONT)["counts"][10:]) == {1023 * 16}
    assert set(running.of(BACK)["flags"][10:]) == {SATURATED}
    assert set(running.of(BACK)["counts"][10:]) == {0}
    assert last_status(running).streams[FRONT].saturated >= 100
    assert set(running.of(KNEE)["flags"]) == {0}


def test_a_step_of_force_settles_in_four_conversions(running: Chip) -> None:
    """The converter's filter, as its data sheet has it; the firmware passes on what it gives."""
    running.cell_level(KNEE, 0)
    running.run(0.2)
    running.forget()
    running.cell_level(KNEE, 1_000_000)
    running.run(0.2)
    counts = running.of(KNEE)["counts"]
    assert np.all(np.diff(counts[:4]) > 0)
    assert set(counts[4:]) == {1_000_000}
    assert counts[3] < 1_000_000


@pytest.mark.parametrize("millivolts", [4500, 5000, 5250])
def test_supply_voltage_is_told(running: Chip, millivolts: int) -> None:
    running.supply(millivolts)
    running.run(3.2)
    assert last_status(running).supply_mv == pytest.approx(millivolts, abs=15)


def test_a_missed_edge_is_found_by_its_level(running: Chip) -> None:
    """With the pin-change interrupt off, the level tells within a millisecond; the stamp is called late."""
    mask_register = 0x6D  # PCMSK2
    running.run(0.05)
    running.poke(mask_register, 0)
    running.run(0.05)
    knee = running.of(KNEE)
    late = knee[(knee["flags"] & LATE) != 0]
    assert len(late) == 1  # reading it switches the interrupt on again
    errors = late["ticks"].astype("i8")[0] - running.conversions(KNEE)["cycle"] / CYCLES_PER_US + 1750
    assert 0 <= errors[errors >= -20].min() <= 1100
    assert not set(knee["flags"][-2:]) & {LATE}


def test_status_tells_what_the_simulator_saw(running: Chip) -> None:
    running.run(5.0)
    status, figures = last_status(running), running.figures
    assert status.idle_percent == pytest.approx(100 * figures.slept_cycles / (5 * 16e6), abs=4)
    statuses = [p for p in running.packets if isinstance(p, Status)]
    longest_us = figures.longest_irq_off / CYCLES_PER_US
    # the board sees how late an interrupt is, which is longer where two wait for one another
    assert longest_us - 3 <= max(s.irq_off_us for s in statuses) <= 2 * longest_us + 2
    assert status.dropped_packets == 0
    steps_us = np.diff([s.ticks for s in statuses])
    assert np.abs(steps_us - 1_000_000).max() <= 17_000  # the board looks at the clock every 16 ms
    assert steps_us.mean() == pytest.approx(1_000_000, rel=5e-3)


def test_free_ram_is_what_the_stack_never_touched(running: Chip) -> None:
    running.run(3)
    end_of_variables = running.address("_end")
    never_touched = running.figures.lowest_sp - end_of_variables
    told = last_status(running).free_ram
    assert told >= 512
    assert told <= never_touched + 1
    assert told == pytest.approx(never_touched, abs=48)  # boot has gone deeper than running


@pytest.mark.parametrize("harm", ["changed", "lost", "doubled"])
def test_a_damaged_byte_on_the_way_to_the_host_costs_its_frame_alone(running: Chip, harm: str) -> None:
    running.run(3)
    whole, true = running.sent, running.samples
    rng = np.random.default_rng(11)
    ends = np.flatnonzero(np.frombuffer(whole, "u1") == 0)
    struck = np.sort(rng.choice(np.arange(5, len(ends) - 5), 30, replace=False))[::2]  # never two in a row
    bytes_sent = bytearray(whole)
    for frame in reversed(struck):
        at = int(rng.integers(ends[frame - 1] + 1, ends[frame]))
        match harm:
            case "changed":
                bytes_sent[at] ^= 1 << int(rng.integers(0, 8))
            case "lost":
                del bytes_sent[at]
            case "doubled":
                bytes_sent.insert(at, bytes_sent[at])
    decoded = (decoder := Decoder()).feed(bytes(bytes_sent))
    assert decoder.counters.damaged >= len(struck)
    assert decoder.counters.resyncs == len(struck)
    for stream in range(4):
        got, sent = decoded.samples[decoded.samples["stream"] == stream], true[true["stream"] == stream]
        lost = (np.diff(got["sequence"].astype(int)) - 1).sum()
        assert len(got) + lost == len(sent)
        assert got.tolist() == sent[got["sequence"] - sent["sequence"][0]].tolist()
