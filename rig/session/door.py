"""How a session gets at its board, and finds the same one again after it was unplugged."""

from __future__ import annotations

from typing import Protocol

from rig.device.byte_source import ByteSource


class Door(Protocol):
    """One board, wherever it is plugged in. The acquire thread alone uses it."""

    def open(self) -> ByteSource:
        """Open the port.

        Raises
        ------
        DeviceError : no such port, or somebody else has it
        """

    def find_again(self) -> ByteSource | None:
        """Open the port at which the same board has come back; None while it has not."""
