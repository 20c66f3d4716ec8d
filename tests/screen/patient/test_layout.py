"""Nothing overlaps, leaves the window or becomes too small to read, whatever the window and the fonts."""

from __future__ import annotations

import itertools

import pytest
from drawing import SCENE, drawn, scene

from rig.screen.patient.force_view import column, pixels_per_newton
from rig.screen.patient.hold_view import circle
from rig.screen.patient.places import READABLE, Place, places
from rig.screen.theme import LIGHT

SIZES = [(1280, 720), (1920, 1080), (3840, 2160), (853, 480), (640, 400)]


def overlap(one: Place, other: Place) -> bool:
    apart = one.right <= other.left or other.right <= one.left
    return not (apart or one.bottom <= other.top or other.bottom <= one.top)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("bars", [1, 2])
@pytest.mark.parametrize("ring", [True, False])
def test_every_part_has_its_own_place(size: tuple[int, int], bars: int, ring: bool) -> None:
    where = places(*size, bars, ring)
    parts = [where.cue, *where.bars, where.count, where.pelvis, where.footer, *([where.ring] if ring else [])]
    assert not [pair for pair in itertools.combinations(parts, 2) if overlap(*pair)]
    assert all(p.left >= 0 and p.top >= 0 and p.right <= size[0] and p.bottom <= size[1] for p in parts)
    assert where.readable == size[1] * READABLE


@pytest.mark.parametrize("size", SIZES)
def test_bar_and_ring_lie_inside_their_places(size: tuple[int, int]) -> None:
    where = places(*size, 2, True)
    for outer, inner in ((where.bars[1], column(where.bars[1])), (where.ring, circle(where.ring))):
        assert outer.left <= inner.left < inner.right <= outer.right
        assert outer.top <= inner.top < inner.bottom <= outer.bottom


@pytest.mark.parametrize(
    ("width", "height", "ratio"), [(1280, 720, 1.0), (1920, 1080, 1.0), (3840, 2160, 1.0), (1920, 1080, 1.5)]
)
def test_the_same_picture_at_every_size(width: int, height: int, ratio: float) -> None:
    image, where = drawn(scene({"newtons": 20.0}), width, height, ratio=ratio)
    inner = column(where.bars[0])
    y = (inner.bottom - 20.0 * pixels_per_newton(where.bars[0], SCENE.bars[0])) * ratio
    x = (inner.left + inner.width / 4) * ratio
    assert image.pixelColor(int(x), int(y) + 3).name().upper() == LIGHT.force
    assert image.pixelColor(int(x), int(y) - 3).name().upper() == LIGHT.panel
