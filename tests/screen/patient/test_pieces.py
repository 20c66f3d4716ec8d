"""A window that draws only what has changed looks exactly like one that draws everything.

Everything is drawn once before it is compared: Qt sets a text by up to 1/64 of a pixel otherwise as long as
it has not loaded all its letters.
"""

from __future__ import annotations

import dataclasses
import math
import random
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QImage, QPainter, QRegion
from PySide6.QtWidgets import QApplication

from rig.screen.patient.picture import Picture, picture_of
from rig.screen.patient.scene import (
    BigBar,
    Count,
    Countdown,
    Cue,
    Heading,
    Pace,
    Page,
    Pelvis,
    Ring,
    Scene,
)
from rig.screen.patient.window import PatientWindow
from rig.screen.theme import DARK, LIGHT, Theme
from rig.screen.words import NOTHING, Say, Words
from tests.screen.patient.drawing import SCENE, drawn, scene
from tests.screen.test_view_model import SETUP

WIDTH, HEIGHT = 960, 540
KNEE = BigBar("band_knee", Words(Say.KNEE), 30.0, 60.0, (36.0, 44.0))
FOOT = BigBar("band_foot", Words(Say.FOOT), 10.0, 60.0)
STEPS = 90


class Walk:
    """Scenes one after another, each a little unlike the one before; now and then everything is new."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._scene = SCENE

    def scenes(self) -> Iterator[Scene]:
        for step in range(STEPS):
            fields = ["page"] if step % 12 == 0 else self._random.sample(list(self._changes()), 2)
            for field in fields:
                self._scene = dataclasses.replace(self._scene, **{field: self._changes()[field]})
            yield self._scene

    def _changes(self) -> dict[str, object]:
        one = self._random
        return {
            "stale": one.random() < 0.2,
            "cue": Cue(one.choice([NOTHING, Words(Say.EASE_OFF)]), one.choice(["", "good", "warn", "fault"])),
            "bars": tuple(self._bar(bar) for bar in one.choice([(KNEE,), (KNEE, FOOT)])),
            "ring": one.choice(
                [None, Ring(one.uniform(0, 11), 5.0, 10.0), Ring(one.uniform(0, 6), 5.0, 5.0)]
            ),
            "pelvis": one.choice([None, self._pelvis(), self._pelvis()]),
            "count": Count(one.choice([None, one.randrange(120)]), one.randrange(3), Words(Say.HOLD), 9),
            "page": one.choice(list(Page)),
            "heading": Heading(
                Words("Knee up"), Words(Say.LEFT_SIDE), note=one.choice([NOTHING, Words("-")])
            ),
            "pace": one.choice([None, self._pace()]),
            "countdown": Countdown(one.uniform(0, 60), 60.0, Words(Say.REST)),
            "asked": Words(one.choice([Say.ONE_MOMENT, Say.GETTING_READY])),
            "hint": one.choice([NOTHING, Words(Say.NOT_YET)]),
            "summary": tuple([Words(Say.THANKS)] * one.randrange(4)),
            "sound": one.random() < 0.5,
        }

    def _bar(self, bar: BigBar) -> BigBar:
        one = self._random
        newtons = one.choice([math.nan, -3.0, one.uniform(0, 70), one.uniform(28, 46)])
        zone = one.choice([None, (36.0, 44.0), (1.0, 3.0)])
        return dataclasses.replace(
            bar,
            newtons=newtons,
            zone=zone,
            in_zone=zone is not None and zone[0] <= newtons <= zone[1],
            ghost_newtons=one.choice([math.nan, one.uniform(0, 60)]),
            ghost_now_newtons=one.choice([math.nan, one.uniform(0, 60)]),
            stale=one.random() < 0.1,
        )

    def _pelvis(self) -> Pelvis:
        level = self._random.choice(["", "", "warn", "fault"])
        place = self._random.choice([math.nan, self._random.uniform(-1, 1), self._random.uniform(-1, 1)])
        return Pelvis(place, level, self._random.choice(["", "forward", "backward"]), Words(Say.STEADY))

    def _pace(self) -> Pace:
        over = (1.0, self._random.random(), 0.0, 0.0)
        return Pace((2.0, 5.0, 2.0, 1.0), Words(Say.UP), self._random.uniform(0, 5), over)


class Sheet:
    """A picture that is drawn piece by piece, as Qt lets a window do it."""

    def __init__(self, ratio: float, theme: Theme) -> None:
        self.image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
        self.image.setDevicePixelRatio(ratio)
        self._size = WIDTH / ratio, HEIGHT / ratio
        self._theme = theme
        self._shown: Picture | None = None

    def follow(self, shown: Scene) -> QRegion:
        """Draw what has changed; give it."""
        picture, before = picture_of(shown, *self._size, self._theme), self._shown
        region = None if before is None else picture.changed_from(before)
        painter = QPainter(self.image)
        if region is not None:
            painter.setClipRegion(region)
        picture.paint(painter, region)
        painter.end()
        self._shown = picture
        return region if region is not None else QRegion(0, 0, WIDTH, HEIGHT)


def share(region: QRegion) -> float:
    return sum(rect.width() * rect.height() for rect in region) / (WIDTH * HEIGHT)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("ratio", [1.0, 1.5])
@pytest.mark.parametrize("seed", [1, 2])
def test_drawn_in_pieces_every_pixel_is_as_drawn_at_once(theme: Theme, ratio: float, seed: int) -> None:
    scenes = list(Walk(seed).scenes())
    for shown in scenes:
        drawn(shown, WIDTH, HEIGHT, theme, ratio)
    sheet, less = Sheet(ratio, theme), 0
    for number, shown in enumerate(scenes):
        less += share(sheet.follow(shown)) < 0.5
        whole, _ = drawn(shown, WIDTH, HEIGHT, theme, ratio)
        assert sheet.image == whole, f"scene {number}: {shown}"
    assert less > STEPS / 3


def test_what_stands_on_the_screen_is_what_the_window_would_draw_anew(qtbot) -> None:
    window = PatientWindow(SETUP, lambda label: None)
    window.resize(WIDTH, HEIGHT)
    window.use(LIGHT)
    window.show()
    qtbot.waitExposed(window)
    different = 0
    for warm in (True, False):
        for shown in Walk(4).scenes():
            window.show_scene(shown)
            QApplication.processEvents()
            on_screen = window.screen().grabWindow(window.winId()).toImage()
            different += not warm and on_screen != window.grab().toImage()
    window.close()
    window.deleteLater()
    assert different == 0


@pytest.mark.parametrize(
    ("changes", "most"),
    [
        ({"bar": {"newtons": 31.0}}, 0.04),
        ({"bar": {"newtons": 30.2}}, 0.01),
        ({"pelvis": Pelvis(0.1, "", "", Words(Say.STEADY))}, 0.05),
        ({"ring": Ring(2.6, 5.0, 10.0)}, 0.06),
        ({}, 0.0),
    ],
    ids=["another newton", "less than a newton", "pelvis", "hold", "nothing"],
)
def test_a_change_draws_little_more_than_what_moves(changes: dict, most: float) -> None:
    sheet = Sheet(1.0, LIGHT)
    sheet.follow(scene())
    assert share(sheet.follow(scene(**changes))) <= most


def test_another_theme_or_size_draws_everything() -> None:
    before = picture_of(SCENE, WIDTH, HEIGHT, LIGHT)
    for after in (picture_of(SCENE, WIDTH, HEIGHT, DARK), picture_of(SCENE, WIDTH + 1, HEIGHT, LIGHT)):
        assert share(after.changed_from(before)) >= 1.0


def test_every_part_has_a_name_of_its_own() -> None:
    for shown in Walk(3).scenes():
        names = [part.name for part in picture_of(shown, WIDTH, HEIGHT, LIGHT).parts]
        assert len(set(names)) == len(names)
