"""The pipeline behind a simulated board: every sample is accounted for, and dated."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from rig.device.simulator.board import SimulatedBoard
from rig.device.simulator.faults import Faults
from rig.device.simulator.patient import Patient
from rig.device.simulator.usb_timer import UsbTimer
from rig.events import Event, Gap, Rep
from rig.pipeline import Pipeline
from rig.samples import MISSING
from rig.setup import SessionSetup
from rig.wire.framing import encode_frame
from rig.wire.packets import Packet, Ping, Start, pack

SEED = 3
PING_EVERY_US = 487_000  # not a multiple of any USB timer, so that pings meet every phase of it


@dataclass
class Recorded:
    """What a host made of a board, and how far each sample's date is from when it was taken, s."""

    pipeline: Pipeline
    events: list[Event]
    date_errors_s: np.ndarray

    def of(self, kind: type[Event]) -> list:
        return [event for event in self.events if isinstance(event, kind)]

    def count(self, what: str) -> dict[str, int]:
        return {channel: q[what] for channel, q in self.pipeline.quality().items()}  # type: ignore[misc]


def date_errors_s(board: SimulatedBoard, samples: np.ndarray) -> np.ndarray:
    real = samples[(samples["flags"] & MISSING) == 0]
    taken_us = board._booted_us + (real["ticks"] - board._first_ticks) / board.clock_rate
    return real["time_s"] - taken_us * 1e-6


def record(seconds: int, faults: str = "", usb_timer_us: int = 1_000) -> Recorded:
    """Serve a board for so long, as a session does: start it when it introduces itself, ping it."""
    board = SimulatedBoard(Patient("level-1", seed=SEED), SEED, faults=Faults.parse(faults))
    timer, pipeline = UsbTimer(usb_timer_us), Pipeline(SessionSetup())
    events: list[Event] = []
    errors_s: list[np.ndarray] = []
    to_board, started = b"", None
    for now_us in range(0, seconds * 1_000_000, 1_000):
        arrived = timer.pass_on(now_us, board.advance(now_us, to_board))
        to_board = b""
        if arrived:
            block = pipeline.feed(arrived, now_us * 1_000)
            events += block.events
            errors_s += [date_errors_s(board, stream.samples) for stream in block.streams]
        if pipeline.introduction is not started:
            started = pipeline.introduction
            to_board += framed(Start(1))
        if now_us % PING_EVERY_US == 0:
            pipeline.ping_sent(now_us // PING_EVERY_US, now_us * 1_000)
            to_board += framed(Ping(now_us // PING_EVERY_US))
    events += pipeline.finish().events
    return Recorded(pipeline, events, np.concatenate(errors_s))


def framed(packet: Packet) -> bytes:
    return encode_frame(pack(packet))


@pytest.fixture(scope="module")
def clean() -> Recorded:
    return record(24)


def test_a_good_line_loses_nothing_and_flags_only_settling(clean: Recorded) -> None:
    assert clean.of(Gap) == []
    assert set(clean.count("lost").values()) == {0}
    assert clean.count("flags")["band_knee"] == {"settling": 4}
    assert clean.count("clamped") == dict.fromkeys(clean.count("clamped"), 0)
    assert clean.pipeline.link_quality()["bytes_discarded"] == 0


def test_samples_are_dated_within_a_millisecond(clean: Recorded) -> None:
    """The host polls once a millisecond here, which is half a millisecond of lateness."""
    settled = clean.date_errors_s[clean.date_errors_s.size // 2 :]
    assert np.abs(settled).max() < 1e-3
    assert settled.std() < 0.1e-3


def test_samples_behind_a_slow_usb_timer_are_dated_within_two_milliseconds() -> None:
    slow = record(24, usb_timer_us=16_000)
    settled = slow.date_errors_s[slow.date_errors_s.size // 2 :]
    assert np.abs(settled).max() < 2e-3
    assert settled.std() < 0.3e-3


@pytest.mark.parametrize("faults", ["bitflip@2:rate=3e-4", "lost@2:rate=3e-4; doubled@2:rate=3e-4; half@10"])
def test_what_a_bad_line_lost_is_counted_to_the_sample(clean: Recorded, faults: str) -> None:
    torn = record(24, faults)
    lost = torn.count("lost")
    assert min(lost.values()) > 3
    for channel, samples in torn.count("samples").items():
        missing_at_the_end = clean.count("samples")[channel] - samples - lost[channel]
        assert 0 <= missing_at_the_end <= 4
    assert sum(gap.lost_samples for gap in torn.of(Gap)) == sum(lost.values())
    assert {gap.cause for gap in torn.of(Gap)} == {"wire"}
    assert len(torn.of(Rep)) == len(clean.of(Rep))


def test_the_wrap_of_the_device_clock_passes_unseen(clean: Recorded) -> None:
    wrapped = record(24, "wrap@12")
    assert wrapped.of(Gap) == []
    assert np.abs(wrapped.date_errors_s[wrapped.date_errors_s.size // 2 :]).max() < 1e-3
    assert wrapped.count("samples") == clean.count("samples")


def test_a_reset_in_mid_set_is_a_gap_on_every_channel() -> None:
    reset = record(24, "reset@12")
    assert sorted(gap.channel for gap in reset.of(Gap)) == ["band_foot", "band_knee", "pad_back", "pad_front"]
    assert {gap.cause for gap in reset.of(Gap)} == {"restart"}
    for gap in reset.of(Gap):
        rate_hz = reset.count("rate_hz")[gap.channel]
        assert gap.start_s == pytest.approx(12.0, abs=0.05)
        assert gap.lost_samples == pytest.approx((gap.end_s - gap.start_s) * rate_hz, abs=1.6)


def test_a_stuck_cell_a_dead_line_and_a_hang_are_told_apart() -> None:
    bad = record(24, "stuck@5:on=band_knee,for=3; minus-one@10:on=band_foot,for=2; frozen@15:for=2")
    knee, foot = bad.count("flags")["band_knee"], bad.count("flags")["band_foot"]
    assert knee["stuck"] == pytest.approx(2.5 * bad.count("rate_hz")["band_knee"], abs=3)  # type: ignore[index]
    assert foot["stuck"] == pytest.approx(2 * bad.count("rate_hz")["band_foot"] - 7, abs=3)  # type: ignore[index]
    assert {gap.cause for gap in bad.of(Gap)} == {"board"}
    assert {round(gap.start_s) for gap in bad.of(Gap)} == {15}
