"""What became of every rep: what was detected, and the last word that a person said on it.

A rep is rejected during the session with a mark, ``rejected: rep on <channel> at <start> s`` (``restored: …``
takes it back), or after it with an edit; both count alike, and an edit may restore what a mark rejected.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rig.events import Event, Mark, Rep
from rig.exercises.rejection import RESTORED, read_rejection
from rig.record.edits import LABELS, REJECT, RELABEL, RESTORE, Edit

VALID, COMPENSATED, NOT_COUNTED = LABELS
REJECTED = "rejected"
REJECTS_THE_NEWEST = ("reject", "rejected", "reject_rep", "reject rep")  # marks that name no rep


@dataclass(frozen=True, slots=True)
class Judged:
    """A rep and what became of it.

    Attributes
    ----------
    verdict : ``valid``, ``compensated``, ``not counted`` or ``rejected``
    said : the mark or edit that holds, None where nobody said anything
    """

    rep: Rep
    verdict: str
    said: Edit | Mark | None = None

    @property
    def counts(self) -> bool:
        return self.verdict == VALID

    @property
    def rejected(self) -> bool:
        return self.verdict == REJECTED

    @property
    def relabelled(self) -> bool:
        return isinstance(self.said, Edit) and self.said.what == RELABEL

    @property
    def words(self) -> str:
        """Who said so and why; empty where nobody said anything."""
        if self.said is None:
            return ""
        if isinstance(self.said, Mark):
            return f"{self.verdict} during the session"
        by = f" by {self.said.by}" if self.said.by else " afterwards"
        why = f": {self.said.why}" if self.said.why else ""
        return f"{self.verdict}{by}{why}"


def detected(rep: Rep) -> str:
    """Say what the detection made of a rep."""
    if rep.valid:
        return VALID
    return COMPENSATED if "compensated" in rep.flags else NOT_COUNTED


def judged(events: Iterable[Event], edits: Sequence[Edit]) -> list[Judged]:
    """Judge every rep, in the order of the events; the newest word on a rep holds."""
    events = list(events)
    reps = [event for event in events if isinstance(event, Rep)]
    marked = _marked(reps, [event for event in events if isinstance(event, Mark)])
    words = [edit for edit in edits if edit.what in (REJECT, RESTORE, RELABEL)]
    return [_judge(rep, marked.get(id(rep)), [edit for edit in words if _is_of(edit, rep)]) for rep in reps]


def said_of(reps: Sequence[Judged]) -> str:
    """Say in one sentence what a person changed; empty where nothing was."""
    rejected, relabelled = sum(one.rejected for one in reps), sum(one.relabelled for one in reps)
    counted = (("rejected", rejected), ("relabelled", relabelled))
    said = [f"{n} {'rep' if n == 1 else 'reps'} {what}" for what, n in counted if n]
    return f"{' and '.join(said)} by a clinician" if said else ""


def _judge(rep: Rep, mark: Mark | None, edits: Sequence[Edit]) -> Judged:
    if not edits:
        return Judged(rep, REJECTED if mark else detected(rep), mark)
    last = edits[-1]
    if last.what == RESTORE:
        return Judged(rep, detected(rep))
    return Judged(rep, REJECTED if last.what == REJECT else last.label, last)


def _is_of(edit: Edit, rep: Rep) -> bool:
    same_channel = edit.channel in ("", rep.channel)
    return same_channel and edit.start_s < rep.end_s and rep.start_s < edit.end_s


def _marked(reps: Sequence[Rep], marks: Sequence[Mark]) -> dict[int, Mark]:
    """Find the reps that marks reject and do not restore: the named ones, or the newest."""
    found: dict[int, Mark] = {}
    for mark in marks:
        named = read_rejection(mark.label)
        if named is not None:
            own = [rep for rep in reps if named.is_of(rep)]
        elif mark.label.lower() in REJECTS_THE_NEWEST:
            own = [rep for rep in reps if rep.start_s < mark.start_s][-1:]
        else:
            continue
        for rep in own:
            if named is not None and named.word == RESTORED:
                found.pop(id(rep), None)
            else:
                found[id(rep)] = mark
    return found
