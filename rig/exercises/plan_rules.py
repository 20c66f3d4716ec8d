"""What a plan must not ask for, because it cannot be done or must not be judged."""

from __future__ import annotations

from rig.exercises.toml_table import TomlTable
from rig.exercises.work import Work
from rig.settings import HoldSettings

ZONE_FRACTION = HoldSettings().zone_fraction
FORCE_KEYS = ("target_newtons", "target_percent_of_test", "ceiling_newtons", "tempo", "band")


def refuse_what_cannot_be_done(table: TomlTable, work: Work) -> None:
    """Refuse one entry of a plan whose parts do not fit together, by the key that is at fault."""
    if work.direction:
        _refuse_a_test_of_an_exercise(table)
    else:
        _refuse_missing_amount(table, work)
        _refuse_pad(table, work)
        _refuse_force_without_band(table, work)
        _refuse_scored_height(table, work)
    _refuse_long_holds(table, work)
    _refuse_odd_tempo(table, work)
    _refuse_low_ceiling(table, work)


def _refuse_a_test_of_an_exercise(table: TomlTable) -> None:
    for key in ("exercise", "dose", "reps", "hold_s", "time_s", "sets", "set_s", "tempo", "pad_scores"):
        if key in table.values:
            table.refuse(key, "does not belong to a test", "none: an isometric test has its own protocol")


def _refuse_missing_amount(table: TomlTable, work: Work) -> None:
    amount, source = work.amount, work.exercise
    needed = {"time": ("time_s",), "reps": ("reps",), "hold": ("hold_s", "reps")}[amount.kind]
    for key in needed:
        value = getattr(amount, key)
        if not (any(value) if isinstance(value, tuple) else value):
            allowed = f"a number: no source sets it for {source.id} as {amount.kind}"
            table.refuse(key, "is missing", allowed)


def _refuse_pad(table: TomlTable, work: Work) -> None:
    scores = work.exercise.pelvis.scores
    if table.yes_no("pad_scores", scores) != scores:
        said = "true" if not scores else "false"
        allowed = (
            f"false in {work.exercise.id}: the pelvis is off the pad, so the pad scores nothing"
            if not scores
            else f"true in {work.exercise.id}: its sources ask for a still pelvis"
        )
        table.refuse("pad_scores", f"is {said}", allowed)


def _refuse_force_without_band(table: TomlTable, work: Work) -> None:
    if work.exercise.rep_channel:
        return
    if work.amount.kind != "reps":
        table.refuse(
            "dose", f"is {work.amount.kind!r}", f"'reps' in {work.exercise.id}: there is no band to pull"
        )
    for key in (*FORCE_KEYS, "hold_s"):
        if key in table.values:
            table.refuse(
                key, f"is {table.values[key]!r}", f"none in {work.exercise.id}: there is no band to pull"
            )


def _refuse_scored_height(table: TomlTable, work: Work) -> None:
    for key in ("target_newtons", "target_percent_of_test"):
        if key in table.values and work.exercise.never_score:
            allowed = f"none in {work.exercise.id}: small is right there, and the force is not scored"
            table.refuse(key, f"is {table.values[key]!r}", allowed)


def _refuse_long_holds(table: TomlTable, work: Work) -> None:
    amount = work.amount
    set_s = min(length for length in (work.set_s or 1e9, amount.time_s or 1e9))
    if amount.hold_s[0] > set_s:
        allowed = f"at most {set_s:g} s, the length of the set"
        table.refuse("hold_s", f"is {table.values.get('hold_s')!r}", allowed)
    if amount.kind == "hold" and amount.hold_s[0] * amount.reps[0] > set_s:
        room = int(set_s // amount.hold_s[0])
        allowed = f"at most {room}: the set lasts {set_s:g} s and each hold {amount.hold_s[0]:g} s"
        table.refuse("reps", f"is {table.values.get('reps')!r}", allowed)
    if amount.kind == "time" and work.set_s and amount.time_s > work.set_s:
        table.refuse("time_s", f"is {amount.time_s:g}", f"at most {work.set_s:g} s, the length of the set")


def _refuse_odd_tempo(table: TomlTable, work: Work) -> None:
    """Refuse a tempo that leaves no time for the hold, or a set that leaves none for the tempo."""
    tempo, amount = work.tempo, work.amount
    if tempo is None:
        return
    said = f"is '{tempo}'"
    if tempo.hold_s < amount.hold_s[0]:
        allowed = f"one that holds {amount.hold_s[0]:g} s or more, as the dose asks"
        table.refuse("tempo", said, allowed)
    lasts_s = sum(tempo.phases_s) * amount.reps[0] - tempo.rest_s
    if work.set_s and lasts_s > work.set_s:
        allowed = f"one that fits {amount.reps[0]} into {work.set_s:g} s, the length of the set"
        table.refuse("tempo", f"{said}, {lasts_s:g} s for all", allowed)


def _refuse_low_ceiling(table: TomlTable, work: Work) -> None:
    top = work.target.newtons * (1.0 + ZONE_FRACTION)
    if 0.0 < work.ceiling_newtons <= top:
        allowed = f"more than {top:g} N, the upper edge of the target's zone"
        table.refuse("ceiling_newtons", f"is {work.ceiling_newtons:g}", allowed)
