"""`rig exercises`: the catalogue, one exercise of it, or a check of a clinic's own file."""

from __future__ import annotations

from pathlib import Path

import click

from rig.exercises.exercise import Exercise


@click.command("exercises")
@click.argument("exercise_id", required=False, metavar="[ID]")
@click.option("--check", type=click.Path(path_type=Path), help="Check an exercise file of your own.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(exercise_id: str | None, check: Path | None, as_json: bool) -> None:
    """List the exercises and what each asks for; with an ID, everything about that one."""
    if exercise_id and check:
        raise click.UsageError("give an ID or --check FILE, not both")
    chosen = _chosen(exercise_id, check)
    if as_json:
        _print_json(chosen)
    elif exercise_id or check:
        from rig.cli.exercise_sheet import print_sheet

        print_sheet(chosen[0])
        if check:
            click.echo(
                f'\nThis file can be used. A plan beside it asks for it with  exercise = "{check.name}"'
            )
    else:
        from rig.cli.exercise_sheet import print_list

        print_list(chosen)


def _chosen(exercise_id: str | None, check: Path | None) -> list[Exercise]:
    from rig.exercises.catalogue import exercise, load_catalogue, read_exercise

    if check:
        return [read_exercise(check)]
    return [exercise(exercise_id)] if exercise_id else list(load_catalogue().values())


def _print_json(chosen: list[Exercise]) -> None:
    from rig.cli.event_json import to_text

    click.echo(to_text({"exercises": [one.to_json() for one in chosen], "refused": None}))
