"""`rig recover FILE`: rebuild a session after a crash or a power cut."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("recover")
@click.argument("file", type=click.Path(path_type=Path))
def command(file: Path) -> None:
    """Make a whole session from FILE (a .h5 or its .journal) in a new file; the original is only read."""
    from rig.record.recover import recover

    recovery = recover(file)
    for sentence in recovery.says:
        click.echo(sentence)
    click.echo(f"recovered  {recovery.path}")
