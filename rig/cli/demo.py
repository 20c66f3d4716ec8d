"""`rig demo`: the main job with nothing plugged in."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("demo")
@click.option("--exercise", metavar="ID", help="See: rig exercises.  [default: level-1]")
@click.option("--side", type=click.Choice(["left", "right"]), help="[default: right]")
@click.option("--plan", metavar="NAME|FILE", help="Do a whole plan: a shipped one, or a TOML file.")
@click.option(
    "--clinician",
    type=click.Choice(["me", "simulated"]),
    help="Who presses the keys of a plan.  [default: me in a live view, else simulated]",
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
@click.option("--seconds", type=click.FloatRange(1, 86_400), help="[default: 60; a plan: until it is done]")
@click.option(
    "--seed", type=click.IntRange(0), default=0, show_default=True, help="Another seed, another person."
)
@click.option(
    "--speed", type=click.FloatRange(0.1, 50), default=1.0, show_default=True, help="Faster than life."
)
@click.option(
    "--faults", default="", metavar="SPEC", help="What goes wrong, e.g. 'unplug@20:for=3; bitflip@30'."
)
@click.option("--subject", default="demo", show_default=True, help="A pseudonym: letters, digits, - and _.")
@click.option("--out", type=click.Path(path_type=Path), default=Path("sessions"), show_default=True)
@click.option("--headless", is_flag=True, help="Print events only, one line each; no live view.")
@click.option("--terminal", is_flag=True, help="The live view in the terminal, even with a display.")
@click.option("--sound", is_flag=True, help="Soft tones for the patient: hold done, rest over, roll.")
@click.option("--lsl", is_flag=True, help="Stream to other programs too (Lab Streaming Layer).")
@click.option("--firmware", is_flag=True, help="The real firmware on a simulated chip, in real time.")
@click.option("--json", "as_json", is_flag=True, help="Print events only, one JSON document a line.")
def command(
    exercise: str | None,
    side: str | None,
    plan: str | None,
    clinician: str | None,
    body_mass: float | None,
    check_mass: float | None,
    pad_cells: int,
    seconds: float | None,
    seed: int,
    speed: float,
    faults: str,
    subject: str,
    out: Path,
    headless: bool,
    terminal: bool,
    sound: bool,
    lsl: bool,
    firmware: bool,
    as_json: bool,
) -> None:
    """Measure a simulated person on a simulated board: real bytes, real detection, a real session file.

    What the person really did is written beside the session. Ctrl-C stops and keeps the session.
    """
    from rig.cli.showing import Way, chosen_way, show

    way = chosen_way(headless, as_json, terminal)  # a window stands before the rest is loaded
    from rig.cli.firmware_rehearsal import FirmwareRehearsal
    from rig.cli.measuring import as_entered, fail_if_troubled, listeners, new_setup, sum_up, where
    from rig.cli.plan_rehearsal import PlanRehearsal
    from rig.cli.planned import (
        chosen_plan,
        isometric_alone,
        planned_setup,
        refuse_two_tasks,
        refuse_without_plan,
    )
    from rig.cli.rehearsal import Rehearsal, SimulatedHardware, write_truth
    from rig.cli.session_report import leave_report
    from rig.cli.warm import warm_up
    from rig.session.session import Session
    from rig.session.wall_clock import clock_at

    refuse_two_tasks(plan, exercise=exercise, side=side)
    led = plan is not None or isometric_alone(exercise, "right") is not None
    if firmware and (led or pad_cells != 2):
        other = "--plan" if plan is not None else "--exercise isometric-…" if led else "--pad-cells"
        raise click.UsageError(f"{other} does not go with --firmware: leave one of them out")
    refuse_without_plan(plan, clinician=clinician, check_mass=check_mass)
    if clinician == "me" and not way.has_keys:
        raise click.UsageError("--clinician me needs keys, and these are those of the live view")
    to_do = isometric_alone(exercise, side or "right")
    if plan is not None:
        to_do = chosen_plan(plan, True, out, subject, simulated=True)
    if way is not Way.WINDOWS:  # they open first, and the session gets ready under them
        warm_up()
    clock = clock_at(speed)
    rehearsal: SimulatedHardware
    if to_do is None:
        exercise, side = exercise or "level-1", side or "right"
        who = (exercise, side, seed, seconds or 60.0, faults, clock)
        rehearsal = one = FirmwareRehearsal(*who) if firmware else Rehearsal(*who, pad_cells)
        setup = new_setup(exercise, side, subject, one.patient.target_newtons, simulated=True)
        setup = as_entered(setup, body_mass, pad_cells)
        guided = None
    else:
        rehearsal = many = PlanRehearsal(to_do, seed, seconds, faults, clock, pad_cells, check_mass or 0.0)
        setup = planned_setup(to_do, subject, simulated=True)
        setup = as_entered(setup, body_mass, pad_cells, to_do.steps[0].exercise)
        guided = many.led(setup, by_itself=clinician == "simulated" or not way.has_keys)
    place = where(out, setup)
    heard_by = listeners(lsl)
    with (
        rehearsal.powered() as door,
        Session(
            setup, door, place, clock, rehearsal.lasts_s, heard_by, guided, way is Way.WINDOWS
        ) as session,
    ):
        show(session, way, as_json, rehearsal.lasts_s, sound)
    outcome = session.outcome()
    truth = outcome.path.with_suffix(".truth.json")
    untold = write_truth(truth, rehearsal.truth(session.setup.started_ns))
    report, unreported = leave_report(outcome.path)
    sum_up(outcome, as_json, {"session": outcome.path, **report, "truth": truth})
    fail_if_troubled(outcome.trouble, untold, unreported)
