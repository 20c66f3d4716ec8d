"""What colours must tell apart stays apart for people with any colour vision, and can be read."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from drawing import drawn, scene

from hardware_docs.pictures.colour_vision import VISION, as_seen, image_as_seen, linear
from rig.screen.patient.force_view import column
from rig.screen.theme import DARK, LIGHT, Theme

SAME_PLACE = (
    ("force", "good"),
    ("warn", "fault"),
    ("force", "panel"),
    ("good", "panel"),
    ("good", "stale"),
    ("force", "stale"),
)
"""Colours that take each other's place; each change comes with another shape or word as well."""
APART = 0.08  # in Oklab; 0.02 is just noticed side by side


def srgb(colour: str) -> np.ndarray:
    return np.array([int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)])


def oklab(rgb: np.ndarray) -> np.ndarray:
    to_lms = (
        (0.4122214708, 0.5363325363, 0.0514459929),
        (0.2119034982, 0.6806995451, 0.1073969566),
        (0.0883024619, 0.2817188376, 0.6299787005),
    )
    to_lab = (
        (0.2104542553, 0.793617785, -0.0040720468),
        (1.9779984951, -2.428592205, 0.4505937099),
        (0.0259040371, 0.7827717662, -0.808675766),
    )
    return np.array(to_lab) @ np.cbrt(np.array(to_lms) @ np.clip(rgb, 0, 1))


def contrast(one: str, other: str) -> float:
    light = sorted(float(linear(srgb(c)) @ (0.2126, 0.7152, 0.0722)) for c in (one, other))
    return (light[1] + 0.05) / (light[0] + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("vision", VISION)
def test_colours_that_mean_something_differ(theme: Theme, vision: str) -> None:
    seen = {
        name: oklab(linear(as_seen(srgb(getattr(theme, name)), vision)))
        for name in ("force", "good", "warn", "fault", "panel", "stale")
    }
    close = {pair: round(float(np.linalg.norm(seen[pair[0]] - seen[pair[1]])), 3) for pair in SAME_PLACE}
    assert min(close.values()) >= APART, close


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("vision", VISION)
def test_states_differ_in_the_picture_itself(theme: Theme, vision: str) -> None:
    """Look at the bar's pixels: on the way, inside the zone, and old."""
    states = (scene({"newtons": 30.0}), scene({"newtons": 40.0}), scene({"newtons": 40.0}, stale=True))
    seen = []
    for shown in states:
        image, where = drawn(shown, theme=theme)
        inner = column(where.bars[0])
        part = image.copy(int(inner.left) + 4, int(inner.bottom) - 60, 60, 56)
        pixels = image_as_seen(part, vision)
        rows = np.frombuffer(pixels.constBits(), np.uint8).reshape(56, pixels.bytesPerLine())[:, :180]
        seen.append(oklab(linear(rows.reshape(-1, 3).mean(axis=0) / 255)))
    apart = [float(np.linalg.norm(a - b)) for a, b in itertools.combinations(seen, 2)]
    assert min(apart) >= APART, apart


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_text_can_be_read(theme: Theme) -> None:
    assert contrast(theme.ink, theme.background) > 12
    assert contrast(theme.ink, theme.panel) > 7
    assert contrast(theme.faint, theme.background) > 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_bar_stands_out_from_its_ground(theme: Theme) -> None:
    assert contrast(theme.force, theme.panel) > 3
    assert contrast(theme.good, theme.panel) > 2.5
