"""The terminal thread: looks at the newest snapshot, draws it, and looks again."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol

from rich.console import Console, RenderableType
from rich.live import Live as RichLive
from rich.text import Text

from rig.screen.terminal.paint import LEAST_HEIGHT, LEAST_WIDTH, paint
from rig.screen.view_model import ViewModel
from rig.session.snapshot import Snapshot

FRAME_S = 1 / 15


class Watched(Protocol):
    """A session as a screen knows it."""

    @property
    def running(self) -> bool: ...
    @property
    def snapshot(self) -> Snapshot | None: ...
    @property
    def data_age_s(self) -> float: ...
    def press(self, key: str) -> None: ...


class Pressed(Protocol):
    """Where keys come from."""

    def pressed(self) -> list[str]: ...


def can_draw(console: Console) -> bool:
    """Say whether this terminal can show the live view: a real one, and large enough."""
    width, height = console.size
    return (
        console.is_terminal
        and not console.is_dumb_terminal
        and width >= LEAST_WIDTH
        and height >= LEAST_HEIGHT
    )


def watch(
    session: Watched,
    model: ViewModel,
    console: Console,
    sleep: Callable[[float], None] = time.sleep,
    keys: Pressed | None = None,
) -> None:
    """Draw a session until it is over, and hand its keys on; the terminal is left as it was found."""
    with RichLive(console=console, screen=True, auto_refresh=False, transient=True) as live:
        while session.running:
            live.update(_frame(session, model, console), refresh=True)
            for key in keys.pressed() if keys is not None else ():
                session.press(key)
            sleep(FRAME_S)


def _frame(session: Watched, model: ViewModel, console: Console) -> RenderableType:
    snapshot = session.snapshot
    width, height = console.size
    if snapshot is None:
        return Text("starting ...")
    if width < LEAST_WIDTH or height < LEAST_HEIGHT:
        return Text(
            f"This window is too small: {LEAST_WIDTH} x {LEAST_HEIGHT} are needed. Recording goes on."
        )
    return paint(model.view(snapshot, session.data_age_s), snapshot.newest, width, height)
