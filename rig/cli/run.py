"""`rig run`: measure and record with a board."""

from __future__ import annotations

import math
from pathlib import Path

import click


@click.command("run")
@click.option(
    "--port", metavar="PORT", help="Where the board is; the only board if left out. See: rig ports."
)
@click.option("--exercise", metavar="ID", help="See: rig exercises.")
@click.option("--side", type=click.Choice(["left", "right"]), help="The leg that works.")
@click.option("--plan", metavar="NAME|FILE", help="Do a whole plan: a shipped one, or a TOML file.")
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
@click.option("--body-mass", type=click.FloatRange(10, 300), metavar="KG", help="For newtons per kilogram.")
@click.option(
    "--check-mass", type=click.FloatRange(0.05, 50), metavar="KG", help="A weight that a plan's set-up hangs."
)
@click.option(
    "--pad-cells",
    type=click.IntRange(0, 2),
    default=2,
    show_default=True,
    help="Air cells in the pad; with one, no direction is told.",
)
@click.option("--seconds", type=click.FloatRange(1, 86_400), help="End by itself after so long.")
@click.option("--headless", is_flag=True, help="Print events only, one line each; no live view.")
@click.option("--terminal", is_flag=True, help="The live view in the terminal, even with a display.")
@click.option("--sound", is_flag=True, help="Soft tones for the patient: hold done, rest over, roll.")
@click.option("--lsl", is_flag=True, help="Stream to other programs too (Lab Streaming Layer).")
@click.option("--json", "as_json", is_flag=True, help="Print events only, one JSON document a line.")
def command(
    port: str | None,
    exercise: str | None,
    side: str | None,
    plan: str | None,
    subject: str,
    out: Path,
    target_newtons: float,
    body_mass: float | None,
    check_mass: float | None,
    pad_cells: int,
    seconds: float | None,
    headless: bool,
    terminal: bool,
    sound: bool,
    lsl: bool,
    as_json: bool,
) -> None:
    """Measure a person with the board, and keep the session.

    The first two quiet seconds tare the band and take the pelvis baseline. Ctrl-C stops and keeps everything.
    """
    from rig.cli.showing import Way, chosen_way, show

    way = chosen_way(headless, as_json, terminal)  # a window stands before the rest is loaded
    from rig.cli.known_board import with_certificates
    from rig.cli.measuring import as_entered, fail_if_troubled, listeners, new_setup, sum_up, where
    from rig.cli.planned import (
        chosen_plan,
        guided_by,
        isometric_alone,
        planned_setup,
        refuse_two_tasks,
        refuse_without_plan,
    )
    from rig.cli.session_report import leave_report
    from rig.cli.the_board import chosen_port
    from rig.cli.warm import warm_up
    from rig.device.serial_port import SerialDoor
    from rig.session.session import Session
    from rig.session.wall_clock import WallClock

    refuse_two_tasks(plan, exercise=exercise, side=side, target_newtons=target_newtons)
    refuse_without_plan(plan, check_mass=check_mass)
    to_do = isometric_alone(exercise, side)
    if plan is not None:
        to_do = chosen_plan(plan, way.has_keys, out, subject)
    if to_do is None and (exercise is None or side is None):
        raise click.UsageError("give --exercise and --side, or --plan")
    port_door = SerialDoor(chosen_port(port))
    if to_do is not None:
        setup = as_entered(planned_setup(to_do, subject), body_mass, pad_cells, to_do.steps[0].exercise)
    else:
        setup = new_setup(exercise or "", side or "", subject, target_newtons)
        setup = as_entered(setup, body_mass, pad_cells)
    place = where(out, setup)
    if way is not Way.WINDOWS:  # they open first, and the session gets ready under them
        warm_up()
    ends_s = math.inf if seconds is None else seconds
    clock = WallClock()
    door, setup = with_certificates(port_door, setup, clock)
    guided = guided_by(to_do, setup, way.has_keys, check_mass or 0.0) if to_do is not None else None
    with (
        door,
        Session(setup, door, place, clock, ends_s, listeners(lsl), guided, way is Way.WINDOWS) as session,
    ):
        show(session, way, as_json, ends_s, sound)
    outcome = session.outcome()
    report, unreported = leave_report(outcome.path)
    sum_up(outcome, as_json, {"session": outcome.path, **report})
    fail_if_troubled(outcome.trouble, unreported)
