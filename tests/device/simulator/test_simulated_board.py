"""The board against the wire protocol, its own clocks, its line and itself."""

import numpy as np
import pytest
from device.simulator.host import BOOTED_US, Steady, decode, gaps, hear, line, run
from hypothesis import given, settings
from hypothesis import strategies as st

from rig.device.simulator.board import SimulatedBoard, fast_board
from rig.device.simulator.faults import Faults
from rig.device.simulator.stream_design import batch_size, fast_streams, streams_of
from rig.samples import SETTLING
from rig.wire.framing import encode_frame
from rig.wire.packets import (
    Ack,
    Hello,
    Identify,
    Ping,
    Pong,
    Refuse,
    SetRate,
    Start,
    Status,
    Stop,
    StreamInfo,
)


def booted(**options):
    board = SimulatedBoard(Steady(), 1, **options)
    board.advance(BOOTED_US)
    return board


def answers(board, *packets, data=None):
    """What the board says within 100 ms, its samples and status left out."""
    said = board.advance(board.now_us + 100_000, line(*packets) if data is None else data)
    board.advance(board.now_us + 20_000)
    return [packet for packet in decode(b"\0" + said).messages if not isinstance(packet, Status)]


def test_boot_begins_with_a_zero_and_the_introduction():
    board = SimulatedBoard(Steady(), 1)
    assert board.advance(499_999) == b""
    data = board.advance(510_000)
    hello, *streams = decode(data).messages
    assert data[0] == 0
    assert (hello.protocol, hello.stream_count, hello.reset_cause) == (1, 4, 1)
    assert hello.serial == board.identity.serial
    assert [(s.index, s.name, s.kind, s.nominal_rate_hz) for s in streams] == [
        (0, "band_knee", "force", 80.0),
        (1, "band_foot", "force", 80.0),
        (2, "pad_front", "pressure", 200.0),
        (3, "pad_back", "pressure", 200.0),
    ]
    assert (streams[0].lowest_counts, streams[0].highest_counts) == (-8_388_608, 8_388_607)
    assert streams[2].nominal_zero == 162


def test_silence_until_start_but_for_status():
    board = booted()
    heard = decode(b"\0" + board.advance(3_600_000))
    assert len(heard.samples) == 0
    assert [type(packet) for packet in heard.messages] == [Status] * 3


def test_start_and_stop_are_acknowledged_and_done():
    board = booted()
    assert answers(board, Start(7)) == [Ack(0x82, 7)]
    assert board.streaming
    assert answers(board, Start(8)) == [Ack(0x82, 8)]
    assert answers(board, Stop(9)) == [Ack(0x83, 9)]
    assert not board.streaming
    assert len(decode(b"\0" + board.advance(board.now_us + 500_000)).samples) == 0


def test_sequence_goes_on_over_stop_and_start():
    board = booted()
    first = decode(b"\0" + board.advance(2_000_000, line(Start(1)))).stream(0)
    rest = decode(board.advance(3_000_000, line(Stop(2))) + board.advance(4_000_000, line(Start(3)))).stream(
        0
    )
    both = np.concatenate([first, rest])
    assert gaps(both) == 0
    assert np.diff(both["ticks"].astype(np.int64)).max() > 900_000


def test_identify_is_answered_by_the_introduction():
    said = answers(booted(), Identify(3))
    assert said[0] == Ack(0x81, 3)
    assert [type(packet) for packet in said[1:]] == [Hello] + [StreamInfo] * 4


def test_a_host_of_another_protocol_is_refused():
    assert answers(booted(), Identify(3, protocol=2)) == [Refuse(0x81, 3, 3)]


def test_ping_carries_the_instants_of_its_last_byte_and_of_the_answer():
    board = booted()
    sent_us = board.now_us
    (pong,) = answers(board, Ping(500))
    # 5 bytes inside, COBS and zero: 7 bytes at 20 µs
    assert len(line(Ping(500))) == 7
    assert pong.ping_id == 500
    assert pong.received_ticks == board.ticks_at(sent_us + 140)
    assert pong.sent_ticks - pong.received_ticks in (36, 40, 44)


def test_rate_is_taken_and_told_and_kept():
    board = booted()
    ack, info = answers(board, SetRate(4, 2, 100_000))
    assert ack == Ack(0x85, 4)
    assert (info.index, info.nominal_rate_hz) == (2, 100.0)
    board.advance(board.now_us + 1, line(Start(1)))
    pad = decode(b"\0" + board.advance(board.now_us + 2_000_000)).stream(2)
    assert np.diff(pad["ticks"].astype(np.int64)) == pytest.approx(10_000, abs=4)


@pytest.mark.parametrize(
    ("packet", "reason"),
    [(SetRate(4, 9, 100_000), 4), (SetRate(4, 2, 123_000), 5), (SetRate(4, 0, 10_000), 5)],
)
def test_rate_is_refused_with_its_reason(packet, reason):
    assert answers(booted(), packet) == [Refuse(0x85, 4, reason)]


def test_rate_is_refused_while_streaming():
    board = booted()
    answers(board, Start(1))
    assert answers(board, SetRate(4, 2, 100_000)) == [Refuse(0x85, 4, 6)]


def test_unknown_and_misshapen_commands_are_refused_and_counted():
    board = booted()
    assert answers(board, data=encode_frame(b"\x99\x05")) == [Refuse(0x99, 5, 1)]
    assert answers(board, data=encode_frame(b"\x82")) == [Refuse(0x82, 0, 2)]
    assert answers(board, data=line(Ack(0x82, 1))) == [Refuse(0x13, 0, 1)]
    (status,) = decode(b"\0" + board.advance(1_600_000)).of(Status)
    assert status.commands_refused == 3


def test_damaged_commands_are_counted_and_not_answered():
    board = booted()
    frame = bytearray(line(Start(1)))
    frame[1] ^= 1
    assert answers(board, data=bytes(frame)) == []
    assert answers(board, data=b"\xff" * 300 + b"\0\0") == []
    (status,) = decode(b"\0" + board.advance(1_600_000)).of(Status)
    assert (status.rx_bad_frames, status.rx_overruns) == (1, 300)
    assert answers(board, Ping(1))[0].ping_id == 1


def test_half_a_command_does_not_outlive_a_reset():
    board = booted()
    board.advance(board.now_us + 1_000, line(Start(1))[:2])
    board.reset()
    board.advance(board.now_us + 600_000)
    assert [type(packet) for packet in answers(board, Ping(1))] == [Pong]


def test_no_sample_is_older_than_start():
    board = booted()
    asked_us = board.now_us
    heard = decode(b"\0" + board.advance(asked_us + 100_000, line(Start(1))))
    assert heard.samples["ticks"].min() >= board.ticks_at(asked_us)


def test_status_comes_every_second_of_the_device():
    ticks = [status.ticks for status in decode(SimulatedBoard(Steady(), 3).advance(9_000_000)).of(Status)]
    assert ticks == pytest.approx([n * 1e6 for n in range(1, 9)], abs=4)


def test_a_command_may_come_in_pieces():
    board = booted()
    frame = line(Start(1))
    board.advance(board.now_us + 1_000, frame[:2])
    assert answers(board, data=frame[2:]) == [Ack(0x82, 1)]


def test_a_booting_board_hears_nothing():
    board = SimulatedBoard(Steady(), 1)
    board.advance(300_000)
    said = board.advance(400_000, line(Ping(1))) + board.advance(900_000)
    assert decode(said).of(Pong) == []


@pytest.mark.parametrize("seed", range(12))
def test_every_specimen_is_within_what_real_ones_do(seed):
    board = SimulatedBoard(Steady(), seed)
    heard = decode(run(board, 8.0))
    rates_hz = [
        1e6 / np.diff(heard.stream(i)["ticks"].astype(np.int64)).mean() * board.clock_rate for i in range(4)
    ]
    assert 0.995 <= board.clock_rate <= 1.005
    assert all(75 * 0.995 < rate_hz < 95 * 1.005 for rate_hz in rates_hz[:2])
    assert rates_hz[2] == pytest.approx(200 * board.clock_rate, rel=1e-4)
    assert (heard.stream(0)["flags"][:4] == 0).all() or heard.stream(0)["flags"][0] == SETTLING


def test_no_two_specimens_are_alike():
    boards = [SimulatedBoard(Steady(), seed) for seed in range(5)]
    assert len({board.clock_rate for board in boards}) == 5
    assert len({board.identity.serial for board in boards}) == 5


def test_converters_drift():
    board = SimulatedBoard(Steady(), 3)
    ticks = decode(run(board, 100.0, 1_000_000)).stream(0)["ticks"].astype(np.int64)
    periods_us = np.diff(ticks).astype(float)
    early, late = periods_us[:400].mean(), periods_us[-400:].mean()
    assert 1e-4 < abs(early / late - 1) < 0.008


def test_one_seed_one_stream_of_bytes_and_another_seed_another():
    assert hear(3.0, seed=5).data == hear(3.0, seed=5).data
    assert hear(3.0, seed=5).data != hear(3.0, seed=6).data


SCRIPT = (
    "bitflip@0.7:rate=0.01,for=0.3;half@1.1;stuck@1.2:for=0.1;reset@1.5;unplug@2.2:for=0.2;frozen@3:for=0.1"
)


@given(st.lists(st.integers(1, 900_000), max_size=40))
@settings(max_examples=25)
def test_steps_of_time_do_not_show_in_the_bytes(steps):
    whole, cut = (SimulatedBoard(Steady(), 2, faults=Faults.parse(SCRIPT)) for _ in range(2))
    for board in (whole, cut):
        board.advance(BOOTED_US)
    one = whole.advance(BOOTED_US + 10, line(Start(1))) + whole.advance(4_000_000)
    many = [cut.advance(BOOTED_US + 10, line(Start(1)))]
    for step_us in steps:
        many.append(cut.advance(min(4_000_000, cut.now_us + step_us)))
    many.append(cut.advance(4_000_000))
    assert b"".join(many) == one


@pytest.mark.parametrize("baud", [9_600, 115_200, 500_000])
def test_bytes_leave_at_the_baud_rate(baud):
    board = SimulatedBoard(Steady(), 1, baud=baud)
    board.advance(500_000)
    for passed_us in (1_000, 2_000, 3_000):
        assert len(board.advance(500_000 + passed_us)) == pytest.approx(1_000 * baud / 1e7, abs=1)


def test_a_line_too_slow_drops_whole_packets_and_counts_them():
    board = SimulatedBoard(Steady(), 1, baud=57_600)
    heard = decode(run(board, 12.0))
    dropped = heard.of(Status)[-1].dropped_packets
    assert heard.decoder.counters.bytes_discarded == 0
    assert dropped > 10
    lost = sum(gaps(heard.stream(index)) for index in range(4))
    assert lost >= dropped - 2


def test_eight_streams_at_a_kilohertz_lose_nothing_at_a_megabaud():
    board = fast_board(Steady(), 1)
    heard = decode(run(board, 4.0))
    assert [gaps(heard.stream(index)) for index in range(8)] == [0] * 8
    assert [len(heard.stream(index)) for index in range(8)] == pytest.approx([3_400] * 8, rel=0.01)
    assert heard.of(Status)[-1].dropped_packets == 0
    assert len(heard.data) / 3.4 == pytest.approx(54_000, rel=0.05)


def test_eight_streams_at_a_kilohertz_do_not_fit_half_a_megabaud():
    heard = decode(run(SimulatedBoard(Steady(), 1, streams=fast_streams(8, 1000.0)), 4.0))
    assert heard.of(Status)[-1].dropped_packets > 0


def test_live_samples_wait_at_most_20_milliseconds_for_company():
    assert [batch_size(rate_hz) for rate_hz in (10, 80, 200, 1000, 9000)] == [1, 1, 4, 20, 40]


def test_a_board_without_a_pad_has_no_stream_for_it():
    heard = hear(2.0, streams=streams_of(["band_knee", "band_foot"]))
    assert [s.name for s in heard.of(StreamInfo)] == ["band_knee", "band_foot"]


def test_the_signal_is_felt_at_its_time():
    """A step of the pull appears in the first conversion whose device time lies after it."""

    class Step:
        def value(self, channel, time_s):
            return np.where(time_s < 2.0, 0.0, 200.0)

    board = SimulatedBoard(Step(), 4)
    knee = decode(run(board, 3.0)).stream(0)
    before = knee["counts"] < 800_000
    step_ticks = board.ticks_at(2_000_000)
    assert before.tolist() == (knee["ticks"] < step_ticks).tolist()
