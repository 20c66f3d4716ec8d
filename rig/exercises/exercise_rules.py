"""What an exercise file must not say: it could not be done, or the rig would not see what it promises."""

from __future__ import annotations

from pathlib import Path

from rig.exercises.exercise import Exercise
from rig.exercises.phases import ORDER
from rig.exercises.toml_table import TomlTable

SEEN_ON = {
    "roll_backward": "pelvis.scores true",
    "roll_forward": "pelvis.scores true",
    "pad_unloads": "pelvis.scores true",
    "hips_drop": "pelvis.load_means 'hips_dropped'",
    "knee_rises": "channels.band_knee 'flat'",
    "feet_apart": "channels.band_foot 'flat'",
    "heels_apart": "channels.band_foot 'flat'",
    "one_end_stays": "both bands 'rises', and no phases",
    "stays_bent": "both bands 'rises', and phases",
    "feet_part_early": "both bands 'rises', and phases",
    "cut_short": "asks_hold true",
    "too_fast": "a rep_channel",
    "incomplete_return": "a rep_channel",
}
"""The errors that the rig looks for, and what an exercise must have for that."""

OF_A_TEST = ("countermovement", "late_start", "not_quiet")
"""What an isometric test looks for instead."""


def refuse_contradictions(table: TomlTable, read: Exercise, folder: Path, known: tuple[str, ...]) -> None:
    """Refuse an exercise whose parts do not fit together.

    Parameters
    ----------
    folder : that holds its file; `after` may name another one in it
    known : the shipped exercises
    """
    _refuse_parts_at_odds(table, read)
    _refuse_odd_pelvis(table, read)
    _refuse_odd_phases(table, read)
    _refuse_errors_nobody_sees(table, read)
    if read.after and read.after not in known and not (folder / f"{read.after}.toml").is_file():
        allowed = f"one of the catalogue, or {read.after}.toml beside this file"
        table.refuse("after", f"is {read.after!r}", allowed)


def _refuse_parts_at_odds(table: TomlTable, read: Exercise) -> None:
    if not read.sources:
        table.refuse("sources", "is empty", "one source or more, such as 'clinic'")
    if read.rep_channel and read.rep_channel not in read.channels.rising:
        rising = " or ".join(repr(name) for name in read.channels.rising) or "''"
        table.refuse("rep_channel", f"is {read.rep_channel!r}", f"a channel that rises here: {rising}")
    if read.asks_hold and read.dose.kind != "hold":
        table.refuse("asks_hold", "is true", f"false where dose.kind is {read.dose.kind!r}")
    if read.band == "none" and read.rep_channel:
        table.refuse("rep_channel", f"is {read.rep_channel!r}", "'' where band is 'none'")
    if not read.rep_channel and read.dose.kind != "reps":
        allowed = "'reps' where rep_channel is '': a clinician's key counts reps only"
        table.refuse("dose.kind", f"is {read.dose.kind!r}", allowed)
    if read.effort_counts and not read.rep_channel:
        table.refuse("effort_counts", "is true", "false where rep_channel is '': no band shows an effort")
    if not read.cues.external:
        table.refuse("cues.external", "is empty", "one cue or more: the first is said before the first set")


def _refuse_odd_pelvis(table: TomlTable, read: Exercise) -> None:
    if read.posture == "side-plank" and read.pelvis.scores:
        table.refuse("pelvis.scores", "is true", "false in a side plank: the pad carries nothing")
    if read.channels.pad == "unloaded" and read.pelvis.scores:
        table.refuse("pelvis.scores", "is true", "false where channels.pad is 'unloaded'")
    if read.pelvis.load_means and read.pelvis.scores:
        allowed = "left out where pelvis.scores is true: there the pelvis lies on the pad"
        table.refuse("pelvis.load_means", f"is {read.pelvis.load_means!r}", allowed)


def _refuse_odd_phases(table: TomlTable, read: Exercise) -> None:
    names = tuple(phase.name for phase in read.phases)
    if not names:
        return
    if names != ORDER:
        allowed = f"none, or the four that the rig follows: {', '.join(ORDER)}"
        table.refuse("phases", f"are {', '.join(names)}", allowed)
    if read.rep_channel != "band_knee" or read.channels.band_foot != "rises":
        table.refuse("phases", "are given", "none where the knee does not count or the foot does not rise")


def _refuse_errors_nobody_sees(table: TomlTable, read: Exercise) -> None:
    """Refuse an error that is called seen and that nothing here looks for."""
    keys = [error.key for error in read.errors]
    for number, error in enumerate(read.errors, 1):
        if keys.count(error.key) > 1:
            table.refuse("errors", f"has {error.key!r} twice", "each key once")
        where, needs = f"errors[{number}].seen", SEEN_ON.get(error.key, "")
        if error.seen == "no" or (error.key in OF_A_TEST and "test" in read.sources):
            continue
        if needs and not _is_looked_for(error.key, read):
            table.refuse(where, f"is {error.seen!r}", f"'no': to see {error.key} the rig needs {needs}")
        if not needs and error.seen == "yes":
            looks = ", ".join(SEEN_ON)
            allowed = f"'no' or 'partly' for {error.key}: the rig looks for {looks}"
            table.refuse(where, "is 'yes'", allowed)


def _is_looked_for(key: str, read: Exercise) -> bool:
    match key:
        case "roll_backward" | "roll_forward" | "pad_unloads":
            return read.pelvis.scores
        case "hips_drop":
            return bool(read.pelvis.load_means)
        case "knee_rises":
            return read.channels.band_knee == "flat" and read.rep_channel == "band_foot"
        case "feet_apart" | "heels_apart":
            return read.channels.band_foot == "flat" and read.rep_channel == "band_knee"
        case "one_end_stays":
            return _both_rise(read) and not read.phases
        case "stays_bent" | "feet_part_early":
            return _both_rise(read) and bool(read.phases)
        case "cut_short":
            return read.asks_hold
    return bool(read.rep_channel)


def _both_rise(read: Exercise) -> bool:
    return read.channels.band_knee == read.channels.band_foot == "rises"
