"""The language of the system is the language of the windows."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

ASK = """
from rig.screen.application import application
app = application()
from rig.screen.language import said
from rig.screen.words import Say, Words
print(said(Words(Say.PELVIS)))
"""


@pytest.mark.parametrize(("locale", "word"), [("de_DE.UTF-8", "Becken"), ("en_GB.UTF-8", "Pelvis")])
def test_the_windows_speak_the_system_s_language(locale: str, word: str) -> None:
    system = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANGUAGE"))}
    system |= {"LANG": locale, "QT_QPA_PLATFORM": "offscreen"}
    ask = [sys.executable, "-c", ASK]
    asked = subprocess.run(ask, env=system, capture_output=True, text=True, check=True)
    assert asked.stdout.split() == [word]
