"""Keeps the windows of a session fresh: they pull its newest snapshot, nobody sends to them.

Every window has ``refresh(snapshot, data_age_s)``. A look at the mailbox costs next to nothing, so there is
one every few milliseconds, and a frame as soon as there is something new: no sample waits for the next tick
of a frame's clock. A window that is slow, fails or is gone costs the recording nothing.
"""

from __future__ import annotations

import math
import signal
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from rig.screen.aside import say_aside
from rig.screen.lost_display import Recorded, outlived_by
from rig.screen.mishaps import Mishaps
from rig.screen.notice import Notice
from rig.screen.start_screen import close_start_screen
from rig.session.snapshot import Snapshot

LOOK_MS = 2
FRAME_S = 0.0105
"""The least from frame to frame: 85 a second. Where packets come in bursts the newest sample is 17 ms old at
the 99th percentile; at 62 a second it was 21."""

MOST_OF_A_CORE = 0.5  # on a computer that draws slowly there are fewer frames
QUIET_FRAME_S = 0.05  # without news: clocks go on, and what grows old is greyed out
UNSEEN_LOOK_MS = 100  # with every window minimised


class Window(Protocol):
    """What `Screens` knows of a window; it is a `QWidget` too.

    One with an attribute `stays` outlives the session for as long as that is true.
    """

    def refresh(self, snapshot: Snapshot, data_age_s: float) -> None: ...


class Shown(Recorded, Protocol):
    """A session as the windows know it."""

    @property
    def snapshot(self) -> Snapshot | None: ...
    @property
    def data_age_s(self) -> float: ...


class Screens(QObject):
    """The windows of one session.

    The first is the main one: closing it ends the session, in order, and everything is kept. It is drawn
    last: the patient pulls after the other one, this one is read.
    """

    def __init__(self, session: Shown, windows: Sequence[Window]) -> None:
        super().__init__()
        self._session = session
        self._windows = windows
        self._widgets = [window for window in windows if isinstance(window, QWidget)]
        self._mishaps = Mishaps(_tell)
        self._notices: list[Notice] = []
        self._shown_s = math.nan
        self._framed_at_s = -math.inf
        self._busy_s = math.inf  # processor time of this thread at the newest frame
        self._loop = QEventLoop()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._look)
        self._widgets[0].installEventFilter(self)

    def run(self) -> None:
        """Show the windows until the session is over; all are gone afterwards."""
        with _stopped_by_signals(self._session), outlived_by(self._session), self._mishaps.caught_from_qt():
            for widget in self._widgets:
                if not widget.isVisible():
                    widget.show()
            close_start_screen()
            self._timer.start(LOOK_MS)
            self._loop.exec()
            self._timer.stop()
            for widget in self._widgets:
                widget.close()
                widget.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Let a closed main window end the session."""
        if event.type() == QEvent.Type.Close:
            self._session.stop()
            self._loop.quit()
        return super().eventFilter(watched, event)

    def _look(self) -> None:
        """Draw a frame where there is news, or where it is time for one without."""
        if not self._session.running and not any(getattr(one, "stays", False) for one in self._windows):
            self._loop.quit()
        snapshot = self._session.snapshot
        if snapshot is None:
            return
        now_s, busy_s, newest_s = time.monotonic(), time.thread_time(), snapshot.live.newest_s
        least_s = FRAME_S if newest_s != self._shown_s else QUIET_FRAME_S
        if now_s - self._framed_at_s >= max(least_s, (busy_s - self._busy_s) / MOST_OF_A_CORE):
            self._framed_at_s, self._busy_s, self._shown_s = now_s, busy_s, newest_s
            self._frame(snapshot)

    def _frame(self, snapshot: Snapshot) -> None:
        """Refresh every window, the main one last: painted in this order, it keeps no other one waiting."""
        age_s = self._session.data_age_s
        for window in reversed(self._windows):
            with self._mishaps.caught():
                window.refresh(snapshot, age_s)
        self._say_what_fails()
        seen = any(widget.isVisible() and not widget.isMinimized() for widget in self._widgets)
        pace_ms = LOOK_MS if seen else UNSEEN_LOOK_MS
        if self._timer.interval() != pace_ms:
            self._timer.setInterval(pace_ms)

    def _say_what_fails(self) -> None:
        """Lay a notice over every window for as long as something goes wrong."""
        if self._mishaps.lately and not self._notices:
            self._notices = [Notice(widget) for widget in self._widgets]
        elif self._notices and not self._mishaps.lately:
            for notice in self._notices:
                notice.deleteLater()
            self._notices = []


def _tell(mishap: str) -> None:
    say_aside(f"note: the screen has failed, the recording goes on: {mishap}")


@contextmanager
def _stopped_by_signals(session: Recorded) -> Iterator[None]:
    """Let Ctrl-C and ``kill`` stop the session: an exception would be lost inside Qt."""
    names = [name for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {n: signal.signal(getattr(signal, n), lambda *_: session.stop()) for n in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)
