"""A scene to change, and what stands where in a picture of it."""

from __future__ import annotations

import dataclasses

from PySide6.QtGui import QImage, QPainter

from rig.screen.patient.picture import picture_of, scene_places
from rig.screen.patient.places import Places
from rig.screen.patient.scene import BigBar, Count, Cue, Pelvis, Ring, Scene
from rig.screen.theme import LIGHT, Theme
from rig.screen.words import Say, Words

BAR = BigBar("band_knee", Words(Say.KNEE), 30.0, 60.0, (36.0, 44.0))
STILL = Pelvis(0.0, "", "", Words(Say.STEADY))
SCENE = Scene(False, Cue(), (BAR,), Ring(2.5, 5.0, 10.0), STILL, Count(4, 0, Words()))


def scene(bar: dict | None = None, **changes: object) -> Scene:
    """Change the scene and its bar; the bar shows that it is in its zone as the model would."""
    shown = dataclasses.replace(BAR, **(bar or {}))
    inside = shown.zone is not None and shown.zone[0] <= shown.newtons <= shown.zone[1]
    return dataclasses.replace(SCENE, bars=(dataclasses.replace(shown, in_zone=inside),), **changes)


def drawn(
    shown: Scene, width: int = 1280, height: int = 720, theme: Theme = LIGHT, ratio: float = 1.0
) -> tuple[QImage, Places]:
    """Draw as the window does; with a ratio of 1.5 every logical pixel is one and a half of the screen's."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    painter = QPainter(image)
    picture_of(shown, width / ratio, height / ratio, theme).paint(painter)
    painter.end()
    return image, scene_places(width / ratio, height / ratio, shown)


def colour(image: QImage, x: float, y: float) -> str:
    ratio = image.devicePixelRatio()
    return image.pixelColor(int(x * ratio), int(y * ratio)).name().upper()


def share_of(image: QImage, wanted: str, left: float, top: float, right: float, bottom: float) -> float:
    """Say how much of a rectangle has exactly this colour."""
    pixels = [(x, y) for x in range(int(left), int(right)) for y in range(int(top), int(bottom))]
    return sum(colour(image, x, y) == wanted for x, y in pixels) / len(pixels)
