"""A host in virtual time: it starts a simulated board, lets it run and decodes what it says."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from rig.channels import CHANNELS, FORCE
from rig.device.simulator.board import SimulatedBoard
from rig.device.simulator.faults import Faults
from rig.wire.decoder import Decoder
from rig.wire.framing import encode_frame
from rig.wire.packets import Packet, Start, pack

BOOTED_US = 600_000


class Steady:
    """Signals that rest at given values."""

    def __init__(self, **values: float) -> None:
        self._values = values

    def value(self, channel: str, time_s: np.ndarray) -> np.ndarray:
        at_rest = 30.0 if CHANNELS.get(channel, CHANNELS["band_knee"]).kind == FORCE else 5.0
        return np.full(np.shape(time_s), self._values.get(channel, at_rest))


@dataclass
class Heard:
    """Everything that a board said, decoded."""

    samples: np.ndarray
    messages: list[Packet]
    decoder: Decoder
    data: bytes = field(repr=False)

    def stream(self, index: int) -> np.ndarray:
        return self.samples[self.samples["stream"] == index]

    def of(self, kind: type[Packet]) -> list:
        return [packet for packet in self.messages if isinstance(packet, kind)]


def line(*packets: Packet) -> bytes:
    return b"".join(encode_frame(pack(packet)) for packet in packets)


def decode(data: bytes) -> Heard:
    decoder = Decoder()
    decoded = decoder.feed(data)
    return Heard(decoded.samples.copy(), [packet for _, packet in decoded.messages], decoder, data)


def run(board: SimulatedBoard, until_s: float, step_us: int = 100_000) -> bytes:
    """Start the board once it has booted, and let it run; give all its bytes."""
    data = [board.advance(BOOTED_US)]
    received = line(Start(1))
    while board.now_us < until_s * 1e6:
        data.append(board.advance(min(board.now_us + step_us, int(until_s * 1e6)), received))
        received = b""
    return b"".join(data)


def hear(until_s: float, faults: str = "", seed: int = 1, signals: object = None, **options: object) -> Heard:
    board = SimulatedBoard(signals or Steady(), seed, faults=Faults.parse(faults), **options)
    return decode(run(board, until_s))


def gaps(stream: np.ndarray) -> int:
    """Count the samples that the sequence numbers say are missing."""
    steps = np.diff(stream["sequence"].astype(np.int64)) % 65_536
    return int((steps - 1).sum())
