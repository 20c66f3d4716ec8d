"""What goes wrong in a window is said once, in one line, and ends no session.

Qt calls our painting from C++: an exception in it reaches nobody but `sys.excepthook`, which would print a
traceback for every frame.
"""

from __future__ import annotations

import functools
import math
import os
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any, TypeVar, cast

LATELY_S = 2.0

Paint = TypeVar("Paint", bound=Callable[..., None])


def guarded(paint: Paint) -> Paint:
    """Hand what a Qt callback raises straight to `sys.excepthook`; through Qt it would be printed, too."""

    @functools.wraps(paint)
    def safe(*given: Any) -> None:
        try:
            paint(*given)
        except Exception as surprise:
            sys.excepthook(type(surprise), surprise, surprise.__traceback__)

    return cast(Paint, safe)


class Mishaps:
    """Takes exceptions of windows, and tells of each kind of them once.

    Parameters
    ----------
    tell : called with one line, the first time that something goes wrong in this way
    """

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell
        self._told: set[tuple[type[BaseException], int]] = set()
        self._newest_at_s = -math.inf

    @property
    def lately(self) -> bool:
        """Whether something has gone wrong a moment ago."""
        return time.monotonic() - self._newest_at_s < LATELY_S

    @contextmanager
    def caught(self) -> Iterator[None]:
        """Let what goes wrong inside be told and no more."""
        try:
            yield
        except Exception as surprise:
            self.take(surprise)

    @contextmanager
    def caught_from_qt(self) -> Iterator[None]:
        """Take what Qt's callbacks raise for as long as this lasts."""
        before, sys.excepthook = sys.excepthook, self._hook
        try:
            yield
        finally:
            sys.excepthook = before

    def take(self, surprise: BaseException) -> None:
        """Tell of it, unless the same has gone wrong at the same place before."""
        self._newest_at_s = time.monotonic()
        if os.environ.get("RIG_DEBUG") == "1":
            traceback.print_exception(surprise)
        kind = (type(surprise), _line_of(surprise.__traceback__))
        if kind not in self._told:
            self._told.add(kind)
            said = " ".join(str(surprise).split())
            self._tell(f"unexpected {type(surprise).__name__}: {said}")

    def _hook(self, kind: type[BaseException], surprise: BaseException, trace: TracebackType | None) -> None:
        self.take(surprise)
        # what Python keeps for a debugger would keep the painter, and Qt a window that is being painted
        for kept in ("last_exc", "last_type", "last_value", "last_traceback"):
            if hasattr(sys, kept):
                delattr(sys, kept)


def _line_of(trace: TracebackType | None) -> int:
    """Give the line of the innermost frame."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return trace.tb_lineno if trace is not None else 0
