"""`rig replay FILE`: run a recording again through today's detection."""

from __future__ import annotations

from pathlib import Path

import click

CHANNELS = ("band_knee", "band_foot", "pad_front", "pad_back")
TIME_UNITS = ("us", "ms", "s", "ns")


@click.command("replay")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--time-column", metavar="NAME", help="CSV: the column of times (a name or a number).")
@click.option("--force-column", metavar="NAME", help="CSV: the column of values (a name or a number).")
@click.option(
    "--unit",
    metavar="N|kg|lbf",
    help="CSV: unit of the values (pad: kPa, cmH2O, mmHg); N (kPa) unless the header says another.",
)
@click.option(
    "--time-unit", type=click.Choice(TIME_UNITS), help="CSV: unit of the times; found out if left out."
)
@click.option("--rate-hz", type=float, metavar="HZ", help="CSV without times: samples a second.")
@click.option("--channel", type=click.Choice(CHANNELS), help="CSV: what was measured; band_knee if left out.")
@click.option(
    "--target-newtons",
    type=click.FloatRange(min=0.0),
    metavar="N",
    help="Middle of the hold zone; 0 means the person's own plateau.",
)
@click.option(
    "--compare", "compared", is_flag=True, help="Session: what today's software says otherwise than the file."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(
    file: Path,
    time_column: str | None,
    force_column: str | None,
    unit: str | None,
    time_unit: str | None,
    rate_hz: float | None,
    channel: str | None,
    target_newtons: float | None,
    compared: bool,
    as_json: bool,
) -> None:
    """Run FILE again through today's detection.

    FILE is a session (.h5), a wire journal (.journal), or another program's CSV of one force stream.
    """
    from rig.cli.rerun import CsvOptions, rerun

    options = CsvOptions(time_column, force_column, unit, time_unit, rate_hz, channel)
    done = rerun(file, options, target_newtons)
    for note in done.notes:
        click.echo(f"rig: note: {note}", err=True)
    if compared:
        from rig.cli.comparison import print_comparison

        print_comparison(file, done.events, as_json)
    elif as_json:
        from rig.cli.event_json import document, to_text

        click.echo(to_text(document(done.events, done.quality)))
    else:
        from rig.cli.event_table import print_events

        print_events(done.events, done.quality)
