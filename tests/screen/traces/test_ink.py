"""Groups are seen on either ground: their colours stand out from it by 3 to 1, as WCAG asks of graphics."""

from __future__ import annotations

import pytest

pytest.importorskip("PySide6", reason="the screen's packages are not installed")

from PySide6.QtGui import QColor

from rig.screen.traces.ink import Ink, dark, light


def luminance(colour: QColor) -> float:
    """Give the relative luminance of WCAG 2."""
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    darker, brighter = sorted(map(luminance, (one, other)))
    return (brighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("ink", [dark(), light()], ids=["dark", "light"])
def test_groups_words_and_traces_stand_out(ink: Ink) -> None:
    assert len({colour.name() for colour in ink.groups}) == 4
    assert min(contrast(colour, ink.lane) for colour in ink.groups) >= 3.0
    assert contrast(ink.words, ink.lane) >= 7.0
    assert contrast(ink.trace, ink.lane) >= 7.0
    assert contrast(ink.faint, ink.lane) >= 4.5
