"""How a running session is shown: in windows, in the terminal, or as printed events."""

from __future__ import annotations

import math
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from typing import TYPE_CHECKING

from rig.errors import RigError

if TYPE_CHECKING:
    from rig.session.session import Session

LOOK_EVERY_S = 0.02


class Way(Enum):
    """How a session is shown."""

    WINDOWS = "windows"
    TERMINAL = "terminal"
    EVENTS = "events"

    @property
    def has_keys(self) -> bool:
        """Whether somebody is there to press keys."""
        return self is not Way.EVENTS


def chosen_way(headless: bool, as_json: bool, terminal: bool) -> Way:
    """Choose windows where there is a display, else (or if `terminal`) the terminal, else printed events."""
    if headless or as_json:
        return Way.EVENTS
    if not terminal and _windows_open():
        return Way.WINDOWS
    return Way.TERMINAL if _terminal_draws() else Way.EVENTS


def show(session: Session, way: Way, as_json: bool, ends_s: float = math.inf, sound: bool = False) -> None:
    """Show a running session until it is over; Ctrl-C ends it in order, and more of them do no more."""
    if way is Way.WINDOWS:
        from rig.screen.app import show as show_windows

        return show_windows(session, session.setup, ends_s, sound)
    with stopped_by_signals():
        while True:
            try:
                if way is Way.TERMINAL:
                    _watch_in_terminal(session, ends_s)
                else:
                    EventPrinter(session, as_json).print_all()
                return None
            except KeyboardInterrupt:
                session.stop()


@contextmanager
def stopped_by_signals() -> Iterator[None]:
    """Let a request to end (``kill``, a closed terminal) do what Ctrl-C does."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    names = [name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {name: signal.signal(getattr(signal, name), interrupt) for name in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)


def _windows_open() -> bool:
    """Try to open windows; where that was to be expected and fails, say why."""
    from rig.screen.display import has_display

    if not has_display():
        return False
    try:
        from rig.screen.application import application
        from rig.screen.start_screen import show_start_screen

        show_start_screen(application())
    except (ImportError, RigError) as why:
        print(f"rig: note: {why}; the terminal shows the session", file=sys.stderr)
        return False
    return True


def _terminal_draws() -> bool:
    from rich.console import Console

    from rig.screen.terminal.live_view import can_draw

    return sys.stdin.isatty() and can_draw(Console())


def _watch_in_terminal(session: Session, ends_s: float) -> None:
    from rich.console import Console

    from rig.screen.terminal.keys import keys_of
    from rig.screen.terminal.live_view import watch
    from rig.screen.view_model import ViewModel

    with keys_of(sys.stdin) as keys:
        watch(session, ViewModel(session.setup, ends_s), Console(), keys=keys)


class EventPrinter:
    """Prints each event of a session as it is announced, one line each."""

    def __init__(self, session: Session, as_json: bool) -> None:
        from rig.cli.event_json import event_line
        from rig.cli.measuring import plain_line

        self._session = session
        self._line = event_line if as_json else plain_line
        self._printed = 0

    def print_all(self) -> None:
        """Print until the session is over and every event is out."""
        while True:
            running = self._session.running
            for event in self._session.announced[self._printed :]:
                self._printed += 1
                print(self._line(event), flush=True)
            if not running:
                return
            time.sleep(LOOK_EVERY_S)
