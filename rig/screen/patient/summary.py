"""What was done, in a few kind lines: everything counts here, nothing is held against anybody."""

from __future__ import annotations

from collections.abc import Sequence

from rig.exercises.set_result import SetResult
from rig.screen.words import Say, Words


def summary_of(results: Sequence[SetResult]) -> tuple[Words, ...]:
    """Sum the sets up."""
    lines = []
    reps = sum(one.tally.efforts for one in results if one.kind != "test")
    if reps:
        lines.append(Words(Say.DID_REPS, (("number", reps),)))
    holds = sum(one.tally.holds_done for one in results)
    if holds:
        longest_s = max(one.tally.longest_hold_s for one in results)
        lines.append(Words(Say.DID_HOLDS, (("number", holds), ("seconds", round(longest_s, 1)))))
    action_s = sum(one.tally.tension_s for one in results if one.kind == "time")
    if action_s >= 1.0:
        lines.append(Words(Say.DID_ACTION, (("minutes", clock_words(action_s)),)))
    efforts = sum(int(one.done) for one in results if one.kind == "test")
    if efforts:
        lines.append(Words(Say.DID_EFFORTS, (("number", efforts),)))
    return (*lines, Words(Say.THANKS))


def clock_words(seconds: float) -> str:
    """Write seconds as minutes and seconds."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"
