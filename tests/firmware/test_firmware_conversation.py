"""The conversation with the real firmware: introduction, commands, refusals, floods, resets, wraps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from rig.samples import LOST_BEFORE
from rig.wire.decoder import Decoder
from rig.wire.framing import encode_frame
from rig.wire.packets import (
    Ack,
    Hello,
    Identify,
    Packet,
    Ping,
    Pong,
    Refuse,
    SetRate,
    Start,
    Status,
    Stop,
    StreamInfo,
    pack,
)
from tests.firmware.chip import (
    BROWN_OUT,
    CYCLES_PER_US,
    EXTERNAL,
    FOOT,
    FRONT,
    KNEE,
    POWER,
    UNTOLD,
    WATCHDOG,
    Chip,
)
from tests.firmware.test_firmware_faults import last_status
from tests.firmware.test_firmware_sampling import behind
from tests.firmware.toolchain import build_elf

TIMER_CONTROL = 0x81  # TCCR1B


def hello_of(packets: Sequence[Packet]) -> Hello:
    (hello,) = (packet for packet in packets if isinstance(packet, Hello))
    return hello


def test_it_introduces_itself_at_boot(chip: Chip) -> None:
    packets = chip.run(0.2)
    assert chip.sent[0] == 0  # parts what a reset may have cut off
    hello, *streams = packets
    assert isinstance(hello, Hello)
    assert (hello.protocol, hello.firmware, hello.stream_count) == (1, "1.0.0", 4)
    assert hello.board_name == "force rig uno"
    assert [(s.index, s.name, s.kind, s.gain, s.resolution_bits, s.nominal_rate_hz) for s in streams] == [
        (0, "band_knee", "force", 128, 24, 80.0),
        (1, "band_foot", "force", 128, 24, 80.0),
        (2, "pad_front", "pressure", 1, 14, 200.0),
        (3, "pad_back", "pressure", 1, 14, 200.0),
    ]
    assert streams[0].nominal_scale == pytest.approx(490.3325 / 0.01 * 2.5 / 128 / 2**23)
    assert streams[2].nominal_scale == pytest.approx(5 / 16384 / 0.09)
    assert streams[2].nominal_zero == 647
    assert (streams[2].lowest_counts, streams[2].highest_counts) == (16, 16352)
    assert chip.decoder.counters.damaged == 0


def test_the_simulated_board_introduces_the_same_streams(chip: Chip) -> None:
    """What the rig is rehearsed with and what is built have the same names, kinds and scales."""
    from rig.device.simulator.stream_design import STANDARD_STREAMS

    streams = [packet for packet in chip.run(0.2) if isinstance(packet, StreamInfo)]
    designed = [design.info(i, design.rates_hz[0]) for i, design in enumerate(STANDARD_STREAMS)]
    assert [(s.name, s.kind, s.nominal_rate_mhz) for s in streams] == [
        (d.name, d.kind, d.nominal_rate_mhz) for d in designed
    ]
    assert [s.nominal_scale * s.highest_counts for s in streams] == pytest.approx(
        [d.nominal_scale * d.highest_counts for d in designed], rel=2e-3
    )


def test_the_simulated_board_offers_the_same_rates(chip: Chip) -> None:
    from rig.device.simulator.stream_design import STANDARD_STREAMS

    chip.run(0.2)
    for stream in range(4):
        for rate_hz in (10, 50, 80, 100, 125, 200, 250, 320, 500, 1000):
            offered = rate_hz in STANDARD_STREAMS[stream].rates_hz
            answer = chip.ask(SetRate(7, stream, rate_hz * 1000))[0]
            assert answer == (Ack(0x85, 7) if offered else Refuse(0x85, 7, 5)), (stream, rate_hz)


def test_identify_is_acknowledged_and_answered(running: Chip) -> None:
    packets = running.ask(Identify(77), within_s=0.05)
    others = [p for p in packets if not isinstance(p, Status)]
    assert others[0] == Ack(0x81, 77)
    assert [type(p) for p in others[1:]] == [Hello, *[StreamInfo] * 4]


def test_another_protocol_version_is_refused_by_name(chip: Chip) -> None:
    chip.run(0.2)
    assert chip.ask(Identify(3, protocol=2)) == [Refuse(0x81, 3, 3)]
    assert Refuse(0x81, 3, 3).reason_words == "wrong protocol version"


@pytest.mark.parametrize(
    ("payload", "answer"),
    [
        (pack(Start(1)), Ack(0x82, 1)),
        (pack(Stop(2)), Ack(0x83, 2)),
        (pack(SetRate(9, 2, 80_000)), Ack(0x85, 9)),
        (pack(SetRate(9, 0, 80_000)), Ack(0x85, 9)),
        (pack(SetRate(9, 0, 10_000)), Refuse(0x85, 9, 5)),
        (pack(SetRate(9, 2, 123_000)), Refuse(0x85, 9, 5)),
        (pack(SetRate(9, 4, 80_000)), Refuse(0x85, 9, 4)),
        (b"\x82", Refuse(0x82, 0, 2)),
        (b"\x82\x01\x02", Refuse(0x82, 1, 2)),
        (b"\x84\x01", Refuse(0x84, 1, 2)),
        (b"\x85" + bytes(range(1, 200)), Refuse(0x85, 1, 2)),
        (b"\x7f\x09", Refuse(0x7F, 9, 1)),
        (b"\x86\x09", Refuse(0x86, 9, 1)),
        (b"\x10" + bytes(range(1, 252)), Refuse(0x10, 1, 1)),
        (b"\x00", Refuse(0, 0, 1)),
    ],
)
def test_every_command_is_answered(chip: Chip, payload: bytes, answer: Packet) -> None:
    chip.run(0.2)
    chip.send_bytes(encode_frame(payload))
    assert chip.run(0.03)[0] == answer
    chip.run(1.1)
    assert last_status(chip).commands_refused == (1 if isinstance(answer, Refuse) else 0)


@pytest.mark.parametrize(
    "damaged",
    [b"\x03\x82\x07\x12\x01\0", b"\x05\x82\0", b"\x55" * 300 + b"\0", b"\x01\0", b"\x02\x82\x05\x01\0"],
)
def test_damaged_frames_are_counted_not_answered(chip: Chip, damaged: bytes) -> None:
    chip.run(0.2)
    chip.send_bytes(damaged + encode_frame(pack(Ping(9))))
    answers = chip.run(0.05)
    assert [p.ping_id for p in answers if isinstance(p, Pong)] == [9]
    assert len(answers) == 1
    chip.run(1.0)
    assert last_status(chip).rx_bad_frames == 1


def test_a_ping_tells_when_its_last_byte_came(running: Chip) -> None:
    late_us = []
    for ping_id in range(40):
        running.run(0.0037)
        frame = encode_frame(pack(Ping(ping_id)))
        sent_us = running.cycle / CYCLES_PER_US
        running.send_bytes(frame)
        (pong,) = [p for p in running.run(0.005) if isinstance(p, Pong)]
        assert pong.ping_id == ping_id
        late_us.append(pong.received_ticks - sent_us - 20 * len(frame))
        assert 0 < pong.sent_ticks - pong.received_ticks < 1500

    knee = running.of(KNEE)
    stamps_us = knee["ticks"] - behind(knee, running.conversions(KNEE))["cycle"] / CYCLES_PER_US
    assert np.ptp(late_us) <= 10
    assert np.median(late_us) == pytest.approx(np.median(stamps_us), abs=10)


def test_two_pings_at_once_have_an_instant_each(chip: Chip) -> None:
    chip.run(0.2)
    first, second = [p for p in chip.ask(Ping(1), Ping(2)) if isinstance(p, Pong)]
    assert second.received_ticks - first.received_ticks == pytest.approx(20 * 7, abs=12)


def test_stop_is_silence_and_start_goes_on_counting(running: Chip) -> None:
    running.run(0.5)
    running.ask(Stop(2))
    last = running.of(KNEE)["sequence"][-1]
    running.forget()
    running.run(1.0)
    assert len(running.samples) == 0
    running.ask(Start(3))
    running.run(0.5)
    assert running.of(KNEE)["sequence"][0] == last + 1


def test_a_flood_of_commands_keeps_no_sensor_waiting(running: Chip) -> None:
    """The line to the board full for two seconds: noise, pings and refusals."""
    rng = np.random.default_rng(5)
    noise = [bytes(rng.integers(0, 256, 12, dtype="u1")) for _ in range(3000)]
    pings = [encode_frame(pack(Ping(i))) for i in range(3000)]
    flood = b"".join(part for pair in zip(noise, pings, strict=True) for part in pair)[:100_000]
    running.send_bytes(flood)
    running.run(2.1)
    running.run(1.1)
    assert running.figures.rx_overruns == 0
    assert last_status(running).rx_bad_frames > 1000
    for cell in (KNEE, FOOT):
        samples, log = running.of(cell), running.conversions(cell)
        gone = np.diff(samples["sequence"].astype(int)) - 1
        assert len(samples) + gone.sum() == pytest.approx(256, abs=3)
        assert not any(samples["flags"] & LOST_BEFORE)
        assert set(samples["counts"]) <= set(log["counts"])
    assert running.decoder.counters.damaged == 0
    assert running.ask(Ping(9), within_s=0.02)[0].ping_id == 9


def test_what_finds_no_room_is_dropped_whole_and_counted(new_chip: Callable[..., Chip]) -> None:
    """115,200 baud and both pads at 500 Hz is more than fits beside a stream of answers."""
    chip = new_chip(build_elf(baud=115_200), baud=115_200)
    chip.run(0.2)
    chip.ask(SetRate(1, 2, 500_000), SetRate(1, 3, 500_000), within_s=0.05)
    chip.ask(Start(1), within_s=0.02)
    chip.forget()
    chip.send(*[Identify(i) for i in range(250)])
    chip.run(1.0)
    chip.run(2.0)
    lost = sum(int((np.diff(chip.of(s)["sequence"].astype(int)) - 1).sum()) for s in range(4))
    dropped = last_status(chip).dropped_packets
    assert dropped > 0
    assert dropped <= lost <= 8 * dropped
    assert chip.decoder.counters.damaged == 0


def test_a_host_that_stops_taking_costs_whole_packets_that_both_count(running: Chip) -> None:
    """The line is held for three seconds: what the ring cannot hold is dropped, and the stream goes on."""
    running.run(0.5)
    running.hold_line(True)
    running.run(3.0)
    running.hold_line(False)
    running.run(2.0)
    status = last_status(running)
    lost = [int((np.diff(running.of(stream)["sequence"].astype(int)) - 1).sum()) for stream in range(4)]
    knee, foot, front, back = lost
    assert min(knee, foot) == pytest.approx(235, abs=6)
    assert (front % 4, back % 4) == (0, 0)  # four samples share a packet
    assert status.dropped_packets == knee + foot + (front + back) // 4
    assert running.decoder.counters.damaged == 0
    for cell in (KNEE, FOOT):
        samples, log = running.of(cell), running.conversions(cell)
        assert set(samples["flags"]) == {0}  # the board has read them all
        first = np.flatnonzero(log["cycle"] == behind(samples[:20], log)["cycle"][0])[0]
        places = first + samples["sequence"].astype(int) - samples["sequence"][0]
        assert samples["counts"].tolist() == log["counts"][places].tolist()


def test_another_speed_is_noise_to_both(chip: Chip) -> None:
    """A host at 115,200 baud: each of its bits lasts four of ours."""
    chip.run(0.2)
    chip.send_bytes(heard_at(encode_frame(pack(Start(1))) * 20, sent_at=115_200, heard_at=500_000))
    answers = chip.run(0.3)
    assert [p for p in answers if not isinstance(p, Status)] == []
    chip.run(1.0)
    assert last_status(chip).rx_bad_frames + last_status(chip).rx_overruns > 0
    chip.ask(Start(2))
    sent = chip.run(0.5) and chip.sent
    decoder = Decoder()
    decoder.feed(bytes(byte & 0xFF for byte in heard_at(sent, sent_at=500_000, heard_at=115_200)))
    assert decoder.counters.frames == 0


def heard_at(data: bytes, sent_at: int, heard_at: int) -> list[int]:
    """Tell what a receiver makes of bytes that were sent at another speed; 0x100 marks a framing error."""
    bits = np.concatenate(
        [[1] * 10, *[[0, *((byte >> i) & 1 for i in range(8)), 1] for byte in data], [1] * 20]
    )
    heard, at = [], 0.0
    step = sent_at / heard_at
    while True:
        falls = np.flatnonzero(bits[int(np.ceil(at)) :] == 0)
        if not len(falls):
            return heard
        start = int(np.ceil(at)) + falls[0]
        levels = [bits[min(int(start + (i + 0.5) * step), len(bits) - 1)] for i in range(10)]
        heard.append(
            sum(int(level) << i for i, level in enumerate(levels[1:9])) | (0 if levels[9] else 0x100)
        )
        at = start + 10 * step


@pytest.mark.parametrize(
    ("cause", "told"), [(POWER, 1), (EXTERNAL, 2), (BROWN_OUT, 3), (WATCHDOG, 4), (UNTOLD, 2)]
)
def test_after_a_reset_it_is_silent_and_says_why(running: Chip, cause: int, told: int) -> None:
    running.run(0.3)
    before = hello_of(running.ask(Identify(1), within_s=0.05))
    running.forget()
    running.power_on(3) if cause == POWER else running.reset(cause)
    packets = running.run(0.5)
    hello = hello_of(packets)
    assert hello.reset_cause == told
    assert hello.serial == before.serial
    assert hello.boot_id != before.boot_id
    assert len(running.samples) == 0
    running.ask(Start(1))
    running.run(0.3)
    assert running.of(KNEE)["sequence"][0] == 0


def test_power_is_told_from_other_resets_without_the_chips_help(chip: Chip) -> None:
    """A boot loader has cleared the flags: random memory means that the power was off."""
    chip.power_on(9)
    chip.reset(UNTOLD)
    assert hello_of(chip.run(0.3)).reset_cause == 1


@pytest.mark.parametrize("interrupts_on", [True, False])
def test_the_watchdog_restarts_a_program_that_stands_still(running: Chip, interrupts_on: bool) -> None:
    running.run(0.2)
    running.hang(interrupts_on)
    running.forget()
    packets = running.run(0.8)
    assert running.figures.resets == 1
    assert hello_of(packets).reset_cause == 4
    assert len(running.samples) == 0


def test_a_watchdog_reset_is_told_though_the_boot_loader_clears_the_flags(running: Chip) -> None:
    running.run(0.2)
    running.hang()
    running.run(0.23)  # remembered at 200 ms
    running.reset(UNTOLD)
    assert hello_of(running.run(0.3)).reset_cause == 4


def test_a_new_board_draws_a_number_for_life(elf: Path, new_chip: Callable[..., Chip]) -> None:
    first, second = new_chip(elf, seed=1), new_chip(elf, seed=2)
    hellos = [hello_of(board.run(0.3)) for board in (first, second)]
    assert hellos[0].serial != hellos[1].serial
    assert 0 not in (hellos[0].serial, hellos[1].serial)
    kept = first.eeprom()
    assert kept[:8] == hellos[0].serial.to_bytes(8, "little")
    boots = []
    for _ in range(20):
        first.reset(EXTERNAL)
        hello = hello_of(first.run(0.1))
        assert hello.serial == hellos[0].serial
        boots.append(hello.boot_id)
    assert len(set(boots)) == 20
    assert int.from_bytes(first.eeprom(14)[10:14], "little") == 21


def test_a_number_that_was_written_is_kept(elf: Path, new_chip: Callable[..., Chip]) -> None:
    from rig.wire.framing import crc16

    chip = new_chip(elf)
    serial = (0x1122334455667788).to_bytes(8, "little")
    chip.write_eeprom(serial + crc16(serial).to_bytes(2, "little") + bytes(4))
    assert hello_of(chip.run(0.3)).serial == 0x1122334455667788


def test_a_reset_in_mid_frame_costs_that_frame_only(running: Chip) -> None:
    """The reset comes while bytes are on the line: the zero at boot parts them from the introduction."""
    for cut_at in (1, 3, 7, 12):
        running.run(0.1)
        while running.decoder.counters.bytes_waiting != cut_at:
            running.run(10e-6)
        damaged = running.decoder.counters.damaged
        running.reset(EXTERNAL)
        packets = running.run(0.1)
        assert [type(p) for p in packets] == [Hello, *[StreamInfo] * 4]
        assert running.decoder.counters.damaged == damaged + 1
        running.ask(Start(1))


def test_time_wraps_without_a_trace(chip: Chip) -> None:
    while chip.peek(TIMER_CONTROL) != 2:  # the clock has been started, nothing else has
        chip.run(4e-6)
    chip.write_word("rig::Clock::overflowed_us", 0x100000000 - 2_000_000)
    chip.run(0.3)
    chip.ask(Start(1))
    chip.forget()
    chip.run(4)
    for stream, period_us in ((KNEE, 12_500), (FOOT, 12_500), (FRONT, 5_000)):
        ticks = chip.of(stream)["ticks"]
        assert ticks[0] > 0xF0000000
        assert ticks[-1] < 0x10000000
        steps = np.diff(ticks.astype("u4")).astype("i8")
        assert np.abs(steps - period_us).max() <= 600
        assert set(chip.of(stream)["flags"]) == {0}
    (pong,) = [p for p in chip.ask(Ping(4)) if isinstance(p, Pong)]
    assert pong.received_ticks < 0x10000000
    assert [s.missed for s in last_status(chip).streams] == [0, 0, 0, 0]


@pytest.mark.slow
def test_sequence_numbers_wrap(chip: Chip) -> None:
    """65,536 samples of a pad take 131 s."""
    chip.run(0.2)
    chip.ask(SetRate(1, FRONT, 500_000))
    chip.start()
    for _ in range(14):
        chip.run(10)
    sequence = chip.of(FRONT)["sequence"].astype("u2")
    assert len(sequence) > 65_536
    assert np.unique(np.diff(sequence)).tolist() == [1]
    assert [s.missed for s in last_status(chip).streams] == [0, 0, 0, 0]


def test_flash_and_memory_are_within_limits(elf: Path) -> None:
    import subprocess

    size = subprocess.run(["avr-size", str(elf)], capture_output=True, text=True, check=True).stdout
    text, data, bss = map(int, size.splitlines()[1].split()[:3])
    assert text + data <= 8_960  # of 32,256 beside the boot loader
    assert data + bss <= 928  # of 2,048


def test_the_stack_stays_far_from_the_variables(running: Chip) -> None:
    running.send(*[Identify(i) for i in range(20)], *[Ping(i) for i in range(50)])
    running.run(2.5)
    deepest = 0x8FF - running.figures.lowest_sp
    assert deepest <= 124
    assert running.figures.lowest_sp - running.address("_end") >= 1_000
