"""Why a port cannot be opened or has gone, in plain words with the way out."""

from __future__ import annotations

import errno
from collections.abc import Sequence

from rig.device.ports import Port
from rig.errors import DeviceError

ABSENT = {errno.ENOENT, errno.ENODEV, errno.ENXIO}
FORBIDDEN = {errno.EACCES, errno.EPERM}
BUSY = {errno.EBUSY, errno.EAGAIN, errno.EWOULDBLOCK}


def cannot_open(name: str, number: int | None, words: str, ports: Sequence[Port], group: str) -> DeviceError:
    """Explain why `name` did not open.

    Parameters
    ----------
    number : the system's error number, None when it gave none
    words : what the system said
    ports : those that exist
    group : owner group of the port; its members may open it
    """
    if number in ABSENT:
        return DeviceError(f"there is no port {name}; {_instead(ports)}")
    if number in FORBIDDEN:
        return DeviceError(
            f"port {name} is there, but this user may not open it; join the group {group} "
            f"(sudo usermod -aG {group} $USER), then log out and in again"
        )
    if number in BUSY:
        return DeviceError(
            f"another program has port {name} open; close it (a serial monitor, another rig) and try again"
        )
    return DeviceError(f"{name} does not work as a serial port ({words}); {_instead(ports)}")


def _instead(ports: Sequence[Port]) -> str:
    if not ports:
        return (
            "no serial port was found: plug the board in with a USB cable that carries data, not only power"
        )
    return f"ports here are {', '.join(map(str, ports))}: plug the board in, or name one of these"


def gone(description: str) -> DeviceError:
    """Say that the board vanished while its port was open."""
    return DeviceError(f"{description} was unplugged, or its port vanished; plug it in again")


def takes_no_bytes(description: str, within_s: float) -> DeviceError:
    """Say that writing got stuck."""
    return DeviceError(f"{description} took no bytes for {within_s:g} s; unplug it and plug it in again")


def closed(description: str) -> DeviceError:
    """Say that a port was used after it was closed."""
    return DeviceError(f"{description} is closed")
