"""A simulated board, plugged in on any system: on a real port where there are pseudo-terminals."""

from __future__ import annotations

import importlib.util
from types import TracebackType
from typing import Protocol

from rig.device.byte_source import ByteSource, Clock
from rig.device.simulator.board import SimulatedBoard
from rig.device.simulator.in_memory import InMemoryBoard

HAS_PSEUDO_TERMINALS = importlib.util.find_spec("termios") is not None


class Door(Protocol):
    """Where the board is opened, and found again after it was unplugged."""

    def open(self) -> ByteSource: ...
    def find_again(self) -> ByteSource | None: ...


class PluggedInBoard:
    """A board that runs until it is closed.

    Parameters are those of `on_pty.PtyBoard`.

    Attributes
    ----------
    door : opens its port through pyserial; without pseudo-terminals, its memory
    started_ns : the clock's reading at the board's time 0, which is the patient's
    """

    def __init__(
        self,
        board: SimulatedBoard,
        clock: Clock,
        usb_timer_us: int = 1_000,
        resets_on_open: bool = True,
        on_port: bool = HAS_PSEUDO_TERMINALS,
    ) -> None:
        self.door: Door
        self._pty_board = None
        if on_port:
            from rig.device.serial_port import SerialDoor
            from rig.device.simulator.on_pty import PtyBoard

            self._pty_board = PtyBoard(board, clock, usb_timer_us, resets_on_open)
            self.door = SerialDoor(self._pty_board.port)
            self.started_ns = self._pty_board.started_ns
        else:
            memory = InMemoryBoard(board, clock, usb_timer_us, resets_on_open)
            self.door, self.started_ns = memory, memory.started_ns

    def close(self) -> None:
        """Unplug for good.

        Raises
        ------
        DeviceError : the simulation had stopped before, and why
        """
        if self._pty_board is not None:
            self._pty_board.close()

    def __enter__(self) -> PluggedInBoard:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
