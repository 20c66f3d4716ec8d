"""Draws the patient's window offscreen, and fails a test that leaves a window or a running timer behind."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
pytest.importorskip("PySide6.QtWidgets", reason="Qt's system libraries are missing", exc_type=ImportError)

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1]))

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication

WINDOWED = {"qapp", "qtbot", "window", "german"}


@pytest.fixture(scope="session", autouse=True)
def qt_is_warm(qapp: QApplication) -> None:
    """Draw once, hatching too: Qt opens two descriptors of its own then, and keeps them."""
    from drawing import drawn, scene

    drawn(scene(stale=True))


@pytest.fixture(autouse=True)
def no_window_left(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    """Name every top-level window and running timer that a test leaves; one without windows is not asked."""
    yield
    if not WINDOWED & set(request.node._fixtureinfo.argnames):
        return
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    left = [type(window).__name__ for window in QApplication.topLevelWidgets() if window.isVisible()]
    timers = [item for item in gc.get_objects() if isinstance(item, QTimer)]
    left += [f"timer of {timer.interval()} ms" for timer in timers if _is_running(timer)]
    assert not left, f"left behind: {', '.join(left)}"


def _is_running(timer: QTimer) -> bool:
    try:
        return timer.isActive()
    except RuntimeError:  # Qt has deleted it already
        return False
