"""The real firmware on a pseudo-terminal, in real time: what any host program can open."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from tests.firmware.chip import CONVERSION

APPEARS_WITHIN_S = 10.0


class PtyBoard:
    """One running board.

    Attributes
    ----------
    port : what to open; it stays the same over unplug and return
    started_ns : after `quit`, when the first START came, on the monotonic clock; the signals began then
    boots : after `quit`, the cycles at which the board began anew
    logs : after `quit`, each converter's conversions
    """

    def __init__(
        self, program: Path, elf: Path, folder: Path, signals: str = "", boot_loader: str = ""
    ) -> None:
        self.port = folder / "board"
        command = [str(program), str(elf), str(self.port)]
        if signals:
            (folder / "signals.txt").write_text(signals)
        if signals or boot_loader:
            command.append(str(folder / "signals.txt") if signals else "-")
        if boot_loader:
            command.append(boot_loader)
        self._log_file = folder / "log.txt"
        with self._log_file.open("w") as log:
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=log, stderr=subprocess.DEVNULL, text=True
            )
        ends_s = time.monotonic() + APPEARS_WITHIN_S
        while not self.port.exists():
            assert time.monotonic() < ends_s, "the board did not appear"
            time.sleep(0.01)

    def tell(self, command: str) -> None:
        """Give a command of `board_on_pty.c`: reset, unplug, plug, fault CELL NUMBER."""
        assert self._process.stdin is not None
        self._process.stdin.write(command + "\n")
        self._process.stdin.flush()

    def quit(self) -> None:
        """End, and read the log."""
        if self._process.poll() is None:
            self._process.communicate("quit\n", timeout=10)
        rows = [line.split() for line in self._log_file.read_text().splitlines()]
        self.started_ns = next((int(row[1]) for row in rows if row[0] == "start"), 0)
        self.boots = [int(row[1]) for row in rows if row[0] == "boot"]
        self.logs = [
            np.array([tuple(map(int, row[1:])) for row in rows if row[0] == str(cell)], CONVERSION)
            for cell in range(2)
        ]


@contextmanager
def board_on_pty(
    program: Path, elf: Path, folder: Path, signals: str = "", boot_loader: str = ""
) -> Iterator[PtyBoard]:
    board = PtyBoard(program, elf, folder, signals, boot_loader)
    try:
        yield board
    finally:
        board.quit()
