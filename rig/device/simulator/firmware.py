"""What the board's program says: its introduction, its answers and its status."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rig.device.simulator.outgoing import OutgoingStream
from rig.device.simulator.receiver import Receiver
from rig.device.simulator.uart import Uart
from rig.wire.framing import FrameDamaged, decode_frame, encode_frame
from rig.wire.packets import (
    NO_SUCH_STREAM,
    NOT_WHILE_STREAMING,
    PROTOCOL,
    RATE_NOT_AVAILABLE,
    UNKNOWN_COMMAND,
    WRONG_LENGTH,
    WRONG_PROTOCOL,
    Ack,
    Hello,
    Identify,
    Packet,
    PacketRefused,
    Ping,
    Pong,
    Refuse,
    SetRate,
    Start,
    Status,
    Stop,
    StreamStatus,
    UnknownType,
    pack,
    unpack,
)

VERSION = (1, 0, 0)
ANSWER_US = 40.0
"""From a command's last byte until its answer is queued."""

FREE_RAM, SUPPLY_MV, IRQ_OFF_US, IDLE_PERCENT = 1180, 4980, 10, 80  # as a prototype's firmware reported


@dataclass(frozen=True, slots=True)
class Identity:
    """What distinguishes this board from the next."""

    serial: int
    name: str = "simulated board"


class Firmware:
    """The program on the board, from one boot to the next.

    Parameters
    ----------
    ticks_at : device microseconds, not wrapped, at a true time
    on_start : told the true microseconds of each START that sets the streams going
    """

    def __init__(
        self,
        identity: Identity,
        streams: Sequence[OutgoingStream],
        uart: Uart,
        receiver: Receiver,
        ticks_at: Callable[[float], int],
        on_start: Callable[[float], None] | None = None,
    ) -> None:
        self._identity = identity
        self._streams = streams
        self._uart = uart
        self._receiver = receiver
        self._ticks_at = ticks_at
        self._on_start = on_start
        self._actions: dict[type[Packet], Callable[..., None]] = {
            Identify: self._identify,
            Start: self._start,
            Stop: self._stop,
            Ping: self._pong,
            SetRate: self._set_rate,
        }

    streaming = False

    def boot(self, at_us: float, boot_id: int, reset_cause: int) -> None:
        """Begin: silence, a zero byte, the introduction."""
        self.streaming = False
        self._boot_id, self._reset_cause = boot_id, reset_cause
        self._bad_frames = self._refused = 0
        for stream in self._streams:
            stream.power_up(at_us)
        self._uart.put(at_us, b"\0", droppable=False)
        self._introduce(at_us)

    def send_samples(self, stream: OutgoingStream, at_us: float) -> None:
        payload = stream.take(at_us, self.streaming)
        if payload is not None:
            self._uart.put(at_us, encode_frame(payload), droppable=True)

    def send_status(self, at_us: float) -> None:
        packet = Status(
            ticks=self._wrapped(at_us),
            free_ram=FREE_RAM,
            supply_mv=SUPPLY_MV,
            irq_off_us=IRQ_OFF_US,
            idle_percent=IDLE_PERCENT,
            dropped_packets=self._uart.dropped_packets,
            rx_overruns=self._receiver.overruns & 0xFFFF,
            rx_bad_frames=self._bad_frames & 0xFFFF,
            commands_refused=self._refused & 0xFFFF,
            streams=tuple(_stream_status(stream) for stream in self._streams),
        )
        self._send(at_us, packet)

    def answer(self, frame: bytes, at_us: float) -> None:
        """Do what a frame from the host asks, or say why not."""
        try:
            packet = unpack(decode_frame(frame))
        except FrameDamaged:
            self._bad_frames += 1
        except PacketRefused as error:
            self._refuse_unreadable(error, at_us)
        else:
            self._actions.get(type(packet), self._unknown)(packet, at_us)

    def _refuse_unreadable(self, error: PacketRefused, at_us: float) -> None:
        reason = UNKNOWN_COMMAND if isinstance(error, UnknownType) else WRONG_LENGTH
        tag = error.payload[1] if len(error.payload) > 1 else 0
        self._refuse(error.payload[0], tag, reason, at_us)

    def _unknown(self, packet: Packet, at_us: float) -> None:
        """A packet that only a board sends."""
        self._refuse(packet.type, 0, UNKNOWN_COMMAND, at_us)

    def _identify(self, packet: Identify, at_us: float) -> None:
        if packet.protocol != PROTOCOL:
            self._refuse(packet.type, packet.tag, WRONG_PROTOCOL, at_us)
            return
        self._accept(packet, at_us)
        self._introduce(at_us + ANSWER_US)

    def _start(self, packet: Start, at_us: float) -> None:
        if not self.streaming:
            for stream in self._streams:
                stream.forget_before(at_us)
            if self._on_start is not None:
                self._on_start(at_us)
        self.streaming = True
        self._accept(packet, at_us)

    def _stop(self, packet: Stop, at_us: float) -> None:
        self.streaming = False
        self._accept(packet, at_us)

    def _pong(self, packet: Ping, at_us: float) -> None:
        sent_us = at_us + ANSWER_US
        self._send(sent_us, Pong(packet.ping_id, self._wrapped(at_us), self._wrapped(sent_us)))

    def _set_rate(self, packet: SetRate, at_us: float) -> None:
        reason = self._rate_refusal(packet)
        if reason is not None:
            self._refuse(packet.type, packet.tag, reason, at_us)
            return
        stream = self._streams[packet.stream]
        stream.set_rate(at_us, packet.rate_mhz / 1000)
        self._accept(packet, at_us)
        self._send(at_us + ANSWER_US, stream.info)

    def _rate_refusal(self, packet: SetRate) -> int | None:
        if packet.stream >= len(self._streams):
            return NO_SUCH_STREAM
        if packet.rate_mhz / 1000 not in self._streams[packet.stream].converter.design.rates_hz:
            return RATE_NOT_AVAILABLE
        return NOT_WHILE_STREAMING if self.streaming else None

    def _accept(self, packet: Identify | Start | Stop | SetRate, at_us: float) -> None:
        self._send(at_us + ANSWER_US, Ack(packet.type, packet.tag))

    def _refuse(self, command: int, tag: int, reason: int, at_us: float) -> None:
        self._refused += 1
        self._send(at_us + ANSWER_US, Refuse(command, tag, reason))

    def _introduce(self, at_us: float) -> None:
        self._send(at_us, self._hello())
        for stream in self._streams:
            self._send(at_us, stream.info)

    def _hello(self) -> Hello:
        return Hello(
            protocol=PROTOCOL,
            firmware_major=VERSION[0],
            firmware_minor=VERSION[1],
            firmware_patch=VERSION[2],
            boot_id=self._boot_id,
            serial=self._identity.serial,
            reset_cause=self._reset_cause,
            stream_count=len(self._streams),
            board_name=self._identity.name,
        )

    def _send(self, at_us: float, packet: Packet) -> None:
        """Queue what the host must hear: it waits for room, only samples are dropped."""
        self._uart.put(at_us, encode_frame(pack(packet)), droppable=False)

    def _wrapped(self, at_us: float) -> int:
        return self._ticks_at(at_us) & 0xFFFFFFFF


def _stream_status(stream: OutgoingStream) -> StreamStatus:
    """Missed and saturated run up to a quarter of a second ahead: conversions are made in blocks."""
    converter = stream.converter
    return StreamStatus(converter.missed & 0xFFFF, 0, 0, converter.saturated & 0xFFFF)
