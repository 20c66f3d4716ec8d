"""Whoever wants to hear a session beside its record: other programs, for instance."""

from __future__ import annotations

from typing import Protocol

from rig.block import Block
from rig.session.wall_clock import Clock
from rig.setup import SessionSetup


class Listener(Protocol):
    """Hears every block of one session, in order. It runs in a thread of its own; the record never waits."""

    trouble: str
    """Why it stopped listening early, or empty."""

    @property
    def name(self) -> str:
        """Of its thread."""

    def begin(self, setup: SessionSetup, clock: Clock) -> None:
        """Take note of the session before anything happens in it."""

    def take(self, block: Block) -> None:
        """Take a block, in the acquire thread, without waiting."""

    def close(self) -> None:
        """Nothing more will come."""

    def run(self) -> None:
        """Work until closed and done."""
