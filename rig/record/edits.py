"""What people said of a session after it: kept beside the session, which is never touched.

``<name>.edits.json`` is a list that only grows. `judged.judged` says what it makes of the reps; the document
of the session file says what every field means.
"""

from __future__ import annotations

import dataclasses
import json
import math
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rig.errors import InputRefused, RecordError

FORMAT, VERSION = "force-rig edits", 2
READ_VERSIONS = (1, VERSION)  # the first had no restore, no relabel and no moment
REJECT, RESTORE, RELABEL = "reject", "restore", "relabel"
REP, LABELLED = "rep", "labelled"
WHATS = (REJECT, RESTORE, RELABEL, REP, LABELLED)
LABELS = ("valid", "compensated", "not counted")
PSEUDONYM = re.compile(r"[A-Za-z0-9_-]{0,32}")


@dataclass(frozen=True, slots=True)
class Edit:
    """One entry; times in session seconds, half-open.

    Attributes
    ----------
    what : ``reject``, ``restore`` (to what was detected) or ``relabel`` the reps of the channel that overlap;
        ``rep``, one by hand; ``labelled``: between these instants every rep was labelled by hand
    channel : "" for any
    by : pseudonym of the person
    at_utc : when, ISO 8601
    label : of a relabelled rep, one of `LABELS`
    why : in a few words
    """

    what: str
    start_s: float
    end_s: float
    channel: str = ""
    by: str = ""
    at_utc: str = ""
    label: str = ""
    why: str = ""


def edits_of(session: Path) -> Path:
    """Name the file that holds a session's edits."""
    return session.with_suffix(".edits.json")


def read_edits(session: Path) -> tuple[Edit, ...]:
    """Read a session's edits, oldest first; none where nothing was edited.

    Raises
    ------
    InputRefused : not a file of edits, or an entry that cannot be meant
    """
    path = edits_of(session)
    if not path.is_file():
        return ()
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputRefused(f"{path.name} cannot be read as JSON: {error}") from None
    if not isinstance(stored, dict) or stored.get("format") != FORMAT:
        raise InputRefused(f"{path.name} is not {FORMAT!r}: move it away to go on without")
    if stored.get("version") not in READ_VERSIONS:
        raise InputRefused(
            f"{path.name} is of version {stored.get('version')}; this software knows {VERSION}: update it"
        )
    rows = stored.get("edits")
    if not isinstance(rows, list):
        raise InputRefused(f"{path.name} holds no list of edits: move it away to go on without")
    return tuple(_edit(path.name, number, row) for number, row in enumerate(rows, 1))


def add_edit(session: Path, edit: Edit) -> tuple[Edit, ...]:
    """Add an edit, at this moment unless it has one; give all of them.

    Raises
    ------
    InputRefused : the edit cannot be meant, or the file there is not one of edits
    RecordError : the folder cannot be written; the edits are as before
    """
    now = datetime.now(UTC).isoformat(timespec="seconds")
    edit = dataclasses.replace(edit, at_utc=edit.at_utc or now)
    earlier = read_edits(session)
    _check(edits_of(session).name, len(earlier) + 1, edit)
    return write_edits(session, (*earlier, edit))


def write_edits(session: Path, edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """Write all edits of a session, in one step that a power cut cannot halve.

    Raises
    ------
    RecordError : the folder cannot be written; the edits are as before
    """
    path = edits_of(session)
    rows = [{k: v for k, v in dataclasses.asdict(edit).items() if v != ""} for edit in edits]
    text = json.dumps({"format": FORMAT, "version": VERSION, "edits": rows}, indent=1, ensure_ascii=False)
    part = path.with_suffix(".part")
    try:
        with part.open("w", encoding="utf-8") as file:
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise RecordError(f"cannot write {path.name}: {error.strerror}; nothing was changed") from None
    return tuple(edits)


def _edit(name: str, number: int, row: Any) -> Edit:
    try:
        texts = {key: str(row[key]) for key in Edit.__slots__ if key in row and not key.endswith("_s")}
        edit = Edit(start_s=float(row["start_s"]), end_s=float(row["end_s"]), **texts)
    except (AttributeError, KeyError, TypeError, ValueError):
        raise InputRefused(f"{name}: edit {number} needs what, start_s and end_s") from None
    _check(name, number, edit)
    return edit


def _check(name: str, number: int, edit: Edit) -> None:
    if edit.what not in WHATS:
        raise InputRefused(f"{name}: edit {number} is {edit.what!r}; allowed are {', '.join(WHATS)}")
    if not (math.isfinite(edit.start_s) and edit.start_s < edit.end_s):
        raise InputRefused(
            f"{name}: edit {number} ends at {edit.end_s:g} s, not after its start at {edit.start_s:g} s"
        )
    if edit.what == RELABEL and edit.label not in LABELS:
        raise InputRefused(
            f"{name}: edit {number} relabels as {edit.label!r}; allowed are {', '.join(LABELS)}"
        )
    if not PSEUDONYM.fullmatch(edit.by):
        raise InputRefused(
            f"{name}: edit {number} is by {edit.by!r}; allowed are at most 32 letters, digits, - and _ "
            "(a pseudonym, not a name)"
        )
