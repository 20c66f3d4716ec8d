"""What is said, and when: one short cue at a time, less of it from set to set, silence while all goes well.

Bandwidth: nothing is said inside the zone. Fading: form is commented on in every rep of the first set, in
every second one of the second, in none after that (a plan may ask otherwise); a warning of too much force is
never left out. The bar and the pelvis indicator go on showing throughout.
"""

from __future__ import annotations

from dataclasses import dataclass

ALARM, SAFETY, SET, FORM, DOSE, GUIDE = "alarm", "safety", "set", "form", "dose", "guide"
URGENCY = {ALARM: 5, SAFETY: 4, SET: 3, FORM: 2, DOSE: 1, GUIDE: 0}  # SET: a set begins or ends
FADES = (FORM, GUIDE)


@dataclass(frozen=True, slots=True)
class Cue:
    """Something to say: `key` names it for a translation, `words` are ours."""

    key: str
    words: str
    kind: str
    at_s: float = 0.0


@dataclass(frozen=True, slots=True)
class FeedbackSettings:
    """How cues follow each other."""

    shows_s: float = 4.0  # [E] long enough to be read from two metres
    least_s: float = 2.0  # [E] before an equally urgent one may take its place
    again_s: float = 6.0  # [E] before the same is said again


class CueBoard:
    """Keeps the one cue that is shown.

    Attributes
    ----------
    said : every cue that was said, in order
    """

    def __init__(self, settings: FeedbackSettings | None = None) -> None:
        self.said: list[Cue] = []
        self._settings = settings or FeedbackSettings()

    def say(self, cue: Cue) -> bool:
        """Show a cue, unless a more urgent one is there or this one was said a moment ago."""
        if self._just_said(cue) or self._in_the_way(cue):
            return False
        self.said.append(cue)
        return True

    def showing(self, at_s: float) -> Cue | None:
        """Give what is to be seen at `at_s`."""
        newest = self.said[-1] if self.said else None
        return newest if newest and at_s - newest.at_s < self._settings.shows_s else None

    def _just_said(self, cue: Cue) -> bool:
        same = [said.at_s for said in self.said[-8:] if said.key == cue.key]
        return bool(same) and cue.at_s - same[-1] < self._settings.again_s

    def _in_the_way(self, cue: Cue) -> bool:
        shown = self.showing(cue.at_s)
        if shown is None or URGENCY[cue.kind] > URGENCY[shown.kind]:
            return False
        is_fresh = cue.at_s - shown.at_s < self._settings.least_s
        return is_fresh or URGENCY[cue.kind] < URGENCY[shown.kind]


def comments_on(rep: int, set_number: int, fading_percent: tuple[int, ...]) -> bool:
    """Say whether rep `rep` (from 1) of a set is commented on; later sets go by the last percentage."""
    percent = fading_percent[min(set_number, len(fading_percent)) - 1]
    return rep * percent // 100 > (rep - 1) * percent // 100
