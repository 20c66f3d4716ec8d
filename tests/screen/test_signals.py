"""What holds for every window."""

from __future__ import annotations

import sys

import pytest

pytest.importorskip("PySide6", reason="the screen's packages are not installed")

from PySide6.QtCore import QObject, Signal


class Sender(QObject):
    sent = Signal(object, bool)


def test_signals_leave_the_count_of_references_as_it_is() -> None:
    """PySide6 6.12.0 on Python before 3.12 loses references to None and True and then aborts."""
    sender = Sender()
    sender.sent.connect(lambda thing, flag: None)
    before = sys.getrefcount(None)
    for _ in range(2000):
        sender.sent.emit(None, True)
    assert abs(sys.getrefcount(None) - before) < 200
