"""Sessions for views: pulls of a chosen height, finished or recorded while a test looks."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np

from rig.events import Event, Gap, Mark, Rep
from rig.record.place import session_name
from rig.screen.viewing.window import SessionWindow
from rig.setup import SessionSetup
from tests.analysis.made_session import SETUP, pulls, write_session


def three_pulls(folder: Path, newtons: float = 50.0, **changes: object) -> Path:
    """Write a session of three pulls: reps at 2 to 10, 12 to 20 and 22 to 30 s, a gap, and a mark at 31 s."""
    force, events = pulls(3, newtons)
    extra: list[Event] = [Gap("band_knee", 32.0, 32.5, 32.6, 40, "wire"), Mark(31.0, 31.0, "cough")]
    return write_session(folder, force, (*events, *extra), missing=range(2560, 2600), **changes)


def one_peak(folder: Path, seconds: float, at_s: float, newtons: float) -> Path:
    """Write a session in which nothing happens but one sample."""
    force = np.zeros(int(seconds * 80))
    force[int(at_s * 80)] = newtons
    events = [Rep("band_knee", at_s - 1, at_s + 1, at_s + 1.1, newtons, at_s)]
    return write_session(folder, force, events)


def setup_of(**changes: object) -> SessionSetup:
    return dataclasses.replace(SETUP, **changes)  # type: ignore[arg-type]


def name_of(**changes: object) -> str:
    return session_name(setup_of(**changes))


def settled(window: SessionWindow) -> bool:
    """Say whether everything asked for has been read and shown."""
    from PySide6.QtWidgets import QApplication

    QApplication.processEvents()
    return window.is_settled
