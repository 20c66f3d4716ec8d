"""Single keys from the terminal, without waiting and without Enter: letters, digits, ``.`` and ``-``."""

from __future__ import annotations

import contextlib
import os
import select
import sys
from collections.abc import Iterator
from typing import TextIO


def is_key(sign: str) -> bool:
    """Say whether a sign is one that a session may know."""
    return sign.isalnum() or sign in ".-"


class Keys:
    """Keys that have been pressed since the last look."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def pressed(self) -> list[str]:
        """Give them in order, small letters; never waits."""
        found: list[str] = []
        while select.select([self._descriptor], [], [], 0)[0]:
            data = os.read(self._descriptor, 64)
            if not data:
                break
            found += [sign for sign in data.decode("ascii", "ignore").lower() if is_key(sign)]
        return found


class WindowsKeys:
    """The same from a Windows console."""

    def pressed(self) -> list[str]:
        """Give them in order, small letters; never waits."""
        import msvcrt

        found = []
        while msvcrt.kbhit():  # type: ignore[attr-defined, unused-ignore]
            found.append(msvcrt.getwch().lower())  # type: ignore[attr-defined, unused-ignore]
        return [sign for sign in found if is_key(sign)]


@contextlib.contextmanager
def keys_of(stream: TextIO = sys.stdin) -> Iterator[Keys | WindowsKeys | None]:
    """Let keys come one by one; the terminal is left as it was found. None where there is no terminal."""
    if not stream.isatty():
        yield None
        return
    if sys.platform == "win32":
        yield WindowsKeys()
        return
    import termios
    import tty

    descriptor = stream.fileno()
    before = termios.tcgetattr(descriptor)
    tty.setcbreak(descriptor)
    try:
        yield Keys(descriptor)
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
