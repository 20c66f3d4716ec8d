"""Draw the patient's window at moments worth seeing: `make pictures`."""

from __future__ import annotations

import math
import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QGuiApplication, QImage, QPainter

from rig.screen.patient.picture import paint_scene
from rig.screen.patient.scene import BigBar, Count, Cue, Pelvis, Ring, Scene
from rig.screen.theme import DARK, LIGHT, Theme
from rig.screen.words import Say, Words

FOLDER = Path(__file__).parent
WIDTH, HEIGHT = 1280, 720
SET = Words(Say.SET_OF, (("number", 2), ("sets", 3)))


def bar(newtons: float, channel: str = "band_knee", label: Say = Say.KNEE, ghost: float = 40.5) -> BigBar:
    zone = (36.0, 44.0) if channel == "band_knee" else None
    return BigBar(channel, Words(label), newtons, 60.0, zone, ghost)


KNEE = bar(38.2)
STILL = Pelvis(0.06, "", "", Words(Say.STEADY))
ROLLED = Pelvis(0.72, "fault", "backward", Words(Say.ROLLS_BACKWARD))
SCENES = {
    "hold": (LIGHT, Scene(False, Cue(), (KNEE,), Ring(6.3, 5.0, 10.0), STILL, Count(4, 1, SET, 10))),
    "roll": (
        DARK,
        Scene(
            False,
            Cue(Words(Say.ROLLING_BACKWARD), "fault"),
            (bar(27.0), bar(18.4, "band_foot", Say.FOOT, math.nan)),
            Ring(0.0, 5.0, 10.0),
            ROLLED,
            Count(4, 1, SET, 10),
            simulated=True,
        ),
    ),
    "stale": (
        LIGHT,
        Scene(
            True,
            Cue(Words(Say.NO_DATA_FOR, (("seconds", 1.5),)), "fault"),
            (KNEE,),
            Ring(3.2, 5.0, 10.0),
            STILL,
            Count(4, 1, SET, 10),
        ),
    ),
    "rest": (
        DARK,
        Scene(
            False,
            Cue(Words("Set done. Turn to the other side")),
            (bar(0.4),),
            None,
            Pelvis(-0.4, "warn", "forward", Words(Say.ROLLS_FORWARD)),
            Count(0, 0, SET, 10),
            rest_left_s=42.0,
        ),
    ),
}


def main() -> None:
    app = QGuiApplication.instance() or QGuiApplication([])
    for name, (theme, scene) in SCENES.items():
        path = FOLDER / f"patient_{name}.png"
        drawn(scene, theme).save(str(path))
        print(path.relative_to(Path.cwd()))  # noqa: T201
    del app


def drawn(scene: Scene, theme: Theme, width: int = WIDTH, height: int = HEIGHT) -> QImage:
    """Draw a scene as the window does."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_scene(painter, width, height, scene, theme)
    painter.end()
    return image


if __name__ == "__main__":
    main()
