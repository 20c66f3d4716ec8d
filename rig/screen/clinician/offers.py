"""Which keys mean something at this moment: the plan's where there is one, else those of a free session."""

from __future__ import annotations

from dataclasses import dataclass

from rig.exercises.course import State
from rig.exercises.setup_steps import StepKind
from rig.screen.clinician.commands import Commands
from rig.screen.clinician.words import Say, tr
from rig.session.guidance import Guidance, Reached

STOPS = "q"  # is the stop button, whatever is going on
GOES_ON = ("n", "y")


@dataclass(frozen=True, slots=True)
class Offer:
    """A key that means something now.

    Attributes
    ----------
    first : it is what usually comes next
    armed : it was pressed once and waits for the second press
    """

    key: str
    words: str
    first: bool = False
    armed: bool = False


def offers(guidance: Guidance | None, commands: Commands) -> tuple[Offer, ...]:
    """List the keys, what usually comes next first."""
    if guidance is None:
        found = [Offer("n", tr(Say.NEXT_SET), True), Offer("r", tr(Say.REJECT))]
        return (*found, Offer("u", tr(Say.RESTORE))) if commands.rejected else tuple(found)
    armed = commands.confirm.armed
    return tuple(
        Offer(key, _words(key, words, guidance, armed), _is_next(key, guidance), armed == key)
        for key, words in guidance.keys
        if key != STOPS
    )


def wants_two(key: str, guidance: Guidance) -> bool:
    """Say whether a key ends what cannot be taken up again: a set before its dose, an exercise."""
    if key == "n" and guidance.state is State.WORKING:
        return guidance.progress is None or not guidance.progress.enough
    return key == "d" and guidance.state is State.ASKING


def _is_next(key: str, guidance: Guidance) -> bool:
    """Say whether a key is what usually comes next; ending a set early is not."""
    return key in GOES_ON and not wants_two(key, guidance)


def _words(key: str, words: str, guidance: Guidance, armed: str) -> str:
    begins = any(line.kind is StepKind.PRACTICE and line.reached is Reached.NOW for line in guidance.steps)
    said = tr(Say.BEGIN if key == "n" and begins else words)
    return tr(Say.AGAIN, what=said) if armed == key else said
