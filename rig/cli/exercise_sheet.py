"""How the catalogue and one exercise are laid out on a terminal; every word also reads without colour."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rig.channels import CHANNELS
from rig.exercises.catalogue import STRAP_TESTS
from rig.exercises.exercise import SOURCES, Channels, Exercise

EXPECTATION_WORDS = {
    "rises": "rises",
    "may_rise": "rises a little or not at all: both are right",
    "flat": "stays flat",
    "any": "matters not",
    "steady": "holds still",
    "unloaded": "carries nothing",
}
BASELINE_WORDS = {
    "stacked": "one hip above the other",
    "after_feet_lifted": "after the feet are lifted",
    "rolled_forward": "rolled forward",
    "none": "none",
}
SEEN_WORDS = {"yes": "seen", "partly": "partly seen", "no": "not seen"}
TEXT_WIDTH = 100


def print_list(exercises: list[Exercise]) -> None:
    """Print one line for each exercise."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for heading in ("exercise", "what it is", "dose", "counted on"):
        table.add_column(heading, no_wrap=heading == "exercise")
    for one in exercises:
        counted = one.rep_channel or "clinician's key"
        table.add_row(Text(one.id, "bold"), one.title, one.dose.words(), counted)
    console = _console()
    console.print(table)
    console.print("Everything about one of them:  rig exercises ID")
    console.print(f"Isometric tests, led in a session:  {', '.join(STRAP_TESTS)}")


def print_sheet(exercise: Exercise) -> None:
    """Print everything about one exercise."""
    console = _console()
    console.print(Text(f"{exercise.id} · {exercise.title}", "bold"))
    console.print(Text("; ".join(f"{s}, {SOURCES[s]}" for s in exercise.sources), "dim"))
    for heading, content in _sections(exercise):
        console.print()
        console.print(Text(heading, "bold"))
        console.print(Padding(content, (0, 0, 0, 2)))


def _sections(exercise: Exercise) -> list[tuple[str, RenderableType]]:
    sections: list[tuple[str, RenderableType]] = [
        ("Start", exercise.start),
        ("Movement", exercise.movement),
        ("Dose", _dose(exercise)),
        ("Say", Group(*(f"“{cue}”" for cue in exercise.cues.external + exercise.cues.internal))),
        ("What the rig expects", _expectations(exercise.channels)),
        ("Pelvis", _pelvis(exercise)),
    ]
    if exercise.phases:
        sections.append(("Phases", _rows((phase.name, phase.says) for phase in exercise.phases)))
    sections.append(("What goes wrong", _errors(exercise)))
    if exercise.never_score or exercise.effort_counts or exercise.after:
        sections.append(("Rules", Group(*_rules(exercise))))
    if exercise.disagreements:
        sections.append(("Where the sources disagree", _disagreements(exercise)))
    return sections


def _dose(exercise: Exercise) -> str:
    stated = " (the source's figure)" if exercise.dose.set_by == "source" else ""
    per = f"; {exercise.dose.per}" if exercise.dose.per else ""
    return f"{exercise.dose.words()}{stated}{per}"


def _expectations(channels: Channels) -> RenderableType:
    rows = [(name, EXPECTATION_WORDS[getattr(channels, name)]) for name in ("band_knee", "band_foot", "pad")]
    says = [(f"{name} ({CHANNELS[name].says})" if name in CHANNELS else name, word) for name, word in rows]
    return Group(_rows(says), *([channels.note] if channels.note else []))


def _pelvis(exercise: Exercise) -> str:
    rule = exercise.pelvis
    scores = "A roll counts against the rep." if rule.scores else "The pad scores nothing."
    return f"Baseline: {BASELINE_WORDS[rule.baseline]}; {rule.how}. {scores}"


def _errors(exercise: Exercise) -> RenderableType:
    table = _plain_table()
    for error in exercise.errors:
        says = f"{error.what}\n{error.how}\n“{error.instead}”"
        table.add_row(Text(SEEN_WORDS[error.seen], "bold" if error.seen == "yes" else ""), says)
    return table


def _rules(exercise: Exercise) -> list[str]:
    rules = []
    if exercise.never_score:
        rules.append(f"Never score {' or '.join(exercise.never_score)}: a small range is no error here.")
    if exercise.effort_counts:
        rules.append("An effort that moves nothing still counts as an attempt.")
    if exercise.after:
        rules.append(f"After {exercise.after}; moving on is proposed, and a clinician decides.")
    return rules


def _disagreements(exercise: Exercise) -> RenderableType:
    table = _plain_table()
    for one in exercise.disagreements:
        said = "; ".join(f"{source}: {says}" for source, says in one.sources.items())
        table.add_row(one.about, f"here: {one.here}\n{said}")
    return table


def _rows(rows: Iterable[tuple[str, str]]) -> Table:
    table = _plain_table()
    for left, right in rows:
        table.add_row(left, right)
    return table


def _plain_table() -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    return table


def _console() -> Console:
    console = Console(highlight=False)
    console.width = min(console.width, TEXT_WIDTH)
    return console
