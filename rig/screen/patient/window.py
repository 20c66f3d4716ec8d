"""The patient's window: paints the newest scene. F11 or a double click fills a screen, B turns it dark.

V turns tones on and off.
"""

from __future__ import annotations

import dataclasses
import math
import time
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from rig.screen.mishaps import guarded
from rig.screen.patient.force_view import pixels_per_newton
from rig.screen.patient.model import PatientModel
from rig.screen.patient.picture import Picture, picture_of, work_places
from rig.screen.patient.scene import Scene
from rig.screen.patient.sound import Sound
from rig.screen.patient.tones import tone_for
from rig.screen.theme import DARK, LIGHT, Theme
from rig.session.snapshot import Phase, Snapshot
from rig.setup import SessionSetup

FIRST_SIZE = (1280, 720)
LEAST_SIZE = (640, 400)
DONE_S = 8.0  # what was done stays to be read, unless a key is pressed
STEADY_FRAMES = 30  # a window that is being dragged larger settles first


class PatientWindow(QWidget):
    """Shows one session to the patient.

    Parameters
    ----------
    mark : writes a mark into the record; the screen's gain is recorded, since it changes steadiness
    sound : tones are on at first

    Attributes
    ----------
    sound : plays the tones
    """

    def __init__(self, setup: SessionSetup, mark: Callable[[str], None], sound: bool = False) -> None:
        super().__init__()
        self.sound = Sound()
        self.sound.on = sound
        self._model = PatientModel(setup)
        self._mark = mark
        self._scene: Scene | None = None
        self._picture: Picture | None = None
        self._done_at_s = math.inf
        self._dismissed = False
        self._theme = system_theme()
        self._gain = self._recorded_gain = 0.0
        self._frames_at_gain = 0
        self.setWindowTitle(f"force rig · {setup.subject}")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(*LEAST_SIZE)
        self.resize(*FIRST_SIZE)

    def refresh(self, snapshot: Snapshot, data_age_s: float) -> None:
        """Take the newest snapshot; paint it if it shows something else than the last."""
        scene = dataclasses.replace(self._model.scene(snapshot, data_age_s), sound=self.sound.on)
        tone = tone_for(self._scene, scene)
        if tone is not None:
            self.sound.play(tone)
        if scene.finished and math.isinf(self._done_at_s):
            self._done_at_s = time.monotonic()
        if scene != self._scene:
            self.show_scene(scene)
        if snapshot.phase is Phase.MEASURING:
            self._record_gain(scene)

    def show_scene(self, scene: Scene) -> None:
        """Lay a scene out and ask for what has changed: while a person pulls, a fiftieth of the window."""
        before, self._scene, self._picture = self._picture, scene, self._laid_out(scene)
        if before is None:
            self.update()
        else:
            self.update(self._picture.changed_from(before))

    @property
    def stays(self) -> bool:
        """Whether the window is to outlive its session, so that what was done can be read."""
        return self.isVisible() and 0 <= time.monotonic() - self._done_at_s < DONE_S and not self._dismissed

    @property
    def theme(self) -> Theme:
        return self._theme

    def use(self, theme: Theme) -> None:
        """Change to light or dark."""
        self._theme = theme
        self._picture = None
        self.update()

    def fill_second_screen(self) -> bool:
        """Move to the second monitor and fill it; False where there is only one."""
        others = [
            screen for screen in QGuiApplication.screens() if screen is not QGuiApplication.primaryScreen()
        ]
        if not others:
            return False
        self.setGeometry(others[0].geometry())
        self.showFullScreen()
        return True

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Draw the parts of the picture that lie in what Qt asks for, and has clipped the painter to."""
        if self._picture is None:
            self._picture = self._laid_out(self._scene or self._model.nothing_yet())
        painter = QPainter(self)
        self._picture.paint(painter, event.region())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        self._picture = None  # Qt asks for all of it
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        self._dismissed = not math.isinf(self._done_at_s)
        if event.key() in (Qt.Key.Key_F11, Qt.Key.Key_F):
            self._change_full()
        elif event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self.showNormal()
        elif event.key() == Qt.Key.Key_B:
            self.use(LIGHT if self._theme is DARK else DARK)
        elif event.key() == Qt.Key.Key_V:
            self.sound.on = not self.sound.on
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, _: QMouseEvent) -> None:  # noqa: N802  Qt's name
        self._change_full()

    def _laid_out(self, scene: Scene) -> Picture:
        return picture_of(scene, self.width(), self.height(), self._theme)

    def _change_full(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def _record_gain(self, scene: Scene) -> None:
        """Mark how many of the screen's own pixels a newton moves the bar, whenever that has changed."""
        if not scene.bars:
            return
        where = work_places(self.width(), self.height(), scene)
        gain = pixels_per_newton(where.bars[0], scene.bars[0]) * self.devicePixelRatioF()
        self._frames_at_gain = self._frames_at_gain + 1 if gain == self._gain else 0
        self._gain = gain
        if gain != self._recorded_gain and self._frames_at_gain >= STEADY_FRAMES:
            self._recorded_gain = gain
            self._mark(f"screen gain: {gain:.3f} pixels per newton")


def system_theme() -> Theme:
    """Follow the system's choice; light where it has none."""
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return DARK if dark else LIGHT
