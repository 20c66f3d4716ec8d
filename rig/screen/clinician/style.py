"""How the clinician's windows look: one style sheet from the same ink as the traces."""

from __future__ import annotations

from rig.screen.traces.ink import Ink


def sheet(ink: Ink) -> str:
    """Write the style sheet for one ground."""
    return f"""
    QWidget {{ background: {ink.ground.name()}; color: {ink.words.name()}; font-size: 14px; }}
    QLabel#title {{ font-size: 16px; font-weight: 600; }}
    QLabel#clock {{ font-size: 20px; font-weight: 600; }}
    QLabel#count {{ font-size: 56px; font-weight: 700; }}
    QLabel#faint {{ color: {ink.faint.name()}; }}
    QFrame#card {{ background: {ink.lane.name()}; border-radius: 8px; }}
    QFrame#card QLabel {{ background: transparent; }}
    QPushButton {{ background: {ink.lane.name()}; border: 1px solid {ink.grid.name()}; border-radius: 6px;
        padding: 8px 14px; }}
    QPushButton:hover, QPushButton:focus {{ border: 1px solid {ink.rep.name()}; }}
    QPushButton#stop {{ border: 2px solid {ink.fault.name()}; }}
    QPushButton#stop[armed="true"] {{ background: {ink.fault.name()}; color: white; font-weight: 600; }}
    QLineEdit, QListWidget, QTableWidget {{ background: {ink.lane.name()};
        border: 1px solid {ink.grid.name()}; border-radius: 6px; padding: 4px; }}
    """
