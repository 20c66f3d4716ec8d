"""Pressed keys, named as they are written on the buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

OTHERS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)

DECIMAL = {",": "."}  # as keyboards have it where a comma parts the decimals


def name_of(event: QKeyEvent) -> str:
    """Name a key: ``M``, ``Shift+M``, ``Esc``, ``Shift+Esc``; "" for keys that no button has."""
    if event.modifiers() & OTHERS:
        return ""
    shift = "Shift+" if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else ""
    if event.key() == Qt.Key.Key_Escape:
        return f"{shift}Esc"
    letter = DECIMAL.get(event.text(), event.text()).upper()
    return f"{shift}M" if letter == "M" else letter
