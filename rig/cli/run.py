"""`rig run`: measure and record with a board."""

from __future__ import annotations

import math
from pathlib import Path

import click


@click.command("run")
@click.option(
    "--port", metavar="PORT", help="Where the board is; the only board if left out. See: rig ports."
)
@click.option("--exercise", required=True, metavar="ID", help="See: rig exercises.")
@click.option("--side", type=click.Choice(["left", "right"]), required=True, help="The leg that works.")
@click.option(
    "--subject", required=True, metavar="ID", help="A pseudonym: letters, digits, - and _; never a name."
)
@click.option("--out", type=click.Path(path_type=Path), default=Path("sessions"), show_default=True)
@click.option(
    "--target-newtons",
    type=click.FloatRange(0, 500),
    default=0.0,
    metavar="N",
    help="Middle of the hold zone; 0 means the person's own plateau.",
)
@click.option("--seconds", type=click.FloatRange(1, 86_400), help="End by itself after so long.")
@click.option("--headless", is_flag=True, help="Print events only, one line each; no live view.")
@click.option("--terminal", is_flag=True, help="The live view in the terminal, even with a display.")
@click.option("--lsl", is_flag=True, help="Stream to other programs too (Lab Streaming Layer).")
@click.option("--json", "as_json", is_flag=True, help="Print events only, one JSON document a line.")
def command(
    port: str | None,
    exercise: str,
    side: str,
    subject: str,
    out: Path,
    target_newtons: float,
    seconds: float | None,
    headless: bool,
    terminal: bool,
    lsl: bool,
    as_json: bool,
) -> None:
    """Measure a person with the board, and keep the session.

    The first two quiet seconds tare the band and take the pelvis baseline. Ctrl-C stops and keeps everything.
    """
    from rig.cli.measuring import fail_if_troubled, listeners, new_setup, show, sum_up, where
    from rig.cli.session_report import leave_report
    from rig.cli.the_board import chosen_port
    from rig.cli.warm import warm_up
    from rig.device.serial_port import SerialDoor
    from rig.session.session import Session
    from rig.session.wall_clock import WallClock

    door = SerialDoor(chosen_port(port))
    setup = new_setup(exercise, side, subject, target_newtons)
    place = where(out, setup)
    warm_up()
    ends_s = math.inf if seconds is None else seconds
    with Session(setup, door, place, WallClock(), ends_s, listeners(lsl)) as session:
        show(session, headless, as_json, ends_s, terminal)
    outcome = session.outcome()
    report, unreported = leave_report(outcome.path)
    sum_up(outcome, as_json, {"session": outcome.path, **report})
    fail_if_troubled(outcome.trouble, unreported)
