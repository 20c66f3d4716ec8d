"""Where a session is kept and what its files are called.

``<date>T<time>_<subject>_<exercise>_<side>.h5``, time in UTC, with ``-2``, ``-3`` ... when that name is
taken: a file is never overwritten. Beside it, while it is written: ``.journal`` and ``.ballast``.
"""

from __future__ import annotations

import filecmp
import re
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import platformdirs

from rig.errors import InputRefused, RecordError
from rig.record.network_disk import network_kind
from rig.record.rewrite import put_in_place
from rig.record.table_file import UNFINISHED
from rig.setup import SessionSetup

PSEUDONYM = re.compile(r"[A-Za-z0-9_-]{1,32}")
SIDES = ("left", "right")


def journal_of(session: Path) -> Path:
    """Give the journal that lies beside a session file."""
    return session.with_suffix(".journal")


def recovered_of(session: Path) -> Path:
    """Give the name under which a recovered session is kept."""
    return session.with_name(f"{session.stem}-recovered.h5")


def session_name(setup: SessionSetup) -> str:
    """Make a session's name, without ending.

    Raises
    ------
    InputRefused : a subject that is no pseudonym, an unknown side, an exercise or a start that make no name
    """
    for what, word in (("subject", setup.subject), ("exercise", setup.exercise)):
        if not PSEUDONYM.fullmatch(word):
            raise InputRefused(
                f"{what} {word!r} cannot name a file; allowed are 1 to 32 letters, digits, - and _"
                + (" (a pseudonym, not a name)" if what == "subject" else "")
            )
    if setup.side not in SIDES:
        raise InputRefused(f"side {setup.side!r} is not known; allowed are left and right")
    try:
        started = datetime.fromisoformat(setup.started_utc)
    except ValueError:
        raise InputRefused(f"start {setup.started_utc!r} is not a date and time of ISO 8601") from None
    return f"{started:%Y-%m-%dT%H%M%S}_{setup.subject}_{setup.exercise}_{setup.side}"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a session is recorded, and where it belongs.

    Attributes
    ----------
    session : the file to record, on a local disk
    deliver_to : the folder on the network that gets the finished file; None when it is recorded in place
    says : what the person must know, empty when nothing
    """

    session: Path
    deliver_to: Path | None = None
    says: str = ""

    @property
    def journal(self) -> Path:
        return journal_of(self.session)

    def deliver(self) -> Path:
        """Copy the finished session to where it belongs, compare, remove the local one; give its path.

        Raises
        ------
        RecordError : the folder cannot be written now; the local file stays
        """
        if self.deliver_to is None:
            return self.session
        target = self.deliver_to / _free_name(self.deliver_to, self.session.stem)
        part = target.with_name(target.name + UNFINISHED)
        try:
            shutil.copyfile(self.session, part)
            if not filecmp.cmp(self.session, part, shallow=False):
                raise OSError("the copy differs from the original")
            put_in_place(part, target)
        except OSError as error:
            raise RecordError(
                f"cannot copy the session to {self.deliver_to}: {error.strerror or error}; "
                f"it is safe as {self.session}"
            ) from None
        self.session.unlink()
        return target


def find_place(
    folder: Path,
    setup: SessionSetup,
    kind_of: Callable[[Path], str] = network_kind,
    spool: Path | None = None,
) -> Place:
    """Choose where a session is recorded; make the folder if need be.

    Parameters
    ----------
    kind_of : names the network file system of a folder, empty for a local one
    spool : local folder for sessions that belong on the network; None is the user's data folder

    Raises
    ------
    InputRefused : the folder cannot be made or written, or the set-up makes no file name
    """
    name = session_name(setup)
    make_folder(folder)
    kind = kind_of(folder)
    if not kind:
        return Place(folder / _free_name(folder, name))
    local = spool or platformdirs.user_data_path("force-rig", appauthor=False) / "to_deliver"
    make_folder(local)
    says = f"{folder} is on a network ({kind}): recording in {local}, copied at the end"
    return Place(local / _free_name(local, name), folder, says)


def make_folder(folder: Path) -> None:
    """Make a folder and prove that it can be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return
    except OSError as error:
        raise InputRefused(f"cannot write in {folder}: {error.strerror}; choose another folder") from None


def _free_name(folder: Path, name: str) -> str:
    number, tried = 1, name
    while _taken(folder / f"{tried}.h5"):
        number += 1
        tried = f"{name}-{number}"
    return f"{tried}.h5"


def _taken(session: Path) -> bool:
    return any(path.exists() for path in (session, journal_of(session), recovered_of(session)))
