"""Decisions on reps, each of which can be taken back; they are kept beside the session."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rig.events import Rep
from rig.record.edits import REJECT, RELABEL, RESTORE, Edit, add_edit, read_edits
from rig.record.judged import REJECTED, Judged, detected


@dataclass(frozen=True, slots=True)
class Undone:
    """A rep, and what it is again."""

    rep: Rep
    verdict: str


class Editing:
    """The edits of one session.

    Parameters
    ----------
    by : pseudonym of the person who decides

    Raises
    ------
    InputRefused : the file of edits cannot be read
    """

    def __init__(self, session: Path, by: str) -> None:
        self._session = session
        self._by = by
        self._before: list[tuple[Rep, str, str]] = []
        self.edits = read_edits(session)

    def decide(self, one: Judged, verdict: str, why: str = "") -> None:
        """Say what a rep is.

        Raises
        ------
        RecordError : it cannot be written; nothing was changed
        """
        self._write(one.rep, verdict, why)
        said = one.said.why if isinstance(one.said, Edit) else ""
        self._before.append((one.rep, one.verdict, said))

    def undo(self) -> Undone | None:
        """Take the newest decision of this window back, by one more edit; None where there is none."""
        if not self._before:
            return None
        rep, verdict, why = self._before[-1]
        self._write(rep, verdict, why)
        self._before.pop()
        return Undone(rep, verdict)

    def _write(self, rep: Rep, verdict: str, why: str) -> None:
        what, label = RELABEL, verdict
        if verdict == REJECTED:
            what, label = REJECT, ""
        elif verdict == detected(rep):
            what, label = RESTORE, ""
        edit = Edit(what, rep.start_s, rep.end_s, rep.channel, self._by, label=label, why=why)
        self.edits = add_edit(self._session, edit)
