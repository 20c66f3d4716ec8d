"""`rig demo`: the main job with nothing plugged in."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("demo")
@click.option("--exercise", default="level-1", show_default=True, metavar="ID", help="See: rig exercises.")
@click.option("--side", type=click.Choice(["left", "right"]), default="right", show_default=True)
@click.option("--seconds", type=click.FloatRange(1, 86_400), default=60.0, show_default=True)
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
@click.option("--lsl", is_flag=True, help="Stream to other programs too (Lab Streaming Layer).")
@click.option("--json", "as_json", is_flag=True, help="Print events only, one JSON document a line.")
def command(
    exercise: str,
    side: str,
    seconds: float,
    seed: int,
    speed: float,
    faults: str,
    subject: str,
    out: Path,
    headless: bool,
    terminal: bool,
    lsl: bool,
    as_json: bool,
) -> None:
    """Measure a simulated person on a simulated board: real bytes, real detection, a real session file.

    What the person really did is written beside the session. Ctrl-C stops and keeps the session.
    """
    from rig.cli.measuring import fail_if_troubled, listeners, new_setup, show, sum_up, where
    from rig.cli.rehearsal import Rehearsal, write_truth
    from rig.cli.session_report import leave_report
    from rig.cli.warm import warm_up
    from rig.session.session import Session
    from rig.session.wall_clock import clock_at

    warm_up()
    clock = clock_at(speed)
    rehearsal = Rehearsal(exercise, side, seed, seconds, faults, clock)
    setup = new_setup(exercise, side, subject, rehearsal.patient.target_newtons, simulated=True)
    place = where(out, setup)
    heard_by = listeners(lsl)
    with (
        rehearsal.powered() as door,
        Session(setup, door, place, clock, rehearsal.lasts_s, heard_by) as session,
    ):
        show(session, headless, as_json, rehearsal.lasts_s, terminal)
    outcome = session.outcome()
    truth = outcome.path.with_suffix(".truth.json")
    untold = write_truth(truth, rehearsal.truth(session.setup.started_ns))
    report, unreported = leave_report(outcome.path)
    sum_up(outcome, as_json, {"session": outcome.path, **report, "truth": truth})
    fail_if_troubled(outcome.trouble, untold, unreported)
