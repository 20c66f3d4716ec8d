"""What a person changed or labelled after a session: beside the file, never in it.

``<session>.edits.json`` holds ``{"format": "force-rig edits", "version": 1, "edits": [...]}``. An edit is
one of

``{"what": "reject", "channel": ..., "start_s": ..., "end_s": ...}``: the rep that overlaps is not counted;
``{"what": "rep", "channel": ..., "start_s": ..., "end_s": ...}``: a rep by hand;
``{"what": "labelled", "start_s": ..., "end_s": ...}``: between these instants every rep was labelled by hand.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rig.errors import InputRefused

FORMAT, VERSION = "force-rig edits", 1
WHATS = ("reject", "rep", "labelled")


@dataclass(frozen=True, slots=True)
class Edit:
    """One entry; times in session seconds, half-open."""

    what: str
    start_s: float
    end_s: float
    channel: str = ""
    by: str = ""  # a pseudonym


def edits_of(session: Path) -> Path:
    """Name the file that holds a session's edits."""
    return session.with_suffix(".edits.json")


def read_edits(session: Path) -> tuple[Edit, ...]:
    """Read what was edited; nothing where there is no such file.

    Raises
    ------
    InputRefused : not a file of edits, or an entry that cannot be meant
    """
    path = edits_of(session)
    if not path.is_file():
        return ()
    try:
        stored = json.loads(path.read_text())
    except (OSError, ValueError) as error:
        raise InputRefused(f"{path.name} cannot be read as JSON: {error}") from None
    if not isinstance(stored, dict) or (stored.get("format"), stored.get("version")) != (FORMAT, VERSION):
        raise InputRefused(f"{path.name} is not {FORMAT!r} of version {VERSION}")
    return tuple(_edit(path.name, number, row) for number, row in enumerate(stored.get("edits", []), 1))


def write_edits(session: Path, edits: tuple[Edit, ...]) -> Path:
    """Write every edit of a session; gives the path."""
    path = edits_of(session)
    rows = [{name: getattr(edit, name) for name in Edit.__slots__} for edit in edits]
    path.write_text(json.dumps({"format": FORMAT, "version": VERSION, "edits": rows}, indent=1) + "\n")
    return path


def _edit(name: str, number: int, row: dict[str, Any]) -> Edit:
    try:
        edit = Edit(**{key: row[key] for key in Edit.__slots__ if key in row})
        ordered = float(edit.start_s) < float(edit.end_s)
    except (TypeError, ValueError):
        raise InputRefused(f"{name}: edit {number} needs what, start_s and end_s") from None
    if edit.what not in WHATS:
        raise InputRefused(f"{name}: edit {number} is {edit.what!r}; allowed are {', '.join(WHATS)}")
    if not ordered:
        raise InputRefused(f"{name}: edit {number} ends at {edit.end_s:g} s, not after {edit.start_s:g} s")
    return edit
