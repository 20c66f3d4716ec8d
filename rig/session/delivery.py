"""Where each block from the pipeline goes: disk queue, events, traces, tare, and whoever else listens."""

from __future__ import annotations

from collections.abc import Sequence

from rig.block import Block
from rig.events import Event
from rig.session.handoff import LosslessQueue
from rig.session.leader import Leader
from rig.session.listener import Listener
from rig.session.ring import Rings


class Delivery:
    """Takes blocks in the acquire thread, in order; it never waits."""

    def __init__(
        self,
        blocks: LosslessQueue[Block],
        announced: list[Event],
        ready: Leader,
        recent: Rings,
        listeners: Sequence[Listener] = (),
    ) -> None:
        self._blocks = blocks
        self._announced = announced
        self._ready = ready
        self._recent = recent
        self._listeners = listeners

    def __call__(self, block: Block) -> None:
        self._blocks.put(block, sum(stream.samples.size for stream in block.streams))
        self._announced.extend(block.events)
        self._recent.take(block)
        self._ready.take(block)
        for listener in self._listeners:
            listener.take(block)
