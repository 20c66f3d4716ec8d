"""A simulated board without a port, for systems that have no pseudo-terminals. It behaves as on one."""

from __future__ import annotations

from rig.device.byte_source import ByteSource, Clock
from rig.device.simulator.board import SimulatedBoard
from rig.device.simulator.board_in_time import BoardInTime
from rig.errors import DeviceError

STEP_S = 0.001


class InMemoryBoard:
    """A board that is opened here instead of by a port's name.

    Parameters are those of `on_pty.PtyBoard`. The board lives on only while a source is read.
    """

    def __init__(
        self, board: SimulatedBoard, clock: Clock, usb_timer_us: int = 1_000, resets_on_open: bool = True
    ) -> None:
        self._board = BoardInTime(board, clock, usb_timer_us)
        self._clock = clock
        self._resets_on_open = resets_on_open

    @property
    def started_ns(self) -> int:
        """Tell the clock's reading at the board's time 0."""
        return self._board.started_ns

    def open(self) -> ByteSource:
        """Open the line.

        Raises
        ------
        DeviceError : the board is unplugged
        """
        source = self.find_again()
        if source is None:
            raise DeviceError("the simulated board is unplugged; its script says when it comes back")
        return source

    def find_again(self) -> ByteSource | None:
        """Open the line if the board is there; None while it is unplugged."""
        self._board.exchange(b"")
        if not self._board.plugged_in:
            return None
        if self._resets_on_open:
            self._board.host_opened()
        return _InMemorySource(self._board, self._clock)


class _InMemorySource:
    description = "simulated board"

    def __init__(self, board: BoardInTime, clock: Clock) -> None:
        self._board = board
        self._clock = clock
        self._outgoing = b""
        self._is_open = True

    def read(self, timeout_s: float) -> bytes:
        ends_ns = self._clock.now_ns() + timeout_s * 1e9 * self._clock.speed
        while not (data := self._exchange()) and self._clock.now_ns() < ends_ns:
            self._clock.sleep(STEP_S * self._clock.speed)
        return data

    def write(self, data: bytes) -> None:
        self._refuse_if_gone()
        self._outgoing += data

    def close(self) -> None:
        self._is_open = False

    def _exchange(self) -> bytes:
        outgoing, self._outgoing = self._outgoing, b""
        data = self._board.exchange(outgoing)
        self._refuse_if_gone()
        return data

    def _refuse_if_gone(self) -> None:
        if not self._is_open:
            raise DeviceError("the line to the simulated board is closed")
        if not self._board.plugged_in:
            raise DeviceError("the simulated board was unplugged")
