"""The conversation with a board, and what is said of devices that do not hold it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from boards import HELLO, STREAM, Answer, device, proper

from rig.device.serial_port import open_port
from rig.errors import DeviceError
from rig.pipeline import Pipeline
from rig.session import link as conversation
from rig.session.line import Gone, KeepNothing, Line
from rig.session.link import FIRST_PINGS, Link, Stopped
from rig.session.wall_clock import ScaledClock, WallClock
from rig.setup import SessionSetup
from rig.wire.packets import Identify, Packet, Ping, Refuse, Start


class Kept(KeepNothing):
    """A keeper that remembers."""

    def __init__(self) -> None:
        self.pings: list[int] = []
        self.data = b""

    def ping_sent(self, ping_id: int, at_ns: int) -> None:
        self.pings.append(ping_id)

    def received(self, data: bytes, at_ns: int) -> None:
        self.data += data


@contextmanager
def line_to(answer: Answer, says: bytes = b"", keeper: KeepNothing | None = None) -> Iterator[Line]:
    Pipeline.warm_up()
    clock = WallClock()
    with device(answer, says) as port:
        pipeline = Pipeline(SessionSetup(started_ns=clock.now_ns()))
        line = Line(pipeline, keeper or KeepNothing(), clock, lambda block: None)
        line.attach(open_port(port))
        try:
            yield line
        finally:
            line.close()


@pytest.fixture(autouse=True)
def short_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait less long for devices that will never answer."""
    monkeypatch.setattr(conversation, "INTRODUCTION_WITHIN_S", 0.6)
    monkeypatch.setattr(conversation, "ANSWER_WITHIN_S", 0.6)
    monkeypatch.setattr(conversation, "PONG_WITHIN_S", 0.05)


def test_a_board_introduces_itself_answers_pings_and_starts() -> None:
    keeper = Kept()
    with line_to(proper, keeper=keeper) as line:
        link = Link(line)
        introduction = link.connect()
    assert introduction.hello == HELLO
    assert [s.name for s in introduction.streams] == ["band_knee"]
    assert keeper.pings == list(range(1, FIRST_PINGS + 1))
    assert 0 < link.round_trip_s < 0.2


def test_a_question_that_was_not_heard_is_asked_again() -> None:
    heard: list[Packet] = []

    def deaf_at_first(packet: Packet) -> list[Packet]:
        heard.append(packet)
        return proper(packet) if len(heard) > 1 else []

    with line_to(deaf_at_first) as line:
        Link(line).introduction()
    assert [type(packet) for packet in heard] == [Identify, Identify]


@pytest.mark.parametrize(
    ("says", "words"),
    [
        (b"", "is silent: no introduction came. Check that the board is powered"),
        (b"AT OK\r\nready. type help\r\n", "is not a rig: it sends text (“AT OK ready. type help"),
        (bytes(range(128, 250)), "sends bytes that are no rig packets: most likely another speed"),
    ],
)
def test_a_device_that_is_no_rig_is_told_apart(says: bytes, words: str) -> None:
    with line_to(lambda packet: [], says) as line, pytest.raises(DeviceError) as refusal:
        Link(line).connect()
    assert words in str(refusal.value)


def test_half_an_introduction_is_not_enough() -> None:
    def forgetful(packet: Packet) -> list[Packet]:
        return [dataclasses.replace(HELLO, stream_count=2), STREAM] if isinstance(packet, Identify) else []

    with line_to(forgetful) as line, pytest.raises(DeviceError, match="but no whole introduction"):
        Link(line).connect()


def test_another_protocol_is_refused_by_number() -> None:
    def newer(packet: Packet) -> list[Packet]:
        return [dataclasses.replace(HELLO, protocol=2)]

    with line_to(newer) as line, pytest.raises(DeviceError, match="protocol version 2"):
        Link(line).connect()


def test_a_refused_start_gives_the_boards_reason() -> None:
    def unwilling(packet: Packet) -> list[Packet]:
        return [Refuse(packet.type, packet.tag, 6)] if isinstance(packet, Start) else proper(packet)

    with line_to(unwilling) as line, pytest.raises(DeviceError, match="refused START: not while streaming"):
        Link(line).connect()


def test_a_start_without_answer_is_said() -> None:
    def mute(packet: Packet) -> list[Packet]:
        return [] if isinstance(packet, Start) else proper(packet)

    with line_to(mute) as line, pytest.raises(DeviceError, match=r"did not answer START within 0\.6 s"):
        Link(line).connect()


def test_without_pongs_the_round_trip_is_not_known() -> None:
    def no_clock(packet: Packet) -> list[Packet]:
        return [] if isinstance(packet, Ping) else proper(packet)

    with line_to(no_clock) as line:
        link = Link(line)
        link.connect()
    assert link.round_trip_s != link.round_trip_s


def test_asked_to_stop_it_stops_waiting() -> None:
    with line_to(lambda packet: []) as line, pytest.raises(Stopped):
        Link(line, lambda: True).connect()


def test_a_vanished_board_is_gone() -> None:
    with line_to(proper) as line:
        link = Link(line)
        link.connect()
        line._open_source.close()
        with pytest.raises(Gone):
            line.read(0.01)


def test_patience_is_the_walls_however_fast_the_clock() -> None:
    from rig.session.wall_clock import Deadline

    clock = ScaledClock(1000.0)
    deadline = Deadline(clock, 5.0)
    clock.sleep(100.0)
    assert not deadline.passed
