"""Light and dark, in the Okabe-Ito colours that people with any colour vision tell apart.

Colour is never alone: whatever has one also has a shape or a word.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as ``#rrggbb``; `level` gives the one for ``""``, ``good``, ``warn`` or ``fault``."""

    name: str
    background: str
    panel: str
    ink: str
    faint: str
    line: str
    stale: str
    force: str
    good: str
    warn: str
    fault: str

    def level(self, level: str) -> str:
        return {"": self.ink, "good": self.good, "warn": self.warn, "fault": self.fault}[level]


LIGHT = Theme(
    name="light",
    background="#FFFFFF",
    panel="#ECEFF1",
    ink="#16191C",
    faint="#56606A",
    line="#8A949E",
    stale="#A3A9AF",
    force="#0072B2",
    good="#009E73",
    warn="#E69F00",
    fault="#D55E00",
)
DARK = Theme(
    name="dark",
    background="#101418",
    panel="#222A32",
    ink="#F4F6F8",
    faint="#A9B4BF",
    line="#66727E",
    stale="#646D76",
    force="#56B4E9",
    good="#009E73",
    warn="#E69F00",
    fault="#D55E00",
)
