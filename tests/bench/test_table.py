"""Tables that a person can read in a terminal of 80 columns."""

from __future__ import annotations

from rich.console import Console

from rig.bench.table import BenchTable

SHORT = BenchTable("Short", ("name", "p50 ms"), (("rig", 1.25),))
NAMES = ("window", "board", "size", "display")
FIGURES = ("frames a second", "lost", "read gap ms", "% of a core", "MiB")
WIDE = BenchTable(
    "Wide",
    (*NAMES, *FIGURES),
    (("both", "4 x 1 kHz", "1080p", "X", 76.5, 0, 22.7, 60.1, 294),),
    ("It says how.",),
    4,
)


def printed(table: BenchTable) -> list[str]:
    console = Console(width=80, highlight=False)
    with console.capture() as captured:
        console.print(table.as_rich())
    return captured.get().splitlines()


def test_heads_are_broken_only_where_the_table_would_not_fit() -> None:
    assert "┃ name ┃ p50 ms ┃" in [line.strip() for line in printed(SHORT)]
    lines = printed(WIDE)
    assert max(map(len, lines)) <= 80
    assert not [line for line in lines if "…" in line]
    assert len([line for line in lines if line.startswith("┃")]) > 1


def test_every_name_and_figure_stands_on_one_line() -> None:
    (row,) = (line for line in printed(WIDE) if line.startswith("│"))
    assert [cell.strip() for cell in row.strip("│").split("│")] == [
        *("both", "4 x 1 kHz", "1080p", "X"),
        *("76.5", "0", "22.7", "60.1", "294"),
    ]


def test_json_keeps_names_and_figures_as_they_are() -> None:
    (row,) = WIDE.to_json()["rows"]
    assert row["% of a core"] == 60.1
    assert tuple(row) == (*NAMES, *FIGURES)
