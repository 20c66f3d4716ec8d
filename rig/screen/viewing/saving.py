"""Pictures and tables for other programs, saved beside the session at a key."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from rig.record.judged import Judged
from rig.screen.viewing.feed import Feed
from rig.screen.viewing.leave import free_path, stretch_name, write_reps, write_stretch
from rig.screen.viewing.reading import Slot
from rig.screen.viewing.scroll_view import ScrollView
from rig.screen.viewing.words import Say, tr


class Saving(QObject):
    """Saves what a window shows; tables are written beside the window.

    Attributes
    ----------
    said : what is written and where, one sentence
    """

    said = Signal(str)

    def __init__(self, feed: Feed, traces: ScrollView) -> None:
        super().__init__()
        self._feed, self._traces = feed, traces

    def picture(self, window: QWidget) -> None:
        """Save what a window shows as PNG."""
        about = stretch_name(self._traces.from_s, self._traces.to_s)
        path = free_path(self._feed.path, about, ".png")
        if window.grab().save(str(path)):
            self.said.emit(tr(Say.WRITTEN, path=path))
        else:
            self.said.emit(tr(Say.CANNOT_WRITE, name=path.name, why=path.parent))

    def stretch(self) -> None:
        """Save the samples of what is shown as CSV."""
        from_s, to_s = self._traces.from_s, self._traces.to_s
        path = free_path(self._feed.path, stretch_name(from_s, to_s), ".csv")
        to_s = math.inf if to_s >= self._traces.ends_s else to_s  # the newest sample too
        self._write(path, partial(write_stretch, path, self._feed.session.streams, from_s, to_s))

    def reps(self, reps: Sequence[Judged]) -> None:
        """Save reps, edits included, as CSV."""
        path = free_path(self._feed.path, "reps", ".csv")
        self._write(path, partial(write_reps, path, reps))

    def _write(self, path: Path, write: Callable[[], Path]) -> None:
        self.said.emit(tr(Say.WRITING, name=path.name))
        self._feed.ask(Slot.TABLE, write, lambda done: self.said.emit(tr(Say.WRITTEN, path=done)))
