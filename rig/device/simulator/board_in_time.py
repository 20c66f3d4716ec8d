"""A simulated board tied to a clock: its virtual time follows the clock's."""

from __future__ import annotations

from rig.device.byte_source import Clock
from rig.device.simulator.board import SimulatedBoard
from rig.device.simulator.usb_timer import UsbTimer


class BoardInTime:
    """The board, its USB bridge and the time since it was first powered.

    Attributes
    ----------
    started_ns : the clock's reading at the board's time 0
    """

    def __init__(self, board: SimulatedBoard, clock: Clock, usb_timer_us: int) -> None:
        self._board = board
        self._clock = clock
        self._bridge = UsbTimer(usb_timer_us)
        self.started_ns = clock.now_ns()

    @property
    def plugged_in(self) -> bool:
        return self._board.plugged_in

    def host_opened(self) -> None:
        """Do what DTR does on an Uno."""
        self._pass_time()
        self._board.reset()

    def exchange(self, received: bytes) -> bytes:
        """Give the bytes that reach the host by now; `received` reaches the board from now on."""
        now_us, left = self._pass_time()
        if received:
            left += self._board.advance(now_us, received)
        if not self.plugged_in:
            self._bridge.clear()
            return b""
        return self._bridge.pass_on(now_us, left)

    def _pass_time(self) -> tuple[int, bytes]:
        now_us = max(self._board.now_us, (self._clock.now_ns() - self.started_ns) // 1000)
        return now_us, self._board.advance(now_us)
