"""Our texts in another language: ``languages/rig_<language>.qm``, made from the ``.ts`` beside it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from rig.screen.spoken import spoken
from rig.screen.words import CONTEXT, Words

FOLDER = Path(__file__).parent / "languages"


def load(app: QCoreApplication, locale: QLocale) -> QTranslator | None:
    """Speak `locale`'s language from now on; None where it is not among ours: English then."""
    translator = QTranslator(app)
    if not translator.load(locale, "rig", "_", str(FOLDER), ".qm"):
        return None
    app.installTranslator(translator)
    return translator


def said(words: Words) -> str:
    """Say words in the language of the screen, numbers as it writes them."""
    sentence = translated(CONTEXT, words.template)
    return sentence.format(**{name: _number(value) for name, value in words.values})


def translated(context: str, text: str) -> str:
    """Translate a text of a window, of the exercises that it shows, or of the session; any other stays."""
    own = QCoreApplication.translate(context, text)
    return own if own != text else spoken(text)


def _number(value: float | str) -> str:
    if isinstance(value, str):
        return translated(CONTEXT, value)
    return QLocale().toString(value) if isinstance(value, int) else QLocale().toString(value, "f", 1)
