"""`rig ports`: the serial ports of this computer, boards first."""

from __future__ import annotations

import click


@click.command("ports")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(as_json: bool) -> None:
    """List the serial ports and say which look like a board."""
    from rig.cli.event_json import to_text
    from rig.device.serial_port import list_ports

    ports = list_ports()
    if as_json:
        rows = [
            {
                "port": port.name,
                "description": port.description,
                "usb_ids": port.usb_ids,
                "serial_number": port.serial_number,
                "looks_like": port.looks_like,
            }
            for port in ports
        ]
        click.echo(to_text({"ports": rows, "refused": None}))
        return
    if not ports:
        click.echo("No serial port was found: plug the board in with a USB cable that carries data.")
    for port in ports:
        sign = "●" if port.looks_like else "·"
        words = port.looks_like or port.description or "unknown device"
        click.echo(f"{sign} {port.name}  {words}{'  ' + port.usb_ids if port.usb_ids else ''}")
