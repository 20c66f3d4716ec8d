"""The decoder: bytes in any pieces become samples and packets; nothing is lost without being counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from rig.samples import WIRE_SAMPLE
from rig.wire.decode_kernels import (
    BLOCK_BYTES,
    COUNTERS,
    LINK_STATE,
    MEMORY_BYTES,
    PLACE,
    PLACES_AT,
    RECEIVED_AT,
    SAMPLES_AT,
    STATE_END,
    decode,
)
from rig.wire.packets import Packet, PacketRefused, UnknownType, WrongLength, unpack

_SAMPLE_BYTES = WIRE_SAMPLE.itemsize


@dataclass(frozen=True, slots=True)
class LinkCounters:
    """What became of every byte received, since the decoder was made.

    ``bytes == bytes_good + bytes_discarded + empty_frames + bytes_waiting`` at every moment.
    """

    bytes: int
    bytes_good: int
    bytes_discarded: int
    bytes_waiting: int  # of a frame not yet closed
    frames: int  # whole, and holding a packet of this protocol
    samples: int
    empty_frames: int  # legal
    oversize_frames: int
    short_frames: int
    cobs_errors: int
    crc_failures: int
    unknown_types: int
    wrong_lengths: int
    wrong_fields: int
    resyncs: int  # whole frames that ended a stretch of damage

    @property
    def malformed(self) -> int:
        """Frames with a right CRC that hold no packet of this protocol."""
        return self.unknown_types + self.wrong_lengths + self.wrong_fields

    @property
    def damaged(self) -> int:
        """Frames that the line spoilt."""
        return self.oversize_frames + self.short_frames + self.cobs_errors + self.crc_failures


class Decoded(NamedTuple):
    """What one `Decoder.feed` gave.

    Attributes
    ----------
    samples : array of `samples.WIRE_SAMPLE`, in wire order
    messages : every other packet, with the number of samples above that came before it
    refused : why a whole frame was no packet (SAMPLES apart, which are only counted)
    """

    samples: np.ndarray
    messages: tuple[tuple[int, Packet], ...] = ()
    refused: tuple[PacketRefused, ...] = ()


_NOTHING = Decoded(np.empty(0, WIRE_SAMPLE))


class Decoder:
    """Decode one direction of one line. Any split of the same bytes gives the same result, bit for bit.

    Memory is fixed, whatever arrives.
    """

    def __init__(self) -> None:
        self._memory = np.zeros(MEMORY_BYTES, np.uint8)
        self._bytes = self._memory.data
        self._states = self._memory[:STATE_END].view(LINK_STATE)
        self._places = self._memory[PLACES_AT:].view(PLACE)

    @property
    def counters(self) -> LinkCounters:
        return LinkCounters(*self._states[0].item()[: len(COUNTERS)])

    @staticmethod
    def warm_up() -> None:
        """Compile the kernels, or load them from the cache, before bytes are waiting."""
        Decoder().feed(b"\0")

    def feed(self, data: bytes) -> Decoded:
        """Decode the next bytes of the stream."""
        size = len(data)
        if size > BLOCK_BYTES:
            return _joined([self.feed(data[at : at + BLOCK_BYTES]) for at in range(0, size, BLOCK_BYTES)])
        self._bytes[RECEIVED_AT : RECEIVED_AT + size] = data
        samples_number, packets_number = decode(self._memory, size)
        if not samples_number and not packets_number:
            return _NOTHING
        # numpy copies structured rows one by one (9 ns each); as bytes they go at the memory's speed
        samples_end = SAMPLES_AT + samples_number * _SAMPLE_BYTES
        samples = np.frombuffer(bytearray(self._bytes[SAMPLES_AT:samples_end]), WIRE_SAMPLE)
        return self._with_packets(samples, packets_number) if packets_number else Decoded(samples)

    def drop_unfinished(self) -> None:
        """Give up the frame in progress: the line was cut, and what comes next does not continue it."""
        state = self._states[0]
        state["bytes_discarded"] += state["bytes_waiting"]
        state["damaged"] |= state["bytes_waiting"] > 0
        state["bytes_waiting"] = state["skipping"] = 0

    def _with_packets(self, samples: np.ndarray, packets_number: int) -> Decoded:
        messages, refused = [], []
        for position, start, end in self._places[:packets_number].tolist():
            try:
                messages.append((position, unpack(bytes(self._bytes[start:end]))))
            except PacketRefused as refusal:
                self._book_refused(refusal)
                refused.append(refusal)
        return Decoded(samples, tuple(messages), tuple(refused))

    def _book_refused(self, refusal: PacketRefused) -> None:
        """Take back what the kernel booked as good: it does not look into packets other than SAMPLES."""
        state = self._states[0]
        frame_bytes = len(refusal.payload) + 4
        state["frames"] -= 1
        state["bytes_good"] -= frame_bytes
        state["bytes_discarded"] += frame_bytes
        match refusal:
            case UnknownType():
                state["unknown_types"] += 1
            case WrongLength():
                state["wrong_lengths"] += 1
            case _:
                state["wrong_fields"] += 1


def _joined(blocks: list[Decoded]) -> Decoded:
    """Put blocks one after another; positions count on."""
    samples = np.concatenate([block.samples.view(np.uint8) for block in blocks]).view(WIRE_SAMPLE)
    messages, before = [], 0
    for block in blocks:
        messages += [(before + position, packet) for position, packet in block.messages]
        before += len(block.samples)
    return Decoded(samples, tuple(messages), tuple(r for block in blocks for r in block.refused))
