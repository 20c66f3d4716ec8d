"""Starts Qt, so that a display that cannot be used is an answer and never a crash."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import (
    QLibraryInfo,
    QLocale,
    QMessageLogContext,
    QtMsgType,
    QTranslator,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from rig.errors import RigError
from rig.screen.language import load

ASK_FOR = "QT_QPA_PLATFORM"


def application() -> QApplication:
    """Give the one application of this process, made and translated on the first call.

    Raises
    ------
    RigError : no window can be opened here, and why
    """
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    app = _start()
    app.setApplicationName("force rig")
    app.setApplicationDisplayName("force rig")
    _translate(app)
    return app


def _start() -> QApplication:
    """Let Qt end up offscreen where no display answers: with only the real ones to choose from it aborts."""
    said: list[str] = []
    asked = os.environ.get(ASK_FOR)
    if asked is None and sys.platform not in ("win32", "darwin"):
        first = "wayland;xcb" if os.environ.get("WAYLAND_DISPLAY") else "xcb"
        os.environ[ASK_FOR] = f"{first};offscreen"

    def listen(_: QtMsgType, __: QMessageLogContext, words: str) -> None:
        said.append(words)

    before = qInstallMessageHandler(listen)
    try:
        app = QApplication([sys.argv[0]])
    finally:
        qInstallMessageHandler(before)
        if asked is None:
            os.environ.pop(ASK_FOR, None)
    if asked is None and app.platformName() == "offscreen":
        app.shutdown()
        why = said[0].splitlines()[0] if said else "no display answers"
        raise RigError(f"no window can be opened: {why}")
    return app


def _translate(app: QApplication) -> None:
    """Take the language of the system where there is one of ours, and Qt's own texts in it."""
    locale = QLocale()
    load(app, locale)
    qt = QTranslator(app)
    if qt.load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(qt)
