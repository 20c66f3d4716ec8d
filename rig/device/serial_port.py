"""The one door to serial ports: nothing else imports pyserial."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

import serial
from serial.tools import list_ports as system_ports

from rig.device import port_trouble
from rig.device.byte_source import ByteSource
from rig.device.ports import Port, boards_first, same_board
from rig.device.posix_port import PosixPort
from rig.device.threaded_port import ThreadedPort
from rig.errors import DeviceError

BAUD = 500_000


def list_ports() -> list[Port]:
    """List the serial ports of this computer, boards first. Pseudo-terminals are never among them."""
    found = [
        Port(info.device, _plain(info.description), info.vid, info.pid, info.serial_number or "")
        for info in system_ports.comports()
    ]
    return boards_first(found)


def open_port(name: str, baud: int = BAUD) -> ByteSource:
    """Open a port by its name, for this program alone; any name is accepted, also a pseudo-terminal's.

    An Uno restarts when its port opens: wait for its introduction.

    Raises
    ------
    DeviceError : no such port, not allowed, in use by another program, or no serial port at all
    """
    try:
        port = serial.Serial(name, baud, timeout=0, exclusive=True)
    except (OSError, ValueError) as error:  # pyserial's SerialException is an OSError
        number = getattr(error, "errno", None)
        raise port_trouble.cannot_open(name, number, str(error), list_ports(), _group(name)) from None
    _ask_for_low_latency(port)
    description = _description(identify(name))
    return ThreadedPort(port, description) if sys.platform == "win32" else PosixPort(port, description)


def identify(name: str) -> Port:
    """Tell what is known of the port of that name, or that a link of that name leads to.

    Of a pseudo-terminal, the name alone is known.
    """
    real_name = os.path.realpath(name)
    same = (port for port in list_ports() if real_name == os.path.realpath(port.name))
    return next(same, Port(name))


def find_again(board: Port) -> Port | None:
    """Find where a board is now by its USB numbers and serial number; None while it is not here."""
    if not board.usb_ids:
        return board if os.path.exists(board.name) else None
    return same_board(board, list_ports())


class SerialDoor:
    """One board's port: opened by name first, found again by its identity after it was unplugged."""

    def __init__(self, name: str, baud: int = BAUD) -> None:
        self._baud = baud
        self.board = Port(name)

    def open(self) -> ByteSource:
        """Open the port.

        Raises
        ------
        DeviceError : as `open_port`
        """
        source = open_port(self.board.name, self._baud)
        self.board = identify(self.board.name)
        return source

    def find_again(self) -> ByteSource | None:
        """Open the port at which the same board is now; None while there is none that can be opened.

        A port that has just come back may refuse for a moment, until the system has given it its rights.
        """
        found = find_again(self.board)
        if found is None:
            return None
        try:
            source = open_port(found.name, self._baud)
        except DeviceError:
            return None
        self.board = found
        return source


def _ask_for_low_latency(port: serial.Serial) -> None:
    """Take an FTDI's timer from 16 ms to 1 where the system can; a refusal costs latency, nothing else."""
    with contextlib.suppress(OSError, ValueError, AttributeError, NotImplementedError):
        port.set_low_latency_mode(True)


def _description(port: Port) -> str:
    return f"{port.looks_like or port.description or 'serial port'} on {Path(port.name).name}"


def _plain(description: str | None) -> str:
    return "" if description in (None, "n/a") else str(description)


def _group(name: str) -> str:
    """Name the group whose members may open the port; ``dialout`` where the system does not tell."""
    with contextlib.suppress(OSError, KeyError, ImportError, NotImplementedError):
        group = Path(name).group()
        return group if group != "root" else "dialout"
    return "dialout"
