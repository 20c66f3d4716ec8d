"""`rig view FILE`: a session on the screen."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("view")
@click.argument("file", type=click.Path(path_type=Path))
def command(file: Path) -> None:
    """Open a session on the screen; one that is being recorded is followed.

    What is rejected or relabelled is kept beside the session; the session itself is never changed.
    """
    from rig.screen.application import application
    from rig.screen.viewing.window import SessionWindow

    app = application()
    window = SessionWindow(file)
    window.show()
    app.exec()
