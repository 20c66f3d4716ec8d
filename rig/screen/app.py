"""The windows of a running session: they pull its newest snapshot 60 times a second, nobody sends to them.

Every window has ``refresh(snapshot, data_age_s)``. The first is the main one: closing it ends the session, in
order, and everything is kept. A window that is slow or gone costs the recording nothing.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer

from rig.screen.application import application
from rig.screen.patient.window import PatientWindow
from rig.session.session import Session
from rig.session.snapshot import Snapshot
from rig.setup import SessionSetup

FRAME_MS = 16


class Window(Protocol):
    """What `Screens` knows of a window."""

    def refresh(self, snapshot: Snapshot, data_age_s: float) -> None: ...
    def show(self) -> None: ...
    def close(self) -> bool: ...
    def deleteLater(self) -> None: ...  # noqa: N802  Qt's name
    def installEventFilter(self, watcher: QObject) -> None: ...  # noqa: N802  Qt's name


class Shown(Protocol):
    """A session as the windows know it."""

    @property
    def running(self) -> bool: ...
    @property
    def snapshot(self) -> Snapshot | None: ...
    @property
    def data_age_s(self) -> float: ...
    def stop(self) -> None: ...


def show(session: Session, setup: SessionSetup, ends_s: float) -> None:
    """Show a running session until it is over or its main window is closed.

    Raises
    ------
    RigError : no window can be opened here, and why
    """
    application()
    Screens(session, [PatientWindow(setup, session.mark)]).run()


class Screens(QObject):
    """Keeps the windows of one session fresh."""

    def __init__(self, session: Shown, windows: Sequence[Window]) -> None:
        super().__init__()
        self._session = session
        self._windows = windows
        self._loop = QEventLoop()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._frame)
        windows[0].installEventFilter(self)

    def run(self) -> None:
        """Show the windows until the session is over; all are gone afterwards."""
        for window in self._windows:
            window.show()
        self._timer.start(FRAME_MS)
        with _stopped_by_signals(self._session):
            self._loop.exec()
        self._timer.stop()
        for window in self._windows:
            window.close()
            window.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Let a closed main window end the session."""
        if event.type() == QEvent.Type.Close:
            self._session.stop()
            self._loop.quit()
        return super().eventFilter(watched, event)

    def _frame(self) -> None:
        snapshot, age_s = self._session.snapshot, self._session.data_age_s
        if snapshot is not None:
            for window in self._windows:
                window.refresh(snapshot, age_s)
        if not self._session.running:
            self._loop.quit()


@contextmanager
def _stopped_by_signals(session: Shown) -> Iterator[None]:
    """Let Ctrl-C and ``kill`` stop the session: an exception would be lost inside Qt."""
    names = [name for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {n: signal.signal(getattr(signal, n), lambda *_: session.stop()) for n in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)
