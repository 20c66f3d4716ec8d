"""Read plans: the shipped ones by name, a clinic's own by path; refuse what cannot be done, with its line."""

from __future__ import annotations

import re
from pathlib import Path

from rig.errors import InputRefused
from rig.exercises.catalogue import SHIPPED, exercise, read_exercise
from rig.exercises.exercise import DOSES, Exercise
from rig.exercises.plan import Plan
from rig.exercises.plan_rules import refuse_what_cannot_be_done
from rig.exercises.tempo import Tempo, read_tempo
from rig.exercises.toml_table import TomlTable, read_toml
from rig.exercises.work import DIRECTIONS, FADING_PERCENT, SIDES, Amount, BandUsed, Target, Work

FOLDER = Path(__file__).parent / "plans"
SHIPPED_PLANS = ("daily-rotations", "five-levels", "mini-band", "forward-rolled", "isometric-test")
TEST_REPS = (3, 4)
TEST_EFFORT_S = (5.0, 5.0)


def load_plan(path_or_name: str | Path) -> Plan:
    """Load a shipped plan by its name, or a plan file.

    Raises
    ------
    InputRefused : no such plan, or one that cannot be done; with file, line, key, value and what is allowed
    """
    name = str(path_or_name)
    if name in SHIPPED_PLANS:
        return read_plan(FOLDER / f"{name}.toml")
    if not name.endswith(".toml") and not Path(name).is_file():
        known = ", ".join(SHIPPED_PLANS)
        raise InputRefused(f"no plan is called {name!r}; known are {known}, or name a file ending in .toml")
    return read_plan(Path(name))


def read_plan(path: Path) -> Plan:
    """Read and check one plan file.

    Raises
    ------
    InputRefused : anything missing, misspelt, out of range or impossible
    """
    table = read_toml(path)
    sides = _sides_from(table.choice("first_side", SIDES, "right"))
    plan = Plan(
        id=_id(table),
        title=table.text("title"),
        says=table.text("says", ""),
        turn=table.choice("turn", ("after_all", "after_each"), "after_all"),
        works=tuple(_work(entry, sides, path.parent) for entry in table.tables("work")),
    )
    table.finish()
    if not plan.works:
        table.refuse("work", "is missing", "one [[work]] or more: a plan needs something to do")
    return plan


def _id(table: TomlTable) -> str:
    name = table.text("id")
    if not re.fullmatch(r"[a-z][a-z0-9-]{0,31}", name):
        table.refuse("id", f"is {name!r}", "a small letter, then small letters, digits and -, at most 32")
    return name


def _sides_from(first: str) -> tuple[str, ...]:
    return SIDES if first == SIDES[0] else SIDES[::-1]


def _work(table: TomlTable, both: tuple[str, ...], folder: Path) -> Work:
    direction = table.choice("test", tuple(DIRECTIONS), "")
    one = exercise(f"isometric-{direction}") if direction else _exercise(table, folder)
    side = table.choice("side", (*SIDES, "both"))
    work = Work(
        exercise=one,
        direction=direction,
        amount=Amount("test", 0.0, TEST_REPS, TEST_EFFORT_S) if direction else _amount(table, one),
        sides=both if side == "both" else (side,),
        sets=1 if direction else _whole(table, "sets", 1, 20, one.dose.sets or 1),
        rest_s=_number(table, "rest_s", 0, 1800, "seconds", 60.0),
        set_s=0.0 if direction else _number(table, "set_s", 1, 3600, "seconds", 0.0),
        target=Target() if direction else _target(table),
        tempo=None if direction else _tempo(table),
        band=_band(table),
        ceiling_newtons=_number(table, "ceiling_newtons", 1, 500, "newtons", 0.0),
        fading_percent=FADING_PERCENT if direction else _fading(table),
    )
    refuse_what_cannot_be_done(table, work)
    table.finish()
    return work


def _exercise(table: TomlTable, folder: Path) -> Exercise:
    """Find a shipped exercise by its name, or read a clinic's own from a file beside the plan."""
    name = table.values.get("exercise")
    if not (isinstance(name, str) and name.endswith(".toml")):
        return exercise(table.choice("exercise", SHIPPED))
    table.asked.add("exercise")
    own = read_exercise(folder / name)
    if own.id in SHIPPED:
        table.refuse("exercise", f"is {name!r}", f"{own.id!r} without .toml, or a name that is not shipped")
    return own


def _amount(table: TomlTable, one: Exercise) -> Amount:
    """Read the dose; what the plan leaves out is as the exercise's source has it."""
    source, kind = one.dose, table.choice("dose", DOSES, one.dose.kind)
    same = kind == source.kind
    time_s = _number(table, "time_s", 1, 3600, "seconds", (source.time_s or 0.0) if same else 0.0)
    reps = _pair(table, "reps", 1, 200, "reps")
    if reps[0] % 1 or reps[1] % 1:
        table.refuse("reps", f"is {table.values['reps']!r}", "a whole number, or a pair of them")
    hold_s = _pair(table, "hold_s", 1, 300, "seconds")
    if same:
        reps = reps if any(reps) else (source.reps or (0, 0))
        hold_s = hold_s if any(hold_s) else (source.hold_s or (0.0, 0.0))
    return Amount(kind, time_s, (int(reps[0]), int(reps[1])), hold_s)


def _target(table: TomlTable) -> Target:
    newtons = _number(table, "target_newtons", 1, 450, "newtons", 0.0)
    percent = _number(table, "target_percent_of_test", 1, 100, "% of that side's own test", 0.0)
    if newtons and percent:
        said = f"is {table.values['target_percent_of_test']}"
        table.refuse("target_percent_of_test", said, "one target: newtons or a percentage, not both")
    return Target(newtons, percent)


def _tempo(table: TomlTable) -> Tempo | None:
    text = table.text("tempo", "")
    if not text:
        return None
    tempo = read_tempo(text)
    if tempo is None:
        allowed = "seconds for up, hold, down and rest, such as '3-2-3-2'; up and down 0.5 or more"
        table.refuse("tempo", f"is {text!r}", allowed)
    return tempo


def _band(table: TomlTable) -> BandUsed:
    if "band" not in table.values:
        table.asked.add("band")
        return BandUsed()
    band = table.table("band")
    read = BandUsed(
        band.text("label", ""), band.text("site", ""), band.number("lever_arm_m", 0.02, 1.2, "metres")
    )
    band.finish()
    return read


def _fading(table: TomlTable) -> tuple[int, ...]:
    values = table.values.get("fading_percent", list(FADING_PERCENT))
    table.asked.add("fading_percent")
    whole = isinstance(values, list) and all(type(v) is int and 0 <= v <= 100 for v in values)
    if not whole or not values:
        table.refuse(
            "fading_percent", f"is {values!r}", "a list such as [100, 50, 0]: a percentage for each set"
        )
    return tuple(values)


def _number(table: TomlTable, key: str, low: float, high: float, unit: str, default: float) -> float:
    value = table.number(key, low, high, unit)
    return default if value is None else value


def _whole(table: TomlTable, key: str, low: int, high: int, default: int) -> int:
    value = _number(table, key, low, high, key, default)
    if value % 1:
        table.refuse(key, f"is {value:g}", f"a whole number of {low} to {high}")
    return int(value)


def _pair(table: TomlTable, key: str, low: float, high: float, unit: str) -> tuple[float, float]:
    """Read one number or ``[least, most]``; (0, 0) where the key is absent."""
    if isinstance(table.values.get(key), list):
        return table.span(key, low, high, unit) or (0.0, 0.0)
    value = table.number(key, low, high, unit)
    return (0.0, 0.0) if value is None else (value, value)
