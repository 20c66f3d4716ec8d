"""`rig firmware`: build, flash and identify the board's program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from rig.cli.firmware_build import BAUDS, BOARDS

if TYPE_CHECKING:
    from rig.block import Introduction

PORT_HELP = "Where the board is; the only board if left out. See: rig ports."
FIRMWARE_BAUD = 500_000


@click.group("firmware")
def command() -> None:
    """Build the board's firmware, write it to the board, and ask the board who it is."""


@command.command("build")
@click.option("--board", type=click.Choice(BOARDS), default="uno", show_default=True, help="See: board.h.")
@click.option("--baud", type=click.Choice([str(b) for b in BAUDS]), default="500000", show_default=True)
def build_command(board: str, baud: str) -> None:
    """Build with avr-gcc or arduino-cli, whichever is installed."""
    from rig.cli.firmware_build import build, size_of

    built = build(board, int(baud))
    click.echo(f"Built {built} ({size_of(built):,} bytes of 32,256)")
    if int(baud) != FIRMWARE_BAUD:
        click.echo(
            f"Note: rig run and rig check speak {FIRMWARE_BAUD:,} baud; this build is for other hosts."
        )


@command.command("flash")
@click.option("--port", metavar="PORT", help=PORT_HELP)
@click.option("--board", type=click.Choice(BOARDS), default="uno", show_default=True)
def flash_command(port: str | None, board: str) -> None:
    """Build, write it to the board with avrdude, and check that the board introduces itself."""
    from rig.cli.firmware_build import build, flash
    from rig.cli.the_board import chosen_port

    chosen = chosen_port(port)
    built = build(board, FIRMWARE_BAUD)
    click.echo(f"Writing {built.name} to the board at {chosen} ...")
    flash(built, chosen)
    _print(introduction_of(chosen))


@command.command("identify")
@click.option("--port", metavar="PORT", help=PORT_HELP)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def identify_command(port: str | None, as_json: bool) -> None:
    """Ask the board who it is: firmware, serial number, last restart, streams."""
    from rig.cli.event_json import to_text
    from rig.cli.the_board import chosen_port

    introduced = introduction_of(chosen_port(port))
    if as_json:
        click.echo(to_text({**describe(introduced), "refused": None}))
    else:
        _print(introduced)


def introduction_of(port: str) -> Introduction:
    """Open a port and wait for the introduction.

    Raises
    ------
    DeviceError : no board, none that talks, or one of another protocol version
    """
    from rig.device.serial_port import SerialDoor
    from rig.pipeline import Pipeline
    from rig.session.line import KeepNothing, Line
    from rig.session.link import Link
    from rig.session.wall_clock import WallClock
    from rig.setup import SessionSetup

    clock = WallClock()
    line = Line(Pipeline(SessionSetup(started_ns=clock.now_ns())), KeepNothing(), clock, lambda block: None)
    line.attach(SerialDoor(port).open())
    try:
        return Link(line).introduction()
    finally:
        line.close()


def describe(introduced: Introduction) -> dict[str, Any]:
    """Put an introduction into plain JSON."""
    hello = introduced.hello
    return {
        "name": hello.board_name,
        "firmware": hello.firmware,
        "protocol": hello.protocol,
        "serial": f"{hello.serial:x}",
        "boot_id": hello.boot_id,
        "last_restart": hello.reset_words,
        "streams": [
            {
                "name": stream.name,
                "kind": stream.kind,
                "nominal_rate_hz": stream.nominal_rate_hz,
                "resolution_bits": stream.resolution_bits,
                "gain": stream.gain,
            }
            for stream in introduced.streams
        ],
    }


def _print(introduced: Introduction) -> None:
    hello = introduced.hello
    click.echo(
        f"{hello.board_name}, firmware {hello.firmware}, protocol {hello.protocol}, serial {hello.serial:x}, "
        f"last restart: {hello.reset_words}"
    )
    for stream in introduced.streams:
        click.echo(
            f"  {stream.index} {stream.name:<12} {stream.kind:<9} {stream.nominal_rate_hz:g} Hz, "
            f"{stream.resolution_bits} bits, gain {stream.gain}"
        )
