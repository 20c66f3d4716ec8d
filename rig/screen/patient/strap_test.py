"""An isometric test as the patient sees it: be still, ready, push until the word stop, rest."""

from __future__ import annotations

from rig.exercises.isometric import EFFORT_S, IsometricNow, Stage
from rig.screen.patient.scene import Countdown, Page
from rig.screen.words import NOTHING, Say, Words

ASKED = {
    Stage.QUIET: Say.LET_STRAP_GO,
    Stage.MEASURE: Say.LET_GO,
    Stage.ASKING: Say.ONE_MOMENT,
    Stage.LETTING_GO: Say.LET_GO,
    Stage.OVER: Say.LET_GO,
}


def page_of_test(now: IsometricNow) -> tuple[Page, Words]:
    """Choose the page of a stage, and what is asked for on it."""
    if now.stage in ASKED:
        return Page.ASK, Words(ASKED[now.stage])
    if now.stage is Stage.RESTING:
        return Page.REST, NOTHING
    return Page.PUSH, effort_words(now)


def effort_words(now: IsometricNow) -> Words:
    """Say which effort goes on or comes next."""
    if now.number == 0:
        return Words(Say.PRACTICE)
    number, efforts = now.number, max(now.number, now.efforts)
    return Words(Say.EFFORT_OF, (("number", number), ("efforts", efforts)))


def countdown_of_test(now: IsometricNow, rest_s: float) -> Countdown | None:
    """Count the word ready, the push or the rest down; None in other stages."""
    if now.stage is Stage.PUSH:
        return Countdown(now.left_s, EFFORT_S, Words(Say.PUSH))
    if now.stage is Stage.READY:
        return Countdown(now.left_s, now.left_s, Words(Say.READY))
    return Countdown(now.left_s, rest_s, Words(Say.REST)) if now.stage is Stage.RESTING else None
