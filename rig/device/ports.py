"""Serial ports as found: which of them looks like a board, and where the same one is after a return."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LOOKS_LIKE = {
    (0x2341, 0x0043): "Arduino Uno",
    (0x2341, 0x0001): "Arduino Uno",
    (0x2341, 0x0243): "Arduino Uno",
    (0x2A03, 0x0043): "Arduino Uno",
    (0x2341, 0x0042): "Arduino Mega",
    (0x2341, 0x0010): "Arduino Mega",
    (0x2341, 0x8036): "Arduino Leonardo",
    (0x2341, 0x0069): "Arduino Uno R4",
    (0x1A86, 0x7523): "Nano or Uno clone (CH340)",
    (0x1A86, 0x5523): "Nano or Uno clone (CH341)",
    (0x1A86, 0x55D4): "Nano or Uno clone (CH9102)",
    (0x0403, 0x6001): "Nano or adapter (FTDI)",
    (0x0403, 0x6015): "Nano or adapter (FTDI)",
    (0x10C4, 0xEA60): "board or adapter (CP210x)",
}
"""USB vendor and product numbers of what the rig's firmware may sit behind."""

ARDUINO_VENDORS = {0x2341, 0x2A03}


@dataclass(frozen=True, slots=True)
class Port:
    """One serial port of this computer.

    `usb_vendor`, `usb_product` are None and `serial_number` is empty where the port is not USB or does
    not tell.
    """

    name: str
    description: str = ""
    usb_vendor: int | None = None
    usb_product: int | None = None
    serial_number: str = ""

    @property
    def looks_like(self) -> str:
        """Name the board that the USB numbers belong to; empty when they belong to none that is known."""
        known = LOOKS_LIKE.get((self.usb_vendor or 0, self.usb_product or 0), "")
        return known or ("Arduino" if self.usb_vendor in ARDUINO_VENDORS else "")

    @property
    def usb_ids(self) -> str:
        """Write the USB numbers as ``2341:0043``; empty where the port has none."""
        if self.usb_vendor is None or self.usb_product is None:
            return ""
        return f"{self.usb_vendor:04x}:{self.usb_product:04x}"

    def __str__(self) -> str:
        words = self.looks_like or self.description
        return f"{self.name} ({words})" if words else self.name


def boards_first(ports: Sequence[Port]) -> list[Port]:
    """Sort ports: those that look like a board, then other USB ports, then the rest, each by name."""
    return sorted(ports, key=lambda port: (not port.looks_like, port.usb_vendor is None, port.name))


def same_board(wanted: Port, ports: Sequence[Port]) -> Port | None:
    """Find the port at which `wanted` is now; its name may have changed.

    With a serial number, only that one will do. Without (CH340), the same name, or else the only port
    with the same USB numbers: two alike cannot be told apart here, and then it is None.
    """
    alike = [port for port in ports if port.usb_ids == wanted.usb_ids]
    if wanted.serial_number:
        return next((port for port in alike if port.serial_number == wanted.serial_number), None)
    at_same_name = next((port for port in alike if port.name == wanted.name), None)
    if at_same_name is None and wanted.usb_ids and len(alike) == 1:
        return alike[0]
    return at_same_name
