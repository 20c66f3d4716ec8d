"""How a rejected rep is written down and read again: by its channel and the instant at which it began.

A rejection is a mark beside the rep, and so is taking it back. The rep itself stays on record.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rig.events import Rep

REJECTED, RESTORED = "rejected", "restored"
NAMED = re.compile(rf"({REJECTED}|{RESTORED}): rep on (\S+) at (\d+\.\d\d) s")
ROUNDED_S = 0.005 + 1e-9  # a mark names the start of its rep to a hundredth of a second


@dataclass(frozen=True, slots=True)
class CountedByKey:
    """A rep that a clinician counted, at the moment of the key."""

    at_s: float
    compensated: bool


@dataclass(frozen=True, slots=True)
class Rejection:
    """What a mark says of one rep; `word` is ``rejected`` or ``restored``."""

    word: str
    channel: str
    start_s: float

    def is_of(self, rep: Rep) -> bool:
        """Say whether this names `rep`."""
        return rep.channel == self.channel and abs(rep.start_s - self.start_s) <= ROUNDED_S


def rejection_words(word: str, what: Rep | CountedByKey) -> str:
    """Write the mark; `word` is ``rejected`` or ``restored``."""
    if isinstance(what, CountedByKey):
        return f"{word}: rep counted by key at {what.at_s:.2f} s"
    return f"{word}: rep on {what.channel} at {what.start_s:.2f} s"


def read_rejection(label: str) -> Rejection | None:
    """Read a mark's label; None where it names no detected rep."""
    found = NAMED.fullmatch(label)
    return Rejection(found[1], found[2], float(found[3])) if found else None
