"""Who decides in a session what is tared, set and marked, in the acquire thread."""

from __future__ import annotations

from typing import Protocol

from rig.block import Block, Introduction
from rig.session.guidance import Guidance
from rig.setup import Control


class Leader(Protocol):
    """Takes every block and gives controls; it never waits."""

    @property
    def note(self) -> str:
        """Why something is still waited for, or ""."""

    @property
    def done(self) -> bool:
        """Whether the set-up is over."""

    @property
    def over(self) -> bool:
        """Whether the session is to end."""

    @property
    def guidance(self) -> Guidance | None:
        """What a plan asks for now; None without a plan."""

    def expect(self, introduction: Introduction) -> None:
        """Take the board's table of streams."""

    def tare_again(self) -> None:
        """Take a new zero of every force channel in the next quiet moment."""

    def take(self, block: Block) -> None:
        """Take a block."""

    def decisions(self) -> list[Control]:
        """Give the controls that are due, in order."""
