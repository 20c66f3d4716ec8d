"""The conversation with a board: who are you, what time is it, start.

A board that resets when its port opens (Uno) is silent for about 2 s, so nothing here sleeps blindly: every
question is asked again until its answer comes or its time is over. Limits are in seconds of the wall,
because patience is a person's, also when a simulated clock runs fast.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import TypeVar

from rig.block import Introduction
from rig.errors import DeviceError
from rig.session.line import Line
from rig.session.no_introduction import why_no_introduction
from rig.session.wall_clock import Deadline
from rig.wire.packets import Ack, Identify, Packet, Pong, Refuse, Start, Stop

ASK_AGAIN_S = 0.25
INTRODUCTION_WITHIN_S = 5.0  # an Uno's boot loader takes 2
ANSWER_WITHIN_S = 1.5
PONG_WITHIN_S = 0.2
GOODBYE_WITHIN_S = 0.3
FIRST_PINGS = 8
READ_S = 0.02

Answer = TypeVar("Answer")


class Stopped(Exception):
    """Somebody asked to stop while the board was being waited for."""


class Link:
    """The conversation on one line.

    Parameters
    ----------
    stopping : asked between reads; True ends any wait with `Stopped`

    Attributes
    ----------
    round_trip_s : shortest round trip of the first pings, in seconds of the wall; NaN while none came back
    """

    def __init__(self, line: Line, stopping: Callable[[], bool] = lambda: False) -> None:
        self.round_trip_s = math.nan
        self._line = line
        self._stopping = stopping
        self._tag = 0

    def connect(self) -> Introduction:
        """Wait for the introduction, probe the clock, start the streams.

        Raises
        ------
        DeviceError : silent, not a rig, the wrong speed, the wrong version, or it refuses to start
        Stopped : somebody asked to stop meanwhile
        """
        introduced = self.introduction()
        self.begin()
        return introduced

    def begin(self) -> None:
        """Probe the clock and start the streams of a board that has introduced itself."""
        trips_s = [trip_s for _ in range(FIRST_PINGS) if (trip_s := self._round_trip()) is not None]
        self.round_trip_s = min(trips_s, default=math.nan)
        self._start()

    def say_goodbye(self) -> None:
        """Ask the board for silence; one that does not answer is left as it is."""
        stop = Stop(self._next_tag())
        self._line.send(stop)
        deadline = Deadline(self._line.clock, GOODBYE_WITHIN_S)
        while not deadline.passed:
            if _answer_to(Stop, {stop.tag}, self._listen()):
                return

    def introduction(self) -> Introduction:
        """Ask who is there until the whole introduction has come.

        Raises
        ------
        DeviceError : it did not come in time, and what was heard instead
        """
        pipeline = self._line.pipeline
        known = pipeline.introduction

        def heard(_: Iterable[Packet]) -> Introduction | None:
            return pipeline.introduction if pipeline.introduction is not known else None

        introduced = self._ask(lambda: Identify(self._next_tag()), heard, INTRODUCTION_WITHIN_S)
        if introduced is None:
            raise DeviceError(why_no_introduction(self._line))
        return introduced

    def _round_trip(self) -> float | None:
        """Ping once; the time until the answer came, in seconds of the wall."""
        sent_ns = self._line.clock.now_ns()
        ping_id = self._line.ping()
        deadline = Deadline(self._line.clock, PONG_WITHIN_S)
        while not deadline.passed:
            self._stop_if_asked()
            if any(isinstance(p, Pong) and p.ping_id == ping_id for p in self._listen()):
                came_ns = self._line.last_received_ns or sent_ns
                return (came_ns - sent_ns) / 1e9 / self._line.clock.speed
        return None

    def _start(self) -> None:
        tags: set[int] = set()

        def ask() -> Packet:
            tags.add(tag := self._next_tag())
            return Start(tag)

        answer = self._ask(ask, lambda packets: _answer_to(Start, tags, packets), ANSWER_WITHIN_S)
        where = self._line.description
        if answer is None:
            raise DeviceError(
                f"the board on {where} did not answer START within {ANSWER_WITHIN_S:g} s; "
                "unplug it, plug it in again and try once more"
            )
        if isinstance(answer, Refuse):
            raise DeviceError(f"the board on {where} refused START: {answer.reason_words}")

    def _ask(
        self,
        question: Callable[[], Packet],
        heard: Callable[[Iterable[Packet]], Answer | None],
        within_s: float,
    ) -> Answer | None:
        """Send a question again and again until `heard` finds its answer; None when time is over."""
        deadline = Deadline(self._line.clock, within_s)
        while not deadline.passed:
            self._line.send(question())
            again = Deadline(self._line.clock, ASK_AGAIN_S)
            while not again.passed:
                self._stop_if_asked()
                answer = heard(self._listen())
                if answer is not None:
                    return answer
        return None

    def _listen(self) -> tuple[Packet, ...]:
        block = self._line.read(READ_S)
        return block.messages if block is not None else ()

    def _stop_if_asked(self) -> None:
        if self._stopping():
            raise Stopped

    def _next_tag(self) -> int:
        self._tag = (self._tag + 1) % 256
        return self._tag


def _answer_to(command: type[Packet], tags: set[int], packets: Iterable[Packet]) -> Ack | Refuse | None:
    for packet in packets:
        if isinstance(packet, (Ack, Refuse)) and packet.command == command.type and packet.tag in tags:
            return packet
    return None
