"""Lets the tests of this room share their snapshot, and draws windows where nobody sees them."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale

from rig.screen.language import load

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def german(qapp: QCoreApplication) -> Iterator[None]:
    """Speak German."""
    with spoken_in("German", qapp):
        yield


@pytest.fixture(params=["English", "German"])
def language(request: pytest.FixtureRequest, qapp: QCoreApplication) -> Iterator[str]:
    """Speak one language after the other."""
    with spoken_in(request.param, qapp):
        yield request.param


@contextmanager
def spoken_in(language: str, app: QCoreApplication) -> Iterator[None]:
    before, locale = QLocale(), QLocale(getattr(QLocale.Language, language))
    QLocale.setDefault(locale)
    translator = load(app, locale)
    assert (translator is not None) == (language != "English")
    yield
    if translator is not None:
        app.removeTranslator(translator)
    QLocale.setDefault(before)
