"""A simulated board on a real port: one named thread serves it over a pseudo-terminal."""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
import time
from types import TracebackType

from rig.device.byte_source import Clock
from rig.device.simulator.board import SimulatedBoard
from rig.device.simulator.board_in_time import BoardInTime
from rig.device.simulator.pseudo_terminal import PseudoTerminal
from rig.errors import DeviceError

THREAD_NAME = "simulated-board"
STEP_S = 0.001
"""Of the wall: how long the thread waits for the host before it lets the board go on."""


class PtyBoard:
    """A board that any program opens by the name in `port`, in real or accelerated time.

    Unplugged, the name and the line vanish and the host's next read fails; plugged in again, the same name
    leads to a new line. Bytes sent while no host has the port open are lost, as on a wire.

    Parameters
    ----------
    clock : decides the speed
    usb_timer_us : 1,000 or 16,000; 0 hands bytes on at once
    resets_on_open : the board restarts when a host opens the port, as an Uno does
    """

    def __init__(
        self, board: SimulatedBoard, clock: Clock, usb_timer_us: int = 1_000, resets_on_open: bool = True
    ) -> None:
        self._resets_on_open = resets_on_open
        self._folder = tempfile.mkdtemp(prefix="rig-board-")
        self.port = os.path.join(self._folder, "board")
        self._terminal: PseudoTerminal | None = PseudoTerminal(self.port)
        self._was_open = False
        self.lost_bytes = 0
        self._trouble: BaseException | None = None
        self._closing = threading.Event()
        self._board = BoardInTime(board, clock, usb_timer_us)
        self._thread = threading.Thread(target=self._serve, name=THREAD_NAME, daemon=True)
        self._thread.start()

    @property
    def started_ns(self) -> int:
        """Tell the clock's reading at the board's time 0."""
        return self._board.started_ns

    def close(self) -> None:
        """Unplug for good; nothing is left behind.

        Raises
        ------
        DeviceError : the simulation had stopped before, and why
        """
        self._closing.set()
        self._thread.join()
        shutil.rmtree(self._folder, ignore_errors=True)
        trouble, self._trouble = self._trouble, None
        if trouble is not None:
            raise DeviceError(f"the simulated board stopped: {trouble!r}") from trouble

    def __enter__(self) -> PtyBoard:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _serve(self) -> None:
        try:
            while not self._closing.is_set():
                self._step()
        except BaseException as trouble:  # handed to whoever closes the board
            self._trouble = trouble
        finally:
            self._unplug()

    def _step(self) -> None:
        """Let the board go on by one step, unplugged or not, with or without a host."""
        terminal = self._terminal
        if terminal is None:
            self._board.exchange(b"")
            if self._board.plugged_in:
                self._terminal = PseudoTerminal(self.port)
            time.sleep(STEP_S)
            return
        is_open = self._notice_host(terminal)
        sent = self._board.exchange(terminal.receive())
        if not self._board.plugged_in:
            self._unplug()
        elif is_open:
            terminal.send(sent)
            terminal.wait(STEP_S)
        else:
            terminal.forget()
            time.sleep(STEP_S)

    def _notice_host(self, terminal: PseudoTerminal) -> bool:
        is_open = terminal.host_has_it_open()
        if is_open and not self._was_open and self._resets_on_open:
            self._board.host_opened()
        self._was_open = is_open
        return is_open

    def _unplug(self) -> None:
        if self._terminal is not None:
            self.lost_bytes += self._terminal.lost_bytes
            self._terminal.close()
        self._terminal, self._was_open = None, False
