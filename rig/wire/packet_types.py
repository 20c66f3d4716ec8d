"""The packets of the wire protocol, field by field, as `hardware_docs/wire_protocol.md` names them."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from rig.errors import DeviceError

PROTOCOL = 1

HELLO, STREAM, SAMPLES, STATUS, PONG, ACK, REFUSE = 0x01, 0x02, 0x10, 0x11, 0x12, 0x13, 0x14
IDENTIFY, START, STOP, PING, RATE = 0x81, 0x82, 0x83, 0x84, 0x85

BOARD_FLAGS = 1 | 2 | 4 | 8 | 16  # the flags that may travel; the others belong to the host
MOST_SAMPLES = 40  # in one SAMPLES packet
SAMPLES_HEAD = struct.Struct("<BBHI")
SAMPLE_BYTES = 6

RESET_CAUSES = ("unknown", "power on", "external (DTR, button)", "brown-out", "watchdog")
UNKNOWN_COMMAND, WRONG_LENGTH, WRONG_PROTOCOL, NO_SUCH_STREAM, RATE_NOT_AVAILABLE, NOT_WHILE_STREAMING = (
    range(1, 7)
)
REASONS = {
    UNKNOWN_COMMAND: "unknown command",
    WRONG_LENGTH: "wrong length",
    WRONG_PROTOCOL: "wrong protocol version",
    NO_SUCH_STREAM: "no such stream",
    RATE_NOT_AVAILABLE: "rate not available on this stream",
    NOT_WHILE_STREAMING: "not while streaming",
}


class PacketRefused(DeviceError):
    """A whole frame, but its payload is not a packet of this protocol."""

    def __init__(self, message: str, payload: bytes) -> None:
        super().__init__(message)
        self.payload = payload


class UnknownType(PacketRefused):
    """The first byte names no packet."""


class WrongLength(PacketRefused):
    """Too short or too long for its type."""


class WrongField(PacketRefused):
    """A field holds what the specification does not allow."""


@dataclass(frozen=True, slots=True)
class Packet:
    """What every packet has: its type byte and the layout of its fixed fields."""

    type: ClassVar[int]
    layout: ClassVar[struct.Struct]


@dataclass(frozen=True, slots=True)
class Hello(Packet):
    """Who the board is. A HELLO of another protocol version unpacks too, so that it can be named."""

    type = HELLO
    layout = struct.Struct("<BBBBIQBB")

    protocol: int
    firmware_major: int
    firmware_minor: int
    firmware_patch: int
    boot_id: int
    serial: int
    reset_cause: int
    stream_count: int
    board_name: str

    @property
    def firmware(self) -> str:
        return f"{self.firmware_major}.{self.firmware_minor}.{self.firmware_patch}"

    @property
    def reset_words(self) -> str:
        known = self.reset_cause < len(RESET_CAUSES)
        return RESET_CAUSES[self.reset_cause] if known else f"cause {self.reset_cause}"


@dataclass(frozen=True, slots=True)
class StreamInfo(Packet):
    """One stream of the board; `kind` is ``"force"`` or ``"pressure"``."""

    type = STREAM
    layout = struct.Struct("<BBBBIiifi")

    index: int
    kind: str
    resolution_bits: int
    gain: int
    nominal_rate_mhz: int  # millihertz
    lowest_counts: int  # a sample at or beyond either end is saturated
    highest_counts: int
    nominal_scale: float  # newtons or kilopascals per count; travels as a 32-bit float
    nominal_zero: int  # counts at rest, by design
    name: str

    @property
    def nominal_rate_hz(self) -> float:
        return self.nominal_rate_mhz / 1000


class StreamStatus(NamedTuple):
    """Counters of one stream since boot; they wrap at 65,536."""

    missed: int
    late: int
    out_of_step: int
    saturated: int


@dataclass(frozen=True, slots=True)
class Status(Packet):
    """How the board fares, once a second. Counters run from boot and wrap."""

    type = STATUS
    layout = struct.Struct("<IHHHBIHHHB")

    ticks: int
    free_ram: int  # bytes
    supply_mv: int
    irq_off_us: int  # longest since the last STATUS
    idle_percent: int
    dropped_packets: int
    rx_overruns: int
    rx_bad_frames: int
    commands_refused: int
    streams: tuple[StreamStatus, ...]

    @property
    def stream_count(self) -> int:
        return len(self.streams)


@dataclass(frozen=True, slots=True)
class Pong(Packet):
    """The answer to a ping, with the board's two instants."""

    type = PONG
    layout = struct.Struct("<HII")

    ping_id: int
    received_ticks: int  # when the ping's last byte was read
    sent_ticks: int  # when this packet was queued


@dataclass(frozen=True, slots=True)
class Ack(Packet):
    """The command was done."""

    type = ACK
    layout = struct.Struct("<BB")

    command: int
    tag: int


@dataclass(frozen=True, slots=True)
class Refuse(Packet):
    """The command was not done, and why."""

    type = REFUSE
    layout = struct.Struct("<BBB")

    command: int
    tag: int
    reason: int

    @property
    def reason_words(self) -> str:
        return REASONS.get(self.reason, f"reason {self.reason}")


@dataclass(frozen=True, slots=True)
class Identify(Packet):
    """Ask for the introduction."""

    type = IDENTIFY
    layout = struct.Struct("<BB")

    tag: int
    protocol: int = PROTOCOL


@dataclass(frozen=True, slots=True)
class Start(Packet):
    """Ask for samples."""

    type = START
    layout = struct.Struct("<B")

    tag: int


@dataclass(frozen=True, slots=True)
class Stop(Packet):
    """Ask for silence."""

    type = STOP
    layout = struct.Struct("<B")

    tag: int


@dataclass(frozen=True, slots=True)
class Ping(Packet):
    """Ask for the board's clock."""

    type = PING
    layout = struct.Struct("<H")

    ping_id: int


@dataclass(frozen=True, slots=True)
class SetRate(Packet):
    """Ask for another sampling rate of one stream."""

    type = RATE
    layout = struct.Struct("<BBI")

    tag: int
    stream: int
    rate_mhz: int  # millihertz
