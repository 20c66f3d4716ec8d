"""What a clinician changed about a session's reps, kept beside the session; the original is never touched.

``<name>.edits.json`` holds a list that only grows: the newest word on a rep holds. A rep is named by its
channel and start, which no later program changes.
"""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rig.errors import InputRefused, RecordError
from rig.events import Event, Rep

FORMAT = "force-rig edits 1"
REJECT, RESTORE, RELABEL = "reject", "restore", "relabel"
SAME_START_S = 1e-6


@dataclass(frozen=True, slots=True)
class Edit:
    """One decision about one rep.

    `what` is ``reject``, ``restore`` or ``relabel``; `label` is the new name, or why it was rejected.
    """

    what: str
    channel: str
    start_s: float
    label: str = ""
    at_utc: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """A rep and what people said about it."""

    rep: Rep
    rejected: bool = False
    label: str = ""

    @property
    def counts(self) -> bool:
        return self.rep.valid and not self.rejected


def edits_of(session: Path) -> Path:
    """Give where a session's edits are kept."""
    return session.with_suffix(".edits.json")


def read_edits(session: Path) -> list[Edit]:
    """Read a session's edits, oldest first; none where nothing was edited.

    Raises
    ------
    InputRefused : the file beside the session is not one of edits
    """
    path = edits_of(session)
    if not path.is_file():
        return []
    try:
        stored = json.loads(path.read_text())
        if stored["format"] != FORMAT:
            raise ValueError(f"its format is {stored['format']!r}, known is {FORMAT!r}")
        return [Edit(**edit) for edit in stored["edits"]]
    except (ValueError, KeyError, TypeError) as wrong:
        raise InputRefused(f"{path.name} holds no edits ({wrong}): move it away to go on without") from None


def add_edit(session: Path, edit: Edit) -> list[Edit]:
    """Add an edit, in one step that a power cut cannot halve; give all of them.

    Raises
    ------
    RecordError : the folder cannot be written; the edits are as before
    """
    now = datetime.now(UTC).isoformat(timespec="seconds")
    edits = [*read_edits(session), dataclasses.replace(edit, at_utc=edit.at_utc or now)]
    path = edits_of(session)
    part = path.with_suffix(".part")
    text = json.dumps({"format": FORMAT, "edits": [dataclasses.asdict(e) for e in edits]}, indent=1)
    try:
        with part.open("w") as file:
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise RecordError(f"cannot write {path.name}: {error.strerror}; nothing was changed") from None
    return edits


def judged(events: Iterable[Event], edits: Iterable[Edit]) -> list[Judged]:
    """Give every rep with what was said about it last."""
    edits = list(edits)
    return [_judge(event, edits) for event in events if isinstance(event, Rep)]


def _judge(rep: Rep, edits: list[Edit]) -> Judged:
    rejected, label = False, ""
    for edit in edits:
        if edit.channel == rep.channel and abs(edit.start_s - rep.start_s) < SAME_START_S:
            rejected = rejected if edit.what == RELABEL else edit.what == REJECT
            label = edit.label if edit.what == RELABEL else label
    return Judged(rep, rejected, label)
