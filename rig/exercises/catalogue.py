"""The exercise catalogue: every exercise as one TOML file, loaded and checked.

A clinic writes its own exercise in the same form; what is wrong with it is said by file, key and value.
"""

from __future__ import annotations

import re
from pathlib import Path

from rig.errors import InputRefused
from rig.exercises import exercise as words
from rig.exercises.exercise import (
    Channels,
    Cues,
    Disagreement,
    Dose,
    Exercise,
    FormError,
    PelvisRule,
    Phase,
)
from rig.exercises.exercise_rules import refuse_contradictions
from rig.exercises.toml_table import TomlTable, read_toml

FOLDER = Path(__file__).parent / "catalogue"
SHIPPED = (
    "rotation-1",
    "rotation-2",
    "rotation-3",
    "forward-rolled",
    "clam-unbanded",
    "clam-band",
    "level-1",
    "level-2",
    "level-3",
    "level-4",
    "level-5",
)
STRAP_FOLDER = Path(__file__).parent / "strap_tests"
STRAP_TESTS = ("isometric-outward", "isometric-inward")
"""Isometric tests in the form of an exercise: no row of the catalogue, and known by name like one."""

FORCE_CHANNELS = ("band_knee", "band_foot")


def load_catalogue() -> dict[str, Exercise]:
    """Load every exercise that ships with the product, in the order of the catalogue."""
    return {name: read_exercise(FOLDER / f"{name}.toml") for name in SHIPPED}


def exercise(exercise_id: str) -> Exercise:
    """Load one exercise.

    Raises
    ------
    InputRefused : no exercise of that name; the message lists those there are
    """
    if exercise_id in STRAP_TESTS:
        return read_exercise(STRAP_FOLDER / f"{exercise_id}.toml")
    if exercise_id not in SHIPPED:
        raise InputRefused(f"no exercise is called {exercise_id!r}; known are {', '.join(SHIPPED)}")
    return read_exercise(FOLDER / f"{exercise_id}.toml")


def read_exercise(path: Path) -> Exercise:
    """Read and check one exercise file.

    Raises
    ------
    InputRefused : anything missing, misspelt, out of range or at odds with itself
    """
    table = read_toml(path)
    read = Exercise(
        id=_id(table, path),
        title=table.text("title"),
        sources=table.choices("sources", tuple(words.SOURCES)),
        posture=table.choice("posture", words.POSTURES),
        start=table.text("start"),
        movement=table.text("movement"),
        band=table.choice("band", words.BANDS),
        rep_channel=table.choice("rep_channel", (*FORCE_CHANNELS, "")),
        asks_hold=table.yes_no("asks_hold"),
        channels=_channels(table.table("channels")),
        pelvis=_pelvis(table.table("pelvis")),
        dose=_dose(table.table("dose")),
        cues=_cues(table.table("cues")),
        errors=tuple(_error(t) for t in table.tables("errors")),
        hips_deg=table.number("hips_deg", 0, 120, "degrees"),
        knees_deg=table.number("knees_deg", 0, 140, "degrees"),
        effort_counts=table.yes_no("effort_counts", False),
        never_score=table.choices("never_score", words.NEVER_SCORED),
        after=table.text("after", ""),
        disagreements=tuple(_disagreement(t) for t in table.tables("disagreements")),
        phases=tuple(_phase(t) for t in table.tables("phases")),
    )
    table.finish()
    refuse_contradictions(table, read, path.parent, SHIPPED)
    return read


def _id(table: TomlTable, path: Path) -> str:
    name = table.text("id")
    if not re.fullmatch(r"[a-z][a-z0-9-]{0,31}", name):
        table.refuse("id", f"is {name!r}", "a small letter, then small letters, digits and -, at most 32")
    if path.stem != name:
        table.refuse("id", f"is {name!r}", f"the file's own name, {path.stem!r}")
    return name


def _channels(table: TomlTable) -> Channels:
    read = Channels(
        band_knee=table.choice("band_knee", words.EXPECTATIONS),
        band_foot=table.choice("band_foot", words.EXPECTATIONS),
        pad=table.choice("pad", words.PAD_EXPECTATIONS),
        note=table.text("note", ""),
    )
    table.finish()
    return read


def _pelvis(table: TomlTable) -> PelvisRule:
    read = PelvisRule(
        baseline=table.choice("baseline", words.BASELINES),
        scores=table.yes_no("scores"),
        how=table.text("how"),
        load_means=table.choice("load_means", ("hips_dropped",), ""),
    )
    table.finish()
    if read.scores and read.baseline == "none":
        table.refuse("scores", "is true", "false where baseline is 'none': a roll needs a baseline")
    return read


def _dose(table: TomlTable) -> Dose:
    sets = table.number("sets", 1, 20, "sets")
    reps = table.span("reps", 1, 200, "reps")
    read = Dose(
        kind=table.choice("kind", words.DOSES),
        set_by=table.choice("set_by", words.DOSE_SETTERS),
        per=table.text("per", ""),
        time_s=table.number("time_s", 1, 3600, "seconds"),
        sets=None if sets is None else int(sets),
        reps=None if reps is None else (int(reps[0]), int(reps[1])),
        hold_s=table.span("hold_s", 1, 300, "seconds"),
    )
    table.finish()
    needed = {"time": ("time_s",), "reps": ("sets", "reps"), "hold": ("hold_s",)}[read.kind]
    for key in needed if read.set_by == "source" else ():
        if getattr(read, key) is None:
            table.refuse(key, "is missing", f"a value, because kind is {read.kind!r} and a source sets it")
    return read


def _cues(table: TomlTable) -> Cues:
    read = Cues(table.texts("external"), table.texts("internal"))
    table.finish()
    return read


def _error(table: TomlTable) -> FormError:
    read = FormError(
        key=table.text("key"),
        what=table.text("what"),
        seen=table.choice("seen", words.SEEN),
        how=table.text("how"),
        instead=table.text("instead"),
    )
    table.finish()
    return read


def _disagreement(table: TomlTable) -> Disagreement:
    said = table.table("sources")
    read = Disagreement(
        about=table.text("about"),
        here=table.text("here"),
        sources={source: said.text(source) for source in words.SOURCES if source in said.values},
    )
    said.asked.update(words.SOURCES)
    said.finish()
    table.finish()
    if len(read.sources) < 2:
        table.refuse("sources", f"names {len(read.sources)}", "two sources or more: one cannot disagree")
    return read


def _phase(table: TomlTable) -> Phase:
    read = Phase(table.text("name"), table.text("says"), _channels(table.table("channels")))
    table.finish()
    return read
