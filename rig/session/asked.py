"""What a person asks of a running session from another thread, taken up between two reads of the board."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from rig.setup import Control

TARE = "tare"


class Asked:
    """A queue of wishes: whoever asks never waits, and the acquire thread takes them in order."""

    def __init__(self) -> None:
        self._controls: deque[Control] = deque()  # append and popleft are atomic
        self._tare = False

    def put(self, control: Control) -> None:
        """Ask for a control at its place among the bytes."""
        self._controls.append(control)

    def put_tare(self) -> None:
        """Ask for a new tare; it is taken when the next two seconds are quiet, and refused otherwise."""
        self._tare = True

    def take_tare(self) -> bool:
        """Say once whether a tare was asked for."""
        asked, self._tare = self._tare, False
        return asked

    def take(self) -> Iterator[Control]:
        """Hand over what was asked so far, oldest first."""
        while self._controls:
            yield self._controls.popleft()
