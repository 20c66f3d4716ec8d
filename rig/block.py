"""What comes out of the pipeline: blocks of measured samples and events, and who the board is."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from rig.events import Event
from rig.measure.clock_fit import CLOCK_PAIR
from rig.measure.gap_rows import Followed
from rig.wire.packets import Hello, Packet, StreamInfo


@dataclass(frozen=True, slots=True)
class StreamBlock:
    """New samples of one channel: array of `samples.SAMPLE`, MISSING rows included."""

    channel: str
    samples: np.ndarray


@dataclass(frozen=True, slots=True)
class Block:
    """Everything that one call to the pipeline brought to light.

    Attributes
    ----------
    streams : channels with new samples, in order of introduction
    events : in order of announcement
    messages : packets other than SAMPLES, in wire order
    clock_pairs : array of `CLOCK_PAIR`, answered pings
    """

    streams: tuple[StreamBlock, ...] = ()
    events: tuple[Event, ...] = ()
    messages: tuple[Packet, ...] = ()
    clock_pairs: np.ndarray = field(default_factory=lambda: np.empty(0, CLOCK_PAIR))


@dataclass(frozen=True, slots=True)
class Introduction:
    """A board's complete introduction."""

    hello: Hello
    streams: tuple[StreamInfo, ...]


class BlockBuilder:
    """Collects what a call brings, run by run."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.messages: list[Packet] = []
        self.clock_pairs: list[np.ndarray] = []
        self._runs: list[Followed] = []

    def add_run(self, run: Followed) -> None:
        if run.rows.size:
            self._runs.append(run)

    def build(self, names: list[str]) -> Block:
        """Give the block; `names` is the channel of each slot."""
        pairs = np.concatenate(self.clock_pairs) if self.clock_pairs else np.empty(0, CLOCK_PAIR)
        return Block(self._streams(names), tuple(self.events), tuple(self.messages), pairs)

    def _streams(self, names: list[str]) -> tuple[StreamBlock, ...]:
        if not self._runs:
            return ()
        found = ((name, self._samples(slot)) for slot, name in enumerate(names))
        return tuple(StreamBlock(name, samples) for name, samples in found if samples is not None)

    def _samples(self, slot: int) -> np.ndarray | None:
        """Join the rows of one stream; a run from before its introduction has none."""
        parts = [
            run.rows[run.places[slot]]
            for run in self._runs
            if slot < len(run.places) and run.places[slot].size
        ]
        if len(parts) < 2:
            return parts[0] if parts else None
        return np.concatenate(parts)
