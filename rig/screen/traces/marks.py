"""Which marks a person set by hand, which the rig set itself, and which begin a set."""

from __future__ import annotations

from rig.events import Mark

OF_THE_RIG = (
    "cue ",
    "practice",
    "isometric ",
    "no data for ",
    "rpe ",
    "pain ",
    "counted by key",
    "ceiling_",
    "set corrected",
    "keys pressed by",
    "gate ",
    "nobody is there",
    "set-up ",
    "plan: ",
    "begun: ",
    "set over",
    "rejected: ",
    "restored: ",
    "refused: ",
    "screen gain",
    "tare",
    "pelvis_baseline",
    "deliberate_roll",
    "target",
    "check weight",
)
"""How the marks begin that nobody set by hand: a tick is enough for them, the list has their words."""


def begins_set(mark: Mark) -> bool:
    """Say whether a set begins here."""
    return mark.label == "new_set"


def is_of_the_rig(mark: Mark) -> bool:
    """Say whether nobody set this mark by hand."""
    return mark.label.startswith(OF_THE_RIG)
