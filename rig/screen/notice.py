"""A line across the top of a window that has failed: it says so, whatever the window still shows."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QWidget

from rig.screen.theme import DARK


class Notice(QLabel):
    """Lies over a window until it closes."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setText(
            QCoreApplication.translate(
                "Notice", "■ This screen has failed: what it shows may be old. The recording goes on."
            )
        )
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setStyleSheet(
            f"background: {DARK.fault}; color: {DARK.background}; padding: 8px; font: bold 20px"
        )
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(0, 0, window.width(), self.heightForWidth(window.width()))
        self.show()
        self.raise_()
