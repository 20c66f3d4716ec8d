"""The folder in which the rig keeps what belongs to its hardware: certificates of cells, checks of bands.

It holds no person's data: boards by serial number, bands by label.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import platformdirs

from rig.errors import InputRefused, RecordError


def settings_folder() -> Path:
    """Give the folder; it need not be there yet."""
    return Path(platformdirs.user_config_path("force-rig", appauthor=False))


def refuse_strange_label(what: str, label: str) -> None:
    """Refuse a label that cannot name a file or may be a person's.

    Raises
    ------
    InputRefused : other signs than letters, digits, - and _, or more than 32
    """
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,32}", label):
        raise InputRefused(f"{what} {label!r} is no label; allowed are letters, digits, - and _, at most 32")


def read_entries(path: Path) -> list[dict[str, Any]]:
    """Read the entries of one file, oldest first; none where there is no file.

    Raises
    ------
    RecordError : the file cannot be read or is not ours
    """
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    except (OSError, ValueError) as trouble:
        raise RecordError(f"{path} cannot be read ({trouble}); move it away and calibrate again") from None
    if not isinstance(stored, list) or not all(isinstance(entry, dict) for entry in stored):
        raise RecordError(f"{path} holds no list of entries; move it away and calibrate again")
    return stored


def append_entry(path: Path, entry: dict[str, Any]) -> None:
    """Add an entry after the earlier ones; a power cut leaves the old file or the new one.

    Raises
    ------
    RecordError : the folder cannot be written
    """
    entries = [*read_entries(path), entry]
    beside = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("w", encoding="utf-8") as file:
            file.write(json.dumps(entries, indent=1) + "\n")
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except OSError as trouble:
        raise RecordError(f"cannot write {path}: {trouble.strerror}") from None
