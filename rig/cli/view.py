"""`rig view`: sessions on the screen."""

from __future__ import annotations

from pathlib import Path

import click

SESSIONS = Path("sessions")


@click.command("view")
@click.argument("file", type=click.Path(path_type=Path), default=SESSIONS)
@click.option("--compare", type=click.Path(path_type=Path), help="Lay the reps of this session beside.")
@click.option("--by", default="clinician", show_default=True, help="Pseudonym of who edits reps.")
def command(file: Path, compare: Path | None, by: str) -> None:
    """Open a session on the screen; one that is being recorded is followed.

    FILE is a session, or a folder whose sessions are listed; the folder "sessions" if left out.
    What is rejected or relabelled is kept beside the session; the session itself is never changed.
    """
    from rig.errors import InputRefused, RigError
    from rig.record.edits import PSEUDONYM
    from rig.record.opening import opened
    from rig.screen.display import has_display

    if not PSEUDONYM.fullmatch(by):
        raise InputRefused(f"{by!r} is no pseudonym; allowed are at most 32 letters, digits, - and _")
    if file == SESSIONS and not file.exists():
        raise InputRefused(
            "there is no folder sessions here; give a session (.h5) or a folder of them, or type  rig demo"
        )
    if compare is not None and file.is_dir():
        raise InputRefused(f"{file} is a folder; --compare lays a second session beside a first: give both")
    for path in (file, compare):
        if path is not None and not (path is file and path.is_dir()):
            with opened(path):
                pass  # refused at once, whether there is a display or not
    if not has_display():
        raise RigError(
            "no window can be opened: there is no display here (DISPLAY and WAYLAND_DISPLAY are not set); "
            f"type  rig info {file}  or  rig report {file}"
        )
    _show(file, compare, by)


def _show(file: Path, compare: Path | None, by: str) -> None:
    from rig.screen.application import application
    from rig.screen.viewing.library_window import LibraryWindow
    from rig.screen.viewing.window import SessionWindow

    app = application()
    window = LibraryWindow(file, by) if file.is_dir() else SessionWindow(file, by, compare)
    window.show()
    app.exec()
