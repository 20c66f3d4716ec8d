"""`rig calibrate`: a load cell against known loads, or a band against a ruler."""

from __future__ import annotations

import click

from rig.errors import InputRefused


@click.command("calibrate")
@click.option(
    "--port", metavar="PORT", help="Where the board is; the only board if left out. See: rig ports."
)
@click.option("--channel", default="band_knee", show_default=True, metavar="NAME", help="The cell to load.")
@click.option("--masses", metavar="LIST", help="Kilograms, in the order in which they hang: 0,5,10,5,0.")
@click.option("--newtons", metavar="LIST", help="The same from a reference gauge, in newtons.")
@click.option("--cell", default="", metavar="SERIAL", help="The cell's own serial number.")
@click.option("--band", metavar="LABEL", help="Check this band instead, by a pull to two lengths.")
@click.option("--lengths", metavar="LIST", help="The band's two lengths, metres: 0.30,0.50.")
@click.option("--seconds", type=click.FloatRange(0.6, 60), default=2.0, show_default=True, help="Each point.")
def command(
    port: str | None,
    channel: str,
    masses: str | None,
    newtons: str | None,
    cell: str,
    band: str | None,
    lengths: str | None,
    seconds: float,
) -> None:
    """Calibrate a load cell: hang each load when asked and press Enter; q and Enter stops.

    The certificate is kept for this board and cell; rig run uses it and copies it into every session.
    With --band and --lengths, measure how stiff a band is, and how much it has softened since its first use.
    """
    from rig.cli.calibrating import calibrate_cell, check_the_band, loads_in_newtons, read_numbers
    from rig.cli.the_board import chosen_port
    from rig.cli.warm import warm_up
    from rig.device.serial_port import SerialDoor
    from rig.record.settings_folder import refuse_strange_label
    from rig.session.wall_clock import WallClock
    from rig.session.weighing import weighing

    if sum(given is not None for given in (masses, newtons, band)) != 1:
        raise InputRefused(
            "give one of --masses, --newtons and --band, e.g.  rig calibrate --masses 0,5,10,5,0"
        )
    for what, label in (("cell", cell), ("band", band or "")):
        if label:
            refuse_strange_label(what, label)
    pulled_m = read_numbers("--lengths", lengths or "", 0.01, 5.0) if band is not None else ()
    if band is not None and len(pulled_m) != 2:
        raise InputRefused(f"--lengths has {len(pulled_m)} lengths; a band is pulled to 2, e.g. 0.30,0.50")
    loads = () if band is not None else loads_in_newtons(masses, newtons)
    door = SerialDoor(chosen_port(port))
    warm_up()
    with weighing(door, WallClock(), channel) as board:
        if band is not None:
            check_the_band(board, band, (pulled_m[0], pulled_m[1]), seconds)
        else:
            calibrate_cell(board, loads, cell, seconds, gauge=newtons is not None)
