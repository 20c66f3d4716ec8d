"""How much of the set is done, and which set it is."""

from __future__ import annotations

from rig.screen.language import said
from rig.screen.patient.parts import Part, text
from rig.screen.patient.places import Place
from rig.screen.patient.scene import Count
from rig.screen.theme import Theme
from rig.screen.words import Say, Words


def count_parts(place: Place, count: Count, theme: Theme, stale: bool, readable: float) -> tuple[Part, ...]:
    """Write how much is done, as large as it goes."""
    ink = theme.stale if stale else theme.ink
    which = text("set", place.part(0, 0.0, 1, 0.17), said(count.set_words), theme.faint, readable)
    if count.number is None:
        by_hand = said(Words(Say.REPS_BY_HAND))
        return which, text("count by hand", place.part(0, 0.3, 1, 0.7), by_hand, theme.faint, readable)
    number, large = str(count.number), 0.46 * place.height
    goal = said(Words(Say.OF_GOAL, (("goal", count.goal),))) + " " if count.goal else ""
    others = said(Words(Say.OTHERS, (("number", count.others),))) if count.others else ""
    return (
        which,
        text("count", place.part(0, 0.17, 1, 0.61), number, ink, large, bold=True),
        text("count of", place.part(0, 0.62, 1, 0.80), goal + said(count.unit), ink, readable),
        text("count of others", place.part(0, 0.82, 1, 1.0), others, theme.faint, readable),
    )
