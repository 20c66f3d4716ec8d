"""The display that goes away under a session: the session outlives it.

When an X server or a compositor dies, Qt says so and then calls ``exit(1)``: there is no way back into the
program. What Qt says comes through here first, and until this returns the other threads go on recording.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn, Protocol

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from rig.errors import RigError
from rig.screen.aside import say_aside
from rig.session.session import Outcome

LAST_WORDS = "connection broke"  # of Qt's xcb and of its wayland plugin
LOOK_EVERY_S = 0.02


class Recorded(Protocol):
    """A session that may have to go on alone."""

    @property
    def running(self) -> bool: ...
    def stop(self) -> None: ...
    def outcome(self) -> Outcome: ...


@contextmanager
def outlived_by(session: Recorded) -> Iterator[None]:
    """Let the session go on to its end should the display die meanwhile; the process ends with it then."""

    def listen(_: QtMsgType, __: QMessageLogContext, words: str) -> None:
        say_aside(words)
        if LAST_WORDS in words:
            go_on_alone(session)

    before = qInstallMessageHandler(listen)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def go_on_alone(session: Recorded) -> NoReturn:
    """Record on where a terminal can end it, else end it in order; then leave with status 1."""
    if sys.stdin.isatty():
        say_aside("note: the display is gone, the recording goes on; Ctrl-C ends it")
    else:
        session.stop()
    while session.running:
        time.sleep(LOOK_EVERY_S)
    say_aside(_what_is_left(session))
    os._exit(1)  # Qt's own exit would take its dead display down piece by piece


def _what_is_left(session: Recorded) -> str:
    try:
        outcome = session.outcome()
    except RigError as nothing:
        return f"the display went away; {nothing}"
    words = f"the display went away; what was measured is in {outcome.path}"
    return f"{words}; {outcome.trouble}" if outcome.trouble else words
