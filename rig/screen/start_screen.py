"""What stands on the screen within half a second of the command, until the session's windows are there."""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from rig import __version__
from rig.screen.theme import DARK, LIGHT

SIZE = (640, 280)
PATIENCE_S = 0.2  # for the window system to show it
NAME_PX, WORDS_PX, LEFT_PX = 44, 17, 40


class StartScreen(QWidget):
    """Says what this is, that it is getting ready, and what it is not."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.SplashScreen | Qt.WindowType.FramelessWindowHint)
        self.painted = False
        scheme = QApplication.styleHints().colorScheme()
        self._theme = DARK if scheme is Qt.ColorScheme.Dark else LIGHT
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFixedSize(*SIZE)
        where = self.screen().availableGeometry()
        self.move(where.center() - self.rect().center())

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802  Qt's name
        theme, words = self._theme, _words()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.background)
        painter.fillRect(0, 0, 8, self.height(), theme.force)
        lines = (
            (44, NAME_PX, theme.ink, "force rig"),
            (104, WORDS_PX, theme.faint, __version__),
            (152, WORDS_PX, theme.ink, words[0]),
            (208, WORDS_PX - 2, theme.faint, words[1]),
        )
        for y, size_px, colour, said in lines:
            font = QFont(self.font())
            font.setPixelSize(size_px)
            font.setBold(size_px == NAME_PX)
            painter.setFont(font)
            painter.setPen(colour)
            room = self.rect().adjusted(LEFT_PX, y, -LEFT_PX, 0)
            painter.drawText(room, Qt.TextFlag.TextWordWrap, said)
        painter.end()
        self.painted = True


_standing: list[StartScreen] = []


def show_start_screen(app: QApplication) -> None:
    """Put it up; what follows may take its time."""
    screen = StartScreen()
    _standing.append(screen)
    screen.show()
    ends_s = time.monotonic() + PATIENCE_S
    while not screen.painted and time.monotonic() < ends_s:
        app.processEvents()


def close_start_screen() -> None:
    """Take it away, where there is one."""
    while _standing:
        screen = _standing.pop()
        screen.close()
        screen.deleteLater()


def _words() -> tuple[str, str]:
    translate = QCoreApplication.translate
    return (
        translate("StartScreen", "Getting ready …"),
        translate(
            "StartScreen",
            "For research and education. Not a medical device: it makes no diagnosis.",
        ),
    )
