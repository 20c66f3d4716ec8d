"""What each scripted fault does to the bytes, seen through the decoder of the product."""

import numpy as np
import pytest
from device.simulator.host import BOOTED_US, Steady, decode, gaps, hear, line, run

from rig.device.simulator.board import SimulatedBoard
from rig.device.simulator.faults import Faults
from rig.samples import LOST_BEFORE, SATURATED, SETTLING
from rig.wire.packets import Hello, Ping, Pong, Start, Status

KNEE, FOOT, FRONT, BACK = range(4)


def near(stream, began_s, ended_s, clock_rate=1.0, booted_s=0.5):
    """Samples between two true times, up to half a per cent of clock error."""
    time_s = stream["ticks"] / 1e6 / clock_rate + booted_s
    return stream[(time_s >= began_s) & (time_s < ended_s)]


def test_a_clean_board_loses_nothing():
    heard = hear(5.0)
    counters = heard.decoder.counters
    assert counters.bytes_discarded == 0
    assert [gaps(heard.stream(index)) for index in range(4)] == [0, 0, 0, 0]


def test_bit_flips_change_bytes_but_not_their_number():
    clean, dirty = hear(5.0).data, hear(5.0, "bitflip@2:rate=1e-2").data
    assert len(clean) == len(dirty)
    changed = np.frombuffer(clean, np.uint8) ^ np.frombuffer(dirty, np.uint8)
    flipped = changed[changed != 0]
    assert (np.bitwise_count(flipped) == 1).all()
    sent = len(clean) - len(hear(2.0).data)
    assert len(flipped) / sent == pytest.approx(0.01, rel=0.25)
    assert np.flatnonzero(changed)[0] >= len(hear(2.0).data)


def test_bit_flips_cost_frames_and_never_give_a_wrong_value():
    dirty = hear(5.0, "bitflip@2:rate=1e-3")
    counters = dirty.decoder.counters
    assert counters.crc_failures + counters.cobs_errors + counters.short_frames >= 5
    knee = dirty.stream(KNEE)["counts"][4:].astype(float)
    assert abs(knee - np.median(knee)).max() < 8 * 77


def test_lost_bytes_make_the_line_shorter():
    clean, dirty = hear(5.0).data, hear(5.0, "lost@0:rate=0.01").data
    assert 1 - len(dirty) / len(clean) == pytest.approx(0.01, rel=0.25)
    assert sum(gaps(hear(5.0, "lost@0:rate=0.01").stream(index)) for index in range(4)) > 50


def test_doubled_bytes_make_the_line_longer():
    clean, dirty = hear(5.0), hear(5.0, "doubled@0:rate=0.01")
    assert len(dirty.data) / len(clean.data) - 1 == pytest.approx(0.01, rel=0.25)
    assert dirty.decoder.counters.bytes_discarded > 0


def test_half_a_frame_swallows_the_next_one_and_no_more():
    heard = hear(5.0, "half@3")
    counters = heard.decoder.counters
    assert counters.cobs_errors + counters.crc_failures + counters.short_frames == 1
    assert counters.resyncs == 1
    assert 1 <= sum(gaps(heard.stream(index)) for index in range(4)) <= 8


def test_half_frames_for_a_while():
    heard = hear(5.0, "half@3:for=0.5")
    knee = heard.stream(KNEE)
    assert 30 <= gaps(knee) <= 48
    assert heard.messages[-1].ticks > 3.9e6


@pytest.mark.parametrize(("cause", "code"), [("power", 1), ("external", 2), ("brownout", 3), ("watchdog", 4)])
def test_a_reset_starts_anew_and_silent(cause, code):
    heard = hear(6.0, f"reset@3:cause={cause}")
    first, second = heard.of(Hello)
    assert (first.reset_cause, second.reset_cause) == (1, code)
    assert first.boot_id != second.boot_id
    assert first.serial == second.serial
    assert heard.samples["ticks"].max() < 2.52e6
    assert [round(status.ticks, -4) for status in heard.of(Status)[2:]] == [1_000_000, 2_000_000]


def test_a_reset_cuts_the_frame_that_is_leaving_and_begins_with_a_zero():
    board = SimulatedBoard(Steady(), 1, faults=Faults.parse("reset@0.6"), baud=9600)
    before = board.advance(600_000)
    after = board.advance(1_600_000)
    assert before[-1] != 0
    assert after[0] == 0
    assert decode(after).messages[0].reset_cause == 2


def test_streams_begin_again_at_sequence_0_with_settling_samples_after_a_reset():
    board = SimulatedBoard(Steady(), 1, faults=Faults.parse("reset@2"))
    run(board, 2.9)
    board.advance(2_900_001, line(Start(2)))
    knee = decode(b"\0" + board.advance(3_500_000)).stream(KNEE)
    assert knee["sequence"][0] in (0, 1)


def test_unplugged_the_board_is_dumb_and_deaf_and_comes_back_as_another_boot():
    board = SimulatedBoard(Steady(), 1, faults=Faults.parse("unplug@3:for=2"))
    run(board, 2.99)
    board.advance(3_000_100)
    assert not board.plugged_in
    assert board.advance(4_900_000, line(Ping(1))) == b""
    back = decode(board.advance(6_000_000))
    assert board.plugged_in
    assert not board.streaming
    assert back.of(Hello)[0].reset_cause == 1
    assert back.of(Pong) == []


def test_frozen_for_a_while_means_missed_conversions_marked_and_counted():
    heard = hear(8.0, "frozen@3:for=2")
    knee = heard.stream(KNEE)
    assert gaps(knee) == 0
    after = np.flatnonzero(knee["flags"] & LOST_BEFORE)
    assert len(after) == 1
    hole_us = np.diff(knee["ticks"].astype(np.int64))[after[0] - 1]
    assert hole_us == pytest.approx(2e6, rel=0.02)
    assert heard.of(Status)[-1].streams[KNEE].missed == pytest.approx(2 * 85, abs=22)
    assert [round(status.ticks / 1e6) for status in heard.of(Status)] == [1, 2, 5, 6, 7]


def test_frozen_the_board_hears_nothing():
    board = SimulatedBoard(Steady(), 1, faults=Faults.parse("frozen@1:for=3"))
    board.advance(1_500_000)
    board.advance(2_000_000, line(Ping(5)))
    heard = decode(board.advance(6_000_000))
    assert heard.of(Pong) == []
    assert heard.of(Status)[-1].rx_overruns == len(line(Ping(5)))


def test_a_stuck_cell_repeats_its_last_counts_and_then_lives_again():
    knee = hear(7.0, "stuck@3:for=2").stream(KNEE)
    during, after = near(knee, 3.1, 4.9), near(knee, 5.1, 7.0)
    assert len(set(during["counts"].tolist())) == 1
    assert len(set(after["counts"].tolist())) > 50
    assert during["counts"][0] in near(knee, 2.9, 3.1)["counts"]
    assert not during["flags"].any()


def test_a_fault_begins_and_ends_at_its_own_time():
    counts = near(hear(5.0, "minus-one@3.06:for=0.15").stream(KNEE), 2.5, 4.0)["counts"]
    assert np.count_nonzero(counts == -1) == pytest.approx(0.15 * 85, abs=2)


@pytest.mark.parametrize(("end", "counts"), [("high", 0x7FFFFF), ("low", -0x800000)])
def test_a_saturated_cell_is_at_its_end_and_says_so(end, counts):
    heard = hear(7.0, f"saturated@3:on=band_foot,end={end},for=2")
    during = near(heard.stream(FOOT), 3.1, 4.9)
    assert (during["counts"] == counts).all()
    assert (during["flags"] == SATURATED).all()
    assert heard.of(Status)[-1].streams[FOOT].saturated == pytest.approx(170, abs=25)
    assert not near(heard.stream(KNEE), 3.1, 4.9)["flags"].any()


def test_a_pad_cell_saturates_at_the_end_of_its_own_converter():
    during = near(hear(5.0, "saturated@3:on=pad_front").stream(FRONT), 3.1, 4.9)
    assert (during["counts"] == 4092).all()


def test_minus_one_comes_without_any_flag():
    during = near(hear(5.0, "minus-one@3").stream(KNEE), 3.1, 4.9)
    assert (during["counts"] == -1).all()
    assert not during["flags"].any()


def test_a_silent_cell_stops_alone():
    heard = hear(7.0, "silent@3:for=2")
    assert len(near(heard.stream(KNEE), 3.1, 4.9)) == 0
    assert len(near(heard.stream(FOOT), 3.1, 4.9)) > 120
    after = near(heard.stream(KNEE), 5.0, 7.0)
    assert after["flags"][0] == LOST_BEFORE
    assert not after["flags"][1:].any()


def test_strapped_slow_a_converter_gives_a_tenth_of_what_its_table_says():
    heard = hear(9.0, "slow@1")
    knee = near(heard.stream(KNEE), 2.0, 9.0)
    assert heard.messages[1].nominal_rate_hz == 80.0
    rate_hz = 1e6 / np.diff(knee["ticks"].astype(np.int64)).mean()
    assert 75 / 8 * 0.99 < rate_hz < 95 / 8 * 1.01


def test_swapped_cells_feel_each_others_pull():
    signals = Steady(band_knee=100.0, band_foot=20.0)
    plain, swapped = (hear(4.0, script, signals=signals) for script in ("", "swapped@2.5"))
    scale = plain.messages[1].nominal_scale
    moved = [
        np.median(near(swapped.stream(i), 2.6, 4)["counts"])
        - np.median(near(plain.stream(i), 2.6, 4)["counts"])
        for i in (KNEE, FOOT)
    ]
    assert np.array(moved) * scale == pytest.approx([-80.0, 80.0], abs=0.02)


def test_drift_moves_the_rate_over_its_duration_and_leaves_it_there():
    def rate_hz(script, began_s, ended_s):
        ticks = near(hear(12.0, script).stream(KNEE), began_s, ended_s)["ticks"].astype(np.int64)
        return 1e6 / np.diff(ticks).mean()

    assert rate_hz("drift@4:percent=10,for=4", 1, 4) == pytest.approx(rate_hz("", 1, 4), rel=1e-4)
    assert rate_hz("drift@4:percent=10,for=4", 8.2, 12) / rate_hz("", 8.2, 12) == pytest.approx(
        1.1, abs=0.001
    )
    assert rate_hz("drift@4:percent=10,for=4", 5.8, 6.2) / rate_hz("", 5.8, 6.2) == pytest.approx(
        1.05, abs=0.006
    )


def test_the_clock_wraps_when_it_was_told_to():
    board = SimulatedBoard(Steady(), 1, faults=Faults.parse("wrap@3"))
    heard = decode(run(board, 5.0))
    ticks = heard.stream(KNEE)["ticks"].astype(np.int64)
    (last,) = np.flatnonzero(np.diff(ticks) < 0)
    since_boot_s = (ticks[last] - ticks[0]) / board.clock_rate / 1e6
    assert ticks[last] > 2**32 - 20_000
    assert ticks[last + 1] < 20_000
    assert since_boot_s + BOOTED_US / 1e6 == pytest.approx(3.0, abs=0.03)


def test_a_clock_that_wraps_is_told_again_after_a_reset():
    board = SimulatedBoard(Steady(), 1, faults=Faults.parse("reset@1;wrap@3"))
    run(board, 2.0)
    ticks = [status.ticks for status in decode(b"\0" + board.advance(5_000_000)).of(Status)]
    assert ticks[0] > 2**31 > ticks[-1]


def test_a_wrap_that_is_over_does_not_stand_before_the_next():
    board = SimulatedBoard(Steady(), 1, faults=Faults.parse("wrap@1;reset@2;wrap@5"))
    board.advance(2_000_000)
    ticks = [status.ticks for status in decode(board.advance(8_000_000)).of(Status)]
    assert [tick > 2**31 for tick in ticks] == [True, True, False, False, False]


def test_settling_samples_are_flagged_and_off():
    board = SimulatedBoard(Steady(band_knee=100.0), 1)
    board.advance(500_100)
    knee = decode(b"\0" + board.advance(700_000, line(Start(1)))).stream(KNEE)
    assert knee["flags"][:6].tolist() == [SETTLING] * 4 + [0, 0]
    settled = knee["counts"][4:].mean()
    assert (knee["counts"][:4] / settled).tolist() == pytest.approx([0.5, 0.75, 0.875, 0.9375], abs=1e-3)
