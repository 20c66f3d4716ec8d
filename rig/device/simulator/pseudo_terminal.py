"""One pseudo-terminal: the board's end of a port that a host opens by name (Linux, macOS)."""

from __future__ import annotations

import contextlib
import os
import pty
import select
import tty

MOST_WAITING_BYTES = 65_536
"""What an operating system keeps for a host that does not read; more is lost and counted."""


class PseudoTerminal:
    """A pty in raw mode, before any host opens it: its echo would otherwise talk to the board.

    Parameters
    ----------
    link : path of the symbolic link to make; it stays the same over unplug and return

    Attributes
    ----------
    lost_bytes : that found no room because the host did not read
    """

    def __init__(self, link: str) -> None:
        self._master, slave = pty.openpty()
        tty.setraw(slave)
        name = os.ttyname(slave)
        os.close(slave)
        os.set_blocking(self._master, False)
        self._poll = select.poll()
        self._poll.register(self._master, select.POLLIN)
        self._waiting = b""
        self._link = link
        self.lost_bytes = 0
        os.symlink(name, link + ".new")
        os.replace(link + ".new", link)

    def host_has_it_open(self) -> bool:
        return not any(events & select.POLLHUP for _, events in self._poll.poll(0))

    def receive(self) -> bytes:
        """Give what the host has written; nothing when there is none, or no host."""
        try:
            return os.read(self._master, 65_536)
        except OSError:
            return b""

    def wait(self, timeout_s: float) -> None:
        """Wait until the host writes, or until the time is up."""
        self._poll.poll(timeout_s * 1000)

    def send(self, data: bytes) -> None:
        """Hand bytes to the host, without ever waiting for it."""
        self._waiting += data
        with contextlib.suppress(BlockingIOError):
            while self._waiting:
                sent = os.write(self._master, self._waiting)
                self._waiting = self._waiting[sent:]
        surplus = max(0, len(self._waiting) - MOST_WAITING_BYTES)
        self.lost_bytes += surplus
        self._waiting = self._waiting[: len(self._waiting) - surplus]

    def forget(self) -> None:
        """Drop what waits for a host that has closed the port."""
        self._waiting = b""

    def close(self) -> None:
        """Vanish, as a pulled cable does: the name first, then the line."""
        with contextlib.suppress(FileNotFoundError):
            os.unlink(self._link)
        os.close(self._master)
