"""`rig check`: a ten-second health test of the board and its sensors."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rig.session.checkup import Checkup


@click.command("check")
@click.option(
    "--port", metavar="PORT", help="Where the board is; the only board if left out. See: rig ports."
)
@click.option("--seconds", type=click.FloatRange(2, 600), default=10.0, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(port: str | None, seconds: float, as_json: bool) -> int:
    """Test a board and its sensors at rest: let go of the band, nobody on the pad.

    Exit status 0: fit to measure; 1: something must be put right first.
    """
    from rig.cli.event_json import to_text
    from rig.cli.the_board import chosen_port
    from rig.cli.warm import warm_up
    from rig.device.serial_port import SerialDoor
    from rig.session.checkup import check_board
    from rig.session.wall_clock import WallClock

    door = SerialDoor(chosen_port(port))
    warm_up()
    if not as_json:
        click.echo(f"Listening for {seconds:g} s: let go of the band, nobody on the pad ...")
    checkup = check_board(door, WallClock(), seconds)
    if as_json:
        click.echo(to_text({**describe(checkup), "refused": None}))
    else:
        _print(checkup)
    return 0 if checkup.is_well else 1


def describe(checkup: Checkup) -> dict[str, Any]:
    """Put a check-up into plain JSON."""
    hello, status = checkup.introduction.hello, checkup.status
    trip_s = checkup.round_trip_s
    return {
        "ok": checkup.is_well,
        "verdicts": [{"level": f.level.name.lower(), "says": f.words} for f in checkup.findings],
        "board": {
            "name": hello.board_name,
            "serial": f"{hello.serial:x}",
            "firmware": hello.firmware,
            "protocol": hello.protocol,
            "free_ram_bytes": status.free_ram if status else None,
            "supply_mv": status.supply_mv if status else None,
            "idle_percent": status.idle_percent if status else None,
        },
        "round_trip_ms": None if math.isnan(trip_s) else round(trip_s * 1e3, 3),
        "link": {
            "bytes": checkup.counters.bytes,
            "frames": checkup.counters.frames,
            "bytes_discarded": checkup.counters.bytes_discarded,
            "crc_failures": checkup.counters.crc_failures,
            "damaged": checkup.counters.damaged,
        },
        "streams": {
            stream.name: {
                "kind": stream.kind,
                "nominal_rate_hz": stream.nominal_rate_hz,
                **checkup.quality.get(stream.name, {"samples": 0, "lost": 0, "flagged": 0, "rate_hz": None}),
            }
            for stream in checkup.introduction.streams
        },
    }


def _print(checkup: Checkup) -> None:
    from rich.console import Console

    from rig.screen.terminal.colours import FINDING_SIGN, FINDING_STYLE, GREEN
    from rig.session.health import Level

    console = Console(highlight=False)
    console.print(_board_line(checkup))
    console.print(_streams(checkup))
    for finding in checkup.findings:
        console.print(f"{FINDING_SIGN[finding.level]} {finding.words}", style=FINDING_STYLE[finding.level])
    if not checkup.findings:
        console.print("✔ everything is well: fit to measure", style=GREEN)
    elif checkup.is_well:
        console.print("✔ fit to measure, with the remarks above", style=GREEN)
    else:
        words = "■ not fit to measure: put the above right and check again"
        console.print(words, style=FINDING_STYLE[Level.FAULT])


def _board_line(checkup: Checkup) -> str:
    hello, status = checkup.introduction.hello, checkup.status
    trip = "no answer" if math.isnan(checkup.round_trip_s) else f"{checkup.round_trip_s * 1e3:.1f} ms"
    own = f", {status.supply_mv / 1000:.2f} V, {status.free_ram} bytes of memory free" if status else ""
    return f"{hello.board_name}, firmware {hello.firmware}, serial {hello.serial:x}, round trip {trip}{own}"


def _streams(checkup: Checkup) -> Any:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("stream")
    for head in ("rate Hz", "meant Hz", "noise", "values", "lost", "flagged"):
        table.add_column(head, justify="right")
    for stream in checkup.introduction.streams:
        figures = checkup.quality.get(stream.name, {})
        unit = "N" if stream.kind == "force" else "kPa"
        table.add_row(
            stream.name,
            _or_dash(figures.get("rate_hz"), "{:.2f}"),
            f"{stream.nominal_rate_hz:g}",
            _or_dash(figures.get("noise"), "{:.4f} " + unit),
            _values(figures.get("distinct_counts")),
            str(figures.get("lost", "–")),
            str(figures.get("flagged", "–")),
        )
    return table


def _values(distinct: int | None) -> str:
    """Write how many different values came; counting stops at 256."""
    return "–" if distinct is None else "256+" if distinct >= 256 else str(distinct)


def _or_dash(value: float | None, form: str) -> str:
    return "–" if value is None else form.format(value)
