"""`rig cohort DIR`: thousands of sessions as two tables and one page."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from analysis.cohort.query import Answer
    from analysis.cohort.run import Cohort, Workers

SHOWN_REFUSALS = 5


@click.command("cohort")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="Folder of the tables; DIR/cohort if left out.")
@click.option("--jobs", type=click.IntRange(1, 1024), help="Processes; one per core if left out.")
@click.option("--scheduler", metavar="ADDRESS", help="Use the Dask cluster there instead of processes here.")
@click.option("--samples", "with_samples", is_flag=True, help="Read samples too, for more figures per rep.")
@click.option("--query", "sql", metavar="SQL", help="Ask tables made before: sessions, reps, refused.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(
    folder: Path,
    out: Path | None,
    jobs: int | None,
    scheduler: str | None,
    with_samples: bool,
    sql: str | None,
    as_json: bool,
) -> None:
    """Analyse every session below DIR: a row per session and per rep, in Parquet, and a summary page.

    Stopped or repeated, it goes on with what is new. A file that cannot be read is listed and the rest go on.
    """
    out = out or folder / "cohort"
    if sql is not None:
        _print_answer(sql, out, as_json)
        return
    from analysis.cohort.run import analyse_cohort
    from analysis.cohort.summary import write_summary

    with _bar() as progress:
        cohort = analyse_cohort(folder, out, _workers(jobs, scheduler), with_samples, progress)
    page = write_summary(out)
    (_print_json if as_json else _print_words)(cohort, page)


def _workers(jobs: int | None, scheduler: str | None) -> Workers:
    if scheduler is not None:
        from analysis.cohort.cluster import on_cluster

        return partial(on_cluster, scheduler=scheduler)
    from analysis.cohort.processes import in_processes

    return partial(in_processes, workers=jobs or os.cpu_count() or 1)


@contextmanager
def _bar() -> Iterator[Callable[[int, int], None]]:
    """Show progress on standard error, where that is a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (TextColumn("sessions"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("")
        yield lambda done, total: progress.update(task, completed=done, total=total)


def _print_json(cohort: Cohort, page: Path) -> None:
    from rig.cli.event_json import to_text

    told = {
        "sessions": cohort.tables["sessions"].num_rows,
        "reps": cohort.tables["reps"].num_rows,
        "analysed": cohort.analysed,
        "kept": cohort.kept,
        "seconds": round(cohort.seconds, 3),
        "busy_seconds": round(cohort.busy_s, 3),
        "bad_files": cohort.refused,
        "tables": str(cohort.folder),
        "summary": str(page),
        "refused": None,
    }
    click.echo(to_text(told))


def _print_words(cohort: Cohort, page: Path) -> None:
    sessions, reps = (cohort.tables[name].num_rows for name in ("sessions", "reps"))
    rate = f", {cohort.analysed / cohort.seconds:,.0f} a second" if cohort.analysed else ""
    click.echo(
        f"{sessions:,} sessions, {reps:,} reps; {cohort.analysed:,} files read{rate}, {cohort.kept:,} known"
    )
    for bad in cohort.refused[:SHOWN_REFUSALS]:
        click.echo(f"no figures from {bad['file']}: {bad['why']}", err=True)
    if len(cohort.refused) > SHOWN_REFUSALS:
        click.echo(
            f"... and from {len(cohort.refused) - SHOWN_REFUSALS:,} more; all are on the page", err=True
        )
    click.echo(f"tables   {cohort.folder}")
    click.echo(f"summary  {page}")


def _print_answer(sql: str, out: Path, as_json: bool) -> None:
    from analysis.cohort.query import query

    answer = query(out, sql)
    if as_json:
        from rig.cli.event_json import to_text

        rows = [{name: _plain(value) for name, value in row.items()} for row in answer.to_json()]
        click.echo(to_text({"rows": rows, "refused": None}))
        return
    _print_table(answer)


def _print_table(answer: Answer) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(*answer.columns)
    for row in answer.rows:
        table.add_row(*("" if value is None else str(value) for value in row))
    Console(highlight=False).print(table)


def _plain(value: object) -> object:
    return value if isinstance(value, bool | int | float | str | None) else str(value)
