"""A session as live streams of the Lab Streaming Layer, for other programs on the local network.

One stream per channel, because the converters are not synchronous: value and quality flags of each sample
under its corrected time in `local_clock()`. One stream of markers with every event, its kind and its JSON,
at the time at which it began; a loss is a marker ``gap`` and no sample. No pseudonym is sent.
"""

from __future__ import annotations

import json
from typing import Any

import numpy as np

from rig.block import Block
from rig.events import Event
from rig.extras import optional
from rig.samples import MISSING
from rig.session.handoff import LosslessQueue
from rig.session.wall_clock import Clock
from rig.setup import SessionSetup
from rig.wire.packets import StreamInfo

WAIT_S = 0.1
MARKERS = "force-rig events"
CLOCK_TRIES = 8


def stream_name(channel: str) -> str:
    """Give the name under which other programs find a channel."""
    return f"force-rig {channel}"


class LslClock:
    """From session seconds to `local_clock()`: both clocks read at one moment, and the session's speed."""

    def __init__(self, setup: SessionSetup, clock: Clock, lsl: Any) -> None:
        readings = []
        for _ in range(CLOCK_TRIES):
            before_s = lsl.local_clock()
            now_ns = clock.now_ns()
            after_s = lsl.local_clock()
            readings.append((after_s - before_s, (before_s + after_s) / 2, now_ns))
        _, self._local_s, now_ns = min(readings)  # the closest two readings of one clock around the other
        self._session_s = (now_ns - setup.started_ns) / 1e9
        self._speed = clock.speed

    def local_s(self, session_s: Any) -> Any:
        """Convert one time or an array."""
        return self._local_s + (session_s - self._session_s) / self._speed


class LslOutlet:
    """A listener that passes a session on.

    Raises
    ------
    MissingExtra : pylsl is not installed
    """

    name = "lsl"

    def __init__(self) -> None:
        self.trouble = ""
        self._lsl = optional("pylsl", "Live streaming", "lsl")
        self._waiting: LosslessQueue[Block] = LosslessQueue()
        self._infos: dict[str, StreamInfo] = {}
        self._outlets: dict[str, Any] = {}

    def begin(self, setup: SessionSetup, clock: Clock) -> None:
        """Open the stream of markers; those of the channels follow when the board has named them."""
        self._session_id = setup.session_id
        self._clock = LslClock(setup, clock, self._lsl)
        info = self._lsl.StreamInfo(
            MARKERS, "Markers", 2, self._lsl.IRREGULAR_RATE, "string", self._id("events")
        )
        self._describe(info, {"kind": "text", "event": "JSON"})
        self._markers = self._lsl.StreamOutlet(info)

    def take(self, block: Block) -> None:
        self._waiting.put(block, sum(stream.samples.size for stream in block.streams))

    def close(self) -> None:
        self._waiting.close()

    def run(self) -> None:
        """Pass blocks on until closed; the streams vanish with it."""
        try:
            while not self._waiting.finished:
                block = self._waiting.get(WAIT_S)
                if block is not None:
                    self._pass_on(block)
        except Exception as trouble:  # the session goes on without us; told when it is over
            self.trouble = f"live streaming ended early: {type(trouble).__name__}: {trouble}"
        finally:
            self._outlets.clear()
            del self._markers

    def _pass_on(self, block: Block) -> None:
        for message in block.messages:
            if isinstance(message, StreamInfo):
                self._introduce(message)
        for stream in block.streams:
            self._push(stream.channel, stream.samples)
        for event in block.events:
            self._mark(event)

    def _introduce(self, stream: StreamInfo) -> None:
        """Open a channel's stream; a board that introduces itself again has it already."""
        if stream.name in self._outlets:
            return
        info = self._lsl.StreamInfo(
            stream_name(stream.name),
            stream.kind.capitalize(),
            2,
            stream.nominal_rate_hz,
            "double64",
            self._id(stream.name),
        )
        self._describe(
            info, {stream.name: {"force": "N", "pressure": "kPa"}.get(stream.kind, ""), "flags": "1"}
        )
        self._outlets[stream.name] = self._lsl.StreamOutlet(info)

    def _push(self, channel: str, rows: np.ndarray) -> None:
        rows = rows[(rows["flags"] & MISSING) == 0]
        if rows.size:
            values = np.column_stack([rows["value"], rows["flags"].astype(float)])
            self._outlets[channel].push_chunk(values, self._clock.local_s(rows["time_s"]).tolist())

    def _mark(self, event: Event) -> None:
        told = event.to_json()
        self._markers.push_sample([event.kind, json.dumps(told)], self._clock.local_s(told["start_s"]))

    def _id(self, what: str) -> str:
        return f"{self._session_id}-{what}"

    def _describe(self, info: Any, units: dict[str, str]) -> None:
        info.desc().append_child_value("session_id", self._session_id)
        channels = info.desc().append_child("channels")
        for label, unit in units.items():
            channel = channels.append_child("channel")
            channel.append_child_value("label", label)
            channel.append_child_value("unit", unit)
