"""What colours must tell apart stays apart for people with any colour vision, and can be read."""

from __future__ import annotations

import numpy as np
import pytest

from rig.screen.theme import DARK, LIGHT, Theme

VISION = {  # linear RGB, full dichromacy: Machado, Oliveira and Fernandes 2009, doi 10.1109/TVCG.2009.113
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
SAME_PLACE = (("force", "good"), ("warn", "fault"), ("force", "panel"), ("good", "panel"))
"""Colours that take each other's place; each change comes with another shape or word as well."""
APART = 0.08  # in Oklab; 0.02 is just noticed side by side


def linear(colour: str) -> np.ndarray:
    channels = np.array([int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


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
    light = sorted(float(linear(c) @ (0.2126, 0.7152, 0.0722)) for c in (one, other))
    return (light[1] + 0.05) / (light[0] + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("vision", VISION)
def test_colours_that_mean_something_differ(theme: Theme, vision: str) -> None:
    seen = {
        name: oklab(np.array(VISION[vision]) @ linear(getattr(theme, name)))
        for name in ("force", "good", "warn", "fault", "panel")
    }
    close = {pair: round(float(np.linalg.norm(seen[pair[0]] - seen[pair[1]])), 3) for pair in SAME_PLACE}
    assert min(close.values()) >= APART, close


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_text_can_be_read(theme: Theme) -> None:
    assert contrast(theme.ink, theme.background) > 12
    assert contrast(theme.ink, theme.panel) > 7
    assert contrast(theme.faint, theme.background) > 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_bar_stands_out_from_its_ground(theme: Theme) -> None:
    assert contrast(theme.force, theme.panel) > 3
    assert contrast(theme.good, theme.panel) > 2.5
