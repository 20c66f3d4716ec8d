"""`rig view` without a display, and with what is no session: one line, an exit status, no traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.analysis.made_session import write_session
from tests.record.made_sessions import recorded


def view(folder: Path, *arguments: str) -> tuple[int, str, str]:
    """Run it where no display is."""
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment.pop("QT_QPA_PLATFORM", None)
    done = subprocess.run(
        [sys.executable, "-m", "rig", "view", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return done.returncode, done.stdout, done.stderr


def truncated(folder: Path) -> str:
    path = write_session(folder)
    path.write_bytes(path.read_bytes()[:5000])
    return path.name


def journal_alone(folder: Path) -> str:
    recorded(folder / "s.h5", steps=20, close=False)
    (folder / "s.h5").unlink()
    return "s.h5"


def text_file(folder: Path) -> str:
    (folder / "notes.h5").write_text("no session")
    return "notes.h5"


@pytest.mark.parametrize(
    ("made", "line"),
    [
        (lambda folder: "gone.h5", "rig: gone.h5 is not there; a session is a .h5 file"),
        (text_file, "rig: notes.h5 is not a session: it does not begin as an HDF5 file does"),
        (truncated, "is damaged or cut off (Unable to"),
        (journal_alone, "rig: s.h5 is not there, only its journal is; type rig recover s.journal"),
        (
            lambda folder: (journal_alone(folder), "s.journal")[1],
            "is the journal of a session that was cut off",
        ),
    ],
)
def test_what_is_no_session_is_refused_in_one_line(tmp_path: Path, made, line: str) -> None:
    status, out, err = view(tmp_path, made(tmp_path))
    assert (status, out) == (2, "")
    assert line in err
    assert err.count("\n") == 1


def test_without_folder_or_file_the_folder_of_sessions_is_asked_for(tmp_path: Path) -> None:
    status, _, err = view(tmp_path)
    assert (status, err.count("\n")) == (2, 1)
    assert err.startswith("rig: there is no folder sessions here; give a session (.h5) or a folder of them")


def test_the_other_session_is_looked_at_too(tmp_path: Path) -> None:
    path = write_session(tmp_path)
    status, _, err = view(tmp_path, path.name, "--compare", "gone.h5")
    assert (status, err) == (2, "rig: gone.h5 is not there; a session is a .h5 file\n")


def test_a_folder_stands_beside_nothing(tmp_path: Path) -> None:
    status, _, err = view(tmp_path, ".", "--compare", write_session(tmp_path).name)
    assert status == 2
    assert err == "rig: . is a folder; --compare lays a second session beside a first: give both\n"


def test_a_table_of_another_program_is_for_replay(tmp_path: Path) -> None:
    (tmp_path / "pull.csv").write_text("time,force\n0,1\n")
    status, _, err = view(tmp_path, "pull.csv")
    assert status == 2
    assert err == "rig: pull.csv is not a session but a table; type rig replay pull.csv\n"


def test_a_name_is_no_pseudonym(tmp_path: Path) -> None:
    status, _, err = view(tmp_path, write_session(tmp_path).name, "--by", "Dr. No")
    assert status == 2
    assert err == "rig: 'Dr. No' is no pseudonym; allowed are at most 32 letters, digits, - and _\n"


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a display")
def test_without_a_display_it_says_what_to_do(tmp_path: Path) -> None:
    name = write_session(tmp_path).name
    status, out, err = view(tmp_path, name)
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert err.startswith("rig: no window can be opened: there is no display here")
    assert f"type rig info {name} or rig report {name}" in err
