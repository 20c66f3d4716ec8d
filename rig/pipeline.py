"""The hallway: bytes or samples in, blocks of measured samples and events out.

Everything is a pure function of the ordered calls: any split of the same bytes, received at the same
instants, gives the same rows, events and state, bit for bit. Samples and packets take effect in wire order.
"""

from __future__ import annotations

import dataclasses

import numpy as np

from rig.block import Block, BlockBuilder, Introduction
from rig.channels import CHANNELS
from rig.detection import Detection
from rig.errors import DeviceError, InputRefused
from rig.events import NAN, Event, Mark
from rig.live import ChannelNow, Live, RepCounts
from rig.measure.clock import DeviceClock
from rig.measure.gap_rows import Followed
from rig.measure.streams import Streams
from rig.samples import WIRE_SAMPLE
from rig.setup import BRING_A_TASK, Control, SessionSetup, Task
from rig.wire.decoder import Decoder, LinkCounters
from rig.wire.packets import PROTOCOL, Hello, Packet, Pong, StreamInfo

PRACTICE_SET = 0  # the number under which reps are shown that belong to no set


class Pipeline:
    """Runs one session's bytes through decoding, measuring and detection.

    Attributes
    ----------
    introduction : the newest complete introduction of the board, None before it
    """

    def __init__(self, setup: SessionSetup) -> None:
        self.setup = setup
        self.introduction: Introduction | None = None
        self._decoder = Decoder()
        self._clock = DeviceClock(setup.started_ns)
        self._streams = Streams(setup.calibrations)
        self._detection = Detection(setup)
        self._hello: Hello | None = None
        self._infos: dict[int, StreamInfo] = {}
        self._newest: dict[str, ChannelNow] = {}
        self._counts = RepCounts()
        self._pairs = 0

    @staticmethod
    def warm_up() -> None:
        """Compile every kernel, or load it from the cache, before bytes are waiting."""
        Decoder.warm_up()
        instant = np.arange(3.0)
        for cells in (1, 2):
            idle = Pipeline(SessionSetup(task=Task(pad_cells=cells, watch_channels=("band_foot",))))
            for index, channel in enumerate(CHANNELS.values()):
                limits = (-(2**23), 2**23 - 1)
                idle._take_stream(
                    StreamInfo(index, channel.kind, 24, 128, 80_000, *limits, 1e-4, 0, channel.name)
                )
                samples = np.array([(index, 0, n, n * 12_500, n) for n in range(3)], WIRE_SAMPLE)
                idle._measure(samples, 0, BlockBuilder())
            idle.feed_samples("file", instant, instant, np.zeros(3, np.uint8))
            idle.finish()

    @property
    def counters(self) -> LinkCounters:
        """What became of the bytes."""
        return self._decoder.counters

    def feed(self, data: bytes, received_ns: int) -> Block:
        """Take bytes as they came; `received_ns` is the host's monotonic clock.

        Raises
        ------
        DeviceError : the board speaks another version of the protocol
        """
        decoded = self._decoder.feed(data)
        out, at = BlockBuilder(), 0
        for position, packet in decoded.messages:
            self._measure(decoded.samples[at:position], received_ns, out)
            self._take_packet(packet, received_ns, out)
            at = position
        self._measure(decoded.samples[at:], received_ns, out)
        return out.build(self._streams.names)

    def feed_samples(self, channel: str, time_s: np.ndarray, value: np.ndarray, flags: np.ndarray) -> Block:
        """Take samples of an imported file: session seconds never falling, values in the channel's unit."""
        out = BlockBuilder()
        self._detect(self._streams.take_values(channel, time_s, value, flags), out)
        return out.build(self._streams.names)

    def zero_moved(self, channel: str) -> None:
        """Tell that the values of an imported channel lie on a new zero from here on."""
        self._detection.retared(channel)

    def ping_sent(self, ping_id: int, sent_ns: int) -> None:
        """Remember when a ping left."""
        self._clock.ping_sent(ping_id, sent_ns)

    def link(self, change: str, at_ns: int) -> Block:
        """Take the news that the link was ``lost`` or ``opened``; the gaps follow when samples return."""
        if change == "lost":
            self._decoder.drop_unfinished()
            self._clock.forget_pings()
            self._streams.unplugged()
        return Block()

    def control(self, control: Control, at_ns: int) -> Block:
        """Carry out a decision; it holds for the samples that follow.

        Raises
        ------
        InputRefused : an unknown control, or one that cannot be carried out; nothing has changed
        """
        at_s = (at_ns - self.setup.started_ns) * 1e-9
        known_s = max((now.time_s for now in self._newest.values()), default=at_s)
        try:
            closed = self._change_task(control)
            label, detail = self._carry_out(control)
        except KeyError as missing:
            raise InputRefused(f"control {control.what} lacks {missing.args[0]}") from missing
        marked = self._detection.judged([Mark(at_s, known_s, label, detail)])
        return Block(events=(*closed, *marked))

    def _change_task(self, control: Control) -> list[Event]:
        """Let a new set, or practice, that brings its own task have it; give what was open before."""
        if control.what not in BRING_A_TASK or "task" not in control.values:
            return []
        settings = self.setup.settings
        done_s = float(control.values["hold_done_s"])
        settings = dataclasses.replace(settings, hold=dataclasses.replace(settings.hold, done_s=done_s))
        closed = self._detection.begin_set(Task.from_json(control.values["task"]), settings)
        for event in closed:
            self._counts = self._counts.after(event)
        return closed

    def finish(self) -> Block:
        """Close open events: the recording has ended."""
        out = BlockBuilder()
        self._announce(self._detection.finish(), out)
        return out.build(self._streams.names)

    def quality(self) -> dict[str, dict[str, object]]:
        """Give the numbers of each channel, as printed in JSON."""
        return self._streams.report(self._clock.s_per_tick)

    def link_quality(self) -> dict[str, int]:
        """Give the numbers of the link: the decoder's counters, stray samples, restarts and clock pairs."""
        return {
            **dataclasses.asdict(self.counters),
            "stray_samples": self._streams.strays,
            "restarts": self._clock.epoch,
            "clock_pairs": self._pairs,
        }

    @property
    def live(self) -> Live:
        """What a screen shows now."""
        detection = self._detection
        return Live(
            newest_s=max((c.time_s for c in self._newest.values()), default=NAN),
            channels=tuple(self._newest.values()),
            counts=self._counts,
            rep=detection.reps.live if detection.reps else None,
            hold=detection.holds.live if detection.holds else None,
            roll=detection.rolls.live if detection.rolls else None,
            rising=tuple(now for rise in detection.rises if (now := rise.live) is not None),
        )

    def _measure(self, samples: np.ndarray, received_ns: int, out: BlockBuilder) -> None:
        if samples.size:
            self._detect(self._streams.measure(samples, self._clock, received_ns), out)

    def _detect(self, run: Followed, out: BlockBuilder) -> None:
        out.add_run(run)
        self._announce(self._detection.take(run, self._streams.names), out)
        for name, place in zip(self._streams.names, run.places, strict=True):
            if place.size:
                self._newest[name] = ChannelNow.of(name, run.rows[place[-1]])

    def _announce(self, events: list, out: BlockBuilder) -> None:
        out.events += events
        for event in events:
            self._counts = self._counts.after(event)

    def _take_packet(self, packet: Packet, received_ns: int, out: BlockBuilder) -> None:
        out.messages.append(packet)
        match packet:
            case Hello():
                self._take_hello(packet)
            case StreamInfo():
                self._take_stream(packet)
            case Pong():
                pair = self._clock.pong(packet.ping_id, packet.received_ticks, packet.sent_ticks, received_ns)
                if pair is not None:
                    out.clock_pairs.append(pair)
                    self._pairs += 1

    def _take_hello(self, hello: Hello) -> None:
        if hello.protocol != PROTOCOL:
            raise DeviceError(
                f"the board speaks protocol version {hello.protocol}, this program version {PROTOCOL}: "
                "flash the firmware that came with this program (rig firmware)"
            )
        if self._hello is not None and hello.boot_id != self._hello.boot_id:
            self._clock.restart(same_board=hello.serial == self._hello.serial)
        self._hello = hello
        self._infos.clear()

    def _take_stream(self, stream: StreamInfo) -> None:
        self._streams.introduce(stream)
        self._infos[stream.index] = stream
        if self._hello is not None and len(self._infos) == self._hello.stream_count:
            streams = tuple(self._infos[index] for index in sorted(self._infos))
            self.introduction = Introduction(self._hello, streams)

    def _carry_out(self, control: Control) -> tuple[str, str]:
        """Do what a control says; give the label and the detail of its mark."""
        values = control.values
        match control.what:
            case "mark":
                return str(values["label"]), ""
            case "new_set":
                self._counts = self._counts.in_set(values["number"])
                of = [str(values[key]) for key in ("exercise", "side") if key in values]
                return "new_set", ", ".join([str(values["number"]), *of])
            case "practice":
                self._counts = self._counts.in_set(PRACTICE_SET)
                return "practice", ", ".join(str(values[key]) for key in ("exercise", "side"))
            case "tare":
                self._streams.tare(values["channel"], float(values["counts"]))
                self._detection.retared(values["channel"])
                return "tare", f"{values['channel']} at {values['counts']:.1f} counts"
        return control.what, self._detection.decide(control)
